/** Least squares of log losses on a floor and an exponential of linear terms: L = E + exp(sum of coefficients times columns). */
import { gramInverse } from '../../linear-algebra/gram-inverse.js';
import { leastSquares } from '../../linear-algebra/qr.js';

export interface PowerFit {
  readonly coefficients: Float64Array;
  /** Sum of squared residuals of log L. */
  readonly sum: number;
  /**
   * (J'J)^-1, row by row: the covariance of the coefficients over the variance of the noise. Undefined where columns depend on
   * each other.
   */
  readonly inverse: () => readonly Float64Array[] | undefined;
}

const MOST_STEPS = 60;

/** A step that lowers the sum by no more than this share of it is the last, and so is one that does not after so many halvings. */
const SMALL = 1e-14;
const HALVINGS = 12;

/**
 * `columns` have an entry for each of `losses`, which all lie above `floor`. Steps of Gauss and Newton, halved where they do not
 * lower the sum.
 */
export function fitPower(columns: readonly Float64Array[], losses: Float64Array, floor: number): PowerFit {
  const logs = losses.map(Math.log);
  // Near the floor log(L - E) is noisy: its weight is the share of the loss that lies above the floor.
  const shares = losses.map((loss) => (loss - floor) / loss);
  const start = losses.map((loss, i) => shares[i] * Math.log(loss - floor));
  let coefficients = leastSquares(
    columns.map((column) => column.map((value, i) => shares[i] * value)),
    start,
  );
  let now = stateAt(columns, logs, floor, coefficients);
  for (let step = 0; step < MOST_STEPS; step++) {
    const { residuals, slopes } = now;
    const change = leastSquares(
      columns.map((column) => column.map((value, i) => slopes[i] * value)),
      residuals.map((residual) => -residual),
    );
    let next = now;
    let moved = coefficients;
    for (let halving = 0; halving < HALVINGS; halving++) {
      moved = coefficients.map((value, k) => value + change[k] * 0.5 ** halving);
      next = stateAt(columns, logs, floor, moved);
      if (next.sum < now.sum) break;
    }
    if (!(next.sum < now.sum)) break;
    const isLast = now.sum - next.sum <= SMALL * now.sum;
    coefficients = moved;
    now = next;
    if (isLast) break;
  }
  const { sum, slopes } = now;
  return {
    coefficients,
    sum,
    inverse: () =>
      gramInverse(
        columns,
        slopes.map((slope) => slope * slope),
      ),
  };
}

/** Residuals of log L, and the derivatives of its prediction by the linear terms. */
function stateAt(
  columns: readonly Float64Array[],
  logs: Float64Array,
  floor: number,
  coefficients: Float64Array,
) {
  const residuals = new Float64Array(logs.length);
  const slopes = new Float64Array(logs.length);
  let sum = 0;
  for (let i = 0; i < logs.length; i++) {
    let linear = 0;
    for (let k = 0; k < columns.length; k++) linear += coefficients[k] * columns[k][i];
    const above = Math.exp(linear);
    // Without a floor the logarithm is linear, and is not lost by overflow.
    residuals[i] = (floor === 0 ? linear : Math.log(floor + above)) - logs[i];
    slopes[i] = floor === 0 ? 1 : above === Infinity ? 1 : above / (floor + above);
    sum += residuals[i] ** 2;
  }
  return { residuals, slopes, sum };
}
