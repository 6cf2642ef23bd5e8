import { choleskyFactor, choleskySolve } from '../linear-algebra/cholesky.js';
import { packedIndex, packedLength } from '../linear-algebra/packed.js';
import type { HuberForm } from '../loss/loss.js';
import { Status, type StatusCode } from '../problem/status.js';
import type { ProblemData } from './kernel.js';
import { clamp, damp, freeze } from './levenberg-marquardt.js';
import { type Curvature, createCurvature, type Passes } from './passes.js';

/** Decrease up to rounding: near the optimum the objective itself has no more digits to give. */
const ROUNDING = 2e-14;

/** Relative decrement from which the last steps are taken, one by one, as long as each shrinks the decrement. */
const NEAR = 1e-12;

/** Relative decrement that leaves parameters right to rounding: (1e-16)^2, as it goes with the error's square. */
const DONE = 1e-32;

/**
 * Near the optimum rounding may have made a point lower than the optimum itself, by more than its estimate where the law
 * amplifies rounding (the exponential of a large number): so many times that may a step rise, the decrement falling.
 */
const NEAR_SLACK = 64;

/** First damping where the Hessian is not positive definite or a full step fails, and its limits. */
const FIRST_DAMPING = 1e-6;
const LEAST_DAMPING = 1e-12;
const MOST_DAMPING = 1e12;

/** A pivot below this share of its diagonal is rounding, not curvature. */
const PIVOT_FLOOR = 1e-15;

/** A difference smaller than this share of what was subtracted has lost half of its digits. */
const CANCELLED = 1e-8;

export interface NewtonEnd {
  readonly status: StatusCode;
  readonly steps: number;
  /** Half of g' H^-1 g over the free coordinates, relative to the objective. */
  readonly decrement: number;
  /** Everything of first and second order at the end point. */
  readonly here: Curvature;
  readonly frozen: Uint8Array;
}

/**
 * Moves `at` in place to the nearest minimum of the objective under `form`, coordinates in `hold` staying where they
 * are. The result's arrays are the solver's.
 */
export type Newton = (
  at: Float64Array,
  form: HuberForm,
  maxSteps: number,
  hold: readonly number[],
) => NewtonEnd;

/**
 * Newton's method with the exact Hessian. Full steps are taken wherever the Hessian is positive definite and the
 * objective does not rise beyond rounding; elsewhere the Hessian is damped by the reweighted Gauss-Newton diagonal,
 * which is never negative, so that some damping always makes a descent step.
 *
 * Closed coordinates u = log x step on the natural scale, where the objective is smooth up to x = 0: with the relative
 * step s = dx / x the gradient is that by u, the second derivative is that by u less the gradient, and u moves by
 * log(1 + s), down to the bound that stands for zero.
 */
export function createNewton(problem: ProblemData, passes: Passes): Newton {
  const { size, lower, upper, closed } = problem;
  const first = createCurvature(size);
  const second = createCurvature(size);
  const scale = new Float64Array(size);
  const factor = new Float64Array(packedLength(size));
  const step = new Float64Array(size);
  const trial = new Float64Array(size);
  const frozen = new Uint8Array(size);
  const held = new Uint8Array(size);

  return (at, form, maxSteps, hold) => {
    let here = first;
    let there = second;
    let damping = 0;
    let previous = Infinity;
    const end = (status: StatusCode, steps: number, decrement: number): NewtonEnd => ({
      status,
      steps,
      decrement,
      here,
      frozen,
    });
    for (let i = 0; i < size; i++) at[i] = clamp(at[i], lower[i], upper[i]);
    passes.curvature(at, form, here);
    if (!isFiniteCurvature(here)) return end(Status.notFinite, 0, Infinity);

    for (let steps = 0; ; ) {
      const settled = freeze(frozen, at, here.gradient, lower, upper, hold)
        ? Status.atBound
        : Status.converged;
      for (let i = 0; i < size; i++) {
        scale[i] = here.gaussNewton[packedIndex(i, i)];
        // No run feels this parameter: the others can still be fitted.
        held[i] = frozen[i] || scale[i] === 0 ? 1 : 0;
      }
      for (;;) {
        damp(factor, here.hessian, scale, damping, held);
        for (const i of closed) {
          if (!held[i]) factor[packedIndex(i, i)] = naturalCurvature(here, i) + damping * scale[i];
        }
        if (choleskyFactor(factor, size, PIVOT_FLOOR)) break;
        damping = raise(damping);
        if (damping > MOST_DAMPING) return end(Status.singular, steps, Infinity);
      }
      for (let i = 0; i < size; i++) step[i] = held[i] ? 0 : -here.gradient[i];
      choleskySolve(factor, size, step);
      let gain = 0;
      for (let i = 0; i < size; i++) gain -= 0.5 * here.gradient[i] * step[i];
      gain *= 1 + damping;
      const decrement = gain / (here.objective + here.rounding);
      const near = gain < NEAR * here.objective + here.rounding;

      if (!(decrement > DONE)) return end(settled, steps, Math.max(decrement, 0));
      // Once near, a decrement that no longer falls is rounding.
      if (near && decrement > 0.25 * previous) return end(settled, steps, decrement);
      if (steps >= maxSteps) return end(near ? settled : Status.stepLimit, steps, decrement);

      for (const i of closed) step[i] = step[i] > -1 ? Math.log1p(step[i]) : -Infinity;
      for (let i = 0; i < size; i++) trial[i] = clamp(at[i] + step[i], lower[i], upper[i]);
      passes.curvature(trial, form, there);
      steps++;
      const slack = (near ? NEAR_SLACK : 1) * here.rounding;
      const ceiling = here.objective * (1 + ROUNDING) + slack;
      if (there.objective <= ceiling && isFiniteCurvature(there)) {
        at.set(trial);
        [here, there] = [there, here];
        damping = damping > LEAST_DAMPING ? damping / 10 : 0;
        previous = decrement;
      } else {
        damping = raise(damping);
        if (damping > MOST_DAMPING) return end(near ? settled : Status.singular, steps, decrement);
      }
    }
  };
}

/**
 * The second derivative by the relative step of a closed coordinate. Near zero the two numbers it is the difference of
 * agree in all their digits; the Gauss-Newton approximation keeps its own.
 */
function naturalCurvature({ gradient, gaussNewton, hessian }: Curvature, i: number): number {
  const place = packedIndex(i, i);
  const curvature = hessian[place] - gradient[i];
  return Math.abs(curvature) > CANCELLED * Math.abs(gradient[i]) ? curvature : gaussNewton[place];
}

function raise(damping: number): number {
  return damping < FIRST_DAMPING ? FIRST_DAMPING : damping * 10;
}

function isFiniteCurvature({ objective, gradient, gaussNewton, hessian }: Curvature): boolean {
  let sum = objective;
  for (const array of [gradient, gaussNewton, hessian]) for (const x of array) sum += x - x;
  return Number.isFinite(sum);
}
