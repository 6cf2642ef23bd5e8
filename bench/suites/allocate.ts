/** The best of many candidates within a budget and a cap. */

import type { AllocationResult, AllocationSearch } from '../../src/backend/sweep.js';
import { build } from '../../src/formula/build.js';
import { sweepProgram } from '../../src/formula/sweep.js';
import { graphOfLaw } from '../../src/laws/graph.js';
import type { Precision } from '../../src/solver/search-options.js';
import { countPoint, scale, sum, traffic } from '../operation-count.js';
import type { Suite, Verdict } from '../suite.js';
import { near } from './support/sampled-items.js';
import {
  axesOf,
  countSweepTables,
  law,
  lawAt,
  precisionOfOne,
  published,
  ROUNDING,
  sweepsOf,
  valuesOf,
} from './support/sweeps.js';
import { Tally } from './support/tally.js';

/** Tokens there are at most. */
const CAP = 15e12;

const SIDE = 4096;

export const allocateSuite: Suite = {
  name: 'allocate',
  title: 'The best of a grid of N and D with a budget of 1e24 FLOP and a cap on D',
  sizes: [1e3, 1e4, 1e5, 1e6, 1e7, SIDE * SIDE, 1e8, 1e9],
  ...searching(Float64Array.of(1e24)),
};

export const allocateFrontierSuite: Suite = {
  name: 'allocate-frontier',
  title: 'The same for each of 61 budgets from 1e20 to 1e26 FLOP',
  sizes: [1e4, 1e6, SIDE * SIDE, 1e8],
  ...searching(Float64Array.from({ length: 61 }, (_, k) => 10 ** (20 + k / 10))),
};

function searching(budgets: Float64Array): Omit<Suite, 'name' | 'title' | 'sizes'> {
  return {
    unit: 'candidates',
    headline: SIDE * SIDE,
    engines: ['cpu', 'webgpu'],
    grows: true,
    async prepare(size, backend) {
      const sweeps = sweepsOf(backend);
      const precision = precisionOfOne(backend);
      const { graph, root, symbols } = graphOfLaw(law);
      const roots = [root, build(graph, '6*N*D', symbols), build(graph, `D - ${CAP}`, symbols)];
      const search: AllocationSearch = {
        program: sweepProgram(graph, roots),
        axes: valuesOf(axesOf(size)),
        parameters: published.map((value) => Float64Array.of(value)),
        vectors: 1,
        budgets,
        top: 1,
      };
      const candidate = countPoint(search.program, precision);
      // Which budget its cost is within, by halving; its slack beside zero; its objective beside the best.
      const comparisons = Math.ceil(Math.log2(budgets.length + 1)) + 2;
      const counted = sum(
        scale({ ...candidate, operations: candidate.operations + comparisons }, size),
        traffic(precision, 3 * budgets.length, 3 * budgets.length),
        countSweepTables(search, precision),
      );
      return {
        async run() {
          const found = await sweeps.allocate(search);
          return {
            bytes: [found.point, found.objective, found.feasible],
            counted,
            check: () => judgeFound(found, search, precision),
          };
        },
        dispose() {},
      };
    },
  };
}

/**
 * The winner of every budget beside float64. The law falls as D grows, so the best candidate of each N has the largest D
 * that is allowed: all candidates are judged by looking at one of each N. Costs and slacks may be judged within their
 * rounding of the limits, so candidates that are surely feasible and those that may be are counted apart.
 */
function judgeFound(
  { point, objective, feasible }: AllocationResult,
  { axes: [N, D], budgets }: AllocationSearch,
  precision: Precision,
): Verdict {
  const tally = new Tally();
  const rounding = ROUNDING[precision];
  budgets.forEach((budget, k) => {
    const within = `within ${budget} FLOP`;
    const sure = allowed(N, D, 1 - 2 * rounding, budget);
    const possible = allowed(N, D, 1 + 2 * rounding, budget);
    const [least, most] = [total(sure), total(possible)];
    tally.expect(
      feasible[k] >= least && feasible[k] <= most,
      () => `${feasible[k]} candidates are said to lie ${within}; there are ${least} to ${most}.`,
    );
    if (point[k] === -1) {
      tally.expect(least === 0, () => `No candidate was found ${within}; there are ${least}.`);
      return;
    }
    const [i, j] = [Math.floor(point[k] / D.length), point[k] % D.length];
    tally.expect(j < possible[i], () => `Candidate ${point[k]} does not lie ${within}.`);
    const value = lawAt(published, N[i], D[j]);
    near(tally, objective[k], value, rounding * value, () => `The loss of the best ${within}`);
    const best = sure.reduce(
      (lowest, count, n) => (count === 0 ? lowest : Math.min(lowest, lawAt(published, N[n], D[count - 1]))),
      Infinity,
    );
    // Two objectives were compared, each of them rounded.
    tally.expect(
      value <= best * (1 + 2 * rounding),
      () => `Candidate ${point[k]} has a loss of ${value}, and the best ${within} has ${best}.`,
    );
  });
  return tally.verdict;
}

/** How many values of D, from the least on, are allowed with each N; limits are taken `slack` times. */
function allowed(N: Float64Array, D: Float64Array, slack: number, budget: number): Int32Array {
  let count = D.length;
  return Int32Array.from(N, (n) => {
    while (count > 0 && (6 * n * D[count - 1] > slack * budget || D[count - 1] > slack * CAP)) count--;
    return count;
  });
}

function total(counts: Int32Array): number {
  return counts.reduce((all, count) => all + count, 0);
}
