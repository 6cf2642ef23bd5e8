/** Resamples of the runs that all laws of a comparison share. */
import type { DrawPlan, ResamplePlan } from '../../problem/resample.js';
import { createResampler } from '../../problem/resample.js';

/** How often each row is drawn; overwritten by the next draw. */
export type Draws = (resample: number) => Float64Array;

/**
 * Runs are drawn with replacement, among those of their stratum where there are strata (of a run the stratum of its first row).
 * `run` and `stratum` are one entry a row; numbers of runs may have gaps.
 */
export function drawingRuns(run: Uint32Array, seed: number, stratum?: Uint32Array): DrawPlan {
  const numbers = new Map<number, number>();
  const of: number[] = [];
  const unit = run.map((r, row) => {
    const known = numbers.get(r);
    if (known !== undefined) return known;
    of.push(stratum?.[row] ?? 0);
    numbers.set(r, of.length - 1);
    return of.length - 1;
  });
  const order = Uint32Array.from(of.keys()).sort((a, b) => of[a] - of[b] || a - b);
  const size = new Map<number, number>();
  const first = new Map<number, number>();
  for (const [place, u] of order.entries()) {
    if (!first.has(of[u])) first.set(of[u], place);
    size.set(of[u], (size.get(of[u]) ?? 0) + 1);
  }
  const by = (values: ReadonlyMap<number, number>): Uint32Array => order.map((u) => values.get(of[u]) ?? 0);
  return { kind: 'draw', seed, unit, order, from: by(first), among: by(size) };
}

/** The counts of `plan`, as factors of `weight`. */
export function drawsOf(plan: ResamplePlan, weight: Float64Array): Draws {
  const resampler = createResampler(plan, { weight, target: weight });
  return (resample) => {
    resampler.draw(resample);
    return resampler.weight;
  };
}
