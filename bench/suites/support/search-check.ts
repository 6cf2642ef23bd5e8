/** Judges the ends of a search by float64: what they claim, and whether the starts get as far. */

import type { Problem, StartSet } from '../../../src/problem/problem.js';
import { Status } from '../../../src/problem/status.js';
import { compileKernel } from '../../../src/solver/kernel.js';
import { createLevenbergMarquardt } from '../../../src/solver/levenberg-marquardt.js';
import { createPasses } from '../../../src/solver/passes.js';
import type { SearchResult } from '../../../src/solver/results.js';
import type { SearchOptions } from '../../../src/solver/search-options.js';
import { createMinimumJudge } from './minimum-check.js';
import { analyseObjective } from './row-sums.js';
import { evenly, type Tally } from './tally.js';

/** Starts followed again in float64: so many at most and at least, and rows that they may pass over in one step. */
const SAMPLE = { most: 256, least: 2, rows: 1e5 } as const;

/** An end this near the least objective, relative, lies at it: single precision tells no more apart. */
const NEAR = 1e-4;

/**
 * Ends this many times higher than the least objective may lie where single precision overflows, or takes a width for
 * zero, and are nobody's fit.
 */
const FAR = 1000;

/** A logarithm below minus this is of a term that has died out: further down, analysis only loses its own footing. */
const FADED = 1e3;

/**
 * The share that must reach the optimum of the starts that do so in float64, and how many fewer a small sample may
 * have. Where a term dies out on the way, single precision stops feeling it sooner: of the starts of Kaplan's law a tenth
 * stay there.
 */
const AS_MANY = { share: 0.85, less: 2 } as const;

export interface Search {
  readonly problem: Problem;
  readonly starts: StartSet;
  readonly options: SearchOptions;
  /** The least objective known. */
  readonly least: number;
}

/** What float64 made of the same starts, one by one. */
export interface Followed {
  /** Numbers of the starts. */
  readonly sample: readonly number[];
  /** By place in the sample. */
  readonly objective: Float64Array;
  /** The lowest of them. */
  readonly best: number;
}

/** Follows a sample of the starts to their ends in float64, none of them merged. */
export async function followInDouble({ problem, starts, options }: Search): Promise<Followed> {
  const kernel = await compileKernel(problem);
  const fit = createLevenbergMarquardt(kernel, createPasses(kernel), 'f64');
  const exact = createMinimumJudge(problem, problem.evaluator()).objective;
  const at = new Float64Array(problem.size);
  const { most, least, rows } = SAMPLE;
  const sample = evenly(starts.count, Math.max(least, Math.min(most, Math.floor(rows / problem.rows))));
  const objective = Float64Array.from(sample, (start) => {
    starts.fill(start, 1, at);
    fit(at, { ...options, tolerance: 1e-9 });
    const end = exact(at);
    return Number.isFinite(end) ? end : Infinity;
  });
  return { sample, objective, best: Math.min(...objective) };
}

/** Adds to `tally` whether the ends, in pieces one after the other, are those of a sound search. */
export function judgeEnds(
  tally: Tally,
  { problem, options, least }: Search,
  pieces: readonly SearchResult[],
  followed: Followed,
): void {
  const { size } = problem;
  const exact = createMinimumJudge(problem, problem.evaluator()).objective;
  const starts = pieces.reduce((sum, { count }) => sum + count, 0);
  const end = (start: number): { piece: SearchResult; k: number; at: Float64Array } => {
    let k = start;
    const piece = pieces.find(({ count }) => {
      if (k < count) return true;
      k -= count;
      return false;
    }) as SearchResult;
    return { piece, k, at: piece.parameters.slice(k * size, (k + 1) * size) };
  };
  let best = { start: -1, objective: Infinity };
  for (let start = 0, p = 0; p < pieces.length; p++) {
    const { count, objective, status } = pieces[p];
    for (let k = 0; k < count; k++, start++) {
      const code = status[k];
      const isEnd = code > Status.running && code <= Status.merged;
      tally.expect(isEnd, () => `Start ${start} has status ${code}.`);
      if (code !== Status.notFinite && objective[k] < best.objective)
        best = { start, objective: objective[k] };
    }
  }
  const claims = followed.sample.slice();
  if (best.start >= 0 && !claims.includes(best.start)) claims.push(best.start);
  const reached = { here: 0, double: 0 };
  const near = least * (1 + NEAR);
  claims.forEach((start, place) => {
    const { piece, k, at } = end(start);
    if (followed.objective[place] <= near) reached.double++;
    if (piece.status[k] === Status.notFinite) return;
    const found = exact(at);
    if (place < followed.sample.length && found <= near) reached.here++;
    const claimed = piece.objective[k];
    if (Math.min(claimed, found) > FAR * least) return;
    const footing = at.map((x) => Math.max(x, -FADED));
    const [{ value, error }] = analyseObjective(problem, footing, options.smoothing);
    // Across a kink, and beyond what kernels hold numbers within, the analysis has nothing to say.
    if (!(error > 0 && Math.abs(value - found) < error)) return;
    tally.add(
      Math.abs(claimed - found) / error,
      () => `Start ${start} of ${starts} claims an objective of ${claimed}, which is ${found} in float64.`,
    );
  });
  const lowest = best.start < 0 ? Infinity : exact(end(best.start).at);
  const possible = Math.max(least, followed.best);
  tally.add(
    Math.max(lowest / possible - 1, 0) / NEAR,
    () => `The best end lies at ${lowest}; float64 came to ${possible} from a sample of the starts.`,
  );
  const isEnough = reached.here >= AS_MANY.share * reached.double - AS_MANY.less;
  const words = `starts ${reached.here} reach the optimum, in float64 ${reached.double}.`;
  tally.expect(isEnough, () => `Of ${followed.sample.length} ${words}`);
}
