/** Refits that were made before, on their resamples drawn anew. */
import { createRefiner } from '../../backend/cpu/index.js';
import type { Control } from '../../control.js';
import { IsolossError } from '../../errors.js';
import type { Model } from '../../problem/model.js';
import type { Replicates } from '../../problem/replicates.js';
import { emptyRefitResult, type Refined } from '../../solver/results.js';
import { formatCount, plural } from '../../text.js';
import type { SchemePlan } from './scheme.js';

/**
 * Polishes the refits of the plan's first `known.count` resamples, each from its stored parameters; with `maxSteps` 0 it
 * evaluates their objectives there. Throws `bad-replicates` if a parameter has no column, or if there are more refits than
 * resamples.
 */
export async function polishKnownRefits(
  model: Model,
  { plan, resamples }: SchemePlan,
  known: Replicates,
  { maxSteps, covariance }: { readonly maxSteps: number; readonly covariance: boolean },
  control: Control,
): Promise<Refined> {
  if (known.count > resamples) {
    throw bad(`There are ${plural(known.count, 'refit')} of ${formatCount(resamples)} resamples.`);
  }
  const { problem, free } = model;
  const { size } = problem;
  const columns = free.map(({ name }) => {
    const column = Object.hasOwn(known.columns, name) ? known.columns[name] : undefined;
    if (column === undefined) throw bad(`The refits have no column of ${name}.`);
    return column;
  });
  const starts = emptyRefitResult(known.count, size);
  for (let k = 0; k < known.count; k++) {
    starts.parameters.set(model.toInternal(columns.map((column) => column[k])), 2 * k * size);
    starts.objective[2 * k] = known.objective[k];
    starts.status[2 * k] = known.status[k];
  }
  const refiner = await createRefiner(problem, plan, covariance);
  try {
    return await refiner.refine(0, starts, maxSteps, control);
  } finally {
    refiner.dispose();
  }
}

function bad(message: string): IsolossError {
  return new IsolossError('bad-replicates', message, 'Give the refits that were stored with the record.');
}
