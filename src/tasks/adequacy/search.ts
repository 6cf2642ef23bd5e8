/** Which of many candidates the residuals depend on, one after the other. */
import { type RegressionTest, regressionTest, type Subspace } from '../../statistics/regression-test.js';
import type { Candidate } from './candidates.js';
import type { Levels } from './levels.js';
import { ADEQUACY_LEVEL } from './significance.js';

/** Fewer independent rows than this cannot tell a curve from chance: only trends and groups are tested. */
const FEWEST_FOR_SHAPE = 30;

/** Degrees of freedom that a test must leave. */
const FEWEST_DEGREES = 8;

/** A candidate that says nothing by itself is not tried again beside what was found. */
const NOTHING = 0.05;

/** Residuals as tests see them: rows, or runs where rows of a run go together. */
export interface Observations {
  readonly count: number;
  readonly scores: Float64Array;
  /** A column over the sample's rows, as these observations have it. */
  readonly of: (column: Float64Array) => Float64Array;
}

/** One observation a row. */
export function byRow(scores: Float64Array): Observations {
  return { count: scores.length, scores, of: (column) => column };
}

/** One a run: means over its rows, weighted so that they are as precise as one another. */
export function byRun(scores: Float64Array, { group, count, sizes }: Levels): Observations {
  const of = (column: Float64Array): Float64Array => {
    const sums = new Float64Array(count);
    column.forEach((x, row) => {
      sums[group[row]] += x;
    });
    return sums.map((sum, g) => sum / Math.sqrt(sizes[g]));
  };
  return { count, scores: of(scores), of };
}

export interface Tested {
  readonly candidate: Candidate;
  readonly form: Candidate['tests'][number]['form'];
  readonly basis: readonly Float64Array[];
  readonly result: RegressionTest;
}

/** The least p of each candidate's tests, and how many were made. */
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

/** The most significant first; where p-values are too small for a number, what explains more. */
function bySignificance({ result: a }: Tested, { result: b }: Tested): number {
  return a.p - b.p || b.explained - a.explained;
}

/**
 * Forward selection: the most significant candidate that passes `counts`, then the same of the others beside what has
 * been found (which `known` takes in), until none passes. p is judged after multiplying by `tests`.
 */
export function select(
  first: readonly Tested[],
  observations: Observations,
  known: Subspace,
  tests: number,
  { leastShare, most }: { readonly leastShare: number; readonly most: number },
): Tested[] {
  const found: Tested[] = [];
  let left = first.filter(({ result }) => result.p < NOTHING);
  while (found.length < most) {
    const next = left.find(
      ({ result }) => result.p * tests < ADEQUACY_LEVEL && result.explained >= leastShare,
    );
    if (next === undefined) break;
    found.push(next);
    for (const column of next.basis) known.add(column);
    const others = left.filter((tested) => tested !== next).map(({ candidate }) => candidate);
    left = [...testAll(others, observations, known).tested];
  }
  return found;
}
