/** Covariances of parameters from the curvature of the objective, without resampling. */
import {
  addOuter,
  factorise,
  type MatrixShape,
  multiply,
  solveFactored,
  solveTransposed,
  sparseSolver,
} from '../linear-algebra/matrix-shape.js';
import { packedIndex, packedLength } from '../linear-algebra/packed.js';
import { type SparseRows, type SparseVector, sumOfSquares } from '../linear-algebra/sparse-vector.js';

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
  if (groupScores === undefined && shape.border > 0) {
    const meat = meatOf(shape, sparseSolver(shape, factor), jacobian, psi, slope, ratio);
    return finite(betweenInverses(shape, factor, meat));
  }
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
  return finite(covariance);
}

function finite(covariance: Float64Array): Float64Array | undefined {
  return covariance.every(Number.isFinite) ? covariance : undefined;
}

/**
 * Sum over rows of psi^2 times the correction of the row times the outer product of the components of J, of `shape`.
 * `components` of a vector v are those of F v with F' F = H^-1, so that squares sum to leverages.
 */
export function meatOf(
  shape: MatrixShape,
  components: (vector: SparseVector) => SparseVector,
  { columns, places }: SparseRows,
  psi: Float64Array,
  slope: Float64Array | undefined,
  uniformFactor: number,
): Float64Array {
  const meat = new Float64Array(shape.length);
  const values = new Float64Array(columns.length);
  for (let row = 0; row < psi.length; row++) {
    if (psi[row] === 0) continue;
    for (let c = 0; c < values.length; c++) values[c] = columns[c][row];
    const along = components({ places: places(row), values });
    const leverage = slope === undefined ? 0 : slope[row] * sumOfSquares(along);
    const factor = slope === undefined ? uniformFactor : (1 - Math.min(leverage, MAX_LEVERAGE)) ** -2;
    addOuter(shape, meat, psi[row] ** 2 * factor, along);
  }
  return meat;
}

/** L'^-1 M L^-1, packed, column by column. */
function betweenInverses(shape: MatrixShape, factor: Float64Array, meat: Float64Array): Float64Array {
  const { size } = shape;
  const out = new Float64Array(packedLength(size));
  const components = sparseSolver(shape, factor);
  for (let j = 0; j < size; j++) {
    const { places, values } = components({ places: Uint32Array.of(j), values: Float64Array.of(1) });
    const x = new Float64Array(size);
    for (let k = 0; k < places.length; k++) x[places[k]] = values[k];
    const column = multiply(shape, meat, x);
    solveTransposed(shape, factor, column);
    for (let i = j; i < size; i++) out[packedIndex(i, j)] = column[i];
  }
  return out;
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
