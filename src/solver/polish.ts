import { hasKink, huberForm } from '../loss/loss.js';
import { residualSize } from '../loss/residual.js';
import { shapeOf } from '../problem/group-coordinates.js';
import { Status, type StatusCode } from '../problem/status.js';
import { conditionBound, scaledCondition, scaledGradient } from './certificate.js';
import { compensatedSum, createExactObjective } from './exact-objective.js';
import { AT_LIMIT, isFlatMinimum } from './flat-minimum.js';
import { createGeodesic } from './geodesic-acceleration.js';
import type { CpuKernel, ProblemData } from './kernel.js';
import { createExactSolver, type ExactMinimum, kinkCurvature } from './kinked-minimum.js';
import { BRIEF_DECREMENT, createNewton, type IsEnough, type NewtonResult } from './newton.js';
import { createPace } from './pace.js';
import { createPasses, type Passes } from './passes.js';

/** A minimum in float64 with its convergence certificate. The arrays belong to the caller. */
export interface Polished {
  /** Internal coordinates. */
  readonly parameters: Float64Array;
  /** Sum over rows of weight times the exact penalty. */
  readonly objective: number;
  readonly status: StatusCode;
  readonly steps: number;
  /** Newton decrement: the predicted reduction of a full Newton step, relative to the objective. */
  readonly decrement: number;
  /**
   * Largest |gradient| component over the free coordinates, divided by the square root of its curvature. Losses with
   * a kink: largest component of gradient plus multipliers, relative to the terms it is a sum of.
   */
  readonly gradient: number;
  /** Condition number of the curvature scaled to unit diagonal, free coordinates only; at most 4.5e15. */
  readonly condition: number;
  /** Coordinates that lie at a bound, ascending. */
  readonly atBound: readonly number[];
  /**
   * Of the problem's shape (`shapeOf`), sum of weight psi(r)/r J J'. For losses with a kink, psi(r)/r is 1 / mean |r| of each row: the
   * curvature the objective has on average where residuals are Laplace-distributed.
   */
  readonly gaussNewton: Float64Array;
  /** Of the same shape, the objective's own second derivative; for losses with a kink the same as `gaussNewton`. */
  readonly hessian: Float64Array;
  /** Losses with a kink: rows fitted exactly (0-based, ascending). */
  readonly exactRows?: readonly number[];
  /** Losses with a kink: the largest multiplier of an exact row as a fraction of its limit; below 1 certifies. */
  readonly multiplier?: number;
  /** True where the penalty has no curvature at the minimum, which is then one point of an interval of equal objective. */
  readonly flat?: boolean;
}

export interface PolishOptions {
  /** Steps of each method at most: Newton's, and the fallback where Newton's method does not converge. */
  readonly maxSteps?: number;
  /** Only Newton's method is tried, at its usual length. */
  readonly short?: boolean;
  /**
   * For refits by the thousand: parameters are exact to 1e-12, not to rounding, and the condition number may be reported as an
   * upper bound. Losses with a kink are polished in full.
   */
  readonly brief?: boolean;
  /** Coordinates held at the start's value: the result is a minimum over the others. */
  readonly hold?: readonly number[];
  /** Polishing stops, with status `stepLimit`, at a point of which this says yes; not asked for losses with a kink. */
  readonly isEnough?: IsEnough;
  /**
   * The result matters only where its objective is at most this: along a valley polishing gives up, with status `stepLimit`, once
   * the objective falls too slowly to get there. Losses with a kink are polished in full.
   */
  readonly goal?: number;
}

export type Polisher = (start: Float64Array, options?: PolishOptions) => Polished;

/** Beyond this condition number the smallest eigenvalue is indistinguishable from rounding: the fit is `singular`. */
const SINGULAR_CONDITION = 1e14;

const MAX_STEPS = 500;

/**
 * Newton's method converges in fewer steps than this where it does at all; where it does not, it is in a long valley, which
 * geodesic acceleration follows in fewer.
 */
const VALLEY_STEPS = 50;

/** Exact objectives of the same minimum differ by no more than this, relative. */
const ROUNDING = 1e-12;

/**
 * Losses with a kink: deltas that replace zero, as fractions of `residualSize`. A continuation: each level starts from the
 * minimum of the level before; from a distant start, the smallest delta alone would stall.
 */
const SMOOTHING = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9];

/** The level of SMOOTHING from which the exact rows are sought; exchanges that begin earlier can lead to a worse minimum. */
const EXACT_FROM = 1e-5;

/** Polishes starts of one problem to rounding in float64. Reports numerical failures in `status`, never by throwing. */
export function createPolisher(problem: CpuKernel, passes: Passes = createPasses(problem)): Polisher {
  const newton = createNewton(problem, passes);
  const objectiveAt = createExactObjective(problem, passes.evaluator);
  const { rho } = problem.loss;
  if (!hasKink(rho)) {
    const form = huberForm(rho, 0);
    const geodesic = createGeodesic(problem, passes);
    return (start, options = {}) => {
      const { maxSteps = MAX_STEPS, short = false, brief = false, hold = [], isEnough, goal } = options;
      const parameters = start.slice();
      const final = brief ? BRIEF_DECREMENT : undefined;
      let result = newton(parameters, form, Math.min(maxSteps, VALLEY_STEPS), hold, isEnough, final);
      const isDone = (objective: number): boolean => isEnough?.(parameters, objective) === true;
      const isOpen = result.status === Status.stepLimit || result.status === Status.singular;
      if (isOpen && !short && maxSteps > 0 && !isDone(result.curvature.objective)) {
        // Either a long curved valley, in which the quadratic model is valid over short steps only, or a point where the
        // Hessian is singular to rounding.
        const pace = goal === undefined ? undefined : createPace(goal, maxSteps);
        const stop: IsEnough | undefined =
          pace === undefined
            ? isEnough
            : (at, objective) => isEnough?.(at, objective) === true || pace.isTooSlow(objective);
        const { steps, objective } = geodesic(parameters, form, {
          maxSteps,
          hold,
          ...(stop === undefined ? {} : { isEnough: stop }),
        });
        const before = result.steps + steps;
        // At a point that is enough, and where polishing gives up, its derivatives alone are still wanted.
        const isLast = pace?.hasGivenUp === true || isDone(objective);
        result = newton(parameters, form, isLast ? 0 : maxSteps, hold, isEnough, final);
        result = { ...result, steps: before + result.steps };
      }
      // The penalty has this form exactly, and its sum is compensated.
      const objective = brief ? result.curvature.objective : objectiveAt(parameters);
      return report(problem, parameters, result, objective, brief);
    };
  }
  const exactSolver = createExactSolver(problem, passes.evaluator);
  const unit = residualSize(problem);
  return (start, options) => {
    const hold = options?.hold ?? [];
    const noise = 4 * Number.EPSILON * unit * compensatedSum(problem.weight);
    const smooth = start.slice();
    let remaining = options?.maxSteps ?? MAX_STEPS;
    let steps = 0;
    let best!: Polished;
    let frozen = new Uint8Array(problem.size);
    for (const fraction of SMOOTHING) {
      const delta = fraction * unit;
      const result = newton(smooth, huberForm(rho, delta), remaining, hold);
      remaining -= result.steps;
      steps += result.steps;
      best = report(problem, smooth.slice(), { ...result, steps }, objectiveAt(smooth));
      frozen = result.frozen.slice();
      if (best.status === Status.notFinite || remaining <= 0) break;
      if (fraction > EXACT_FROM) continue;
      const parameters = smooth.slice();
      const minimum = exactSolver(parameters, delta, frozen);
      // Where the rows within delta are not the exact ones yet, or the vertex lies beyond a bound, try a smaller delta.
      if (
        minimum &&
        minimum.multiplier <= 1 &&
        isInside(problem, parameters) &&
        minimum.objective <= best.objective * (1 + ROUNDING) + noise
      ) {
        const atBound = frozen.some((out, i) => out === 1 && !hold.includes(i));
        return reportExact(problem, parameters, frozen, atBound, minimum, steps);
      }
    }
    return withoutSmoothing(problem, passes, best, frozen);
  };
}

/** A smoothed minimum reported for the exact loss, with the expected curvature in place of the smoothing's. */
function withoutSmoothing(
  problem: ProblemData,
  { evaluator }: Passes,
  best: Polished,
  frozen: Uint8Array,
): Polished {
  if (best.status === Status.notFinite) return best;
  const curvature = kinkCurvature(problem, evaluator, best.parameters);
  return {
    ...best,
    gaussNewton: curvature,
    hessian: curvature,
    condition: scaledCondition(shapeOf(problem), curvature, frozen),
  };
}

function report(
  problem: ProblemData,
  parameters: Float64Array,
  result: NewtonResult,
  objective: number,
  brief = false,
): Polished {
  const { curvature, frozen } = result;
  const shape = shapeOf(problem);
  const bound = brief ? conditionBound(shape, curvature.hessian, frozen) : Infinity;
  const condition = bound < SINGULAR_CONDITION ? bound : scaledCondition(shape, curvature.hessian, frozen);
  const convergedStatus = result.status === Status.converged || result.status === Status.atBound;
  const isSingular = convergedStatus && condition >= SINGULAR_CONDITION;
  const flat =
    isSingular &&
    isFlatMinimum(
      problem.loss.rho,
      shape,
      curvature.gaussNewton,
      curvature.hessian,
      frozen,
      SINGULAR_CONDITION,
    );
  return {
    parameters,
    objective,
    status: isSingular && !flat ? Status.singular : result.status,
    steps: result.steps,
    decrement: result.decrement,
    gradient: scaledGradient(curvature.gradient, shape, curvature.gaussNewton, frozen),
    condition,
    atBound: boundCoordinates(problem, parameters),
    gaussNewton: curvature.gaussNewton.slice(),
    hessian: curvature.hessian.slice(),
    ...(flat ? { flat } : {}),
  };
}

function reportExact(
  problem: ProblemData,
  parameters: Float64Array,
  frozen: Uint8Array,
  atBound: boolean,
  minimum: ExactMinimum,
  steps: number,
): Polished {
  const { objective, rows, multiplier, decrement, curvature } = minimum;
  const condition = scaledCondition(shapeOf(problem), curvature, frozen);
  const convergedStatus = atBound ? Status.atBound : Status.converged;
  return {
    parameters,
    objective,
    status: condition >= SINGULAR_CONDITION ? Status.singular : convergedStatus,
    steps,
    decrement,
    gradient: decrement,
    condition,
    atBound: boundCoordinates(problem, parameters),
    gaussNewton: curvature,
    hessian: curvature,
    exactRows: rows,
    multiplier,
    ...(multiplier >= AT_LIMIT ? { flat: true } : {}),
  };
}

function isInside({ lower, upper }: ProblemData, at: Float64Array): boolean {
  return at.every((x, i) => lower[i] <= x && x <= upper[i]);
}

function boundCoordinates({ lower, upper }: ProblemData, at: Float64Array): number[] {
  const found: number[] = [];
  for (let i = 0; i < at.length; i++) if (at[i] <= lower[i] || at[i] >= upper[i]) found.push(i);
  return found;
}
