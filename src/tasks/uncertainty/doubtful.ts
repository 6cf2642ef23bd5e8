/** Parameters whose symmetric intervals mislead, and why: nothing is refitted. */
import { residualSize, residualSlopes } from '../../loss/residual.js';
import { recordOf } from '../../own.js';
import { shapeOf } from '../../problem/group-coordinates.js';
import type { FreeParameter, Model } from '../../problem/model.js';
import type { Polished } from '../../solver/polish.js';
import type { Doubt, Profile, Runaway } from '../fit/record.js';
import { directionsOf, inverseForm } from './eigen-directions.js';
import { profileStatistic } from './profile-statistic.js';

/** To second order, an interval that lies this fraction of its half-width to one side covers 92.5 % where 95 % are meant. */
const NOTABLE_SHIFT = 0.2;

/** Of the half-width: a move of a parameter, while another leaves its bound, that its interval does not allow for. */
const NOTABLE_MOVE = 0.5;

/** Smaller changes of the residuals, of their typical size, do not show a curvature beyond rounding. */
const ROUNDING = 1e-10;

/** With more evaluations of a row this would take longer than all standard errors. */
const MOST_EVALUATIONS = 2e5;

/**
 * The free parameters in doubt; undefined where it would take too long to know. `profiles` are those of parameters at a bound, or
 * more; `runaway` is of an objective without a minimum.
 */
export function doubtful(
  model: Model,
  best: Polished,
  level: number,
  { profiles = [], runaway }: { readonly profiles?: readonly Profile[]; readonly runaway?: Runaway },
): Readonly<Record<string, Doubt>> | undefined {
  const { problem, free } = model;
  const { rise } = profileStatistic(problem, best.parameters, best.objective, level);
  if (2 * problem.size * problem.rows > MOST_EVALUATIONS || !(rise > 0)) return undefined;
  const directions = directionsOf(shapeOf(problem), best.gaussNewton, best.atBound);
  const gradients = model.gradients(best.parameters);
  const natural = model.toNatural(best.parameters);
  const fromBounds = profiles.filter(({ parameter }) => best.atBound.some((i) => free[i].name === parameter));
  // Of many groups one may be open alone.
  const isOpen = runaway !== undefined || (problem.groups === undefined && directions.flat.length > 0);
  const shiftOf = shifts(model, best);
  const found = recordOf<Doubt>();
  for (const [i, parameter] of free.entries()) {
    const gradient = gradients[i];
    if (best.atBound.includes(i) || directions.isOpen(gradient)) continue;
    const variance = inverseForm(directions, gradient);
    const halfWidth = Math.sqrt(2 * rise * variance);
    const path = directions.solve(gradient).map((slope) => (slope * halfWidth) / variance);
    const shift = shiftOf(i, path, halfWidth);
    const moves = fromBounds.some(
      (profile) => farthest(parameter, natural[i], profile) > NOTABLE_MOVE * halfWidth,
    );
    if (isOpen) found[parameter.name] = 'open';
    else if (!Number.isFinite(shift)) found[parameter.name] = 'no value';
    else if (Math.abs(shift) > NOTABLE_SHIFT) found[parameter.name] = shift > 0 ? 'higher' : 'lower';
    else if (moves) found[parameter.name] = 'bound';
  }
  return found;
}

/**
 * By how many half-widths the likelihood interval of a parameter lies above the symmetric one, to second order, from the residuals
 * d+ and d- at the ends of the path of conditional minima: -(sum of (d+ - d-) (d+ + d- - 2 d)) / (sum of (d+ - d-)^2), with the
 * weights of rows, and half the second difference of the parameter. Clarke's marginal curvature (1987, Journal of the American
 * Statistical Association 82, 844-850). NaN where the law has no value at an end.
 */
function shifts(
  model: Model,
  best: Polished,
): (index: number, path: Float64Array, halfWidth: number) => number {
  const { problem, free } = model;
  const { weight, target, rows } = problem;
  const evaluator = problem.evaluator();
  const scale = residualSlopes(problem);
  const residualsAt = (at: Float64Array): Float64Array =>
    evaluator.value(at).map((value, row) => (value - target[row]) * scale[row]);
  const center = residualsAt(best.parameters);
  const size = residualSize(problem);
  return (index, path, halfWidth) => {
    const [low, high] = [-1, 1].map((sign) => best.parameters.map((u, k) => u + sign * path[k]));
    const [below, above] = [residualsAt(low), residualsAt(high)];
    let [product, square] = [0, 0];
    for (let row = 0; row < rows; row++) {
      if (!(weight[row] > 0)) continue;
      const slope = above[row] - below[row];
      product += weight[row] * slope * (above[row] + below[row] - 2 * center[row]);
      square += weight[row] * slope ** 2;
    }
    if (square <= rows * (ROUNDING * size) ** 2) return 0;
    const [lower, middle, upper] = [low, best.parameters, high].map((at) =>
      onScale(free[index], model.toNatural(at)[index]),
    );
    return (lower + upper - 2 * middle) / (2 * halfWidth) - product / square;
  };
}

/** How far a parameter moves where another, which lies at its bound, has the values that its profile leaves open. */
function farthest(
  parameter: FreeParameter,
  value: number,
  { others, statistic, threshold }: Profile,
): number {
  const from = onScale(parameter, value);
  return (others[parameter.name] ?? []).reduce<number>((most, other, k) => {
    const isOpen = other !== null && (statistic[k] ?? Number.NaN) <= threshold;
    return isOpen ? Math.max(most, Math.abs(onScale(parameter, other) - from)) : most;
  }, 0);
}

/** The scale on which the interval of a parameter is symmetric. */
function onScale({ logScale }: FreeParameter, value: number): number {
  return logScale ? Math.log(value) : value;
}
