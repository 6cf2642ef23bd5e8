import { threefry } from '../../src/problem/threefry.js';

/** How often each of `rows` rows is drawn in one pairs resample. */
export function drawnWeights(rows: number, seed: number, resample: number): Float64Array {
  const weight = new Float64Array(rows);
  for (let draw = 0; draw < rows; draw++) {
    const [word] = threefry(seed, resample, draw, 0);
    weight[Math.floor((word / 2 ** 32) * rows)]++;
  }
  return weight;
}
