import { factorise, type MatrixShape, solveFactored } from '../linear-algebra/matrix-shape.js';
import type { HuberForm } from '../loss/loss.js';
import { shapeOf } from '../problem/group-coordinates.js';
import { Status, type StatusCode } from '../problem/status.js';
import type { ProblemData } from './kernel.js';
import { clamp, damp, freeze } from './levenberg-marquardt.js';
import { type Curvature, createCurvature, type Passes } from './passes.js';

/** A relative rise of the objective that counts as rounding. */
const ROUNDING = 2e-14;

/** Relative decrement below which further steps are taken only as long as each reduces the decrement. */
const NEAR_DECREMENT = 1e-12;

/** Relative decrement at which parameters are exact to rounding: (1e-16)^2, since it is quadratic in the error. */
const FINAL_DECREMENT = 1e-32;

/** The same where an error of 1e-12 does: one or two evaluations fewer. */
export const BRIEF_DECREMENT = 1e-24;

/**
 * Near the optimum the computed objective may be below that of the optimum by more than the estimated rounding, where the
 * law amplifies rounding (the exponential of a large number): while the decrement falls, a step may rise by this many times
 * the estimate.
 */
const NEAR_SLACK = 64;

/** Factor by which a step lowers the decrement, at least, where it converges rather than wanders within rounding. */
const FALLING = 0.25;

/** First damping where the Hessian is not positive definite or a full step fails, and its limits. Less hardly shortens a step. */
const FIRST_DAMPING = 1e-3;
const MIN_DAMPING = 1e-12;
const MAX_DAMPING = 1e12;

/** A pivot below this fraction of its diagonal is rounding, not curvature. */
const PIVOT_FLOOR = 1e-15;

/** A difference smaller than this fraction of what was subtracted has lost half of its digits to cancellation. */
const CANCELLED = 1e-8;

export interface NewtonResult {
  readonly status: StatusCode;
  readonly steps: number;
  /** Half of g' H^-1 g over the free coordinates, relative to the objective. */
  readonly decrement: number;
  /** First and second derivatives at the last point. */
  readonly curvature: Curvature;
  readonly frozen: Uint8Array;
}

/**
 * Moves `at` in place to a nearby minimum of the objective under `form`, coordinates in `hold` staying where they
 * are, until the decrement is at most `finalDecrement`. The result's arrays are the solver's own buffers.
 */
export type Newton = (
  at: Float64Array,
  form: HuberForm,
  maxSteps: number,
  hold: readonly number[],
  isEnough?: IsEnough,
  finalDecrement?: number,
) => NewtonResult;

/** Whether a point, with its objective, is all that was looked for, so that no further steps are needed. */
export type IsEnough = (at: Float64Array, objective: number) => boolean;

/** Steps between two questions whether the point is enough. */
export const ENOUGH_INTERVAL = 4;

/**
 * Newton's method with the exact Hessian. Full steps are taken wherever the Hessian is positive definite and the
 * objective does not rise beyond rounding; elsewhere the Hessian is damped by the reweighted Gauss-Newton diagonal,
 * which is never negative, so that some damping always makes a descent step.
 *
 * Closed coordinates u = log x step on the natural scale, where the objective is smooth up to x = 0: with the relative
 * step s = dx / x the gradient is that by u, the second derivative is that by u minus the gradient, and u moves by
 * log(1 + s), down to the bound that represents zero.
 */
export function createNewton(problem: ProblemData, passes: Passes): Newton {
  const { size, lower, upper, closed } = problem;
  const shape = shapeOf(problem);
  const first = createCurvature(shape);
  const second = createCurvature(shape);
  const scale = new Float64Array(size);
  const factor = new Float64Array(shape.length);
  const step = new Float64Array(size);
  const trial = new Float64Array(size);
  const frozen = new Uint8Array(size);
  const held = new Uint8Array(size);
  const there = new Float64Array(size);
  /** What the full step from where `gradient` is taken would be predicted to gain with the matrix factorised last. */
  const gainWith = (gradient: Float64Array): number => {
    for (let i = 0; i < size; i++) there[i] = held[i] ? 0 : gradient[i];
    solveFactored(shape, factor, there);
    return 0.5 * gradient.reduce((sum, g, i) => sum + g * there[i], 0);
  };

  return (at, form, maxSteps, hold, isEnough, finalDecrement = FINAL_DECREMENT) => {
    let current = first;
    let next = second;
    let damping = 0;
    let previous = Infinity;
    const result = (status: StatusCode, steps: number, decrement: number): NewtonResult => ({
      status,
      steps,
      decrement,
      curvature: current,
      frozen,
    });
    for (let i = 0; i < size; i++) at[i] = clamp(at[i], lower[i], upper[i]);
    passes.curvature(at, form, current);
    if (!isFiniteCurvature(current)) return result(Status.notFinite, 0, Infinity);

    for (let steps = 0; ; ) {
      const convergedStatus = freeze(frozen, at, current.gradient, lower, upper, hold)
        ? Status.atBound
        : Status.converged;
      for (let i = 0; i < size; i++) {
        scale[i] = current.gaussNewton[shape.start[i] + i];
        // No run depends on this parameter: the others can still be fitted.
        held[i] = frozen[i] || scale[i] === 0 ? 1 : 0;
      }
      for (;;) {
        damp(shape, factor, current.hessian, scale, damping, held);
        for (const i of closed) {
          if (!held[i]) factor[shape.start[i] + i] = naturalCurvature(shape, current, i) + damping * scale[i];
        }
        if (factorise(shape, factor, PIVOT_FLOOR)) break;
        damping = increase(damping);
        if (damping > MAX_DAMPING) return result(Status.singular, steps, Infinity);
      }
      for (let i = 0; i < size; i++) step[i] = held[i] ? 0 : -current.gradient[i];
      solveFactored(shape, factor, step);
      let predicted = 0;
      for (let i = 0; i < size; i++) predicted -= 0.5 * current.gradient[i] * step[i];
      predicted *= 1 + damping;
      const decrement = predicted / (current.objective + current.rounding);
      const near = predicted < NEAR_DECREMENT * current.objective + current.rounding;

      if (!(decrement > finalDecrement)) return result(convergedStatus, steps, Math.max(decrement, 0));
      // Once near, a decrement that no longer falls is rounding.
      if (near && decrement > FALLING * previous) return result(convergedStatus, steps, decrement);
      const asksNow = isEnough !== undefined && steps > 0 && steps % ENOUGH_INTERVAL === 0;
      if (steps >= maxSteps || (asksNow && isEnough(at, current.objective)))
        return result(near ? convergedStatus : Status.stepLimit, steps, decrement);

      for (const i of closed) step[i] = step[i] > -1 ? Math.log1p(step[i]) : -Infinity;
      for (let i = 0; i < size; i++) trial[i] = clamp(at[i] + step[i], lower[i], upper[i]);
      passes.curvature(trial, form, next);
      steps++;
      const slack = (near ? NEAR_SLACK : 1) * current.rounding;
      const ceiling = current.objective * (1 + ROUNDING) + slack;
      // Near the optimum the estimate of rounding may be too small by any factor, and the gradient still shows convergence.
      const converges = (): boolean =>
        near &&
        next.objective <= current.objective * (1 + NEAR_DECREMENT) &&
        gainWith(next.gradient) < (FALLING * predicted) / (1 + damping);
      if (isFiniteCurvature(next) && (next.objective <= ceiling || converges())) {
        at.set(trial);
        [current, next] = [next, current];
        damping = damping > MIN_DAMPING ? damping / 10 : 0;
        previous = decrement;
      } else {
        damping = increase(damping);
        if (damping > MAX_DAMPING) return result(near ? convergedStatus : Status.singular, steps, decrement);
      }
    }
  };
}

/**
 * The second derivative by the relative step of a closed coordinate. Near zero it is a difference in which all digits
 * cancel; the Gauss-Newton approximation is then used instead.
 */
function naturalCurvature(
  { start }: MatrixShape,
  { gradient, gaussNewton, hessian }: Curvature,
  i: number,
): number {
  const place = start[i] + i;
  const curvature = hessian[place] - gradient[i];
  return Math.abs(curvature) > CANCELLED * Math.abs(gradient[i]) ? curvature : gaussNewton[place];
}

function increase(damping: number): number {
  return damping < FIRST_DAMPING ? FIRST_DAMPING : damping * 10;
}

function isFiniteCurvature({ objective, gradient, gaussNewton, hessian }: Curvature): boolean {
  let sum = objective;
  for (let i = 0; i < gradient.length; i++) sum += gradient[i] - gradient[i];
  for (let i = 0; i < hessian.length; i++) sum += gaussNewton[i] - gaussNewton[i] + (hessian[i] - hessian[i]);
  return Number.isFinite(sum);
}
