/** Bands at one row after another: of the law, over all replicates, and of a new run. */

import { type GraphedLaw, graphOfLaw, type LawGraph } from '../laws/graph.js';
import { BinnedSample } from '../statistics/binned-sample.js';
import { lawOverDraws } from './law-over-draws.js';
import { NewRun, type Scatter } from './new-run.js';

/** Plain data that can be posted to a worker. */
export interface RowBandsRequest {
  readonly law: GraphedLaw;
  /** Parameter vectors, one column a parameter in the law's order: the replicates, or the estimate alone. */
  readonly draws: readonly Float64Array[];
  readonly scatter?: Scatter | undefined;
  readonly probabilities: readonly [lower: number, upper: number];
}

/** Numbers a row: lower and upper endpoint of the law's band, then those of a new run. */
export const BAND_ENTRIES = 4;

/**
 * Bands at one value of each input, into `out` from `at` on: exact order statistics of type 7 over the draws, and
 * {@link NewRun}. NaN where some draw gives no finite value, and for a new run where there is no scatter.
 */
export type RowBands = (inputs: ArrayLike<number>, out: Float64Array, at: number) => void;

export function createRowBands(
  { law, draws, scatter, probabilities }: RowBandsRequest,
  compiled: LawGraph = graphOfLaw(law),
): RowBands {
  const count = draws[0]?.length ?? 1;
  const mixture = scatter && new NewRun(scatter, probabilities);
  const isLog = mixture?.key === 'log';
  const evaluated = lawOverDraws(compiled, law.inputs.length, draws, isLog);
  const sample = new BinnedSample(count, mixture?.key);
  // Where some draw has no logarithm, the law's band is taken of the values themselves.
  let plain: BinnedSample | undefined;
  return (inputs, out, at) => {
    evaluated.at(inputs);
    const { values, logs } = evaluated;
    const isFilled = sample.fill(values, logs);
    const newRun = isFilled ? mixture?.quantiles(sample) : undefined;
    let band: BinnedSample | undefined = sample;
    if (!isFilled) {
      plain ??= new BinnedSample(count);
      band = plain.fill(values) ? plain : undefined;
    }
    for (const [k, probability] of probabilities.entries()) {
      out[at + k] = band?.quantile(probability) ?? Number.NaN;
      out[at + 2 + k] = newRun?.[k] ?? Number.NaN;
    }
  };
}
