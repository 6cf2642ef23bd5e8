/** The plan that a command writes: its settings, and its table. */
import { readFamily } from '../costs/read-family.js';
import { IsolossError } from '../errors.js';
import { parseNumber } from '../jobs/grammar.js';
import { columnsOf, type OutputColumn, tableFormatOf } from '../store/write-table.js';
import { type Plan, type PlanSettings, planRows } from '../tasks/plan/plan.js';

/** Settings as they were typed. Throws before any work what is wrong with them, and with the name of the file. */
export function planSettings(
  path: string,
  { planStep, planArchitecture }: Readonly<Record<string, unknown>>,
): PlanSettings {
  tableFormatOf(path);
  const step = planStep === undefined ? undefined : parseNumber(String(planStep));
  if (step !== undefined && !(step >= 1)) {
    throw new IsolossError(
      'bad-number',
      `--plan-step ${String(planStep)} is less than a token.`,
      'Write it as 524288.',
    );
  }
  return {
    ...(step === undefined ? {} : { tokensPerStep: step }),
    ...(planArchitecture === undefined ? {} : { family: readFamily(String(planArchitecture)) }),
  };
}

export function planColumns(plan: Plan, settings: PlanSettings): OutputColumn[] {
  return columnsOf(planRows(plan, settings));
}
