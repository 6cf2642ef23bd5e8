/**
 * Constrained pattern search for non-smooth objectives, such as a quantile over refits: polls along and across the
 * active constraints and in rotated directions, projects each trial onto the constraints, and halves the step if none
 * improves.
 */
import { solveLinear } from '../../linear-algebra/lu.js';
import { atOnce, type Steps } from '../steps.js';
import { nearestMultipliers } from './multipliers.js';
import type { ParameterVectors } from './parameter-vectors.js';
import type { SmoothQuestion } from './smooth-question.js';

/** First and last step of a coordinate. */
const FIRST_STEP = 0.5;
const FINEST = 1e-9;
/** Violations of logarithmic constraints: the target of projections, and the tolerance. */
const ROUNDING = 1e-13;
const FEASIBLE = 1e-10;
const MOST_CORRECTIONS = 12;
const MOST_EVALUATIONS = 20_000;
/** Rotated directions per round, different each time, so that no ridge is missed for long. */
const TURNED = 3;
/** Directions with a larger cosine are not both polled. */
const ALIKE = 0.999;

export interface Limits {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Values (at most 0 where satisfied) and gradients of the constraints. */
  constraints(at: Float64Array): {
    readonly value: readonly number[];
    readonly gradient: readonly Float64Array[];
  };
}

export interface PatternResult {
  readonly at: Float64Array;
  readonly objective: number;
}

/**
 * The best point near `start`, down to steps of `finest`; undefined if no point near it is feasible. A round of directions
 * is a step of the work.
 */
export function* constrainedPatternSearch(
  objective: (at: Float64Array) => number,
  limits: Limits,
  start: Float64Array,
  {
    first: longest = FIRST_STEP,
    finest = FINEST,
  }: { readonly first?: number; readonly finest?: number } = {},
): Steps<PatternResult | undefined> {
  const first = within(limits, start);
  if (first === undefined) return undefined;
  let best: PatternResult = { at: first, objective: objective(first) };
  if (!Number.isFinite(best.objective)) return undefined;
  let evaluations = 0;
  for (let h = longest, round = 0; h >= finest && evaluations < MOST_EVALUATIONS; round++) {
    let better: PatternResult | undefined;
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
    yield;
  }
  return best;
}

/** {@link constrainedPatternSearch} for one parameter vector, with multiplier estimates at the result. */
export function patternSearch(
  smooth: SmoothQuestion,
  vector: ParameterVectors,
  start: Float64Array,
): (PatternResult & { readonly multipliers: Float64Array }) | undefined {
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
  const found = atOnce(
    constrainedPatternSearch(objective, { lower: smooth.lower, upper: smooth.upper, constraints }, start),
  );
  if (found === undefined) return undefined;
  evaluate(found.at);
  return { ...found, multipliers: nearestMultipliers(smooth, evaluation) };
}

/** Projects `at` onto the feasible set by minimum-norm steps of the linearised constraints. */
function within(limits: Limits, from: Float64Array): Float64Array | undefined {
  const { lower, upper } = limits;
  const at = from.map((x, i) => Math.min(Math.max(x, lower[i]), upper[i]));
  for (let round = 0; ; round++) {
    const { value, gradient } = limits.constraints(at);
    if (!value.every(Number.isFinite)) return undefined;
    const violated = value.flatMap((v, c) => (v > ROUNDING ? [c] : []));
    if (violated.length === 0) return at;
    if (round === MOST_CORRECTIONS) return value.every((v) => v <= FEASIBLE) ? at : undefined;
    // Coordinates at a bound that the step would violate are fixed.
    const blocked = at.map((x, i) => {
      const pull = violated.reduce((sum, c) => sum - gradient[c][i] * value[c], 0);
      return (x <= lower[i] && pull < 0) || (x >= upper[i] && pull > 0) ? 0 : 1;
    });
    const rows = violated.map((c) =>
      Float64Array.from(violated, (d) => {
        const product = gradient[c].reduce((sum, x, i) => sum + blocked[i] * x * gradient[d][i], 0);
        return product * (c === d ? 1 + 1e-12 : 1);
      }),
    );
    const component = Float64Array.from(violated, (c) => value[c]);
    if (!solveLinear(rows, component)) return undefined;
    violated.forEach((c, k) => {
      for (let i = 0; i < at.length; i++) {
        at[i] = Math.min(Math.max(at[i] - blocked[i] * component[k] * gradient[c][i], lower[i]), upper[i]);
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

/** Directions by a low-discrepancy sequence, deterministic. */
function turnedDirection(n: number, index: number): Float64Array {
  return unit(
    Float64Array.from({ length: n }, (_, i) => (((index + 1) * Math.sqrt([2, 3, 5, 7][i])) % 1) - 0.5),
  );
}

/** The component of `d` orthogonal to all `normals` (Gram-Schmidt). */
function orthogonal(d: Float64Array, normals: readonly Float64Array[]): Float64Array {
  const basis: Float64Array[] = [];
  const without = (vector: Float64Array): Float64Array =>
    basis.reduce((rest, b) => {
      const component = dot(rest, b);
      return rest.map((x, i) => x - component * b[i]);
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
