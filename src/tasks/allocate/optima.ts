/** Optima of many parameter vectors at once from given starts, region by region between kinks, continued in the next region. */
import type { NodeId } from '../../formula/graph.js';
import { atOnce, type Steps } from '../steps.js';
import type { ParameterVectors } from './parameter-vectors.js';
import { patternSearch } from './pattern-search.js';
import { solveSqp } from './sequential-quadratic.js';
import type { ConstraintKinks, SmoothQuestion } from './smooth-question.js';

/** Evaluations in which all vectors take part; unconverged ones continue as a smaller batch. */
const TOGETHER = 6;
const ALONE = 100;

/** Regions visited per vector at most. */
const MOST_CROSSINGS = 16;

/** Unconverged vectors solved by pattern search at most. */
export const MOST_PATTERNS = 64;

export interface Optima {
  /** By coordinate. */
  readonly at: readonly Float64Array[];
  /** Objective of the smooth question (possibly a logarithm); infinite where there is no optimum. */
  readonly objective: Float64Array;
  /** 1 if SQP converged, 2 if the pattern search did, 0 if neither. */
  readonly settled: Uint8Array;
  /** Sides of kinks. */
  readonly region: Uint32Array;
  /** Multipliers of the budget and the job's constraints, of lower and upper bounds of coordinates alternately, of kinks. */
  readonly multipliers: readonly Float64Array[];
}

/** {@link optimaSteps} at once. */
export function optimaOf(
  smooth: SmoothQuestion,
  vectors: ParameterVectors,
  starts: readonly Float64Array[],
): Optima {
  return atOnce(optimaSteps(smooth, vectors, starts));
}

/** Vectors that are still to be solved by pattern search, which each take thousands of evaluations. */
export interface PatternAllowance {
  left: number;
}

/** The optima of all vectors, which do not depend on each other; a batch or a pattern search is a step of the work. */
export function* optimaSteps(
  smooth: SmoothQuestion,
  vectors: ParameterVectors,
  starts: readonly Float64Array[],
  patterns: PatternAllowance = { left: MOST_PATTERNS },
): Steps<Optima> {
  const { count } = vectors;
  const optima: Optima = {
    at: starts.map((column) => column.slice()),
    objective: new Float64Array(count).fill(Infinity),
    settled: new Uint8Array(count),
    region: new Uint32Array(count),
    multipliers: Array.from({ length: multiplierCount(smooth) }, () => new Float64Array(count)),
  };
  const entered = regionsAt(smooth, vectors, starts);
  let rows = indices(count);
  const tried = new Uint32Array(count);
  for (let round = 0; round <= MOST_CROSSINGS && rows.length > 0; round++) {
    const boundary: number[] = [];
    for (const [region, members] of grouped(rows, entered)) {
      // One by one: the number of arguments of a call is limited.
      for (const row of inRegion(smooth, vectors, optima, { region, members, entered, tried }))
        boundary.push(row);
      yield;
    }
    rows = Int32Array.from(boundary).sort();
  }
  const stuck = indices(count).filter((row) => optima.settled[row] === 0);
  for (const row of stuck) {
    if (patterns.left-- <= 0) break;
    yield;
    const start = Float64Array.from(starts, (column) => column[row]);
    const refined = patternSearch(smooth, picked(vectors, Int32Array.of(row)), start);
    if (refined === undefined) continue;
    refined.multipliers.forEach((multiplier, c) => {
      optima.multipliers[c][row] = multiplier;
    });
    optima.at.forEach((column, i) => {
      column[row] = refined.at[i];
    });
    optima.objective[row] = refined.objective;
    optima.settled[row] = 2;
  }
  return optima;
}

interface Visit {
  readonly region: number;
  readonly members: Int32Array;
  /** By row: the region to solve in next. */
  readonly entered: Uint32Array;
  /** By row: kinks crossed so far. */
  readonly tried: Uint32Array;
}

/**
 * Solves `members` in one region and keeps improvements. Returns those whose optimum is constrained by a kink not yet
 * crossed, with the neighbouring region set.
 */
function inRegion(
  smooth: SmoothQuestion,
  vectors: ParameterVectors,
  optima: Optima,
  { region, members, entered, tried }: Visit,
): number[] {
  const { kinks } = smooth.region(region);
  const places = Array.from({ length: kinks.length + 2 * smooth.size }, (_, c) =>
    placeOfMultiplier(smooth, kinks, c),
  );
  const boundary: number[] = [];
  let rest = members;
  let starts = optima.at.map((column) => pick(column, members));
  for (const steps of [TOGETHER, ALONE]) {
    if (rest.length === 0) break;
    const { parameters, budget } = picked(vectors, rest);
    const evaluation = smooth.region(region).compile(parameters, budget, rest.length);
    evaluation.at.forEach((column, i) => {
      column.set(starts[i]);
    });
    const { settled, objective: ends, multipliers } = solveSqp(evaluation, smooth, steps);
    const unsettled: number[] = [];
    rest.forEach((row, k) => {
      if (settled[k] === 0 && steps === TOGETHER) {
        unsettled.push(k);
        return;
      }
      const objective = ends[k];
      const isBetter = objective < optima.objective[row] - 1e-13 * Math.abs(objective);
      if (settled[k] === 1 && isBetter) {
        evaluation.at.forEach((column, i) => {
          optima.at[i][row] = column[k];
        });
        optima.objective[row] = objective;
        optima.settled[row] = 1;
        optima.region[row] = region;
        for (const column of optima.multipliers) column[row] = 0;
        multipliers.forEach((column, c) => {
          optima.multipliers[places[c]][row] = column[k];
        });
      }
      if (settled[k] === 0) return;
      // An active kink: the region beyond may be better.
      const beyond = kinks.findIndex(
        (kink, c) => kink >= 0 && multipliers[c][k] > 1e-12 && ((tried[row] >> kink) & 1) === 0,
      );
      if (beyond < 0) return;
      tried[row] |= 1 << kinks[beyond];
      entered[row] = (region ^ (1 << kinks[beyond])) >>> 0;
      boundary.push(row);
    });
    const again = Int32Array.from(unsettled);
    starts = evaluation.at.map((column) => pick(column, again));
    rest = pick(rest, again);
  }
  return boundary;
}

export function multiplierCount(smooth: SmoothQuestion): number {
  return smooth.constraintNames.length + 2 * smooth.size + smooth.kinkCount;
}

/** Index in `Optima` of a region's multiplier `c`: regions order constraints, kinks, then bounds. */
function placeOfMultiplier(smooth: SmoothQuestion, kinks: ConstraintKinks, c: number): number {
  const named = smooth.constraintNames.length;
  if (c < named) return c;
  if (c < kinks.length) return kinkMultiplierIndex(smooth, kinks[c]);
  return named + c - kinks.length;
}

/** Index in `Optima` of a kink's multiplier. */
export function kinkMultiplierIndex(smooth: SmoothQuestion, kink: number): number {
  return smooth.constraintNames.length + 2 * smooth.size + kink;
}

/** Which side of each kink the rows lie on. */
function regionsAt(
  smooth: SmoothQuestion,
  { count, parameters }: ParameterVectors,
  at: readonly Float64Array[],
): Uint32Array {
  const regions = new Uint32Array(count);
  const kinks = smooth.kinkArguments();
  if (kinks.length === 0) return regions;
  const expressions = kinks.flatMap(({ args }): NodeId[] => [...args]);
  const values = smooth.values(expressions, parameters, count);
  values.at.forEach((column, i) => {
    column.set(at[i]);
  });
  values.run();
  kinks.forEach(({ kind }, k) => {
    const [x, y] = [values.value[2 * k], values.value[2 * k + 1]];
    for (let row = 0; row < count; row++) {
      const second = kind === 'min' ? x[row] > y[row] : x[row] < y[row];
      if (second) regions[row] |= 1 << k;
    }
  });
  return regions;
}

function grouped(rows: Int32Array, key: Uint32Array): Map<number, Int32Array> {
  const lists = new Map<number, number[]>();
  for (const row of rows) {
    const list = lists.get(key[row]);
    if (list === undefined) lists.set(key[row], [row]);
    else list.push(row);
  }
  return new Map([...lists].map(([value, list]) => [value, Int32Array.from(list)]));
}

export function picked({ parameters, budget, count }: ParameterVectors, rows: Int32Array): ParameterVectors {
  if (rows.length === count) return { count, parameters, budget };
  return { count: rows.length, parameters: parameters.map((c) => pick(c, rows)), budget: pick(budget, rows) };
}

export function pick<T extends Float64Array | Int32Array>(column: T, rows: Int32Array): T {
  const kept = column.slice(0, rows.length);
  for (let k = 0; k < rows.length; k++) kept[k] = column[rows[k]];
  return kept as T;
}

function indices(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => i);
}
