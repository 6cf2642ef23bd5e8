/** Bands of the law at given inputs, as quantiles over replicates. */

import { lawOverDraws } from '../../bands/law-over-draws.js';
import type { Model } from '../../problem/model.js';
import { hasConverged, type Replicates } from '../../problem/replicates.js';
import { BinnedSample } from '../../statistics/binned-sample.js';

/** Replicates used for a band at most, thinned evenly: each limit of a 95 % band then still has 50 replicates beyond it. */
export const MAX_BAND_REPLICATES = 2000;

/**
 * Type-7 quantiles of the law over the converged replicates (at most {@link MAX_BAND_REPLICATES}), one array for each
 * of `probabilities`, as long as the inputs. `inputs` are columns in the law's order, natural units. NaN where the law
 * of some replicate is not finite, and everywhere if no replicate converged.
 */
export function lawBands(
  { graph, root, free, inputs: { length: inputCount } }: Model,
  replicates: Replicates,
  inputs: readonly Float64Array[],
  probabilities: readonly number[],
): Float64Array[] {
  const points = inputs[0]?.length ?? 1;
  const bands = probabilities.map(() => new Float64Array(points).fill(Number.NaN));
  const rows = thinned(convergedReplicates(replicates), MAX_BAND_REPLICATES);
  if (rows.length === 0) return bands;
  const columns = free.map(({ name }) => Float64Array.from(rows, (row) => replicates.columns[name][row]));
  const law = lawOverDraws({ graph, root }, inputCount, columns);
  const sample = new BinnedSample(rows.length);
  const at = new Float64Array(inputCount);
  for (let point = 0; point < points; point++) {
    for (let i = 0; i < inputCount; i++) at[i] = inputs[i][point];
    law.at(at);
    if (!sample.fill(law.values)) continue;
    for (const [s, probability] of probabilities.entries()) bands[s][point] = sample.quantile(probability);
  }
  return bands;
}

/** Indices of the replicates that converged. */
export function convergedReplicates({ count, status }: Replicates): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => i).filter((i) => hasConverged(status[i]));
}

/** At most `maxCount` of `values`, evenly spaced, in order. */
export function thinned(values: Int32Array, maxCount: number): Int32Array {
  if (values.length <= maxCount) return values;
  return Int32Array.from({ length: maxCount }, (_, i) => values[Math.floor((i * values.length) / maxCount)]);
}
