/** The objective at a record's parameters: its value in float64, whether it is stationary there, and where refitting leads. */

import { hasKink } from '../../loss/loss.js';
import { own } from '../../own.js';
import type { Model } from '../../problem/model.js';
import { createExactObjective } from '../../solver/exact-objective.js';
import { compileKernel } from '../../solver/kernel.js';
import { createPasses } from '../../solver/passes.js';
import { createPolisher, type Polished } from '../../solver/polish.js';

export interface AtParameters {
  readonly objective: number;
  /** The certificate at the parameters as they are; undefined for losses with a kink, whose certificate needs the vertex. */
  readonly there: Polished | undefined;
  /** The minimum that polishing from there leads to. */
  readonly minimum: Polished;
  /** The minimum in natural units, every parameter of the law. */
  readonly refitted: Readonly<Record<string, number>>;
}

/** Evaluates the model at `parameters`, natural units. NaN objective where the law has no value. */
export async function atParameters(
  model: Model,
  parameters: Readonly<Record<string, number>>,
  maxSteps: number,
): Promise<AtParameters> {
  const kernel = await compileKernel(model.problem);
  const passes = createPasses(kernel);
  const at = model.toInternal(model.free.map(({ name }) => own(parameters, name) ?? Number.NaN));
  const inside = at.map((u, i) => clamped(u, kernel.lower[i], kernel.upper[i]));
  const polish = createPolisher(kernel, passes);
  const objective = createExactObjective(kernel, passes.evaluator)(at);
  const minimum = polish(inside, { maxSteps });
  return {
    objective,
    there: hasKink(kernel.loss.rho) ? undefined : polish(inside, { maxSteps: 0 }),
    minimum,
    refitted: model.values(minimum.parameters),
  };
}

/** Within bounds, which rounding may leave. */
function clamped(value: number, lower: number, upper: number): number {
  return Math.min(Math.max(value, lower), upper);
}
