import { leastSquares, norm } from './qr.js';

/**
 * min ||A x - b|| subject to x_i >= 0 where `nonNegative[i]` (everywhere by default), by the active-set method of
 * Lawson and Hanson: coefficients enter one at a time, the one with the steepest descent first, and leave when
 * the least-squares solution over those inside would make them negative. `columns` holds A column by column;
 * nothing is overwritten. Meant for a handful of columns.
 */
export function nonNegativeLeastSquares(
  columns: readonly Float64Array[],
  b: Float64Array,
  nonNegative: readonly boolean[] = columns.map(() => true),
): Float64Array {
  const n = columns.length;
  const x = new Float64Array(n);
  const inside = nonNegative.map((bounded) => !bounded);
  const scale = columns.map((column) => norm(column) || 1);
  const size = norm(b);
  // Coefficients that rounding alone made enter; they stay out until another one has entered.
  const barred = columns.map(() => false);
  let enter = -1;
  // Each round adds one coefficient or ends; 3 n is Lawson and Hanson's own limit.
  for (let round = 0; round <= 3 * n; round++) {
    if (round > 0 || inside.includes(true)) settle();
    if (enter >= 0) {
      if (inside[enter]) barred.fill(false);
      else barred[enter] = true;
    }
    const residual = residualAt();
    enter = -1;
    let steepest = 64 * Number.EPSILON * size;
    for (let i = 0; i < n; i++) {
      if (inside[i] || barred[i]) continue;
      let slope = 0;
      for (let k = 0; k < b.length; k++) slope += columns[i][k] * residual[k];
      if (slope / scale[i] > steepest) {
        steepest = slope / scale[i];
        enter = i;
      }
    }
    if (enter < 0) break;
    inside[enter] = true;
  }
  return x;

  /** Moves x to the least-squares solution over the coefficients inside, letting go of those that hit zero. */
  function settle(): void {
    for (;;) {
      const indices = inside.flatMap((isInside, i) => (isInside ? [i] : []));
      const solution = leastSquares(
        indices.map((i) => columns[i].slice()),
        b.slice(),
      );
      let fraction = 1;
      let leave = -1;
      indices.forEach((i, k) => {
        if (nonNegative[i] && solution[k] <= 0) {
          const reach = x[i] > 0 ? x[i] / (x[i] - solution[k]) : 0;
          if (reach < fraction) {
            fraction = reach;
            leave = i;
          }
        }
      });
      indices.forEach((i, k) => {
        x[i] += fraction * (solution[k] - x[i]);
      });
      if (leave < 0) return;
      x[leave] = 0;
      inside[leave] = false;
    }
  }

  function residualAt(): Float64Array {
    const residual = b.slice();
    for (let i = 0; i < n; i++) {
      if (x[i] !== 0) for (let k = 0; k < b.length; k++) residual[k] -= x[i] * columns[i][k];
    }
    return residual;
  }
}
