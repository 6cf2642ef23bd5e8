/** Recomputes the records of questions about a fit, of multiverses, comparisons, isoFLOP analyses, costs, laws and shapes. */
import type { Control } from '../../control.js';
import { parameterCounts, sizeOf } from '../../costs/architecture.js';
import { type CostAt, evaluateCost } from '../../costs/evaluate.js';
import { flopsPerToken } from '../../costs/flops.js';
import { costs, resolveCost } from '../../costs/index.js';
import { IsolossError } from '../../errors.js';
import type { Table } from '../../runs/table.js';
import { allocate } from '../allocate/allocate.js';
import type { AllocateRecord } from '../allocate/record.js';
import { batch } from '../batch/batch.js';
import type { TableFiles } from '../batch/entries.js';
import type { BatchRecord } from '../batch/record.js';
import { type ChainTask, chain } from '../chain/chain.js';
import type { ChainRecord } from '../chain/record.js';
import { compare } from '../compare/compare.js';
import type { CompareRecord } from '../compare/record.js';
import { design } from '../design/design.js';
import type { DesignRecord } from '../design/record.js';
import { equivalent } from '../equivalent/equivalent.js';
import type { EquivalentRecord } from '../equivalent/record.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { fitReference } from '../fitted/reference.js';
import { hyper } from '../hyper/hyper.js';
import type { HyperRecord } from '../hyper/record.js';
import { isoflop } from '../isoflop/isoflop.js';
import type { IsoflopRecord } from '../isoflop/record.js';
import { multiplier } from '../multiplier/multiplier.js';
import type { MultiplierRecord } from '../multiplier/record.js';
import { multiverse } from '../multiverse/multiverse.js';
import type { MultiverseRecord } from '../multiverse/record.js';
import { predictRecord } from '../predict/make-record.js';
import { predict, predictInParallel } from '../predict/predict.js';
import type { PredictRecord } from '../predict/record.js';
import type { RegretRecord } from '../regret/record.js';
import { regret } from '../regret/regret.js';
import type { RolloutRecord } from '../rollout/record.js';
import { rollout } from '../rollout/rollout.js';
import { countArchitecture } from '../shape/count-architecture.js';
import type { ArchitectureRecord, ShapeRecord } from '../shape/record.js';
import type { SolveRecord } from '../solve/record.js';
import { solve, solveAgainst } from '../solve/solve.js';
import { surfaceRecord } from '../surface/make-record.js';
import type { SurfaceRecord } from '../surface/record.js';
import { surface } from '../surface/surface.js';

/** The answer of the same question, at the points that the record has. */
export async function predictAgain(
  record: PredictRecord,
  fitted: FittedLaw,
  control: Control,
): Promise<PredictRecord> {
  const { points, level, data } = record;
  const names = fitted.law.inputs.map(({ name }) => name);
  const column = (of: (point: PredictRecord['points'][number]) => number | undefined): Float64Array =>
    Float64Array.from(points, (point) => of(point) ?? Number.NaN);
  const inputs = Object.fromEntries(names.map((name) => [name, column(({ at }) => at[name])]));
  const observed = points.some((point) => point.observed !== undefined)
    ? column((point) => point.observed)
    : undefined;
  const numbers = Int32Array.from(points, ({ row }, i) => row ?? i + 1);
  const source = data?.source ?? '--at';
  const prediction = await predictInParallel(
    fitted,
    inputs,
    { level, rows: { source, word: 'row', numbers }, ...(observed === undefined ? {} : { observed }) },
    control,
  );
  return predictRecord({
    fitted,
    inputs,
    prediction,
    ...(observed === undefined ? {} : { observed }),
    ...(data === undefined ? {} : { table: { source, rowNumbers: numbers, notes: data.notes } }),
  });
}

export function solveAgain(
  { question, pairing }: SolveRecord,
  fitted: FittedLaw,
  other: FittedLaw | undefined,
  control: Control,
): Promise<SolveRecord> {
  return other === undefined
    ? solve(fitted, question, control)
    : solveAgainst(fitted, other, question, { paired: pairing === 'paired' }, control);
}

/** By the job of the record, which the command line writes; without one nothing says what was asked. */
export function regretAgain(
  { job }: RegretRecord,
  fitted: FittedLaw,
  control: Control,
): Promise<RegretRecord> {
  const { fit: _, ...request } = jobOf(job, 'regret');
  return regret(fitted, request, control);
}

/** Without a job a record does not say what was asked. Throws `bad-question`. */
function jobOf<Job>(job: Job | undefined, command: string): Job {
  if (job !== undefined) return job;
  throw new IsolossError(
    'bad-question',
    'The record has no job, which says what was asked.',
    `Give a record that isoloss ${command} --json wrote.`,
  );
}

/** The budgets that the record has, where an interruption left some out. */
export async function allocateAgain(
  record: AllocateRecord,
  fitted: FittedLaw,
  control: Control,
): Promise<AllocateRecord> {
  const { fit: _, ...job } = onCpu(record.job);
  const again = await allocate(fitted, job, control);
  if (record.asked === undefined) return again;
  const frontier = again.frontier.slice(0, record.frontier.length);
  const last = frontier.at(-1);
  if (last === undefined) return again;
  const { best, quantiles } = last;
  const { quantiles: __, ...rest } = again;
  return {
    ...rest,
    asked: again.frontier.length,
    frontier,
    best,
    ...(quantiles === undefined ? {} : { quantiles }),
  };
}

export async function designAgain(
  record: DesignRecord,
  fitted: FittedLaw,
  control: Control,
): Promise<DesignRecord> {
  const { fit: _, ...job } = record.job;
  return design(fitted, job, control);
}

export async function surfaceAgain(
  record: SurfaceRecord,
  fitted: FittedLaw,
  control: Control,
): Promise<SurfaceRecord> {
  const { fit: _, precision: __, backend: ___, adapter: ____, ...request } = record.job;
  const outcome = await surface(fitted, request, { ...control, where: { backend: 'cpu' } });
  return surfaceRecord(record.job, fitted, outcome, record.file);
}

export async function batchAgain(
  { job, answers }: BatchRecord,
  files: TableFiles,
  control: Control,
): Promise<BatchRecord> {
  const { record } = await batch(onCpu(job), files, control);
  // Where records were written is no matter of numbers.
  const withFiles = record.answers.map((answer, i) => {
    const file = answers[i]?.file;
    return file === undefined ? answer : { ...answer, file };
  });
  return { ...record, answers: withFiles };
}

/** The universes that the record has, where an interruption left some out, and its conclusions only of all. */
export async function multiverseAgain(
  record: MultiverseRecord,
  table: Table,
  control: Control,
): Promise<MultiverseRecord> {
  return multiverse(onCpu(record.job), table, control);
}

/** The analyses that the record has, where an interruption left some out. */
export async function isoflopAgain(
  record: IsoflopRecord,
  table: Table,
  control: Control,
): Promise<IsoflopRecord> {
  return (await isoflop(onCpu(record.job), table, control)).record;
}

export async function compareAgain(
  record: CompareRecord,
  table: Table,
  control: Control,
): Promise<CompareRecord> {
  return compare(onCpu(record.job), table, control);
}

/** The points that the record has, where an interruption left some out. */
export function equivalentAgain(
  { job }: EquivalentRecord,
  fitted: FittedLaw,
  against: FittedLaw | undefined,
  control: Control,
): Promise<EquivalentRecord> {
  return equivalent(fitted, jobOf(job, 'equivalent'), against, control);
}

export async function hyperAgain({ job }: HyperRecord, table: Table, control: Control): Promise<HyperRecord> {
  return hyper(job, table, control);
}

export async function multiplierAgain(
  { job }: MultiplierRecord,
  table: Table,
  against: Table | undefined,
): Promise<MultiplierRecord> {
  return multiplier(job, table, against);
}

export async function rolloutAgain(
  record: RolloutRecord,
  table: Table,
  control: Control,
): Promise<RolloutRecord> {
  return rollout(onCpu(record.job), table, control);
}

export function chainAgain({ level, job, notes }: ChainRecord, tasks: readonly ChainTask[]): ChainRecord {
  const { feed } = job ?? {};
  return { ...chain(tasks, { level, ...(feed === undefined ? {} : { feed }) }), notes };
}

export function architectureAgain({ architecture, target }: ArchitectureRecord): ArchitectureRecord {
  return countArchitecture(architecture, target);
}

/** By the cost of the catalogue whose formula it is; a formula of the user's own has no unit and no inputs. */
export function costAtAgain({ formula, at }: CostAt): CostAt {
  const names = Object.keys(at);
  const known = costs.find(({ name }) => {
    try {
      return resolveCost(name, at).formula === formula;
    } catch (error) {
      if (error instanceof IsolossError) return false;
      throw error;
    }
  });
  return evaluateCost(known?.name ?? formula, at, names);
}

/** The shapes that the record lists, counted and trained anew; which others were tried, a record does not say. */
export function shapeAgain(record: ShapeRecord, fitted: FittedLaw): ShapeRecord {
  const { budget, flops, size, set, level, best, others } = record;
  const shapes = [best, ...others].map(({ architecture }) => {
    const parameters = parameterCounts(architecture);
    const perToken = flopsPerToken(architecture, flops);
    const [N, D] = [sizeOf(parameters, size), budget / perToken.training];
    const at = Object.fromEntries(Object.entries({ ...set, N, D }).map(([name, value]) => [name, [value]]));
    const { value, band } = predict(fitted, at, { level });
    const limits = band === undefined ? null : ([band.lower[0], band.upper[0]] as const);
    const overSixND = budget / (6 * N * D);
    const shape = { architecture, parameters, flopsPerToken: perToken, N, D, overSixND, loss: value[0] };
    return { shape, band: limits?.every(Number.isFinite) === true ? limits : null };
  });
  const [first, ...rest] = shapes;
  return {
    ...record,
    fit: fitReference(fitted),
    best: first.shape,
    band: first.band,
    others: rest.map(({ shape }) => shape),
  };
}

/** A job on the arithmetic that every machine has. */
function onCpu<Job extends { readonly backend: unknown; readonly adapter?: string }>(job: Job) {
  const { adapter: _, ...rest } = job;
  return { ...rest, backend: 'cpu' as const };
}
