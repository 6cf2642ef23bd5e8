/** The fits of a comparison, as one batch: every law to all rows, and to those that are not held out. */
import type { Backend } from '../../backend/contract.js';
import type { Control } from '../../control.js';
import { AbortError, IsolossError, optionOf } from '../../errors.js';
import type { Table } from '../../runs/table.js';
import { withColumn } from '../../runs/table-rows.js';
import { plural } from '../../text.js';
import { columnsOfEntrant } from '../contenders/columns.js';
import type { Entrant } from '../contenders/entrants.js';
import { type Fitted, fittedOfBatch } from '../contenders/fitted.js';
import type { LawsOnRuns } from '../contenders/laws-on-runs.js';
import { jobOnCommonRows } from '../contenders/on-common-rows.js';
import { type BatchedFit, eachFit } from '../fit/batch.js';
import type { FitJob } from '../fit/job.js';
import { modelOfJob } from '../fit/model-of-job.js';
import { isOfRows } from '../fit/row-errors.js';
import type { Interruption } from '../interruption.js';
import { predict } from '../predict/predict.js';
import type { HeldOutRows } from './held-out.js';
import type { Judged } from './score.js';

/** The column that marks the held-out rows. */
const MARK = '(held out)';

export interface ComparedFits {
  readonly judged: readonly Judged[];
  /** By contender its fit to the rows that are not held out, or why there is none; those with published values have none. */
  readonly smaller: ReadonlyMap<string, Fitted | string>;
}

interface Planned {
  readonly name: string;
  readonly job: FitJob;
  readonly isSmaller: boolean;
}

/** How many fits there are. */
export function countOfFits({ entrants }: LawsOnRuns, held: HeldOutRows | undefined): number {
  const fitted = entrants.filter(
    ({ jobModel, published }) => jobModel !== undefined && published === undefined,
  );
  return fitted.length * (held === undefined ? 1 : 2);
}

/** Rejects with an `AbortError` if nothing was fitted by then; `left` says what an abort left out. */
export async function fitsOfLaws(
  laws: LawsOnRuns,
  held: HeldOutRows | undefined,
  left: Interruption,
  control: Control & { readonly backend: Backend },
): Promise<ComparedFits> {
  const { entrants, common, loss } = laws;
  const table =
    held === undefined
      ? common.table
      : withColumn(
          common.table,
          MARK,
          Array.from(held.rows, (is) => is === 1),
        );
  const smaller = new Map<string, Fitted | string>();
  const planned: Planned[] = [];
  for (const entrant of entrants) {
    const { name, jobModel, published } = entrant;
    if (jobModel === undefined || published !== undefined) continue;
    planned.push({ name, job: jobOnCommonRows(entrant, loss), isSmaller: false });
  }
  const whole = [...planned];
  for (const { name, job } of held === undefined ? [] : whole) {
    const lost = held === undefined ? 0 : groupsLost(job, table, held.rows);
    if (lost === 0) planned.push({ name, job: { ...job, holdOut: `\`${MARK}\`` }, isSmaller: true });
    else smaller.set(name, `Extrapolation: ${plural(lost, 'group')} would have no rows but held-out ones.`);
  }
  const all = new Map<string, BatchedFit | string>();
  let done = 0;
  try {
    await eachFit(
      planned.map(({ job }) => ({ job, table })),
      (index, result) => {
        const { name, job, isSmaller } = planned[index];
        if (result instanceof IsolossError && !isOfRows(result)) throw result;
        const found = result instanceof IsolossError ? result.worded(optionOf).message : result;
        done++;
        if (!isSmaller) all.set(name, found);
        else {
          smaller.set(
            name,
            typeof found === 'string' ? `Extrapolation: ${found}` : fittedOfBatch(found, job, table),
          );
        }
      },
      control,
    );
  } catch (error) {
    if (!(error instanceof AbortError) || all.size === 0) throw error;
    left.out(`after ${done} of ${plural(planned.length, 'fit')}`);
  }
  const judged = entrants.map((entrant): Judged => {
    const { name, jobModel, published, why } = entrant;
    if (jobModel === undefined) return { entrant, why: why ?? '', notes: [] };
    const own = jobModel.runs.origin.get('L') ?? 'L';
    const other =
      own === laws.target
        ? {}
        : { incomparable: `it is a law of ${own}, and the first one of ${laws.target}` };
    if (published !== undefined) return { entrant, ...other, ...evaluated(entrant, common.table) };
    const found = all.get(name) ?? 'The comparison was interrupted before it was fitted.';
    if (typeof found === 'string') return { entrant, ...other, why: found, notes: [] };
    const outcome = fittedOfBatch(found, jobOnCommonRows(entrant, loss), table);
    const { predicted, observed, weight } = outcome.rows;
    // What is said of the runs holds for all laws.
    const notes = outcome.record.warnings.filter((warning) => !laws.notes.includes(warning));
    return { entrant, ...other, outcome, predicted, observed, weight, notes };
  });
  return { judged, smaller };
}

/** Published values at the common rows. */
function evaluated(entrant: Entrant, table: Table) {
  const { published } = entrant;
  if (published === undefined) throw new TypeError('there are no published values');
  const rows = Int32Array.from({ length: table.rows }, (_, row) => row);
  const { inputs, observed, weight } = columnsOfEntrant(entrant, table, rows);
  return { predicted: predict(published, inputs).value, observed, weight, notes: published.warnings ?? [] };
}

/** Groups of which all rows are held out, which would have no parameters. */
function groupsLost(job: FitJob, table: Table, heldOut: Uint8Array): number {
  if (job.per === undefined) return 0;
  try {
    const of = modelOfJob(job, table).runs.groups?.of ?? new Uint32Array(0);
    const fitted = new Set(of.filter((_, row) => heldOut[row] === 0));
    return new Set(of.filter((group) => !fitted.has(group))).size;
  } catch (error) {
    // The fit says why.
    if (error instanceof IsolossError) return 0;
    throw error;
  }
}
