/** Predictions of a fitted law, with bands. */

import { newCountQuantiles } from '../../bands/new-count.js';
import { BAND_ENTRIES, createRowBands, type RowBandsRequest } from '../../bands/row-bands.js';
import type { Control } from '../../control.js';
import { AbortError, abortedWith, asTask, IsolossError, throwIfAborted } from '../../errors.js';
import { emitColumns } from '../../formula/emit-columns.js';
import { takeLimits } from '../../formula/limits.js';
import type { PointInput } from '../../jobs/shapes.js';
import { graphOfLaw, type LawGraph } from '../../laws/graph.js';
import type { ResidualScale } from '../../loss/loss.js';
import { residualOf } from '../../loss/residual.js';
import { bracketFailure } from '../../problem/brackets.js';
import { domainViolation, violationText } from '../../problem/domains.js';
import { bandProbabilities } from '../fitted/draws.js';
import { beyondOf } from '../fitted/extrapolation.js';
import { type FittedLaw, residualScaleOf } from '../fitted/fitted-law.js';
import { levelOf } from '../fitted/level.js';
import { type ParameterSample, parameterSampleOf, scaleOf } from '../fitted/parameter-sample.js';
import { atOnce, type Steps, withPauses } from '../steps.js';
import { readInputs } from './read-inputs.js';
import type { ColumnsInput, PredictInputs } from './request.js';

/** Law evaluations beyond which bands use fewer replicates, though never fewer than `MAX_BAND_REPLICATES`. */
const MOST_VALUES = 1e7;

const OUTSIDE = 'The inputs lie outside what the law can take: correct them, or leave this point out.';

/** What a prediction may be given beside its inputs. */
export interface PredictOptions {
  /** Level of the bands; by default the fit's. */
  readonly level?: number;
  /** Observed losses in the unit of the fitted ones, NaN where missing, for residuals; at one point a number. */
  readonly observed?: ArrayLike<number> | number;
  /** Trials, or exposure, of new runs, where the fit is of counts: their noise depends on it. */
  readonly size?: ArrayLike<number> | number;
  /** The word for rows in messages. */
  readonly rows?: {
    readonly source: string;
    readonly word: 'line' | 'row' | 'point';
    readonly numbers: Int32Array;
  };
}

/** Lower and upper limits, as long as the inputs. */
export interface Band {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** All columns are as long as the inputs, in the units of the fitted losses. */
export interface Prediction {
  readonly value: Float64Array;
  readonly level: number;
  /**
   * Band of the law: by the replicates, without any by the covariance of the parameters (delta method, Student's t);
   * NaN where the law of some replicate is not finite.
   */
  readonly band?: Band;
  /**
   * Prediction interval of a new run: the same including the scatter of the fitted runs about the law; of counts, their noise at
   * the `size` given.
   */
  readonly newRun?: Band;
  /** Replicates used for the bands, possibly thinned; 0 if they are from the covariance. */
  readonly replicates: number;
  /** Extrapolation factor of each input; see `beyondOf`. */
  readonly beyond?: Readonly<Record<string, Float64Array>>;
  /** Prediction less observation on `residualScale`, NaN where nothing was observed. */
  readonly residual?: Float64Array;
  readonly residualScale: ResidualScale;
}

/** A prediction at one point: numbers where {@link Prediction} has columns. */
export interface PointPrediction {
  /** In the unit of the fitted losses. */
  readonly value: number;
  readonly level: number;
  /** Band of the law; see {@link Prediction}. */
  readonly band?: readonly [lower: number, upper: number];
  /** Prediction interval of a new run. */
  readonly newRun?: readonly [lower: number, upper: number];
  readonly replicates: number;
  /** Extrapolation factor of each input; see `beyondOf`. */
  readonly beyond?: Readonly<Record<string, number>>;
  /** Prediction less observation on `residualScale`. */
  readonly residual?: number;
  readonly residualScale: ResidualScale;
}

/**
 * Predicts a fitted law, natural units: at one point (`{ N: 7e10, D: 1.4e12 }`, or its text), whose prediction is numbers;
 * at several points, or at columns (one array for each input, a number or a formula in its place), whose prediction is
 * arrays. Works without a pause; see {@link predictInParallel} for many rows. Throws `missing-input`, `unknown-input`,
 * `unequal-lengths`, `not-a-number`, `not-positive`, `no-value`, `bad-point` and `bad-level`, with the row if there is one.
 */
export function predict(fitted: FittedLaw, inputs: PointInput, options?: PredictOptions): PointPrediction;
export function predict(
  fitted: FittedLaw,
  inputs: Readonly<Record<string, ArrayLike<number>>> | readonly PointInput[],
  options?: PredictOptions,
): Prediction;
export function predict(
  fitted: FittedLaw,
  inputs: PredictInputs,
  options?: PredictOptions,
): Prediction | PointPrediction;
export function predict(
  fitted: FittedLaw,
  inputs: PredictInputs,
  options: PredictOptions = {},
): Prediction | PointPrediction {
  const { columns, isPoint } = readInputs(fitted.law, inputs);
  const prediction = atOnce(rowByRow(pointsOf(fitted, columns, options)).steps);
  return isPoint ? atPoint(prediction) : prediction;
}

function atPoint({ value, band, newRun, beyond, residual, ...rest }: Prediction): PointPrediction {
  const ends = (of: Band): readonly [number, number] => [of.lower[0], of.upper[0]];
  return {
    ...rest,
    value: value[0],
    ...(band && { band: ends(band) }),
    ...(newRun && { newRun: ends(newRun) }),
    ...(beyond && {
      beyond: Object.fromEntries(Object.entries(beyond).map(([name, [factor]]) => [name, factor])),
    }),
    ...(residual && { residual: residual[0] }),
  };
}

/** A prediction under way on this thread, a row at a time. */
function rowByRow(points: Points) {
  const { question, columns, value, compiled } = points;
  const progress = { rows: 0 };
  const bandValues = new Float64Array(value.length * BAND_ENTRIES).fill(Number.NaN);
  const steps = function* (): Steps<Prediction> {
    const atRow = question === undefined ? covarianceBands(points) : createRowBands(question, compiled);
    const at = new Float64Array(columns.length);
    for (let row = 0; row < value.length && atRow !== undefined; row++) {
      if (row > 0) yield;
      for (let i = 0; i < at.length; i++) at[i] = columns[i][row];
      atRow(at, bandValues, row * BAND_ENTRIES, row);
      progress.rows = row + 1;
    }
    return predictionOf(points, bandsOf(points, bandValues));
  };
  const finished = () => firstRows(predictionOf(points, bandsOf(points, bandValues)), progress.rows);
  return { steps: steps(), finished };
}

/** The first rows of a prediction; undefined for none. */
function firstRows(prediction: Prediction, rows: number): Prediction | undefined {
  if (rows === 0) return undefined;
  const { value, band, newRun, beyond, residual, ...rest } = prediction;
  const part = (column: Float64Array): Float64Array => column.slice(0, rows);
  const both = ({ lower, upper }: Band): Band => ({ lower: part(lower), upper: part(upper) });
  return {
    ...rest,
    value: part(value),
    ...(band && { band: both(band) }),
    ...(newRun && { newRun: both(newRun) }),
    ...(beyond && {
      beyond: Object.fromEntries(Object.entries(beyond).map(([name, column]) => [name, part(column)])),
    }),
    ...(residual && { residual: part(residual) }),
  };
}

/**
 * As {@link predict} at points or columns, with the rows' bands computed by several threads if there are many: yields to
 * the event loop, and progress counts rows. An abort rejects with an `AbortError`, whose `finished` is the prediction of
 * the first rows, as many as were done without a gap. The numbers are the same.
 */
export function predictInParallel(
  fitted: FittedLaw,
  inputs: readonly PointInput[] | ColumnsInput,
  options: PredictOptions = {},
  control: Control = {},
): Promise<Prediction> {
  return asTask('predict', async () => {
    const { signal } = control;
    throwIfAborted(signal);
    const points = pointsOf(fitted, readInputs(fitted.law, inputs).columns, options);
    const { question, columns, value, hasLimits } = points;
    // Limits are columns of these rows, which a worker cannot derive from the law's text.
    const work =
      question === undefined || hasLimits ? rowByRow(points) : onThreads(points, question, columns, control);
    try {
      const prediction = await ('steps' in work ? withPauses(work.steps, signal) : work.whole);
      control.progress?.(value.length, value.length);
      return prediction;
    } catch (error) {
      if (!(error instanceof AbortError)) throw error;
      throw abortedWith('predict', work.finished(), signal);
    }
  });
}

/** A prediction under way on all threads. */
function onThreads(
  points: Points,
  question: RowBandsRequest,
  columns: readonly Float64Array[],
  control: Control,
) {
  const bandValues = new Float64Array(points.value.length * BAND_ENTRIES);
  const prefix = { rows: 0 };
  const compute = async (): Promise<Prediction> => {
    const { parallelBands } = await import('../../backend/cpu/index.js');
    await parallelBands(question, columns, bandValues, control, prefix);
    return predictionOf(points, bandsOf(points, bandValues));
  };
  const finished = () => firstRows(predictionOf(points, bandsOf(points, bandValues)), prefix.rows);
  return { whole: compute(), finished };
}

/** Writes the limits of a row's bands, NaN where there are none. */
type RowBandsAt = (at: Float64Array, out: Float64Array, first: number, row: number) => void;

/** The points, and the request for the bands of their rows; none if bands come from the covariance. */
interface Points {
  readonly fitted: FittedLaw;
  readonly inputs: Readonly<Record<string, ArrayLike<number>>>;
  readonly options: PredictOptions;
  /** The law as evaluated, and its columns, with limits in rows where data are zero. */
  readonly compiled: LawGraph;
  readonly columns: readonly Float64Array[];
  readonly hasLimits: boolean;
  readonly value: Float64Array;
  readonly level: number;
  readonly around: ParameterSample | undefined;
  readonly residualScale: ResidualScale;
  readonly question: RowBandsRequest | undefined;
}

function pointsOf(
  fitted: FittedLaw,
  inputs: Readonly<Record<string, ArrayLike<number>>>,
  options: PredictOptions,
): Points {
  const { law, values, residuals } = fitted;
  const level = levelOf(fitted, options.level);
  const given = checkedInputs(fitted, inputs, options);
  const count = given[0]?.length ?? 1;
  const plain = graphOfLaw(law);
  const signs = law.parameters.map(({ domain }) =>
    domain === 'positive' || domain === 'nonnegative' ? 1 : 0,
  );
  const { without, ...limit } = takeLimits(plain.graph, plain.root, { inputs: given, rows: count, signs });
  const compiled = { ...plain, root: limit.root };
  const columns = limit.inputs;
  const value = valuesOf(fitted, compiled, columns, count, options, without, plain.root);
  const around = parameterSampleOf(fitted, Math.floor(MOST_VALUES / Math.max(count, 1)));
  const residualScale = residualScaleOf(fitted);
  const question =
    around?.kind === 'covariance' ||
    (around === undefined && residuals === undefined) ||
    isNewCount(fitted, options)
      ? undefined
      : {
          law: {
            formula: law.formula,
            where: law.where ?? [],
            inputs: law.inputs,
            parameters: law.parameters,
          },
          draws: around?.columns ?? law.parameters.map(({ name }) => Float64Array.of(values[name])),
          scatter: residuals,
          probabilities: bandProbabilities(level),
        };
  const hasLimits = limit.root !== plain.root;
  return {
    fitted,
    inputs,
    options,
    compiled,
    columns,
    hasLimits,
    value,
    level,
    around,
    residualScale,
    question,
  };
}

type Bands = Pick<Prediction, 'band' | 'newRun'>;

function predictionOf(
  { fitted, inputs, options: { observed }, value, level, around, residualScale }: Points,
  bands: Bands,
): Prediction {
  return {
    value,
    level,
    ...bands,
    replicates: around?.kind === 'refits' ? around.count : 0,
    ...(fitted.ranges === undefined ? {} : { beyond: beyondOf(fitted, inputs) }),
    ...(observed === undefined
      ? {}
      : {
          residual: value.map((v, i) =>
            residualOf(residualScale, v, typeof observed === 'number' ? observed : observed[i]),
          ),
        }),
    residualScale,
  };
}

/** Band limits per row, from refits. */
function bandsOf({ fitted, options, around, value }: Points, bandValues: Float64Array): Bands {
  const bandAt = (first: number): Band => ({
    lower: value.map((_, row) => bandValues[row * BAND_ENTRIES + first]),
    upper: value.map((_, row) => bandValues[row * BAND_ENTRIES + first + 1]),
  });
  return {
    ...(around && { band: bandAt(0) }),
    ...((fitted.residuals || (around && isNewCount(fitted, options))) && { newRun: bandAt(2) }),
  };
}

function checkedInputs(
  { law }: FittedLaw,
  inputs: Readonly<Record<string, ArrayLike<number>>>,
  { rows }: PredictOptions,
): Float64Array[] {
  const names = law.inputs.map(({ name }) => name);
  return names.map((name) => {
    const column = Float64Array.from(inputs[name]);
    const expected = inputs[names[0]].length;
    if (column.length !== expected) {
      throw new IsolossError(
        'unequal-lengths',
        `${names[0]} has ${expected} values and ${name} ${column.length}.`,
        'Give each input one value a row.',
      );
    }
    const bad = column.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) {
      throw new IsolossError(
        'not-a-number',
        `${whereIs(bad, rows)}: ${name} is ${column[bad]}, not a finite number.`,
        'Give a number, or leave this point out.',
        { place: { row: rows?.numbers[bad] ?? bad + 1, column: name } },
      );
    }
    return column;
  });
}

function whereIs(row: number, rows: PredictOptions['rows']): string {
  return rows === undefined ? `Row ${row + 1}` : `${rows.source}, ${rows.word} ${rows.numbers[row]}`;
}

/** The law at the estimate, which must be finite in every row. */
function valuesOf(
  { law, values }: FittedLaw,
  { graph, root }: LawGraph,
  columns: readonly Float64Array[],
  count: number,
  { rows }: PredictOptions,
  without: readonly number[],
  written: LawGraph['root'],
): Float64Array {
  const names = law.parameters.map(({ name }) => name);
  const parameters = names.map((name) => values[name]);
  const evaluate = (id: typeof root): Float64Array => {
    const emitted = emitColumns(graph, [id], { scalar: 'param', column: 'input' }, columns, count);
    emitted.run(parameters);
    return emitted.results[0];
  };
  const result = evaluate(root);
  for (const row of without) result[row] = Number.NaN;
  const bad = result.findIndex((value) => !Number.isFinite(value));
  if (bad < 0) return result;
  const violation = domainViolation(graph, written, evaluate, (row) => !Number.isFinite(result[row]));
  if (violation !== undefined) {
    const inputs = law.inputs.map(({ name }) => name);
    const file = rows?.source ?? 'the inputs';
    const row = rows?.numbers[violation.row] ?? violation.row + 1;
    throw new IsolossError(
      'not-positive',
      `${file}, ${rows?.word ?? 'row'} ${row}: ${violationText(violation, inputs, columns, names)}.`,
      OUTSIDE,
      { place: { file, row, column: inputs[violation.inputs[0]] } },
    );
  }
  const cells = law.inputs.map(({ name }, i) => `${name} = ${columns[i][bad]}`).join(', ');
  const failure = bracketFailure(graph, written, columns, count, parameters);
  if (failure?.row === bad) {
    throw new IsolossError(
      'no-value',
      `${whereIs(bad, rows)}: ${failure.text} (${cells}).`,
      'Widen the bracket in the law, or ask where it holds a root.',
      { place: { row: rows?.numbers[bad] ?? bad + 1 } },
    );
  }
  throw new IsolossError(
    'no-value',
    `${whereIs(bad, rows)}: the law has no finite value at ${cells}.`,
    OUTSIDE,
    { place: { row: rows?.numbers[bad] ?? bad + 1 } },
  );
}

function isNewCount({ likelihood }: FittedLaw, { size }: PredictOptions): boolean {
  return likelihood !== undefined && size !== undefined;
}

/** Probabilities at which the law's distribution is taken for that of a new count. */
const NODES = Array.from({ length: 33 }, (_, k) => (k + 0.5) / 33);

/** Bands from a few vectors of parameters per row: by their covariance, if there is one, and those of new counts. */
function covarianceBands({
  fitted: { residuals, likelihood },
  options: { size },
  compiled: { graph, root },
  value,
  level,
  around,
  residualScale,
}: Points): RowBandsAt | undefined {
  if (around === undefined) return undefined;
  const probabilities = bandProbabilities(level);
  // Columns hold parameters here, one row per vector; inputs are the arguments of successive calls.
  const leaves = { scalar: 'input', column: 'param' } as const;
  const emitted = emitColumns(graph, [root], leaves, around.columns, around.count);
  return (at, out, first, row) => {
    const here = value[row];
    emitted.run(Array.from(at));
    const [values] = emitted.results;
    if (!values.every(Number.isFinite)) return;
    const scale = scaleOf(likelihood === 'poisson' ? 'log' : residualScale);
    const clipped = (ends: readonly number[]): readonly number[] =>
      likelihood === 'binomial' ? ends.map((end) => Math.min(Math.max(end, 0), 1)) : ends;
    out.set(clipped(around.quantiles(here, values, probabilities, scale)), first);
    if (likelihood !== undefined && size !== undefined) {
      const law = clipped(around.quantiles(here, values, NODES, scale));
      const of = typeof size === 'number' ? size : size[row];
      out.set(newCountQuantiles(law, likelihood, of, probabilities), first + 2);
    }
    if (residuals) out.set(around.newRun(here, values, probabilities, residuals), first + 2);
  };
}
