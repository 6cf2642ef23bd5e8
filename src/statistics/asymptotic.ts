/** Covariances of parameters from the curvature of the objective, without resampling. */
import { choleskyFactor, choleskySolve } from '../linear-algebra/cholesky.js';
import { packedIndex, packedLength } from '../linear-algebra/packed.js';

/** A pivot below this fraction of its diagonal is rounding: the curvature is singular. */
const SINGULAR = 1e-13;

/** Leverages are capped here: the residual of a row of more leverage is near zero, and no correction of it is informative. */
const MAX_LEVERAGE = 0.9;

/**
 * The robust ("sandwich") covariance H^-1 (sum over rows of psi^2 J J') H^-1, packed (see packed.ts), valid whatever
 * the noise of each row; times rows / (rows - size), which makes it MacKinnon and White's HC1. With `slope` (a row's
 * own contribution to H is slope J J') it is their HC3 instead: each psi is divided by 1 - leverage, so that the small
 * residual of a row of high leverage is not taken for little noise. With `groups` (a label a row) rows of one group may depend on
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
  const groupScores = groups && summedByGroup(size, groups, (row, j) => psi[row] * jacobianColumns[j][row]);
  const scores = groupScores?.length ?? psi.length;
  if (scores < 2 || (groupScores !== undefined && hasSingleGroup(groupScores))) return undefined;
  const useLeverage = groupScores === undefined && slope !== undefined;
  const ratio = rows / (rows - size);
  const uniformFactor =
    groupScores === undefined ? ratio : ((scores / (scores - 1)) * (rows - 1)) / (rows - size);
  const covariance = new Float64Array(packedLength(size));
  const influence = new Float64Array(size);
  const isDiagonal = hasDiagonal(bread, size);
  // Where the curvature is diagonal, a score that is zero leaves no influence.
  const nonzero = new Uint32Array(size);
  for (let k = 0; k < scores; k++) {
    for (let j = 0; j < size; j++)
      influence[j] = groupScores === undefined ? jacobianColumns[j][k] : groupScores[k][j];
    if (isDiagonal) for (let j = 0; j < size; j++) influence[j] /= bread[packedIndex(j, j)];
    else choleskySolve(factor, size, influence);
    let count = 0;
    for (let j = 0; j < size; j++) if (influence[j] !== 0) nonzero[count++] = j;
    let correction = uniformFactor;
    if (groupScores === undefined) {
      if (psi[k] === 0) continue;
      let leverage = 0;
      if (useLeverage)
        for (let j = 0; j < size; j++) leverage += slope[k] * jacobianColumns[j][k] * influence[j];
      correction =
        psi[k] ** 2 * (useLeverage ? 1 / (1 - Math.min(leverage, MAX_LEVERAGE)) ** 2 : uniformFactor);
    }
    for (let a = 0; a < count; a++) {
      const i = nonzero[a];
      for (let b = 0; b <= a; b++) {
        covariance[packedIndex(i, nonzero[b])] += correction * influence[i] * influence[nonzero[b]];
      }
    }
  }
  return covariance.every(Number.isFinite) ? covariance : undefined;
}

function hasDiagonal(packed: Float64Array, size: number): boolean {
  for (let i = 0, entry = 0; i < size; i++, entry++) {
    for (let j = 0; j < i; j++) if (packed[entry++] !== 0) return false;
  }
  return true;
}

/** Whether only one group has scores. At a minimum the scores of all groups sum to zero, so its sum is then rounding. */
function hasSingleGroup(groupScores: readonly Float64Array[]): boolean {
  return groupScores.filter((sum) => sum.some((score) => score !== 0)).length < 2;
}

/** One vector a group, in the order in which the groups first appear. */
function summedByGroup(
  size: number,
  groups: Uint32Array,
  score: (row: number, j: number) => number,
): Float64Array[] {
  const groupScores = new Map<number, Float64Array>();
  for (const [row, group] of groups.entries()) {
    const sum = groupScores.get(group) ?? new Float64Array(size);
    for (let j = 0; j < size; j++) sum[j] += score(row, j);
    groupScores.set(group, sum);
  }
  return [...groupScores.values()];
}
