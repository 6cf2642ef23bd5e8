/** The bias of approaches 1 and 2 on the sizes and budgets at hand, by tables drawn from the law of approach 3. */

import { threefryWords } from '../../problem/threefry.js';
import { normalQuantile } from '../../statistics/normal.js';
import type { Steps } from '../steps.js';
import { exponentsOf, type LawParameters, lawAt, lawOptimum } from './chinchilla-optimum.js';
import type { Found } from './optima.js';
import type { ApproachBias, Bias, Counting } from './record.js';

/** Another key than that of resamples: tables are independent of them. */
const KEY = 0x15f10b;

export interface Simulated {
  readonly approach: 1 | 2;
  /** What the approach finds where the loss of each row is `loss(row)`, a function of its logarithms of N and D. */
  readonly find: (loss: RowLoss) => Found;
}

/** A loss by logarithms of N and D and by the number of the row, among `rows` of which each has its own noise. */
export type RowLoss = (logN: number, logD: number, row: number) => number;

export function* biasOf(
  approaches: readonly Simulated[],
  law: LawParameters,
  cost: Counting['cost'],
  logC: readonly number[],
  { simulations, noise, seed, rows }: { simulations: number; noise: number; seed: number; rows: number },
): Steps<ApproachBias[]> {
  const truth = exponentsOf(law, cost);
  const smooth: RowLoss = (logN, logD) => lawAt(law, logN, logD);
  const exact = approaches.map(({ find }) => find(smooth));
  const slopes = approaches.map(() => ({ N: [] as number[], D: [] as number[] }));
  const words = new Uint32Array(rows + (rows % 2));
  for (let s = 0; s < simulations; s++) {
    threefryWords(seed ^ KEY, s, words);
    const noisy: RowLoss = (logN, logD, row) =>
      lawAt(law, logN, logD) * Math.exp(noise * normalQuantile((words[row] + 0.5) / 2 ** 32));
    approaches.forEach(({ find }, k) => {
      const { lines } = find(noisy);
      if (lines === undefined) return;
      slopes[k].N.push(lines.N.slope);
      slopes[k].D.push(lines.D.slope);
    });
    yield;
  }
  return approaches.map(({ approach }, k): ApproachBias => {
    const { lines, optima } = exact[k];
    return {
      approach,
      a: bias(lines?.N.slope, slopes[k].N, truth.N),
      b: bias(lines?.D.slope, slopes[k].D, truth.D),
      ratios: logC.map((c, b) => {
        const optimum = optima[b];
        return optimum === undefined ? null : Math.exp(optimum.logN - lawOptimum(law, cost, c).logN);
      }),
      kept: slopes[k].N.length,
    };
  });
}

function bias(exact: number | undefined, drawn: readonly number[], truth: number): Bias {
  const mean = drawn.reduce((sum, value) => sum + value / drawn.length, 0);
  const squares = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    exact: exact === undefined ? null : exact - truth,
    mean: drawn.length === 0 ? null : mean - truth,
    deviation: drawn.length < 2 ? null : Math.sqrt(squares / (drawn.length - 1)),
  };
}
