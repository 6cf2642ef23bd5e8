/** Predictions of a fitted law, with bands. */

import { BAND_ENTRIES, createRowBands, type RowBandsRequest } from '../../bands/row-bands.js';
import type { Control } from '../../control.js';
import { IsolossError } from '../../errors.js';
import { emitColumns } from '../../formula/emit-columns.js';
import { takeLimits } from '../../formula/limits.js';
import { nearest } from '../../formula/nearest.js';
import { graphOfLaw, type LawGraph } from '../../laws/graph.js';
import type { ResidualScale } from '../../loss/loss.js';
import { residualOf } from '../../loss/residual.js';
import { domainViolation, violationText } from '../../problem/domains.js';
import { bandProbabilities } from '../fitted/draws.js';
import { beyondOf } from '../fitted/extrapolation.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { levelOf } from '../fitted/level.js';
import { type ParameterSample, parameterSampleOf, scaleOf } from '../fitted/parameter-sample.js';

/** Law evaluations beyond which bands use fewer replicates, though never fewer than `MAX_BAND_REPLICATES`. */
const MOST_VALUES = 1e7;

const OUTSIDE = 'The inputs lie outside what the law can take: correct them, or leave the row out.';

export interface PredictOptions {
  /** Level of the bands; by default the fit's. */
  readonly level?: number;
  /** Observed losses, NaN where missing, for residuals. */
  readonly observed?: ArrayLike<number>;
  /** The word for rows in messages. */
  readonly rows?: {
    readonly source: string;
    readonly word: 'line' | 'row';
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
  /** Prediction interval of a new run: the same including the scatter of the fitted runs about the law. */
  readonly newRun?: Band;
  /** Replicates used for the bands, possibly thinned; 0 if they are from the covariance. */
  readonly replicates: number;
  /** Extrapolation factor of each input; see `beyondOf`. */
  readonly beyond?: Readonly<Record<string, Float64Array>>;
  /** Prediction less observation on `residualScale`, NaN where nothing was observed. */
  readonly residual?: Float64Array;
  readonly residualScale: ResidualScale;
}

/**
 * Predicts at `inputs`, one array for each input of the law, natural units. Throws `missing-input`, `unknown-input`,
 * `unequal-lengths`, `not-a-number`, `not-positive` and `no-value`, with the row if there is one.
 */
export function predict(
  fitted: FittedLaw,
  inputs: Readonly<Record<string, ArrayLike<number>>>,
  options: PredictOptions = {},
): Prediction {
  return predictHere(pointsOf(fitted, inputs, options));
}

function predictHere(points: Points): Prediction {
  const { question, columns, value, compiled } = points;
  if (question === undefined) return predictionOf(points, covarianceBands(points));
  const bandValues = new Float64Array(value.length * BAND_ENTRIES);
  const bands = createRowBands(question, compiled);
  const at = new Float64Array(columns.length);
  for (let row = 0; row < value.length; row++) {
    for (let i = 0; i < at.length; i++) at[i] = columns[i][row];
    bands(at, bandValues, row * BAND_ENTRIES);
  }
  return predictionOf(points, bandsOf(points, bandValues));
}

/**
 * As {@link predict}, with the rows' bands computed by several threads if there are many: yields to the event loop,
 * progress counts rows, and an abort throws `interrupted`. The numbers are the same.
 */
export async function predictInParallel(
  fitted: FittedLaw,
  inputs: Readonly<Record<string, ArrayLike<number>>>,
  options: PredictOptions = {},
  control: Control = {},
): Promise<Prediction> {
  const points = pointsOf(fitted, inputs, options);
  const { question, columns, value, hasLimits } = points;
  // Limits are columns of these rows, which a worker cannot derive from the law's text.
  if (question === undefined || hasLimits) return predictHere(points);
  const { parallelBands } = await import('../../backend/cpu/index.js');
  return predictionOf(points, bandsOf(points, await parallelBands(question, columns, value.length, control)));
}

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
  const residualScale = residuals?.scale ?? law.loss?.residual ?? 'log';
  const question =
    around?.kind === 'covariance' || (around === undefined && residuals === undefined)
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
      : { residual: value.map((v, i) => residualOf(residualScale, v, observed[i])) }),
    residualScale,
  };
}

/** Band limits per row, from refits. */
function bandsOf({ fitted: { residuals }, around, value }: Points, bandValues: Float64Array): Bands {
  const bandAt = (first: number): Band => ({
    lower: value.map((_, row) => bandValues[row * BAND_ENTRIES + first]),
    upper: value.map((_, row) => bandValues[row * BAND_ENTRIES + first + 1]),
  });
  return { ...(around && { band: bandAt(0) }), ...(residuals && { newRun: bandAt(2) }) };
}

function checkedInputs(
  { law }: FittedLaw,
  inputs: Readonly<Record<string, ArrayLike<number>>>,
  { rows }: PredictOptions,
): Float64Array[] {
  const names = law.inputs.map(({ name }) => name);
  const unknown = Object.keys(inputs).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const near = nearest(unknown, names);
    throw new IsolossError(
      'unknown-input',
      `${unknown} is no input of the law ${law.name}.`,
      near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Its inputs are ${names.join(', ')}.`,
    );
  }
  return names.map((name) => {
    if (!Object.hasOwn(inputs, name)) {
      throw new IsolossError(
        'missing-input',
        `The law ${law.name} needs ${name}.`,
        `Give values of ${name}.`,
      );
    }
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
        'Give a number, or leave the row out.',
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
  throw new IsolossError(
    'no-value',
    `${whereIs(bad, rows)}: the law has no finite value at ${cells}.`,
    OUTSIDE,
    { place: { row: rows?.numbers[bad] ?? bad + 1 } },
  );
}

/** Bands by the covariance of the parameters, if there is one: a few vectors per row. */
function covarianceBands({
  fitted,
  compiled: { graph, root },
  columns,
  value,
  level,
  around,
  residualScale,
}: Points): Bands {
  if (around === undefined) return {};
  const { residuals } = fitted;
  const probabilities = bandProbabilities(level);
  const empty = (): Band => ({
    lower: new Float64Array(value.length).fill(Number.NaN),
    upper: new Float64Array(value.length).fill(Number.NaN),
  });
  const set = (band: Band, row: number, [lower, upper]: readonly number[]): void => {
    band.lower[row] = lower;
    band.upper[row] = upper;
  };
  const [band, newRun] = [empty(), residuals && empty()];
  // Columns hold parameters here, one row per vector; inputs are the arguments of successive calls.
  const leaves = { scalar: 'input', column: 'param' } as const;
  const emitted = emitColumns(graph, [root], leaves, around.columns, around.count);
  for (let row = 0; row < value.length; row++) {
    const here = value[row];
    emitted.run(columns.map((column) => column[row]));
    const [values] = emitted.results;
    if (!values.every(Number.isFinite)) continue;
    set(band, row, around.quantiles(here, values, probabilities, scaleOf(residualScale)));
    if (newRun && residuals) set(newRun, row, around.newRun(here, values, probabilities, residuals));
  }
  return { band, ...(newRun && { newRun }) };
}
