/** Verifies records: what they say is recomputed, and what cannot be recomputed is named. */
import type { Control } from '../../control.js';
import { costs, findCost } from '../../costs/index.js';
import { IsolossError } from '../../errors.js';
import { findLaw, laws } from '../../laws/index.js';
import type { Replicates } from '../../problem/replicates.js';
import type { Table } from '../../runs/table.js';
import type { TableFiles } from '../batch/entries.js';
import type { ChainTask } from '../chain/chain.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { stopwatch } from '../stopwatch.js';
import { answerRules, answerSections } from './answer-rules.js';
import {
  allocateAgain,
  architectureAgain,
  batchAgain,
  chainAgain,
  compareAgain,
  costAtAgain,
  designAgain,
  equivalentAgain,
  hyperAgain,
  isoflopAgain,
  multiplierAgain,
  multiverseAgain,
  predictAgain,
  regretAgain,
  rolloutAgain,
  shapeAgain,
  solveAgain,
  surfaceAgain,
} from './answers.js';
import { checkSections, differs, unchecked } from './checks.js';
import { verifyFit } from './fit.js';
import type { VerifyJob } from './job.js';
import type { KnownRecord } from './known-records.js';
import type { Check, VerifyRecord } from './record.js';

/** What a record was made from, or, as a sentence, why it is not there. */
export interface VerifySources {
  /** What was found of the record's form and of the files that it names. */
  readonly checks?: readonly Check[];
  readonly table?: Table | string;
  /** The second table of a comparison of two. */
  readonly other?: Table | string;
  /** The tables of a batch. */
  readonly tables?: TableFiles | string;
  /** Where the table was read from, if that is not what the record says. */
  readonly path?: string;
  readonly replicates?: Replicates | string;
  readonly fitted?: FittedLaw | string;
  readonly against?: FittedLaw | string;
  /** The tasks of a chain. */
  readonly chained?: readonly ChainTask[] | string;
}

/**
 * Recomputes `record`, which has the form of the schema that it names, from `sources`. What does not hold is a check that
 * differs; throws `interrupted`.
 */
export async function verify(
  record: KnownRecord,
  sources: VerifySources,
  job: VerifyJob,
  control: Control = {},
): Promise<VerifyRecord> {
  const clock = stopwatch();
  const checks = [...(sources.checks ?? []), ...(await checksOf(record, sources, job, control))];
  return {
    schema: 'isoloss/verify@1',
    job,
    of: record.schema,
    holds: isHolding(checks),
    checks,
    seconds: { total: clock() },
  };
}

/** Nothing differs, and something was recomputed. */
export function isHolding(checks: readonly Check[]): boolean {
  return (
    checks.every(({ outcome }) => outcome !== 'differs') &&
    checks.some(({ outcome, name }) => outcome === 'holds' && name !== 'form')
  );
}

const NO_RUNS = 'The runs are not there.';
const NO_FITS = 'The fits are not there.';
const NO_FIT = 'The fit is not there.';

function checksOf(
  record: KnownRecord,
  {
    table = NO_RUNS,
    other,
    tables = NO_RUNS,
    path,
    replicates,
    fitted = NO_FIT,
    against,
    chained = NO_FITS,
  }: VerifySources,
  { starts, refits }: VerifyJob,
  control: Control,
): Check[] | Promise<Check[]> {
  const ofFit = (again: (fit: FittedLaw) => object | Promise<object>): Check[] | Promise<Check[]> =>
    typeof fitted === 'string'
      ? [unchecked('fit', `${fitted} Without the fit, nothing can be recomputed.`)]
      : recomputed(record, () => again(fitted));
  switch (record.schema) {
    case 'isoloss/fit@1':
      return verifyFit(
        record,
        { table, path, replicates },
        { starts, ...(refits === undefined ? {} : { refits }) },
        control,
      );
    case 'isoloss/multiverse@1':
      return typeof table === 'string'
        ? [unchecked('runs', `${table} Without the runs, nothing can be recomputed.`)]
        : recomputed(record, () => multiverseAgain(record, table, control));
    case 'isoloss/isoflop@1':
      return typeof table === 'string'
        ? [unchecked('runs', `${table} Without the runs, nothing can be recomputed.`)]
        : recomputed(record, () => isoflopAgain(record, table, control));
    case 'isoloss/hyper@1':
      return typeof table === 'string'
        ? [unchecked('runs', `${table} Without the runs, nothing can be recomputed.`)]
        : recomputed(record, () => hyperAgain(record, table, control));
    case 'isoloss/compare@1':
      return typeof table === 'string'
        ? [unchecked('runs', `${table} Without the runs, nothing can be recomputed.`)]
        : recomputed(record, () => compareAgain(record, table, control));
    case 'isoloss/rollout@1':
      return typeof table === 'string'
        ? [unchecked('runs', `${table} Without the runs, nothing can be recomputed.`)]
        : recomputed(record, () => rolloutAgain(record, table, control));
    case 'isoloss/batch@1':
      return typeof tables === 'string'
        ? [unchecked('runs', `${tables} Without all runs, nothing can be recomputed.`)]
        : recomputed(record, () => batchAgain(record, tables, control));
    case 'isoloss/multiplier@1': {
      const missing = [table, other].find((one) => typeof one === 'string');
      return typeof table === 'string' || typeof other === 'string'
        ? [unchecked('runs', `${missing} Without the runs, nothing can be recomputed.`)]
        : recomputed(record, () => multiplierAgain(record, table, other));
    }
    case 'isoloss/predict@1':
      return ofFit((fit) => predictAgain(record, fit, control));
    case 'isoloss/chain@1':
      return typeof chained === 'string'
        ? [unchecked('fits', `${chained} Without the fits, nothing can be recomputed.`)]
        : recomputed(record, () => chainAgain(record, chained));
    case 'isoloss/solve@1':
      return typeof against === 'string'
        ? [unchecked('fit', `${against} Without the other fit, nothing can be recomputed.`)]
        : ofFit((fit) => solveAgain(record, fit, against, control));
    case 'isoloss/equivalent@1':
      return typeof against === 'string'
        ? [unchecked('fit', `${against} Without the other fit, nothing can be recomputed.`)]
        : ofFit((fit) => equivalentAgain(record, fit, against, control));
    case 'isoloss/regret@1':
      return ofFit((fit) => regretAgain(record, fit, control));
    case 'isoloss/allocate@1':
      return ofFit((fit) => allocateAgain(record, fit, control));
    case 'isoloss/design@1':
      return ofFit((fit) => designAgain(record, fit, control));
    case 'isoloss/surface@1':
      return ofFit((fit) => surfaceAgain(record, fit, control));
    case 'isoloss/shape@1':
      return ofFit((fit) => shapeAgain(record, fit));
    case 'isoloss/architecture@1':
      return recomputed(record, () => architectureAgain(record));
    case 'isoloss/cost-at@1':
      return recomputed(record, () => costAtAgain(record));
    case 'isoloss/cost@1':
      return recomputed(record, () => findCost(record.name));
    case 'isoloss/costs@1':
      return recomputed(record, () => ({ costs }));
    case 'isoloss/law@1':
      return recomputed(record, () => findLaw(record.name));
    case 'isoloss/laws@1':
      return recomputed(record, () => ({ laws }));
    default:
      return [unchecked('measurements', 'What was measured at another time cannot be recomputed.')];
  }
}

/** Compares a record with another answer to its question; an error of the question is a difference. */
async function recomputed(record: KnownRecord, again: () => object | Promise<object>): Promise<Check[]> {
  let other: object;
  try {
    other = await again();
  } catch (error) {
    if (!(error instanceof IsolossError) || error.kind === 'interrupted') throw error;
    return [differs('question', `It cannot be answered again: ${error.message}`)];
  }
  return answerChecks(record, other);
}

/** Holds an answer's record against the same answer, recomputed. */
export function answerChecks(record: KnownRecord, recomputed: object): Check[] {
  const expected = JSON.parse(JSON.stringify({ schema: record.schema, ...recomputed }));
  return [
    ...checkSections(record, expected, answerSections(record), answerRules(record), isLater(record)),
    ...notAgain(record),
  ];
}

/** Fields that records of earlier versions lack. */
const isLater =
  ({ schema }: KnownRecord) =>
  (path: readonly (string | number)[]): boolean =>
    schema === 'isoloss/regret@1' && path.join('.') === 'cost';

/** What an answer's record says that cannot be recomputed from it. */
function notAgain(record: KnownRecord): Check[] {
  if (record.schema === 'isoloss/shape@1') {
    return [unchecked('search', 'The record does not say which other shapes were tried.')];
  }
  return 'seconds' in record
    ? [unchecked('how it ran', 'The back end, times and events of a run cannot be recomputed.')]
    : [];
}
