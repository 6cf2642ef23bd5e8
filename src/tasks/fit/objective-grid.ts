import type { PreparedProblem } from '../../backend/contract.js';
import type { Control } from '../../control.js';
import { field, IsolossError } from '../../errors.js';
import { type Axis, axisValues } from '../../jobs/grammar.js';
import { residualSize } from '../../loss/residual.js';
import type { Model } from '../../problem/model.js';
import type { Problem } from '../../problem/problem.js';
import type { ObjectiveGrid } from './record.js';

/** Points of the largest grid in a record. */
const MAX_POINTS = 1 << 20;

/** Huber delta that replaces zero where no steps are taken, relative to `residualSize`: practically zero. */
const SMOOTHING = 1e-9;

/** The delta with which the objective is evaluated where it is looked at. */
export function pictureSmoothing(problem: Problem): number {
  return SMOOTHING * residualSize(problem);
}

/** Points handed to the back end at once. */
const CHUNK = 1 << 16;

/** Checks the requested grid, before the fit so that a typo does not cost one. Throws `grid-too-large`, `unknown-parameter`, `grid-out-of-domain`. */
export function checkObjectiveGrid(model: Model, axes: readonly Axis[]): void {
  const points = axes.reduce((product, axis) => product * axisValues(axis).length, 1);
  if (points > MAX_POINTS) {
    throw new IsolossError(
      'grid-too-large',
      `${field('objectiveGrid')} asks for ${points} points; at most ${MAX_POINTS} fit in a record.`,
      'Take fewer values an axis.',
    );
  }
  for (const axis of axes) {
    const parameter = model.free.find(({ name }) => name === axis.name);
    if (parameter === undefined) {
      throw new IsolossError(
        'unknown-parameter',
        `${field('objectiveGrid')} names "${axis.name}", which is not a free parameter of the law.`,
        `Free parameters are ${model.free.map((p) => p.name).join(', ')}.`,
      );
    }
    const outside = axisValues(axis).find(
      (value) => value < parameter.lower || value > parameter.upper || (parameter.logarithmic && value <= 0),
    );
    if (outside !== undefined) {
      throw new IsolossError(
        'grid-out-of-domain',
        `${field('objectiveGrid')} has ${axis.name} = ${outside}, outside ${parameter.lower}..${parameter.upper}.`,
        "Keep the axis inside the parameter's domain.",
      );
    }
  }
}

/** Objective and gradient over a grid of parameters, the others fixed at the optimum. */
export async function objectiveGrid(
  model: Model,
  prepared: PreparedProblem,
  optimum: Float64Array,
  axes: readonly Axis[],
  control: Control,
): Promise<ObjectiveGrid> {
  const values = axes.map(axisValues);
  const places = axes.map((axis) => model.free.findIndex(({ name }) => name === axis.name));
  const points = values.reduce((product, axis) => product * axis.length, 1);
  const size = model.problem.size;
  const smoothing = pictureSmoothing(model.problem);
  const fixedAt = model.toNatural(optimum);
  const naturalAt = (point: number): Float64Array => {
    const natural = fixedAt.slice();
    let rest = point;
    for (let k = axes.length - 1; k >= 0; k--) {
      natural[places[k]] = values[k][rest % values[k].length];
      rest = Math.floor(rest / values[k].length);
    }
    return natural;
  };
  const objective: (number | null)[] = [];
  const gradient = axes.map((): (number | null)[] => []);
  const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
  for (let first = 0; first < points; first += CHUNK) {
    const count = Math.min(CHUNK, points - first);
    const batch = new Float64Array(count * size);
    for (let k = 0; k < count; k++) batch.set(model.toInternal(naturalAt(first + k)), k * size);
    const result = await prepared.objective(batch, smoothing, control);
    for (let k = 0; k < count; k++) {
      objective.push(finite(result.objective[k]));
      const slopes = model.slopes(naturalAt(first + k));
      places.forEach((place, axis) => {
        let sum = 0;
        for (let i = 0; i < size; i++) sum += result.gradient[k * size + i] * slopes[i * size + place];
        gradient[axis].push(finite(sum));
      });
    }
  }
  return {
    axes: axes.map((axis, k) => ({ name: axis.name, values: values[k] })),
    objective,
    gradient: Object.fromEntries(axes.map((axis, k) => [axis.name, gradient[k]])),
  };
}
