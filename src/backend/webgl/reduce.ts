/** Reduction of the values at one point to mean, deviation and quantiles. */
import { quantiles } from '../../statistics/quantile.js';
import type { SurfaceTile } from '../sweep.js';

/** Values of this magnitude or more count as not finite. */
export const LARGEST = 1e36;

/** Takes f32 values of all parameter vectors; sums in float64, order statistics exact. */
export class Reduction {
  readonly #values: Float64Array;

  constructor(
    vectors: number,
    private readonly probabilities: readonly number[],
  ) {
    this.#values = new Float64Array(vectors);
  }

  /** Reduces the values of `root` at the tile's point `at`. */
  take(deviceValues: Float32Array, tile: SurfaceTile, root: number, at: number): void {
    const values = this.#values;
    const n = values.length;
    let [sum, largest] = [0, 0];
    for (let v = 0; v < n; v++) {
      values[v] = deviceValues[v];
      sum += values[v];
      largest = Math.max(largest, Math.abs(values[v]));
    }
    // Math.max keeps a NaN.
    if (!(largest < LARGEST)) {
      for (const each of [tile.mean[root], tile.deviation[root], ...tile.quantiles[root]]) {
        each[at] = Number.NaN;
      }
      return;
    }
    const mean = sum / n;
    tile.mean[root][at] = mean;
    if (n === 1) return;
    let squares = 0;
    for (let v = 0; v < n; v++) squares += (values[v] - mean) ** 2;
    tile.deviation[root][at] = Math.sqrt(squares / (n - 1));
    if (this.probabilities.length === 0) return;
    quantiles(values, this.probabilities).forEach((value, k) => {
      tile.quantiles[root][k][at] = value;
    });
  }
}
