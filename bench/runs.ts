/** Simulated training runs for benchmarks: any number of rows, the same numbers everywhere. */
import { findPreset } from '../src/laws/index.js';
import { threefry } from '../src/problem/threefry.js';
import { normalQuantile } from '../src/statistics/normal.js';

export interface BenchRuns {
  /** Parameters. */
  readonly N: Float64Array;
  /** Tokens. */
  readonly D: Float64Array;
  /** Loss, nats a token. */
  readonly L: Float64Array;
}

/** Standard deviation of the log loss between runs, about that of the published Chinchilla runs. */
const NOISE = 0.006;
const SEED = 2026;

/**
 * Runs of `rows` models of 50M to 16B parameters on 4 to 100 tokens each, their losses those of the law as Besiroglu
 * et al. 2024 fitted it, with normal noise.
 */
export function benchRuns(rows: number): BenchRuns {
  const { E, A, B, alpha, beta } = findPreset('chinchilla:besiroglu-2024').preset.values;
  const share = (row: number, draw: number): number => (threefry(SEED, 0, row, draw)[0] + 0.5) / 2 ** 32;
  const N = Float64Array.from({ length: rows }, (_, row) => 5e7 * (1.6e10 / 5e7) ** share(row, 0));
  const D = N.map((n, row) => n * 4 * 25 ** share(row, 1));
  const L = N.map(
    (n, row) => (E + A / n ** alpha + B / D[row] ** beta) * Math.exp(NOISE * normalQuantile(share(row, 2))),
  );
  return { N, D, L };
}
