/** The law's uncertainty at given inputs, as quantiles over the refits of resamples. */

import { lawOverDraws } from '../../bands/law-over-draws.js';
import type { Model } from '../../problem/model.js';
import { hasConverged, type Replicates } from '../../problem/replicates.js';
import { BinnedSample } from '../../statistics/binned-sample.js';

/** Replicates that a band is made of; of more, so many evenly chosen ones. The ends of a 95 % band then still rest on 50 each. */
export const MOST_BAND_REPLICATES = 2000;

/**
 * Quantiles of type 7 of the law over the replicates that ended well (at most {@link MOST_BAND_REPLICATES}), one
 * array for each of `shares`, as long as the inputs. `inputs` are columns in the law's order, natural units. NaN
 * where the law of some replicate is not finite, and everywhere where no replicate ended well.
 */
export function lawBands(
  { graph, root, free, inputs: { length: inputCount } }: Model,
  replicates: Replicates,
  inputs: readonly Float64Array[],
  shares: readonly number[],
): Float64Array[] {
  const points = inputs[0]?.length ?? 1;
  const bands = shares.map(() => new Float64Array(points).fill(Number.NaN));
  const rows = spread(endedWell(replicates), MOST_BAND_REPLICATES);
  if (rows.length === 0) return bands;
  const columns = free.map(({ name }) => Float64Array.from(rows, (row) => replicates.columns[name][row]));
  const law = lawOverDraws({ graph, root }, inputCount, columns);
  const sample = new BinnedSample(rows.length);
  const at = new Float64Array(inputCount);
  for (let point = 0; point < points; point++) {
    for (let i = 0; i < inputCount; i++) at[i] = inputs[i][point];
    law.at(at);
    if (!sample.fill(law.values)) continue;
    for (const [s, share] of shares.entries()) bands[s][point] = sample.quantile(share);
  }
  return bands;
}

/** Replicates that count: indices of those that came to rest at a minimum. */
export function endedWell({ count, status }: Replicates): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => i).filter((i) => hasConverged(status[i]));
}

/** At most `most` of `values`, evenly chosen, in order. */
export function spread(values: Int32Array, most: number): Int32Array {
  if (values.length <= most) return values;
  return Int32Array.from({ length: most }, (_, i) => values[Math.floor((i * values.length) / most)]);
}
