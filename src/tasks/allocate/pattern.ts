/**
 * A shrinking search for what Newton's method cannot follow, such as a quantile over refits: steps along what binds,
 * across it and in turned directions, each put back within the constraints, halved where none helps.
 */
import { solveLinear } from '../../linear-algebra/lu.js';
import { nearestMultipliers } from './multipliers.js';
import type { SmoothQuestion } from './smooth.js';
import type { Vectors } from './vectors.js';

/** Of a coordinate. */
const FIRST_STEP = 0.5;
const FINEST = 1e-9;
/** Violations of logarithms: what is aimed at, and what will do. */
const ROUNDING = 1e-13;
const FEASIBLE = 1e-10;
const MOST_CORRECTIONS = 12;
const MOST_EVALUATIONS = 20_000;
/** Directions that turn from round to round, so that no ridge lies between them for long. */
const TURNED = 3;
/** Cosine of directions that need not both be tried. */
const ALIKE = 0.999;

export interface Limits {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Values (at most 0 where they hold) and slopes of the constraints. */
  constraints(at: Float64Array): {
    readonly value: readonly number[];
    readonly gradient: readonly Float64Array[];
  };
}

export interface Found {
  readonly at: Float64Array;
  readonly objective: number;
}

/** The best point near `start`, to steps of `finest`; undefined where no point near it is within the limits. */
export function shrinkingSearch(
  objective: (at: Float64Array) => number,
  limits: Limits,
  start: Float64Array,
  {
    first: longest = FIRST_STEP,
    finest = FINEST,
  }: { readonly first?: number; readonly finest?: number } = {},
): Found | undefined {
  const first = within(limits, start);
  if (first === undefined) return undefined;
  let best: Found = { at: first, objective: objective(first) };
  if (!Number.isFinite(best.objective)) return undefined;
  let evaluations = 0;
  for (let h = longest, round = 0; h >= finest && evaluations < MOST_EVALUATIONS; round++) {
    let better: Found | undefined;
    for (const direction of directionsAt(limits, best.at, h, round)) {
      const trial = within(
        limits,
        best.at.map((x, i) => x + h * direction[i]),
      );
      if (trial === undefined) continue;
      evaluations++;
      const value = objective(trial);
      if (value < best.objective - 1e-15 * Math.abs(best.objective)) {
        better = { at: trial, objective: value };
        break;
      }
    }
    if (better !== undefined) best = better;
    h *= better === undefined ? 0.5 : 1.5;
  }
  return best;
}

/** {@link shrinkingSearch} of a question with one parameter vector, and multipliers where it ends. */
export function patternSearch(
  smooth: SmoothQuestion,
  vector: Vectors,
  start: Float64Array,
): (Found & { readonly multipliers: Float64Array }) | undefined {
  const evaluation = smooth.asIs().compile(vector.parameters, vector.budget, 1);
  const evaluate = (at: Float64Array): void => {
    evaluation.at.forEach((column, i) => {
      column[0] = at[i];
    });
    evaluation.run();
  };
  const objective = (at: Float64Array): number => {
    evaluate(at);
    return evaluation.value[0][0];
  };
  const constraints = (at: Float64Array) => {
    evaluate(at);
    return {
      value: evaluation.value.slice(1).map((column) => column[0]),
      gradient: evaluation.gradient
        .slice(1)
        .map((slopes) => Float64Array.from(slopes, (column) => column[0])),
    };
  };
  const found = shrinkingSearch(objective, { lower: smooth.lower, upper: smooth.upper, constraints }, start);
  if (found === undefined) return undefined;
  evaluate(found.at);
  return { ...found, multipliers: nearestMultipliers(smooth, evaluation) };
}

/** `at` moved within the limits by the shortest steps that linearised constraints ask for. */
function within(limits: Limits, from: Float64Array): Float64Array | undefined {
  const { lower, upper } = limits;
  const at = from.map((x, i) => Math.min(Math.max(x, lower[i]), upper[i]));
  for (let round = 0; ; round++) {
    const { value, gradient } = limits.constraints(at);
    if (!value.every(Number.isFinite)) return undefined;
    const violated = value.flatMap((v, c) => (v > ROUNDING ? [c] : []));
    if (violated.length === 0) return at;
    if (round === MOST_CORRECTIONS) return value.every((v) => v <= FEASIBLE) ? at : undefined;
    // Coordinates at an end that the step would leave by are held.
    const held = at.map((x, i) => {
      const pull = violated.reduce((sum, c) => sum - gradient[c][i] * value[c], 0);
      return (x <= lower[i] && pull < 0) || (x >= upper[i] && pull > 0) ? 0 : 1;
    });
    const rows = violated.map((c) =>
      Float64Array.from(violated, (d) => {
        const product = gradient[c].reduce((sum, x, i) => sum + held[i] * x * gradient[d][i], 0);
        return product * (c === d ? 1 + 1e-12 : 1);
      }),
    );
    const share = Float64Array.from(violated, (c) => value[c]);
    if (!solveLinear(rows, share)) return undefined;
    violated.forEach((c, k) => {
      for (let i = 0; i < at.length; i++) {
        at[i] = Math.min(Math.max(at[i] - held[i] * share[k] * gradient[c][i], lower[i]), upper[i]);
      }
    });
  }
}

function directionsAt(limits: Limits, at: Float64Array, h: number, round: number): Float64Array[] {
  const n = at.length;
  const { value, gradient } = limits.constraints(at);
  const normals = gradient.filter((slope, c) => value[c] > -h * norm(slope)).map(unit);
  const axes = Array.from({ length: n }, (_, i) =>
    Float64Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)),
  );
  const turned = Array.from({ length: TURNED }, (_, k) => turnedDirection(n, round * TURNED + k));
  const along = [...axes, ...turned].map((d) => unit(orthogonal(d, normals)));
  const lines = [...along, ...normals].filter(
    (d, k, all) => norm(d) > 0.5 && all.slice(0, k).every((other) => Math.abs(dot(d, other)) < ALIKE),
  );
  return lines.flatMap((d) => [d, d.map((x) => -x)]);
}

/** Spread evenly by a low-discrepancy sequence, the same every time. */
function turnedDirection(n: number, index: number): Float64Array {
  return unit(
    Float64Array.from({ length: n }, (_, i) => (((index + 1) * Math.sqrt([2, 3, 5, 7][i])) % 1) - 0.5),
  );
}

/** What is left of `d` across all `normals` (Gram-Schmidt). */
function orthogonal(d: Float64Array, normals: readonly Float64Array[]): Float64Array {
  const basis: Float64Array[] = [];
  const without = (vector: Float64Array): Float64Array =>
    basis.reduce((rest, b) => {
      const share = dot(rest, b);
      return rest.map((x, i) => x - share * b[i]);
    }, vector);
  for (const normal of normals) {
    const rest = without(normal);
    if (norm(rest) > 1e-8) basis.push(unit(rest));
  }
  const rest = without(d);
  return norm(rest) > 1e-8 ? rest : new Float64Array(d.length);
}

function dot(x: Float64Array, y: Float64Array): number {
  return x.reduce((sum, value, i) => sum + value * y[i], 0);
}

function norm(vector: Float64Array): number {
  return Math.hypot(...vector);
}

function unit(vector: Float64Array): Float64Array {
  const size = norm(vector);
  return size > 0 ? vector.map((x) => x / size) : vector;
}
