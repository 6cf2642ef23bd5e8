/** The folds of a cross-validation. */
import { threefryWords } from '../../problem/threefry.js';

/**
 * The fold of each run, of `folds` that are as even as they can be, in an order drawn by `seed`. Runs of one stratum are spread
 * over the folds, so that no group of rows is without fitted ones where it has several runs.
 */
export function foldsOfRuns(
  runs: number,
  folds: number,
  seed: number,
  stratum: Uint32Array | undefined,
): Uint32Array {
  const words = new Uint32Array(runs + (runs % 2));
  threefryWords(seed, FOLDS, words);
  const order = Uint32Array.from({ length: runs }, (_, r) => r).sort(
    (a, b) => (stratum === undefined ? 0 : stratum[a] - stratum[b]) || words[a] - words[b] || a - b,
  );
  const fold = new Uint32Array(runs);
  for (const [place, r] of order.entries()) fold[r] = place % folds;
  return fold;
}

/** The stream of random words that folds are drawn from, beyond those of resamples. */
const FOLDS = 0xf01d5;
