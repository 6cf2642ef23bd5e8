/** Starts of the user's own are followed further than those of a search, of which others may do better. */
import { yieldToEvents } from '#platform';
import type { Control } from '../../control.js';
import { throwIfAborted } from '../../errors.js';
import { huberForm } from '../../loss/loss.js';
import { createLinearSeed } from '../../problem/linear-seed.js';
import type { Model } from '../../problem/model.js';
import type { Starts } from '../../problem/starts.js';
import { createGeodesic } from '../../solver/geodesic-acceleration.js';
import type { CpuKernel } from '../../solver/kernel.js';
import { createPasses } from '../../solver/passes.js';
import { createPolisher } from '../../solver/polish.js';
import type { SearchResult } from '../../solver/results.js';
import type { SearchOptions } from '../../solver/search-options.js';
import { isSettled } from './minima.js';

/** So few are each followed again, even where the search has come to a minimum: it may have leapt over a nearer one. */
const FEW = 16;

/** A minimum is lower than another where its objective is by more than this, relative. */
const SAME = 1e-8;

/**
 * Follows starts `first .. first + found.count - 1` of `starts`, as far as they are the user's own, again
 * from where they were given, by Levenberg-Marquardt with geodesic acceleration in float64; where that too comes to no
 * minimum, once more with the parameters that enter linearly fitted first, since a start that is right in the others
 * may be far off in these. `found` is what a search made of them; lower ends take their places in it.
 */
export async function followGiven(
  model: Model,
  kernel: CpuKernel,
  starts: Starts,
  first: number,
  found: SearchResult,
  { maxSteps, smoothing }: SearchOptions,
  control: Control,
): Promise<void> {
  const { size, loss } = kernel;
  const { given } = starts;
  const count = Math.min(given - first, found.count);
  if (count <= 0) return;
  const passes = createPasses(kernel);
  const polish = createPolisher(kernel, passes);
  const geodesic = createGeodesic(kernel, passes);
  const form = huberForm(loss.rho, smoothing);
  const complete = createLinearSeed(model);
  const hasLinear = model.free.some(({ linear }) => linear);
  for (let k = 0; k < count; k++) {
    let best = polish(found.parameters.slice(k * size, (k + 1) * size), { maxSteps });
    const again = (at: Float64Array): void => {
      const { status, steps, objective } = geodesic(at, form, { maxSteps });
      const end = polish(at, { maxSteps });
      const limit = best.objective * (1 - SAME);
      const isLower =
        end.objective < limit ||
        (isSettled(end) && !isSettled(best) && end.objective <= best.objective * (1 + SAME));
      if (!isLower && Number.isFinite(best.objective)) return;
      best = end;
      found.parameters.set(at, k * size);
      found.objective[k] = objective;
      found.status[k] = status;
      found.steps[k] = steps;
    };
    const start = new Float64Array(size);
    if (given <= FEW || !isSettled(best)) {
      starts.fill(first + k, 1, start);
      again(start);
    }
    if (hasLinear && !isSettled(best)) {
      starts.fill(first + k, 1, start);
      const natural = model.toNatural(start);
      complete(natural);
      if (natural.every(Number.isFinite)) again(model.toInternal(natural));
    }
    await yieldToEvents();
    throwIfAborted(control.signal);
  }
}
