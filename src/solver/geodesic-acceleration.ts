import { factorise, solveFactored } from '../linear-algebra/matrix-shape.js';
import type { HuberForm } from '../loss/loss.js';
import { residualSlopes } from '../loss/residual.js';
import { rowCoordinates, shapeOf } from '../problem/group-coordinates.js';
import { Status, type StatusCode } from '../problem/status.js';
import type { ProblemData } from './kernel.js';
import { clamp, damp, freeze, isFiniteNormal } from './levenberg-marquardt.js';
import { ENOUGH_INTERVAL, type IsEnough } from './newton.js';
import { createNormal, type Passes } from './passes.js';

/** The largest ratio 2 |acceleration| / |velocity| of an acceptable step, both in the norm of the scales. */
const MAX_ACCELERATION = 0.75;

/** Largest divisor of the damping after an accepted step. */
const DAMPING_DECREASE = 3;

/** Divisor of the damping while the predicted reduction of damped steps is below TOLERANCE. */
const FAST_DAMPING_DECREASE = 100;

/** Factor of the damping after a first rejected step; it doubles with every further rejection in a row. */
const DAMPING_INCREASE = 2;

const MIN_DAMPING = 1e-15;
const MAX_DAMPING = 1e20;

/**
 * Decay per step of the largest curvature so far. A parameter whose term has become negligible is damped for some more
 * steps, so that it does not step too far; one whose derivatives shrink by orders of magnitude along a valley is not damped
 * indefinitely.
 */
const SCALE_DECAY = 0.5;

/** Below this predicted reduction, relative to the objective, Newton's method takes over. */
const TOLERANCE = 1e-13;

/** Rounding error of an objective in float64, as a fraction of its noise. */
const RESOLUTION = 2 ** -55;

/** Accepted steps in a row without a reduction beyond rounding after which the method stops. */
const MAX_STALLED_STEPS = 24;

/**
 * A parameter is frozen where a change by its own size (or by 1, if that is more) changes the objective by no more than
 * this fraction. It would otherwise step by many times its size for a reduction that is rounding, and no damping that suits
 * the others prevents that.
 */
const MIN_SENSITIVITY = 1e-20;

/** With a damping of 1 the first step is half of the undamped one for each parameter alone. */
const FIRST_DAMPING = 1;

export interface GeodesicOptions {
  readonly maxSteps: number;
  /** Coordinates held fixed. */
  readonly hold?: readonly number[];
  /** Asked every few steps; the method stops where it answers yes. */
  readonly isEnough?: IsEnough;
}

export interface GeodesicResult {
  readonly status: StatusCode;
  readonly steps: number;
  readonly objective: number;
}

/** Moves `at` in place, downhill. */
export type Geodesic = (at: Float64Array, form: HuberForm, options: GeodesicOptions) => GeodesicResult;

/**
 * Levenberg-Marquardt with geodesic acceleration (Transtrum, Machta and Sethna, Phys. Rev. E 83, 036701 (2011);
 * Transtrum and Sethna, arXiv:1201.5885), float64. A damped Gauss-Newton step is the velocity v of a path; the second
 * derivative of the residuals along v gives the path's acceleration a, from the same matrix, and the step is v + a / 2:
 * it follows the bend of a curved valley where v alone runs into its side. A step of more than {@link MAX_ACCELERATION}
 * is rejected and the damping increased, as where the objective would rise, so that no step goes further than the
 * second-order model is valid, onto a plateau say. The damping is updated by the gain ratio (Nielsen 1999), scales are the
 * largest curvatures of the last few steps, and penalties other than squares are iteratively reweighted.
 *
 * Closed coordinates step on the natural scale, as in Newton's method.
 */
export function createGeodesic(problem: ProblemData, passes: Passes): Geodesic {
  const { size, lower, upper, closed } = problem;
  const shape = shapeOf(problem);
  const scale = new Float64Array(size);
  const factor = new Float64Array(shape.length);
  const velocity = new Float64Array(size);
  const acceleration = new Float64Array(size);
  const trial = new Float64Array(size);
  const frozen = new Uint8Array(size);
  const secondOrder = createSecondOrder(problem, passes);
  const first = createNormal(shape);
  const second = createNormal(shape);
  const length = (step: Float64Array): number =>
    Math.sqrt(step.reduce((sum, x, i) => sum + scale[i] * x * x, 0));

  return (at, form, { maxSteps, hold = [], isEnough }) => {
    let current = first;
    let next = second;
    let damping = FIRST_DAMPING;
    let increase = DAMPING_INCREASE;
    let stalled = 0;
    let fastDecreases = 0;
    const result = (status: StatusCode, steps: number): GeodesicResult => ({
      status,
      steps,
      objective: current.objective,
    });
    for (let i = 0; i < size; i++) at[i] = clamp(at[i], lower[i], upper[i]);
    passes.normal('f64', at, form, current);
    if (!isFiniteNormal(current)) return result(Status.notFinite, 0);
    scale.fill(0);
    secondOrder.invalidate();

    for (let steps = 0; ; steps++) {
      let convergedStatus: StatusCode = freeze(frozen, at, current.gradient, lower, upper, hold)
        ? Status.atBound
        : Status.converged;
      for (let i = 0; i < size; i++) {
        scale[i] = Math.max(SCALE_DECAY * scale[i], current.matrix[shape.start[i] + i]);
        const magnitude = Math.max(Math.abs(at[i]), 1);
        if (frozen[i] || scale[i] * magnitude * magnitude > MIN_SENSITIVITY * current.objective) continue;
        frozen[i] = 1;
        convergedStatus = Status.singular;
      }
      const asksNow = isEnough !== undefined && steps > 0 && steps % ENOUGH_INTERVAL === 0;
      if (steps >= maxSteps || (asksNow && isEnough(at, current.objective)))
        return result(Status.stepLimit, steps);
      const rounding = RESOLUTION * current.noise;
      let gainRatio = -1;
      damp(shape, factor, current.matrix, scale, damping, frozen);
      if (factorise(shape, factor)) {
        for (let i = 0; i < size; i++) velocity[i] = frozen[i] ? 0 : -current.gradient[i];
        solveFactored(shape, factor, velocity);
        let predicted = 0;
        for (let i = 0; i < size; i++) predicted -= 0.5 * current.gradient[i] * velocity[i];
        if (predicted * (1 + damping) <= TOLERANCE * current.objective) {
          if (damping <= MIN_DAMPING || fastDecreases++ >= MAX_STALLED_STEPS)
            return result(convergedStatus, steps);
          // Damping shortens the step along the floor of a valley, where the reduction lies: try with less of it.
          damping = Math.max(damping / FAST_DAMPING_DECREASE, MIN_DAMPING);
          continue;
        }
        secondOrder.along(at, velocity, form, acceleration);
        for (let i = 0; i < size; i++) acceleration[i] = frozen[i] ? 0 : -acceleration[i];
        solveFactored(shape, factor, acceleration);
        if (2 * length(acceleration) <= MAX_ACCELERATION * length(velocity)) {
          for (let i = 0; i < size; i++) trial[i] = velocity[i] + 0.5 * acceleration[i];
          for (const i of closed) trial[i] = trial[i] > -1 ? Math.log1p(trial[i]) : -Infinity;
          for (let i = 0; i < size; i++) trial[i] = clamp(at[i] + trial[i], lower[i], upper[i]);
          passes.normal('f64', trial, form, next);
          const reduction = current.objective - next.objective;
          if (isFiniteNormal(next) && reduction >= (damping < 1 ? -rounding : 0)) {
            gainRatio = Math.max(reduction / predicted, 0);
            stalled = reduction > rounding ? 0 : stalled + 1;
          }
        }
      }
      if (gainRatio >= 0) {
        at.set(trial);
        [current, next] = [next, current];
        secondOrder.invalidate();
        damping = Math.max(
          damping * Math.max(1 / DAMPING_DECREASE, 1 - (2 * gainRatio - 1) ** 3),
          MIN_DAMPING,
        );
        increase = DAMPING_INCREASE;
        if (stalled === 0) fastDecreases = 0;
        if (stalled >= MAX_STALLED_STEPS) return result(convergedStatus, steps + 1);
      } else {
        damping *= increase;
        increase *= 2;
        if (damping > MAX_DAMPING) return result(convergedStatus, steps + 1);
      }
    }
  };
}

/** Half of the gradient's second-order part: sum over rows of weight psi(r)/r J d2r, d2r along a direction. */
function createSecondOrder(problem: ProblemData, passes: Passes) {
  const { target, weight, closed, groups, size } = problem;
  const { evaluator } = passes;
  const slopes = residualSlopes(problem);
  const rows = target.length;
  /** By row: d2r, then the row's part of the sum before J. */
  const terms = new Float64Array(rows);
  /** The direction by the coordinates of one row. */
  const coordinates = rowCoordinates(problem);
  const width = groups === undefined ? size : groups.local.length;
  const isClosed = Uint8Array.from({ length: size }, (_, i) => (closed.includes(i) ? 1 : 0));
  let derivatives: ReturnType<typeof evaluator.hessian> | undefined;

  /** terms = d2r of each row, a column at a time. */
  const alongColumns = (direction: Float64Array): void => {
    const { gradient, hessian } = derivatives as NonNullable<typeof derivatives>;
    for (let k = 0, entry = 0; k < width; k++) {
      for (let l = 0; l <= k; l++, entry++) {
        const column = hessian[entry];
        const factor = (k === l ? 1 : 2) * direction[k] * direction[l];
        if (column !== null) for (let row = 0; row < rows; row++) terms[row] += factor * column[row];
      }
      if (!isClosed[k]) continue;
      const square = direction[k] * direction[k];
      for (let row = 0; row < rows; row++) terms[row] -= square * gradient[k][row];
    }
  };
  /** The same where the coordinates differ between rows. */
  const alongRows = (direction: Float64Array): void => {
    const { gradient, hessian } = derivatives as NonNullable<typeof derivatives>;
    for (let row = 0; row < rows; row++) {
      const at = coordinates(row);
      let second = 0;
      for (let k = 0, entry = 0; k < width; k++) {
        const along = direction[at[k]];
        for (let l = 0; l <= k; l++, entry++) {
          const column = hessian[entry];
          if (column !== null) second += (k === l ? 1 : 2) * along * direction[at[l]] * column[row];
        }
        if (isClosed[at[k]]) second -= along * along * gradient[k][row];
      }
      terms[row] = second;
    }
  };

  return {
    /** Discards the cached derivatives: the point has changed. */
    invalidate(): void {
      derivatives = undefined;
    },
    along(
      point: Float64Array,
      direction: Float64Array,
      { delta, up, down }: HuberForm,
      out: Float64Array,
    ): void {
      derivatives ??= evaluator.hessian(point);
      const { value, gradient } = derivatives;
      terms.fill(0);
      if (groups === undefined) alongColumns(direction);
      else alongRows(direction);
      for (let row = 0; row < rows; row++) {
        const s = slopes[row];
        const r = (value[row] - target[row]) * s;
        const reweighted = Math.min(1, delta / Math.abs(r)) * (r > 0 ? up : down);
        terms[row] = weight[row] * reweighted * terms[row] * s * s;
      }
      out.fill(0);
      for (let k = 0; k < width; k++) {
        const slope = gradient[k];
        if (groups === undefined) {
          let sum = 0;
          for (let row = 0; row < rows; row++) sum += terms[row] * slope[row];
          out[k] = sum;
        } else for (let row = 0; row < rows; row++) out[coordinates(row)[k]] += terms[row] * slope[row];
      }
    },
  };
}
