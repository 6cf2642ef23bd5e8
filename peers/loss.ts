/**
 * The objective as a careful person writes it by hand in JavaScript: E + A/N^alpha + B/D^beta at x = log E, log A, log B,
 * alpha, beta, the residual of its logarithm, one loop and no allocation. It also judges what all the others found.
 */

export type PeerLoss = 'huber' | 'squared';

/** Of the Huber loss. */
export const DELTA = 1e-3;

/** Coordinates of x. */
export const SIZE = 5;

/** What is fitted: one entry a row. */
export interface Rows {
  readonly logN: Float64Array;
  readonly logD: Float64Array;
  readonly logL: Float64Array;
}

export interface PlainObjective {
  value(x: ArrayLike<number>): number;
  /** The value; writes the slopes. */
  gradient(x: ArrayLike<number>, slopes: Float64Array | number[]): number;
  /** The same, and the packed lower triangle of the sum of curvature J J'. */
  normal(x: ArrayLike<number>, slopes: Float64Array, curvature: Float64Array): number;
}

/** `weight`: of each row; all one where absent. Squared is r^2, Huber's core r^2/2. */
export function plainObjective(
  { logN, logD, logL }: Rows,
  loss: PeerLoss,
  weight?: ArrayLike<number>,
): PlainObjective {
  const rows = logL.length;
  const w = weight ?? new Float64Array(rows).fill(1);
  const [delta, scale] = loss === 'huber' ? [DELTA, 1] : [Infinity, 2];
  const penalty = (r: number): number => {
    const size = Math.abs(r);
    return scale * (size <= delta ? 0.5 * r * r : delta * (size - 0.5 * delta));
  };
  const steepness = (r: number): number => (Math.abs(r) <= delta ? 1 : delta / Math.abs(r)) * scale;
  const J = new Float64Array(SIZE);
  return {
    value(x) {
      const E = Math.exp(x[0]);
      let sum = 0;
      for (let i = 0; i < rows; i++) {
        const law = E + Math.exp(x[1] - x[3] * logN[i]) + Math.exp(x[2] - x[4] * logD[i]);
        sum += w[i] * penalty(Math.log(law) - logL[i]);
      }
      return sum;
    },
    gradient(x, slopes) {
      const E = Math.exp(x[0]);
      let sum = 0;
      let [g0, g1, g2, g3, g4] = [0, 0, 0, 0, 0];
      for (let i = 0; i < rows; i++) {
        const A = Math.exp(x[1] - x[3] * logN[i]);
        const B = Math.exp(x[2] - x[4] * logD[i]);
        const law = E + A + B;
        const r = Math.log(law) - logL[i];
        sum += w[i] * penalty(r);
        const psi = (w[i] * steepness(r) * r) / law;
        g0 += psi * E;
        g1 += psi * A;
        g2 += psi * B;
        g3 -= psi * A * logN[i];
        g4 -= psi * B * logD[i];
      }
      slopes[0] = g0;
      slopes[1] = g1;
      slopes[2] = g2;
      slopes[3] = g3;
      slopes[4] = g4;
      return sum;
    },
    normal(x, slopes, curvature) {
      const E = Math.exp(x[0]);
      let sum = 0;
      slopes.fill(0);
      curvature.fill(0);
      for (let i = 0; i < rows; i++) {
        const A = Math.exp(x[1] - x[3] * logN[i]);
        const B = Math.exp(x[2] - x[4] * logD[i]);
        const law = E + A + B;
        const r = Math.log(law) - logL[i];
        sum += w[i] * penalty(r);
        const steep = w[i] * steepness(r);
        J[0] = E / law;
        J[1] = A / law;
        J[2] = B / law;
        J[3] = -J[1] * logN[i];
        J[4] = -J[2] * logD[i];
        let entry = 0;
        for (let j = 0; j < SIZE; j++) {
          const scaled = steep * J[j];
          slopes[j] += scaled * r;
          for (let k = 0; k <= j; k++) curvature[entry++] += scaled * J[k];
        }
      }
      return sum;
    },
  };
}
