/** Replicates as draws of the law's parameters. */
import { MAX_BAND_REPLICATES, thinned } from './bands.js';
import type { FittedLaw } from './fitted-law.js';

/** The replicates, thinned evenly to `most` (but not below {@link MAX_BAND_REPLICATES}): columns in the law's order. */
export function drawsOf({ law, replicates }: FittedLaw, most = Infinity): Float64Array[] | undefined {
  if (replicates === undefined) return undefined;
  const all = Int32Array.from({ length: replicates.count }, (_, i) => i);
  const rows = thinned(all, Math.max(most, MAX_BAND_REPLICATES));
  return law.parameters.map(({ name }) => Float64Array.from(rows, (row) => replicates.columns[name][row]));
}

/** Probabilities of the two limits of a central band. */
export function bandProbabilities(level: number): readonly [number, number] {
  return [(1 - level) / 2, (1 + level) / 2];
}
