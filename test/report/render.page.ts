import * as Plot from '@observablehq/plot';
import { renderReport } from '../../src/report/page.js';
import { outcome } from './fixture.js';

/** Renders the fixture's report in the page that runs this. */
export function main(): string {
  return renderReport(outcome(), { Plot, document });
}
