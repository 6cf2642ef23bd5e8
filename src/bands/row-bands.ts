/** The bands of one row after the other: what all replicates predict there, and what a new run may show. */

import { type GraphedLaw, graphOfLaw, type LawGraph } from '../laws/graph.js';
import { BinnedSample } from '../statistics/binned-sample.js';
import { lawOverDraws } from './law-over-draws.js';
import { NewRun, type Scatter } from './new-run.js';

/** Plain data, which a worker can be sent. */
export interface RowBandsQuestion {
  readonly law: GraphedLaw;
  /** Parameter vectors, one column a parameter in the law's order: the replicates, or the estimate alone. */
  readonly draws: readonly Float64Array[];
  readonly scatter?: Scatter | undefined;
  readonly shares: readonly [lower: number, upper: number];
}

/** Numbers a row: the ends of the law's band, then those of a new run. */
export const ENDS = 4;

/**
 * Bands at one value of each input, into `out` from `at` on: exact order statistics of type 7 over the draws, and
 * {@link NewRun}. NaN where the law of some draw has no finite value, and for a new run where there is no scatter.
 */
export type RowBands = (inputs: ArrayLike<number>, out: Float64Array, at: number) => void;

export function createRowBands(
  { law, draws, scatter, shares }: RowBandsQuestion,
  compiled: LawGraph = graphOfLaw(law),
): RowBands {
  const count = draws[0]?.length ?? 1;
  const mixture = scatter && new NewRun(scatter, shares);
  const isLog = mixture?.key === 'log';
  const evaluated = lawOverDraws(compiled, law.inputs.length, draws, isLog);
  const sample = new BinnedSample(count, mixture?.key);
  // Where some draw has no logarithm the law has a band all the same.
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
    for (const [s, share] of shares.entries()) {
      out[at + s] = band?.quantile(share) ?? Number.NaN;
      out[at + 2 + s] = newRun?.[s] ?? Number.NaN;
    }
  };
}
