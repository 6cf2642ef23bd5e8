/** The first sums of fits that begin at one point and differ in the weights or observations of their rows. */
import { hasKink, huberForm } from '../loss/loss.js';
import { residualSlope } from '../loss/residual.js';
import { rowCoordinates, shapeOf } from '../problem/group-coordinates.js';
import type { CpuKernel } from './kernel.js';
import { type Curvature, createCurvature, type Passes } from './passes.js';

/** Of more rows than these, predictions and slopes would take more memory of each thread than sums of them are worth. */
const MOST_ROWS = 1 << 16;

/**
 * `passes` whose `curvature` at `start` is computed without the law: predictions and slopes there are the same in all resamples.
 * Objective and gradient are those of `kernel`'s present weights and, where these are drawn, observations. Both matrices are those
 * of the observations that `kernel` has now, before any is drawn: few rows lie in the quadratic part of a narrow penalty, so that a
 * resample's own Hessian is a poorer guess of the Hessian on the way to its minimum.
 *
 * Nothing is shared where resamples have columns of their own, nor for losses with a kink, whose smoothing changes.
 */
export function withSharedStart(
  kernel: CpuKernel,
  passes: Passes,
  start: Float64Array,
  drawsTargets: boolean,
): Passes {
  const { rows, target, weight, loss, size } = kernel;
  if (rows > MOST_ROWS || kernel.counts !== undefined || hasKink(loss.rho)) return passes;
  const { delta, up, down } = huberForm(loss.rho, 0);
  const whole = createCurvature(shapeOf(kernel));
  passes.curvature(start, { delta, up, down }, whole);
  const { value, gradient } = passes.evaluator.gradient(start);
  const predicted = value.slice();
  const slopes = gradient.map((column) => column.slice());
  const coordinates = rowCoordinates(kernel);
  /** At weight 1, a column each: objective, rounding, gradient, as `addRows` of the passes has them. */
  const [objectives, roundings, ...scores] = Array.from(
    { length: 2 + slopes.length },
    () => new Float64Array(rows),
  );
  const computeTerms = (): void => {
    for (let row = 0; row < rows; row++) {
      const slope = residualSlope(loss.residual, target[row]);
      const r = (predicted[row] - target[row]) * slope;
      const length = Math.abs(r);
      const side = r > 0 ? up : down;
      const core = Math.min(length, delta);
      const omega = side * (delta / Math.max(length, delta));
      const noise = Math.abs(slope) * (Math.abs(predicted[row]) + Math.abs(target[row])) * Number.EPSILON;
      objectives[row] = side * core * (length - core / 2);
      roundings[row] = omega * noise * (length / 2 + 16 * noise);
      for (let k = 0; k < slopes.length; k++) scores[k][row] = omega * r * slope * slopes[k][row];
    }
  };
  computeTerms();
  const sum = (out: Curvature): void => {
    if (drawsTargets) computeTerms();
    out.objective = dot(weight, objectives);
    out.rounding = dot(weight, roundings);
    if (kernel.groups === undefined) {
      for (let k = 0; k < size; k++) out.gradient[k] = dot(weight, scores[k]);
    } else {
      out.gradient.fill(0);
      for (let row = 0; row < rows; row++) {
        const places = coordinates(row);
        for (let k = 0; k < places.length; k++) out.gradient[places[k]] += weight[row] * scores[k][row];
      }
    }
    out.gaussNewton.set(whole.gaussNewton);
    out.hessian.set(whole.hessian);
  };
  const isStart = (at: Float64Array): boolean => {
    for (let i = 0; i < size; i++) if (at[i] !== start[i]) return false;
    return true;
  };
  return {
    ...passes,
    curvature(at, form, out) {
      if (isStart(at)) sum(out);
      else passes.curvature(at, form, out);
    },
  };
}

/** By four sums: one would wait for each of its additions. */
function dot(x: Float64Array, y: Float64Array): number {
  const whole = x.length - (x.length % 4);
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0; i < whole; i += 4) {
    a += x[i] * y[i];
    b += x[i + 1] * y[i + 1];
    c += x[i + 2] * y[i + 2];
    d += x[i + 3] * y[i + 3];
  }
  for (let i = whole; i < x.length; i++) a += x[i] * y[i];
  return a + b + (c + d);
}
