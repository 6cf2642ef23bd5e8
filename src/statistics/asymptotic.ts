/** Covariances of parameters from the curvature of the objective, without resampling. */
import { choleskyFactor, choleskySolve } from '../linear-algebra/cholesky.js';
import { packedIndex, packedLength } from '../linear-algebra/packed.js';

/** A pivot below this share of its diagonal is rounding: the curvature is singular. */
const SINGULAR = 1e-13;

/** A row of more leverage has no residual to speak of: its psi says nothing, however it is stretched. */
const MOST_LEVERAGE = 0.9;

/**
 * The robust ("sandwich") covariance H^-1 (sum over rows of psi^2 J J') H^-1, packed (see packed.ts), valid whatever
 * the noise of each row; times rows / (rows - size), which makes it MacKinnon and White's HC1. With `slope` (a row's
 * own share of H is slope J J') it is their HC3 instead: each psi is divided by 1 - leverage, so that a row which draws
 * the fit to itself does not pass for one without noise. With `groups` (a label a row) rows of one group may depend on
 * one another: scores are summed within it, and the factor is G / (G - 1) (rows - 1) / (rows - size) for G groups.
 *
 * `jacobianColumns[j]` is d value / d u_j a row, `psi` is weight times d rho / d value a row, and `bread` is H, the
 * objective's packed size x size curvature. All rows of the arrays are summed; `rows` counts those that carry weight.
 * Undefined where H is not positive definite, rows or groups are too few for the factor, only one group has scores, or a
 * number is not finite.
 */
export function sandwichCovariance(
  size: number,
  rows: number,
  jacobianColumns: readonly Float64Array[],
  psi: Float64Array,
  bread: Float64Array,
  groups?: Uint32Array,
  slope?: Float64Array,
): Float64Array | undefined {
  const factor = bread.slice();
  if (rows <= size || !choleskyFactor(factor, size, SINGULAR)) return undefined;
  const sums = groups && summedByGroup(size, groups, (row, j) => psi[row] * jacobianColumns[j][row]);
  const scores = sums?.length ?? psi.length;
  if (scores < 2 || (sums !== undefined && lone(sums))) return undefined;
  const leverages = sums === undefined && slope !== undefined;
  const ratio = rows / (rows - size);
  const evenly = sums === undefined ? ratio : ((scores / (scores - 1)) * (rows - 1)) / (rows - size);
  const covariance = new Float64Array(packedLength(size));
  const influence = new Float64Array(size);
  for (let k = 0; k < scores; k++) {
    for (let j = 0; j < size; j++) influence[j] = sums === undefined ? jacobianColumns[j][k] : sums[k][j];
    choleskySolve(factor, size, influence);
    let correction = evenly;
    if (sums === undefined) {
      if (psi[k] === 0) continue;
      let leverage = 0;
      if (leverages)
        for (let j = 0; j < size; j++) leverage += slope[k] * jacobianColumns[j][k] * influence[j];
      correction = psi[k] ** 2 * (leverages ? 1 / (1 - Math.min(leverage, MOST_LEVERAGE)) ** 2 : evenly);
    }
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) {
        covariance[packedIndex(i, j)] += correction * influence[i] * influence[j];
      }
    }
  }
  return covariance.every(Number.isFinite) ? covariance : undefined;
}

/** At a minimum the scores of all groups cancel: those of a single one that was drawn sum to rounding. */
function lone(sums: readonly Float64Array[]): boolean {
  return sums.filter((sum) => sum.some((score) => score !== 0)).length < 2;
}

/** One vector a group, in the order in which the groups first appear. */
function summedByGroup(
  size: number,
  groups: Uint32Array,
  score: (row: number, j: number) => number,
): Float64Array[] {
  const sums = new Map<number, Float64Array>();
  for (const [row, group] of groups.entries()) {
    const sum = sums.get(group) ?? new Float64Array(size);
    for (let j = 0; j < size; j++) sum[j] += score(row, j);
    sums.set(group, sum);
  }
  return [...sums.values()];
}
