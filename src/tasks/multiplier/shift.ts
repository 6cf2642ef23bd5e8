/**
 * How far two straight ladders are apart along log compute, with intervals that hold for few points. Of the lines
 * log(L - E) = a - beta x the shift d is a ratio of coefficients; that it has a given value is a linear restriction on them, which
 * an F test judges exactly where noise is normal. The interval is the set of shifts that are not rejected (Fieller 1954), so that it is
 * open where a slope may be zero.
 */
import { fTail } from '../../statistics/f-distribution.js';
import type { Interval } from '../../statistics/intervals.js';
import { studentQuantile } from '../../statistics/student.js';
import { rootsBetween } from '../fitted/lane-roots.js';
import { fitPower, type PowerFit } from './power-fit.js';

/** The points of one recipe: logarithms of compute, and losses. */
export interface LadderPoints {
  readonly logCompute: Float64Array;
  readonly losses: Float64Array;
}

/** A number with its interval; an end is null where it is open. */
export interface Shift {
  readonly value: number;
  readonly interval: readonly [lo: number | null, hi: number | null];
}

/** Both ladders, the baseline's points first. */
export interface Pair {
  readonly x: Float64Array;
  readonly losses: Float64Array;
  /** 1 for the points of the recipe, 0 for those of the baseline. */
  readonly isRecipe: Float64Array;
  readonly floor: number;
}

/** Sums of squares below this share of the numbers are rounding: the points lie on the lines. */
const EXACT = 1e-26;

/** Shifts of log compute beyond this are said to be open. */
const FARTHEST = 140;

export function pairOf(baseline: LadderPoints, recipe: LadderPoints, floor: number): Pair {
  const both = (a: Float64Array, b: Float64Array) => Float64Array.of(...a, ...b);
  const logs = both(baseline.logCompute, recipe.logCompute);
  const middle = logs.reduce((sum, value) => sum + value, 0) / logs.length;
  return {
    x: logs.map((value) => value - middle),
    losses: both(baseline.losses, recipe.losses),
    isRecipe: both(new Float64Array(baseline.losses.length), new Float64Array(recipe.losses.length).fill(1)),
    floor,
  };
}

/** Both lines with one exponent. */
export interface Parallel {
  /** log of how many times the compute of the recipe the baseline needs for the same loss. */
  readonly shift: Shift;
  readonly exponent: { readonly value: number; readonly interval: Interval };
  readonly sum: number;
  readonly degrees: number;
}

/** Undefined where the points do not determine it. */
export function parallel(pair: Pair, level: number): Parallel | undefined {
  const { x, losses, isRecipe, floor } = pair;
  const degrees = losses.length - 3;
  const ones = new Float64Array(x.length).fill(1);
  const falling = x.map((value) => -value);
  const whole = fitPower([ones, isRecipe, falling], losses, floor);
  const inverse = whole.inverse();
  if (degrees < 1 || inverse === undefined) return undefined;
  const [, apart, beta] = whole.coefficients;
  const t = studentQuantile((1 + level) / 2, degrees);
  const sumAt = (d: number) =>
    fitPower([ones, falling.map((value, i) => value - isRecipe[i] * d)], losses, floor).sum;
  const flat = fitPower([ones, isRecipe], losses, floor).sum;
  const value = -apart / beta;
  return {
    shift: { value, interval: setOf(sumAt, value, flat, bound(whole, degrees, t)) },
    exponent: { value: beta, interval: around(beta, t * Math.sqrt((whole.sum / degrees) * inverse[2][2])) },
    sum: whole.sum,
    degrees,
  };
}

/** The lines each with its own exponent. */
export interface Separate {
  readonly baseline: { readonly value: number; readonly interval: Interval };
  readonly recipe: { readonly value: number; readonly interval: Interval };
  /** P value of equal exponents. */
  readonly p: number;
  readonly degrees: number;
  /** log of the baseline's compute over that of the recipe at equal loss, where the baseline's log compute is this. */
  readonly shiftAt: (logCompute: number) => Shift;
  /** The baseline's loss there. */
  readonly lossAt: (logCompute: number) => number;
}

/** Undefined where the points do not determine it, such as without a degree of freedom. */
export function separate(
  baseline: LadderPoints,
  recipe: LadderPoints,
  floor: number,
  { sum: parallelSum }: Parallel,
  level: number,
): Separate | undefined {
  const { x, losses, isRecipe } = pairOf(baseline, recipe, floor);
  const degrees = losses.length - 4;
  const isBaseline = isRecipe.map((value) => 1 - value);
  const columns = [
    isBaseline,
    isRecipe,
    isBaseline.map((is, i) => -is * x[i]),
    isRecipe.map((is, i) => -is * x[i]),
  ];
  const whole = fitPower(columns, losses, floor);
  const inverse = whole.inverse();
  if (degrees < 1 || inverse === undefined) return undefined;
  const [a, b, betaA, betaB] = whole.coefficients;
  const t = studentQuantile((1 + level) / 2, degrees);
  const most = bound(whole, degrees, t);
  const [reachA, reachB] = [2, 3].map((k) => t * Math.sqrt((whole.sum / degrees) * inverse[k][k]));
  const middle = baseline.logCompute[0] - x[0];
  const isExact = parallelSum <= exactSum(losses);
  const ones = new Float64Array(x.length).fill(1);
  return {
    baseline: { value: betaA, interval: around(betaA, reachA) },
    recipe: { value: betaB, interval: around(betaB, reachB) },
    p: isExact ? 1 : fTail((parallelSum - whole.sum) / (whole.sum / degrees), 1, degrees),
    degrees,
    lossAt: (logCompute) => floor + Math.exp(a - betaA * (logCompute - middle)),
    shiftAt(logCompute) {
      const at = logCompute - middle;
      const own = isBaseline.map((is, i) => is * (at - x[i]));
      // Both lines have one height: the baseline's at this compute, the recipe's at this less the shift.
      const sumAt = (d: number) =>
        fitPower([ones, own, isRecipe.map((is, i) => is * (at - d - x[i]))], losses, floor).sum;
      const flat = fitPower([ones, own, isRecipe], losses, floor).sum;
      const value = at - (b - a + betaA * at) / betaB;
      return { value, interval: setOf(sumAt, value, flat, most) };
    },
  };
}

const exactSum = (losses: Float64Array): number =>
  EXACT * losses.reduce((sum, loss) => sum + 1 + Math.log(loss) ** 2, 0);

/** The sum of squares up to which a restriction is not rejected. */
const bound = ({ sum }: PowerFit, degrees: number, t: number): number => sum * (1 + (t * t) / degrees);

const around = (value: number, reach: number): Interval => [value - reach, value + reach];

/** Where the search of the ends of a set begins, either side of the estimate. */
const FIRST_REACH = 0.05;

/** The shifts about the estimate whose sum of squares is at most `most`; `flat` is that without a slope. */
function setOf(
  sumAt: (d: number) => number,
  value: number,
  flat: number,
  most: number,
): readonly [number | null, number | null] {
  if (!Number.isFinite(value) || flat <= most) return [null, null];
  const excess = (d: number): number => sumAt(d) - most;
  // Points on the lines: rounding alone.
  if (!(excess(value) < 0)) return [value, value];
  return [endOf(excess, value, -1), endOf(excess, value, 1)];
}

function endOf(excess: (d: number) => number, value: number, side: -1 | 1): number | null {
  let inside = value;
  for (let reach = FIRST_REACH; reach < FARTHEST; reach *= 2) {
    const outside = value + side * reach;
    if (!(excess(outside) > 0)) {
      inside = outside;
      continue;
    }
    const lane = new Float64Array(1);
    const [root] = rootsBetween(
      ([at]) => {
        lane[0] = excess(at);
        return lane;
      },
      Float64Array.of(inside),
      Float64Array.of(outside),
    );
    return root;
  }
  return null;
}
