import { leastSquares, norm } from './qr.js';

/**
 * min ||A x - b|| subject to x_i >= 0 where `nonNegative[i]` (everywhere by default), by the active-set method of
 * Lawson and Hanson: coefficients enter the free set one at a time, the one of steepest descent first, and leave it when
 * the least-squares solution over the free set would make them negative. `columns` holds A column by column;
 * nothing is overwritten. Meant for a handful of columns.
 */
export function nonNegativeLeastSquares(
  columns: readonly Float64Array[],
  b: Float64Array,
  nonNegative: readonly boolean[] = columns.map(() => true),
): Float64Array {
  const n = columns.length;
  // Most often no bound is active, and one solution answers.
  const open = leastSquares(
    columns.map((column) => column.slice()),
    b.slice(),
  );
  if (open.every((value, i) => value > 0 || (value !== 0 && !nonNegative[i]))) return open;
  const x = new Float64Array(n);
  const free = nonNegative.map((bounded) => !bounded);
  const scale = columns.map((column) => norm(column) || 1);
  const size = norm(b);
  // Coefficients that entered by rounding alone; they are barred until another one has entered.
  const barred = columns.map(() => false);
  let enter = -1;
  // Each round frees one coefficient or is the last; 3 n is Lawson and Hanson's own limit.
  for (let round = 0; round <= 3 * n; round++) {
    if (round > 0 || free.includes(true)) solveFree();
    if (enter >= 0) {
      if (free[enter]) barred.fill(false);
      else barred[enter] = true;
    }
    const residual = residualAt();
    enter = -1;
    let steepest = 64 * Number.EPSILON * size;
    for (let i = 0; i < n; i++) {
      if (free[i] || barred[i]) continue;
      let slope = 0;
      for (let k = 0; k < b.length; k++) slope += columns[i][k] * residual[k];
      if (slope / scale[i] > steepest) {
        steepest = slope / scale[i];
        enter = i;
      }
    }
    if (enter < 0) break;
    free[enter] = true;
  }
  return x;

  /** Moves x to the least-squares solution over the free set, removing from it the coefficients that become zero. */
  function solveFree(): void {
    for (;;) {
      const indices = free.flatMap((isInside, i) => (isInside ? [i] : []));
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
      free[leave] = false;
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
