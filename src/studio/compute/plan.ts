/** The run to train for a budget, as a table whose loss is filled in by whoever trains it. */
import { allocate } from '../../tasks/allocate/allocate.js';
import type { FittedLaw } from '../../tasks/fitted/fitted-law.js';
import { planOfAllocation } from '../../tasks/plan/of-answers.js';
import { planRows } from '../../tasks/plan/plan.js';
import { csvText } from './csv.js';

/** CSV with a header. Throws as `allocate` and `planRows`. */
export async function planText(fitted: FittedLaw, budget: number): Promise<string> {
  const record = await allocate(fitted, { budget, backend: 'cpu' });
  const rows = planRows(planOfAllocation(record, fitted), {});
  const names = Object.keys(rows[0] ?? {});
  return csvText([names, ...rows.map((row) => names.map((name) => row[name]))]);
}
