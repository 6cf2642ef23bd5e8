import { choleskyFactor, choleskySolve } from '../linear-algebra/cholesky.js';
import { packedIndex, packedLength } from '../linear-algebra/packed.js';
import { type HuberForm, huberForm } from '../loss/loss.js';
import { Status, type StatusCode } from '../problem/status.js';
import type { ProblemData } from './kernel.js';
import type { KnownMinimum } from './known-minima.js';
import { createNormal, type Normal, type Passes } from './passes.js';
import type { Precision, SearchOptions } from './search-options.js';
import {
  EASE,
  FAITHFUL,
  INITIAL_DAMPING,
  MAX_DAMPING,
  MIN_DAMPING,
  MIN_DAMPING_F64,
  NEGLIGIBLE,
  PATIENCE,
  RESOLUTION,
  RESOLUTION_F64,
  TIGHTEN,
} from './step-rule.js';

/** How one fit ended; its parameters are left in the array it was given. */
export interface Fitted {
  readonly objective: number;
  readonly status: StatusCode;
  readonly steps: number;
  /** The last pass, at its end: the fitter's own buffers, good until its next fit. */
  readonly normal: Normal;
}

/**
 * Fits one start at a time, in place, with buffers made once. `met`, where given, is asked every {@link LOOK} steps
 * whether the fit has come to where another has ended: it then takes that end, as `merged`.
 */
export type Fitter = (
  at: Float64Array,
  options: SearchOptions,
  met?: (at: Float64Array, normal: Normal) => KnownMinimum | undefined,
) => Fitted;

/** Steps between two looks around; asking costs a small part of a step. */
const LOOK = 4;

const arithmetic = {
  f32: { leastDamping: MIN_DAMPING, resolution: RESOLUTION },
  f64: { leastDamping: MIN_DAMPING_F64, resolution: RESOLUTION_F64 },
} as const;

/**
 * Levenberg-Marquardt by the rule of `step-rule.ts`, with passes in `precision`; the twin of `shaders/fit.wgsl`. A
 * parameter without curvature at any point so far (s_i = 0) is held and the others are fitted; the status is then
 * `singular`.
 */
export function createLevenbergMarquardt(problem: ProblemData, passes: Passes, precision: Precision): Fitter {
  const { size, lower, upper } = problem;
  const { leastDamping, resolution } = arithmetic[precision];
  const scale = new Float64Array(size);
  const factor = new Float64Array(packedLength(size));
  const step = new Float64Array(size);
  const trial = new Float64Array(size);
  const frozen = new Uint8Array(size);
  const first = createNormal(size);
  const second = createNormal(size);

  return (at, options, met) => {
    const form: HuberForm = huberForm(problem.loss.rho, options.smoothing);
    const hold = options.hold ?? [];
    let here = first;
    let there = second;
    let damping = INITIAL_DAMPING;
    let idle = 0;
    for (let i = 0; i < size; i++) at[i] = clamp(at[i], lower[i], upper[i]);
    passes.normal(precision, at, form, here);
    if (!isFiniteNormal(here))
      return { objective: here.objective, status: Status.notFinite, steps: 0, normal: here };
    scale.fill(0);

    for (let steps = 0; ; steps++) {
      const end = met && steps > 0 && steps % LOOK === 0 ? met(at, here) : undefined;
      if (end !== undefined) {
        at.set(end.at);
        return { objective: end.objective, status: Status.merged, steps, normal: here };
      }
      const anyFrozen = freeze(frozen, at, here.gradient, lower, upper, hold);
      let settled: StatusCode = anyFrozen ? Status.atBound : Status.converged;
      for (let i = 0; i < size; i++) {
        scale[i] = Math.max(scale[i], here.matrix[packedIndex(i, i)]);
        if (scale[i] > 0 || hold.includes(i)) continue;
        // No run feels this parameter: the others can still be fitted.
        frozen[i] = 1;
        settled = Status.singular;
      }
      damp(factor, here.matrix, scale, damping, frozen);
      const slack = resolution * here.noise;
      let accepted = false;
      let faithful = false;
      let promise = Infinity;
      if (choleskyFactor(factor, size)) {
        for (let i = 0; i < size; i++) step[i] = frozen[i] ? 0 : -here.gradient[i];
        choleskySolve(factor, size, step);
        promise = 0;
        for (let i = 0; i < size; i++) promise -= 0.5 * here.gradient[i] * step[i];
        if (promise * (1 + damping) <= options.tolerance * here.objective) {
          return { objective: here.objective, status: settled, steps, normal: here };
        }
        if (steps >= options.maxSteps) break;
        for (let i = 0; i < size; i++) trial[i] = clamp(at[i] + step[i], lower[i], upper[i]);
        passes.normal(precision, trial, form, there);
        const fall = here.objective - there.objective;
        // Only steps with little damping may pass for rounding, so that a fit stuck elsewhere still comes to an end.
        accepted = fall >= (damping <= INITIAL_DAMPING ? -slack : 0) && isFiniteNormal(there);
        faithful = fall >= FAITHFUL * promise - slack;
        idle = accepted && fall > slack ? 0 : idle + 1;
      }
      if (steps >= options.maxSteps) break;
      const undamped = promise * (1 + damping);
      if (accepted) {
        if (faithful) damping = Math.max(damping / EASE, leastDamping);
        at.set(trial);
        [here, there] = [there, here];
      } else {
        damping *= TIGHTEN;
      }
      if (damping > MAX_DAMPING || (accepted && idle >= PATIENCE)) {
        const least = Math.max(NEGLIGIBLE * here.objective, resolution * here.noise);
        return {
          objective: here.objective,
          status: undamped <= least ? settled : Status.singular,
          steps: steps + 1,
          normal: here,
        };
      }
    }
    return { objective: here.objective, status: Status.stepLimit, steps: options.maxSteps, normal: here };
  };
}

/**
 * Marks the coordinates that lie at a bound and would leave the box, and those in `hold`; true where there is any of
 * the former.
 */
export function freeze(
  frozen: Uint8Array,
  at: Float64Array,
  gradient: Float64Array,
  lower: Float64Array,
  upper: Float64Array,
  hold: readonly number[],
): boolean {
  let any = false;
  for (let i = 0; i < at.length; i++) {
    if (hold.includes(i)) {
      frozen[i] = 1;
      continue;
    }
    const out = (at[i] <= lower[i] && gradient[i] > 0) || (at[i] >= upper[i] && gradient[i] < 0);
    frozen[i] = out ? 1 : 0;
    any ||= out;
  }
  return any;
}

/** out = matrix + damping diag(scale), with the rows and columns of frozen coordinates made the identity's. */
export function damp(
  out: Float64Array,
  matrix: Float64Array,
  scale: Float64Array,
  damping: number,
  frozen: Uint8Array,
): void {
  let entry = 0;
  for (let i = 0; i < scale.length; i++) {
    for (let j = 0; j < i; j++, entry++) out[entry] = frozen[i] || frozen[j] ? 0 : matrix[entry];
    out[entry] = frozen[i] ? 1 : matrix[entry] + damping * scale[i];
    entry++;
  }
}

export function clamp(x: number, lower: number, upper: number): number {
  return Math.min(Math.max(x, lower), upper);
}

/** A finite objective does not yet make finite derivatives (0 log 0), and a step needs both. */
export function isFiniteNormal(normal: {
  objective: number;
  gradient: Float64Array;
  matrix: Float64Array;
}): boolean {
  let sum = normal.objective;
  for (const x of normal.gradient) sum += x - x;
  for (const x of normal.matrix) sum += x - x;
  return Number.isFinite(sum);
}
