import { type PlainObjective, SIZE } from './loss.js';

const STEPS = 1000;

/**
 * The search ends when full steps promise less than this, relative to the objective, so many times in a row: what is
 * known of the curvature may be wrong for once.
 */
const TOLERANCE = 1e-9;
const IN_A_ROW = 3;

/**
 * BFGS by hand, in place: dense inverse curvature, steps halved until the objective falls enough (Armijo) and the update
 * left out where curvature is not positive.
 */
export function bfgs(objective: PlainObjective, x: Float64Array): void {
  const H = new Float64Array(SIZE * SIZE);
  const [g, next, nextG, step, change, Hy] = Array.from({ length: 6 }, () => new Float64Array(SIZE));
  const restart = (): void => {
    H.fill(0);
    for (let i = 0; i < SIZE; i++) H[i * SIZE + i] = 1;
  };
  let fresh = true;
  let small = 0;
  restart();
  let f = objective.gradient(x, g);
  for (let k = 0; k < STEPS; k++) {
    let slope = 0;
    for (let i = 0; i < SIZE; i++) {
      let sum = 0;
      for (let j = 0; j < SIZE; j++) sum -= H[i * SIZE + j] * g[j];
      step[i] = sum;
      slope += sum * g[i];
    }
    // Before curvature is known, a step is one of length 1 at most.
    const length = Math.sqrt(step.reduce((sum, s) => sum + s * s, 0));
    let t = fresh && length > 1 ? 1 / length : 1;
    small = !fresh && -slope < TOLERANCE * f ? small + 1 : 0;
    if (small === IN_A_ROW) return;
    let trial = Infinity;
    for (let halving = 0; halving < 40; halving++) {
      for (let i = 0; i < SIZE; i++) next[i] = x[i] + t * step[i];
      trial = objective.gradient(next, nextG);
      if (trial <= f + 1e-4 * t * slope) break;
      t /= 2;
    }
    if (!(trial < f)) {
      if (fresh) return;
      fresh = true;
      restart();
      continue;
    }
    let curvature = 0;
    let size = 0;
    for (let i = 0; i < SIZE; i++) {
      step[i] *= t;
      change[i] = nextG[i] - g[i];
      curvature += step[i] * change[i];
      size += change[i] * change[i];
    }
    if (curvature > 1e-14 * size) {
      // The first update begins from the curvature just seen.
      if (fresh) for (let i = 0; i < SIZE; i++) H[i * SIZE + i] = curvature / size;
      fresh = false;
      update(H, step, change, curvature, Hy);
    }
    x.set(next);
    g.set(nextG);
    f = trial;
  }
}

/** H becomes (I - s y'/c) H (I - y s'/c) + s s'/c, c = s'y. */
function update(H: Float64Array, s: Float64Array, y: Float64Array, c: number, Hy: Float64Array): void {
  let yHy = 0;
  for (let i = 0; i < SIZE; i++) {
    let sum = 0;
    for (let j = 0; j < SIZE; j++) sum += H[i * SIZE + j] * y[j];
    Hy[i] = sum;
    yHy += y[i] * sum;
  }
  for (let i = 0; i < SIZE; i++) {
    for (let j = 0; j < SIZE; j++) {
      H[i * SIZE + j] += ((1 + yHy / c) * s[i] * s[j] - Hy[i] * s[j] - s[i] * Hy[j]) / c;
    }
  }
}
