/** The user's own starts are optimised with more effort than generated ones. */
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

/** Up to so many starts, each is optimised again even if its search converged: it may have passed over a nearer minimum. */
const MAX_CONTINUED = 16;

/** A minimum is lower than another where its objective is by more than this, relative. */
const MIN_DECREASE = 1e-8;

/**
 * Optimises those of starts `first .. first + result.count - 1` that are the user's own again from their given
 * values, by Levenberg-Marquardt with geodesic acceleration in float64. If that does not converge, once more after
 * fitting the parameters that enter linearly, since a start that is right in the others may be far off in these.
 * Lower objectives replace those in `result`, the result of the search.
 */
export async function continueUserStarts(
  model: Model,
  kernel: CpuKernel,
  starts: Starts,
  first: number,
  result: SearchResult,
  { maxSteps, smoothing }: SearchOptions,
  control: Control,
): Promise<void> {
  const { size, loss } = kernel;
  const { given } = starts;
  const count = Math.min(given - first, result.count);
  if (count <= 0) return;
  const passes = createPasses(kernel);
  const polish = createPolisher(kernel, passes);
  const geodesic = createGeodesic(kernel, passes);
  const form = huberForm(loss.rho, smoothing);
  const fitLinear = createLinearSeed(model);
  const hasLinear = model.free.some(({ linear }) => linear);
  for (let k = 0; k < count; k++) {
    let best = polish(result.parameters.slice(k * size, (k + 1) * size), { maxSteps });
    const continueFrom = (at: Float64Array): void => {
      const { status, steps, objective } = geodesic(at, form, { maxSteps });
      const polished = polish(at, { maxSteps });
      const limit = best.objective * (1 - MIN_DECREASE);
      const isLower =
        polished.objective < limit ||
        (isSettled(polished) &&
          !isSettled(best) &&
          polished.objective <= best.objective * (1 + MIN_DECREASE));
      if (!isLower && Number.isFinite(best.objective)) return;
      best = polished;
      result.parameters.set(at, k * size);
      result.objective[k] = objective;
      result.status[k] = status;
      result.steps[k] = steps;
    };
    const start = new Float64Array(size);
    if (given <= MAX_CONTINUED || !isSettled(best)) {
      starts.fill(first + k, 1, start);
      continueFrom(start);
    }
    if (hasLinear && !isSettled(best)) {
      starts.fill(first + k, 1, start);
      const natural = model.toNatural(start);
      fitLinear(natural);
      if (natural.every(Number.isFinite)) continueFrom(model.toInternal(natural));
    }
    await yieldToEvents();
    throwIfAborted(control.signal);
  }
}
