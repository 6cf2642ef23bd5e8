/** The bands of one row after the other: what all replicates predict there, and what a new run may show. */
import { emitColumns } from '../../formula/emit-columns.js';
import { quantileOfSorted, Sorter } from '../../statistics/sorted.js';
import { type GraphedLaw, graphOfLaw, type LawGraph } from '../fitted/fitted.js';
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
  { graph, root }: LawGraph = graphOfLaw(law),
): RowBands {
  const count = draws[0]?.length ?? 1;
  // The usual roles are exchanged: parameters are columns, one row a draw, and inputs change from run to run.
  const emitted = emitColumns(graph, [root], { scalar: 'input', column: 'param' }, draws, count);
  const sorter = new Sorter(count);
  const mixture = scatter && new NewRun(scatter, count, shares);
  return (inputs, out, at) => {
    emitted.run(inputs);
    const drawn = sorter.sort(emitted.results[0]);
    const newRun = drawn && mixture?.quantiles(drawn);
    for (const [s, share] of shares.entries()) {
      out[at + s] = drawn === undefined ? Number.NaN : quantileOfSorted(drawn, share);
      out[at + 2 + s] = newRun?.[s] ?? Number.NaN;
    }
  };
}
