/** Resamples of runs: how often each was drawn, by the counters that all resamples of the project are drawn by. */
import { createResampler, type DrawPlan } from '../../problem/resample.js';

/**
 * Draws runs with replacement; `strata` numbers those among which a run is drawn. The counts of the last draw are in
 * `counts`, one a run.
 */
export interface RunResampler {
  readonly counts: Float64Array;
  draw(resample: number): void;
}

export function runResampler(runs: number, strata: Uint32Array | undefined, seed: number): RunResampler {
  const order = Uint32Array.from({ length: runs }, (_, i) => i);
  if (strata !== undefined) order.sort((i, j) => strata[i] - strata[j] || i - j);
  const from = new Uint32Array(runs);
  const among = new Uint32Array(runs).fill(runs);
  if (strata !== undefined) {
    let begin = 0;
    for (let end = 1; end <= runs; end++) {
      if (end < runs && strata[order[end]] === strata[order[begin]]) continue;
      from.fill(begin, begin, end);
      among.fill(end - begin, begin, end);
      begin = end;
    }
  }
  const plan: DrawPlan = {
    kind: 'draw',
    seed,
    unit: Uint32Array.from({ length: runs }, (_, i) => i),
    order,
    from,
    among,
  };
  const { weight, draw } = createResampler(plan, {
    weight: new Float64Array(runs).fill(1),
    target: new Float64Array(runs),
  });
  return { counts: weight, draw };
}
