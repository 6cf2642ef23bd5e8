import type { FitOutcome } from '../tasks/fit.js';
import { renderReport } from './page.js';

/** {@link renderReport} where there is no document: Plot draws into linkedom's. Loads both on first use. */
export async function renderReportInNode(outcome: FitOutcome): Promise<string> {
  const [Plot, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom')]);
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  return renderReport(outcome, { Plot, document });
}
