/** Forward selection of the variables that residuals depend on. */
import { sparseOf } from '../../linear-algebra/sparse-vector.js';
import { type RegressionTest, regressionTest } from '../../statistics/regression-test.js';
import { type Column, type Subspace, thinned } from '../../statistics/subspace.js';
import type { Candidate } from './candidates.js';
import type { Levels } from './levels.js';
import { ADEQUACY_LEVEL } from './significance.js';

/** With fewer independent rows only trends and groups are tested, not curves. */
const FEWEST_FOR_SHAPE = 30;

/** Degrees of freedom that a test must leave. */
const FEWEST_DEGREES = 8;

/** Candidates with a larger p-value alone are not tested again after a selection. */
const NOTHING = 0.05;

/** The observations of tests: rows, or runs if rows of a run are correlated. */
export interface Observations {
  readonly count: number;
  readonly scores: Float64Array;
  /** Converts a column over the sample's rows to one over the observations. */
  readonly of: (column: Column) => Column;
}

/** One observation per row. */
export function byRow(scores: Float64Array): Observations {
  return { count: scores.length, scores, of: (column) => column };
}

/** One observation per run: means over its rows, scaled to equal variance. */
export function byRun(scores: Float64Array, { group, count, sizes }: Levels): Observations {
  const means = (column: Column): Float64Array => {
    const sums = new Float64Array(count);
    const { places, values } = column instanceof Float64Array ? sparseOf(column) : column;
    places.forEach((row, k) => {
      sums[group[row]] += values[k];
    });
    return sums.map((sum, g) => sum / Math.sqrt(sizes[g]));
  };
  return { count, scores: means(scores), of: (column) => thinned(means(column)) };
}

export interface Tested {
  readonly candidate: Candidate;
  readonly form: Candidate['tests'][number]['form'];
  readonly basis: readonly Column[];
  readonly result: RegressionTest;
}

/** The smallest p of each candidate's tests, and the number of tests. */
export function testAll(
  candidates: readonly Candidate[],
  observations: Observations,
  known: Subspace,
): { readonly tested: readonly Tested[]; readonly tests: number } {
  let tests = 0;
  const tested = candidates.flatMap((candidate) => {
    const made = candidate.tests.flatMap(({ form, basis }): Tested[] => {
      if (form === 'shape' && observations.count < FEWEST_FOR_SHAPE) return [];
      const columns = basis.map(observations.of);
      const result = regressionTest(observations.scores, known, columns, { fewest: FEWEST_DEGREES });
      return result === undefined ? [] : [{ candidate, form, basis: columns, result }];
    });
    tests += made.length;
    return made.sort(bySignificance).slice(0, 1);
  });
  return { tested: tested.sort(bySignificance), tests };
}

/** The most significant first; if p-values underflow, by the fraction explained. */
function bySignificance({ result: a }: Tested, { result: b }: Tested): number {
  return a.p - b.p || b.explained - a.explained;
}

/**
 * Forward selection: the most significant candidate that passes `counts`, then again after projecting out those selected
 * (added to `known`), until none passes. p-values are multiplied by `tests` (Bonferroni).
 */
export function select(
  first: readonly Tested[],
  observations: Observations,
  known: Subspace,
  tests: number,
  { leastShare, most }: { readonly leastShare: number; readonly most: number },
): Tested[] {
  const selected: Tested[] = [];
  let left = first.filter(({ result }) => result.p < NOTHING);
  while (selected.length < most) {
    const next = left.find(
      ({ result }) => result.p * tests < ADEQUACY_LEVEL && result.explained >= leastShare,
    );
    if (next === undefined) break;
    selected.push(next);
    known.addAll(next.basis);
    const others = left.filter((tested) => tested !== next).map(({ candidate }) => candidate);
    left = [...testAll(others, observations, known).tested];
  }
  return selected;
}
