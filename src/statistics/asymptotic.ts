/** Covariances of parameters from the curvature of the objective, without resampling. */
import { factorise, type MatrixShape, solveFactored } from '../linear-algebra/matrix-shape.js';
import { packedIndex, packedLength } from '../linear-algebra/packed.js';
import type { SparseRows } from '../linear-algebra/sparse-vector.js';

/** A pivot below this fraction of its diagonal is rounding: the curvature is singular. */
const SINGULAR = 1e-13;

/** Leverages are capped here: the residual of a row of more leverage is near zero, and no correction of it is informative. */
export const MAX_LEVERAGE = 0.9;

/**
 * The robust ("sandwich") covariance H^-1 (sum over rows of psi^2 J J') H^-1, packed (see packed.ts), valid whatever
 * the noise of each row; times rows / (rows - size), which makes it MacKinnon and White's HC1. With `slope` (a row's
 * own contribution to H is slope J J') it is their HC3 instead: each psi is divided by 1 - leverage, so that the small
 * residual of a row of high leverage is not taken for little noise. With `groups` (a label a row) rows of one group may depend on
 * one another: scores are summed within it, and the factor is G / (G - 1) (rows - 1) / (rows - size) for G groups.
 *
 * `jacobian` is d value / d u a row, `psi` is weight times d rho / d value a row, and `bread` is H, the objective's
 * curvature, of `shape`. All rows of the arrays are summed; `rows` counts those that carry weight.
 * Undefined where H is not positive definite, rows or groups are too few for the factor, only one group has scores, or a
 * number is not finite.
 */
export function sandwichCovariance(
  shape: MatrixShape,
  rows: number,
  jacobian: SparseRows,
  psi: Float64Array,
  bread: Float64Array,
  groups?: Uint32Array,
  slope?: Float64Array,
): Float64Array | undefined {
  const { size } = shape;
  const { columns, places } = jacobian;
  const factor = bread.slice();
  if (rows <= size || !factorise(shape, factor, SINGULAR)) return undefined;
  const groupScores = groups && summedByGroup(size, groups, jacobian, psi);
  const scores = groupScores?.length ?? psi.length;
  if (scores < 2 || (groupScores !== undefined && hasSingleGroup(groupScores))) return undefined;
  const useLeverage = groupScores === undefined && slope !== undefined;
  const ratio = rows / (rows - size);
  const uniformFactor =
    groupScores === undefined ? ratio : ((scores / (scores - 1)) * (rows - 1)) / (rows - size);
  const covariance = new Float64Array(packedLength(size));
  const influence = new Float64Array(size);
  for (let k = 0; k < scores; k++) {
    if (groupScores === undefined) {
      if (psi[k] === 0) continue;
      const at = places(k);
      influence.fill(0);
      for (let c = 0; c < at.length; c++) influence[at[c]] = columns[c][k];
    } else influence.set(groupScores[k]);
    solveFactored(shape, factor, influence);
    let correction = uniformFactor;
    if (groupScores === undefined) {
      const at = places(k);
      let leverage = 0;
      if (useLeverage)
        for (let c = 0; c < at.length; c++) leverage += slope[k] * columns[c][k] * influence[at[c]];
      correction =
        psi[k] ** 2 * (useLeverage ? 1 / (1 - Math.min(leverage, MAX_LEVERAGE)) ** 2 : uniformFactor);
    }
    for (let i = 0; i < size; i++) {
      if (influence[i] === 0) continue;
      for (let j = 0; j <= i; j++) covariance[packedIndex(i, j)] += correction * influence[i] * influence[j];
    }
  }
  return covariance.every(Number.isFinite) ? covariance : undefined;
}

/** Whether only one group has scores. At a minimum the scores of all groups sum to zero, so its sum is then rounding. */
function hasSingleGroup(groupScores: readonly Float64Array[]): boolean {
  return groupScores.filter((sum) => sum.some((score) => score !== 0)).length < 2;
}

/** One vector a group, in the order in which the groups first appear. */
function summedByGroup(
  size: number,
  groups: Uint32Array,
  { columns, places }: SparseRows,
  psi: Float64Array,
): Float64Array[] {
  const groupScores = new Map<number, Float64Array>();
  for (const [row, group] of groups.entries()) {
    const sum = groupScores.get(group) ?? new Float64Array(size);
    const at = places(row);
    for (let c = 0; c < at.length; c++) sum[at[c]] += psi[row] * columns[c][row];
    groupScores.set(group, sum);
  }
  return [...groupScores.values()];
}
