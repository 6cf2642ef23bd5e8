/** What a fitted law says of runs that were not made. */
import { IsolossError } from '../../errors.js';
import { emitColumns } from '../../formula/emit-columns.js';
import { takeLimits } from '../../formula/limits.js';
import { nearest } from '../../formula/nearest.js';
import { checkDomains } from '../../problem/checks.js';
import type { ResidualScale } from '../../problem/loss.js';
import { bandShares } from '../fitted/draws.js';
import { beyondOf } from '../fitted/extrapolation.js';
import { type FittedLaw, graphOfLaw, type LawGraph } from '../fitted/fitted.js';
import { type Neighbourhood, neighbourhoodOf, scaleOf } from '../fitted/neighbourhood.js';
import { newRunQuantiles } from './new-run.js';

/** Values of the law that bands are made of in one call: seconds of work. */
const MOST_VALUES = 1e7;

const OUTSIDE = 'The inputs lie outside what the law can take: correct them, or leave the row out.';

export interface PredictOptions {
  /** Of the bands; the fit's own where it is not given. */
  readonly level?: number;
  /** Losses seen, NaN where none was: residuals are told of these. */
  readonly observed?: ArrayLike<number>;
  /** What messages call the rows. */
  readonly rows?: {
    readonly source: string;
    readonly word: 'line' | 'row';
    readonly numbers: Int32Array;
  };
}

/** Lower and upper ends, as long as the inputs. */
export interface Band {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** All columns are as long as the inputs, in the units of the fitted losses. */
export interface Prediction {
  readonly value: Float64Array;
  readonly level: number;
  /**
   * Where the law may lie: by the replicates, without any by the covariance of the parameters (delta method, Student's
   * t); NaN where the law of some replicate has no value.
   */
  readonly band?: Band;
  /** Where a new run may lie: the same with the scatter of the fitted runs about the law. */
  readonly newRun?: Band;
  /** Replicates that the bands rest on, evenly chosen where there are very many; 0 where they rest on the covariance. */
  readonly replicates: number;
  /** How far outside the fitted ranges each input lies; see `beyondOf`. */
  readonly beyond?: Readonly<Record<string, Float64Array>>;
  /** Prediction less observation on `residualScale`, NaN where nothing was observed. */
  readonly residual?: Float64Array;
  readonly residualScale: ResidualScale;
}

/**
 * Predicts at `inputs`, one array for each input of the law, natural units. Throws `missing-input`, `unknown-input`,
 * `unequal-lengths`, `not-a-number`, `not-positive` and `no-value`, with the row where there is one.
 */
export function predict(
  fitted: FittedLaw,
  inputs: Readonly<Record<string, ArrayLike<number>>>,
  options: PredictOptions = {},
): Prediction {
  const { law } = fitted;
  const level = options.level ?? fitted.level ?? 0.95;
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
  const around = neighbourhoodOf(fitted, Math.floor(MOST_VALUES / Math.max(count, 1)));
  const residualScale = fitted.residuals?.scale ?? law.loss?.residual ?? 'log';
  const bands = bandsOf(fitted, compiled, columns, value, around, bandShares(level), residualScale);
  const { observed } = options;
  return {
    value,
    level,
    ...bands,
    replicates: around?.kind === 'refits' ? around.count : 0,
    ...(fitted.ranges === undefined ? {} : { beyond: beyondOf(fitted, inputs) }),
    ...(observed === undefined
      ? {}
      : { residual: value.map((v, i) => residualOf(v, observed[i], residualScale)) }),
    residualScale,
  };
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

/** The law at the estimate; every row must have a value. */
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
  const about = {
    inputs: new Map(law.inputs.map(({ name }, i) => [name, columns[i]])),
    target: result,
    weight: result,
    rowNumbers: rows?.numbers ?? Int32Array.from(result, (_, i) => i + 1),
    source: rows?.source ?? 'the inputs',
    rowWord: rows?.word ?? 'row',
  };
  try {
    checkDomains(graph, written, law, about, evaluate, names, (row) => !Number.isFinite(result[row]));
  } catch (error) {
    if (!(error instanceof IsolossError)) throw error;
    throw new IsolossError(error.code, error.message, OUTSIDE, { place: error.place });
  }
  const cells = law.inputs.map(({ name }, i) => `${name} = ${columns[i][bad]}`).join(', ');
  throw new IsolossError(
    'no-value',
    `${whereIs(bad, rows)}: the law has no finite value at ${cells}.`,
    OUTSIDE,
    { place: { row: rows?.numbers[bad] ?? bad + 1 } },
  );
}

function bandsOf(
  { residuals }: FittedLaw,
  { graph, root }: LawGraph,
  columns: readonly Float64Array[],
  value: Float64Array,
  around: Neighbourhood | undefined,
  shares: readonly [number, number],
  residualScale: ResidualScale,
): Pick<Prediction, 'band' | 'newRun'> {
  const empty = (): Band => ({
    lower: new Float64Array(value.length).fill(Number.NaN),
    upper: new Float64Array(value.length).fill(Number.NaN),
  });
  const set = (band: Band, row: number, [lower, upper]: readonly number[]): void => {
    band.lower[row] = lower;
    band.upper[row] = upper;
  };
  const [band, newRun] = [around && empty(), residuals && empty()];
  // The usual roles are exchanged: parameters are columns, one row a vector, and inputs change from run to run.
  const leaves = { scalar: 'input', column: 'param' } as const;
  const emitted = around && emitColumns(graph, [root], leaves, around.columns, around.count);
  for (let row = 0; row < value.length; row++) {
    const here = value[row];
    emitted?.run(columns.map((column) => column[row]));
    const values = emitted?.results[0] ?? value.subarray(row, row + 1);
    if (!values.every(Number.isFinite)) continue;
    if (band && around) set(band, row, around.quantiles(here, values, shares, scaleOf(residualScale)));
    if (newRun && residuals) {
      const ends = around?.newRun(here, values, shares, residuals);
      set(newRun, row, ends ?? newRunQuantiles(values, residuals, shares));
    }
  }
  return { ...(band && { band }), ...(newRun && { newRun }) };
}

function residualOf(value: number, observed: number, scale: ResidualScale): number {
  if (scale === 'log') return Math.log(value / observed);
  return scale === 'raw' ? value - observed : value / observed - 1;
}
