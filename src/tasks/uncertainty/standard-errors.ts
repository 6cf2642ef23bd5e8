/** Robust standard errors of a fit and of each of its refits, for studentised intervals. */

import { yieldToEvents } from '#platform';
import { denseShape, sparseForm } from '../../linear-algebra/matrix-shape.js';
import { packedLength } from '../../linear-algebra/packed.js';
import { compileKernel } from '../../solver/kernel.js';
import { createPasses } from '../../solver/passes.js';
import type { Refined } from '../../solver/results.js';
import { robustCovariance } from '../../solver/robust-covariance.js';
import type { ResampledFit } from './resampled-fit.js';
import type { SchemePlan } from './scheme.js';

/** Refits between which other things may run. */
const AT_ONCE = 4096;

/** Standard errors of each quantity: of the estimate and of every replicate; of the logarithm if it is logarithmic. */
export interface StandardErrors {
  readonly own: readonly number[];
  readonly replicates: readonly Float64Array[];
}

export async function standardErrors(
  { jobModel: { model }, best, derived }: ResampledFit,
  { count, parameters, covariance }: Refined,
  { cluster }: SchemePlan,
): Promise<StandardErrors> {
  const kernel = await compileKernel(model.problem);
  const sampling = { weight: kernel.weight, ...(cluster === undefined ? {} : { group: cluster }) };
  const { size } = kernel;
  const packed = packedLength(size);
  const errorsAt = (internal: Float64Array, covarianceAt: Float64Array): number[] => {
    const gradients = [...model.gradients(internal), ...derived.gradients(internal)];
    return gradients.map((gradient) => Math.sqrt(sparseForm(denseShape(size), covarianceAt, gradient)));
  };
  const own = errorsAt(
    best.parameters,
    robustCovariance(kernel, createPasses(kernel).evaluator, best, sampling),
  );
  const replicates = own.map(() => new Float64Array(count));
  for (let k = 0; k < count; k++) {
    if (k % AT_ONCE === AT_ONCE - 1) await yieldToEvents();
    errorsAt(
      parameters.slice(k * size, (k + 1) * size),
      covariance.subarray(k * packed, (k + 1) * packed),
    ).forEach((error, i) => {
      replicates[i][k] = error;
    });
  }
  return { own, replicates };
}
