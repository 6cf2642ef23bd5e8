import * as Plot from '@observablehq/plot';
import { renderReport } from '../../../src/report/pages/fit.js';
import { uncertain } from '../fixture.js';

/** Renders the fixture's report in the page that runs this. */
export function main(): Promise<string> {
  return renderReport(uncertain(), { Plot, document });
}
