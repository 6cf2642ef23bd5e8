import { hasKink, huberForm } from '../loss/loss.js';
import { residualSize } from '../loss/residual.js';
import { Status, type StatusCode } from '../problem/status.js';
import { scaledCondition, scaledGradient } from './certificate.js';
import { compensatedSum, createExactObjective } from './exact-objective.js';
import { AT_LIMIT, isFlatMinimum } from './flat-minimum.js';
import { createGeodesic } from './geodesic-acceleration.js';
import type { CpuKernel, ProblemData } from './kernel.js';
import { createExactFit, type ExactMinimum, kinkCurvature } from './kinked-minimum.js';
import { createNewton, type NewtonEnd } from './newton.js';
import { createPasses, type Passes } from './passes.js';

/** A minimum in float64 and why to believe it. Arrays are the caller's to keep. */
export interface Polished {
  /** Internal coordinates. */
  readonly parameters: Float64Array;
  /** Sum over rows of weight times the exact penalty. */
  readonly objective: number;
  readonly status: StatusCode;
  readonly steps: number;
  /** What a full Newton step could still gain, relative to the objective. */
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
   * Packed p x p, sum of weight psi(r)/r J J'. For losses with a kink, psi(r)/r is 1 / mean |r| of each row: the
   * curvature the objective has on average where residuals are Laplace-distributed.
   */
  readonly gaussNewton: Float64Array;
  /** Packed p x p, the objective's own second derivative; for losses with a kink the same as `gaussNewton`. */
  readonly hessian: Float64Array;
  /** Losses with a kink: rows fitted exactly (0-based, ascending). */
  readonly exactRows?: readonly number[];
  /** Losses with a kink: the largest multiplier of an exact row as a share of its limit; below 1 certifies. */
  readonly multiplier?: number;
  /** True where the penalty has no curvature at the minimum: it is one end or an inner point of an interval as good. */
  readonly flat?: boolean;
}

export interface PolishOptions {
  /** Of each method in turn: Newton's, and the one that takes over where Newton's runs out of steps. */
  readonly maxSteps?: number;
  /** Coordinates that stay where the start has them: the end is a minimum over the others. */
  readonly hold?: readonly number[];
}

export type Polisher = (start: Float64Array, options?: PolishOptions) => Polished;

/** Beyond this the matrix has no digits left to tell its smallest direction from none. */
const SINGULAR_CONDITION = 1e14;

const MAX_STEPS = 500;

/** Exact sums of two minima that are the same differ by no more than this, relatively. */
const ROUNDING = 1e-12;

/**
 * Losses with a kink: deltas that stand in for zero, as shares of the typical size of what residuals are taken of.
 * Each level starts from the last one's minimum; from a far start, the smallest delta alone would stall.
 */
const SMOOTHING = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9];

/** The share from which the exact rows are looked for; exchanging rows from further away can end in a worse minimum. */
const EXACT_FROM = 1e-5;

/** Polishes starts of one problem to the last digits of float64. Never throws on numbers; see `status`. */
export function createPolisher(problem: CpuKernel, passes: Passes = createPasses(problem)): Polisher {
  const newton = createNewton(problem, passes);
  const objectiveAt = createExactObjective(problem, passes.evaluator);
  const { rho } = problem.loss;
  if (!hasKink(rho)) {
    const form = huberForm(rho, 0);
    const geodesic = createGeodesic(problem, passes);
    return (start, { maxSteps = MAX_STEPS, hold = [] } = {}) => {
      const parameters = start.slice();
      let end = newton(parameters, form, maxSteps, hold);
      if ((end.status === Status.stepLimit || end.status === Status.singular) && maxSteps > 0) {
        // A valley so long and bent that Newton's steps, each as far as a parabola holds, get nowhere in it, or a
        // place where the Hessian has no digits left.
        const { steps } = geodesic(parameters, form, { maxSteps, hold });
        const before = end.steps + steps;
        end = newton(parameters, form, maxSteps, hold);
        end = { ...end, steps: before + end.steps };
      }
      return report(problem, parameters, end, objectiveAt(parameters));
    };
  }
  const exactFit = createExactFit(problem, passes.evaluator);
  const unit = residualSize(problem);
  return (start, options) => {
    const hold = options?.hold ?? [];
    const noise = 4 * Number.EPSILON * unit * compensatedSum(problem.weight);
    const smooth = start.slice();
    let left = options?.maxSteps ?? MAX_STEPS;
    let steps = 0;
    let best!: Polished;
    let frozen = new Uint8Array(problem.size);
    for (const share of SMOOTHING) {
      const delta = share * unit;
      const end = newton(smooth, huberForm(rho, delta), left, hold);
      left -= end.steps;
      steps += end.steps;
      best = report(problem, smooth.slice(), { ...end, steps }, objectiveAt(smooth));
      frozen = end.frozen.slice();
      if (best.status === Status.notFinite || left <= 0) break;
      if (share > EXACT_FROM) continue;
      const parameters = smooth.slice();
      const minimum = exactFit(parameters, delta, frozen);
      // Where the rows inside delta are not the exact ones yet, or the vertex lies beyond a bound, a smaller delta tells.
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

/** A smoothed minimum as that of the kink itself, whose curvature must not be the smoothing's. */
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
    condition: scaledCondition(curvature, frozen),
  };
}

function report(problem: ProblemData, parameters: Float64Array, end: NewtonEnd, objective: number): Polished {
  const { here, frozen } = end;
  const condition = scaledCondition(here.hessian, frozen);
  const settled = end.status === Status.converged || end.status === Status.atBound;
  const isSingular = settled && condition >= SINGULAR_CONDITION;
  const flat =
    isSingular && isFlatMinimum(problem.loss.rho, here.gaussNewton, here.hessian, frozen, SINGULAR_CONDITION);
  return {
    parameters,
    objective,
    status: isSingular && !flat ? Status.singular : end.status,
    steps: end.steps,
    decrement: end.decrement,
    gradient: scaledGradient(here.gradient, here.gaussNewton, frozen),
    condition,
    atBound: boundCoordinates(problem, parameters),
    gaussNewton: here.gaussNewton.slice(),
    hessian: here.hessian.slice(),
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
  const condition = scaledCondition(curvature, frozen);
  const settled = atBound ? Status.atBound : Status.converged;
  return {
    parameters,
    objective,
    status: condition >= SINGULAR_CONDITION ? Status.singular : settled,
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
  return Array.from(at.keys()).filter((i) => at[i] <= lower[i] || at[i] >= upper[i]);
}
