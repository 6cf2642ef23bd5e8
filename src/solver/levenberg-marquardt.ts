import { factorise, type MatrixShape, solveFactored } from '../linear-algebra/matrix-shape.js';
import { type HuberForm, huberForm } from '../loss/loss.js';
import { shapeOf } from '../problem/group-coordinates.js';
import { Status, type StatusCode } from '../problem/status.js';
import type { ProblemData } from './kernel.js';
import type { KnownMinimum } from './known-minima.js';
import { createNormal, type Normal, type Passes } from './passes.js';
import type { Precision, SearchOptions } from './search-options.js';
import {
  DAMPING_DECREASE,
  DAMPING_INCREASE,
  EXTRAPOLATED_DAMPING,
  INITIAL_DAMPING,
  MAX_DAMPING,
  MAX_EXTRAPOLATION,
  MAX_STALLED_STEPS,
  MIN_DAMPING,
  MIN_DAMPING_F64,
  MIN_GAIN_RATIO,
  NEGLIGIBLE_REDUCTION,
  NOT_FINITE_INCREASE,
  RESOLUTION,
  RESOLUTION_F64,
} from './step-rule.js';

/** The result of one fit; its parameters are left in the array that it was given. */
export interface LocalResult {
  readonly objective: number;
  readonly status: StatusCode;
  readonly steps: number;
  /** The sums at the returned point: the solver's own buffers, valid until its next fit. */
  readonly normal: Normal;
}

/**
 * Fits one start at a time, in place, with buffers made once. Every {@link MERGE_INTERVAL} steps `knownBasin`, where given,
 * returns the known minimum in whose basin the iterate lies, if any: the fit then stops with that minimum as its result and
 * status `merged`.
 */
export type LevenbergMarquardt = (
  at: Float64Array,
  options: SearchOptions,
  knownBasin?: (at: Float64Array, normal: Normal) => KnownMinimum | undefined,
) => LocalResult;

/** Steps between two comparisons with known minima; one costs a small fraction of a step. */
const MERGE_INTERVAL = 4;

/** What differs between the two kinds of arithmetic. */
export const arithmetic = {
  f32: { minDamping: MIN_DAMPING, resolution: RESOLUTION },
  f64: { minDamping: MIN_DAMPING_F64, resolution: RESOLUTION_F64 },
} as const;

/**
 * Levenberg-Marquardt by the rule of `step-rule.ts`, with passes in `precision`; the twin of `shaders/fit.wgsl` and `shaders/lib/fit-in-team.wgsl`. A
 * parameter without curvature at any point so far (s_i = 0) is held and the others are fitted; the status is then
 * `singular`.
 */
export function createLevenbergMarquardt(
  problem: ProblemData,
  passes: Passes,
  precision: Precision,
): LevenbergMarquardt {
  const { size, lower, upper } = problem;
  const shape = shapeOf(problem);
  const { minDamping, resolution } = arithmetic[precision];
  const scale = new Float64Array(size);
  const factor = new Float64Array(shape.length);
  const step = new Float64Array(size);
  const trial = new Float64Array(size);
  const frozen = new Uint8Array(size);
  const first = createNormal(shape);
  const second = createNormal(shape);

  return (at, options, knownBasin) => {
    const form: HuberForm = huberForm(problem.loss.rho, options.smoothing);
    const hold = options.hold ?? [];
    let current = first;
    let next = second;
    let damping = INITIAL_DAMPING;
    let extrapolation = 1;
    let stalled = 0;
    for (let i = 0; i < size; i++) at[i] = clamp(at[i], lower[i], upper[i]);
    passes.normal(precision, at, form, current);
    if (!isFiniteNormal(current))
      return { objective: current.objective, status: Status.notFinite, steps: 0, normal: current };
    scale.fill(0);

    for (let steps = 0; ; steps++) {
      const known =
        knownBasin && steps > 0 && steps % MERGE_INTERVAL === 0 ? knownBasin(at, current) : undefined;
      if (known !== undefined) {
        at.set(known.at);
        return { objective: known.objective, status: Status.merged, steps, normal: current };
      }
      const anyFrozen = freeze(frozen, at, current.gradient, lower, upper, hold);
      let convergedStatus: StatusCode = anyFrozen ? Status.atBound : Status.converged;
      for (let i = 0; i < size; i++) {
        scale[i] = Math.max(scale[i], current.matrix[shape.start[i] + i]);
        if (scale[i] > 0 || hold.includes(i)) continue;
        // No run depends on this parameter so far: the others can still be fitted.
        frozen[i] = 1;
        convergedStatus = Status.singular;
      }
      damp(shape, factor, current.matrix, scale, damping, frozen);
      const rounding = resolution * current.noise;
      let finite = true;
      let accepted = false;
      let enough = false;
      let reduction = 0;
      let predicted = Infinity;
      if (factorise(shape, factor)) {
        for (let i = 0; i < size; i++) step[i] = frozen[i] ? 0 : -current.gradient[i];
        solveFactored(shape, factor, step);
        predicted = 0;
        for (let i = 0; i < size; i++) predicted -= 0.5 * current.gradient[i] * step[i];
        if (predicted * (1 + damping) <= options.tolerance * current.objective) {
          return { objective: current.objective, status: convergedStatus, steps, normal: current };
        }
        if (steps >= options.maxSteps) break;
        for (let i = 0; i < size; i++) trial[i] = clamp(at[i] + extrapolation * step[i], lower[i], upper[i]);
        passes.normal(precision, trial, form, next);
        finite = isFiniteNormal(next);
        reduction = current.objective - next.objective;
        // Only steps of little damping may rise within rounding, so that a fit stuck away from a minimum still stops.
        accepted = reduction >= (damping <= INITIAL_DAMPING ? -rounding : 0) && finite;
        enough = reduction >= MIN_GAIN_RATIO * predicted - rounding;
        stalled = accepted && reduction > rounding ? 0 : stalled + 1;
      }
      if (steps >= options.maxSteps) break;
      const undampedReduction = predicted * (1 + damping);
      if (accepted) {
        if (enough) damping = Math.max(damping / DAMPING_DECREASE, minDamping);
        at.set(trial);
        [current, next] = [next, current];
      } else {
        damping *= finite ? DAMPING_INCREASE : NOT_FINITE_INCREASE;
      }
      extrapolation =
        accepted && enough && damping <= EXTRAPOLATED_DAMPING
          ? extrapolated(extrapolation, predicted, reduction)
          : 1;
      if (damping > MAX_DAMPING || (accepted && stalled >= MAX_STALLED_STEPS)) {
        const negligible = Math.max(NEGLIGIBLE_REDUCTION * current.objective, resolution * current.noise);
        return {
          objective: current.objective,
          status: undampedReduction <= negligible ? convergedStatus : Status.singular,
          steps: steps + 1,
          normal: current,
        };
      }
    }
    return {
      objective: current.objective,
      status: Status.stepLimit,
      steps: options.maxSteps,
      normal: current,
    };
  };
}

/** The factor of the step that would have minimised the quadratic seen along it, between 1 and MAX_EXTRAPOLATION. */
function extrapolated(factor: number, predicted: number, reduction: number): number {
  const length = factor * factor * predicted;
  const curvature = 2 * factor * predicted - reduction;
  return Math.max(1, length / Math.max(curvature, length / MAX_EXTRAPOLATION));
}

/**
 * Sets `frozen` for the active set: coordinates at a bound whose descent direction leaves the box, and those in `hold`.
 * True where there is any of the former.
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

/** out = matrix + damping diag(scale), with the rows and columns of frozen coordinates replaced by the identity's. */
export function damp(
  { begin }: MatrixShape,
  out: Float64Array,
  matrix: Float64Array,
  scale: Float64Array,
  damping: number,
  frozen: Uint8Array,
): void {
  let entry = 0;
  for (let i = 0; i < scale.length; i++) {
    for (let j = begin[i]; j < i; j++, entry++) out[entry] = frozen[i] || frozen[j] ? 0 : matrix[entry];
    out[entry] = frozen[i] ? 1 : matrix[entry] + damping * scale[i];
    entry++;
  }
}

export function clamp(x: number, lower: number, upper: number): number {
  return Math.min(Math.max(x, lower), upper);
}

/** A finite objective does not imply finite derivatives (0 log 0), and a step needs both. */
export function isFiniteNormal(normal: {
  objective: number;
  gradient: Float64Array;
  matrix: Float64Array;
}): boolean {
  const { objective, gradient, matrix } = normal;
  let sum = objective;
  for (let i = 0; i < gradient.length; i++) sum += gradient[i] - gradient[i];
  for (let i = 0; i < matrix.length; i++) sum += matrix[i] - matrix[i];
  return Number.isFinite(sum);
}
