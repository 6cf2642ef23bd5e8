/** Constants that kernels have in common with the rest of the project, as WGSL declarations. */
import type { DevicePlan } from '../../problem/resample.js';
import { Status } from '../../problem/status.js';
import {
  DAMPING_DECREASE,
  DAMPING_INCREASE,
  EXTRAPOLATED_DAMPING,
  INITIAL_DAMPING,
  MAX_DAMPING,
  MAX_EXTRAPOLATION,
  MAX_STALLED_STEPS,
  MIN_DAMPING,
  MIN_GAIN_RATIO,
  NEGLIGIBLE_REDUCTION,
  NOT_FINITE_INCREASE,
  RESOLUTION,
} from '../../solver/step-rule.js';

export type PlanKind = DevicePlan['kind'];

/** Lanes of one workgroup; one number everywhere, so that layout follows from the job alone. */
export const WORKGROUP = 64;

/** Rows summed before their sum joins the total: errors grow with the longer of the two sums only. */
export const BLOCK = 256;

/** Sums that a team of invocations joins at once. */
export const SUMS_JOINED = 8;

/** Lists of running lanes, of which a dispatch reads one, fills another, and empties the third. */
export const LISTS = 3;

/** Batches of fits that a job has under way at once, at most. */
export const BATCHES = 8;

/** What a lane's fit is kept by in `lists`, behind the lists: its number, status and steps. */
export const LANE_FIELDS = 3;

/** Places in `counts`, whose first are of the lists. */
export const NEXT_NUMBER = LISTS;
export const ENDED = LISTS + 1;

/** Log residuals beyond this come from an exponential that was clamped: they count as not finite. */
const SATURATED = 70;

/** The status of a lane whose next fit may not begin yet. */
export const WAITING = 254;

const floats = {
  DAMPING_DECREASE,
  DAMPING_INCREASE,
  NOT_FINITE_INCREASE,
  EXTRAPOLATED_DAMPING,
  MAX_EXTRAPOLATION,
  INITIAL_DAMPING,
  MIN_DAMPING,
  MAX_DAMPING,
  MIN_GAIN_RATIO,
  NEGLIGIBLE_REDUCTION,
  MAX_STALLED_STEPS,
  RESOLUTION,
  SATURATED,
  HUGE: 1e38,
};

const codes = {
  RUNNING: Status.running,
  CONVERGED: Status.converged,
  STEP_LIMIT: Status.stepLimit,
  AT_BOUND: Status.atBound,
  SINGULAR: Status.singular,
  NOT_FINITE: Status.notFinite,
  /** No lane's status: of an invocation without one. */
  IDLE: 255,
  WAITING,
  WORKGROUP,
  BLOCK,
  SUMS_JOINED,
  LISTS,
  NUMBER: LISTS,
  STATUS: LISTS + 1,
  STEPS: LISTS + 2,
  NEXT_NUMBER,
  ENDED,
};

const kinds: Readonly<Record<PlanKind, number>> = { draw: 0, omit: 1, factor: 2, noise: 3 };

/** What every kernel may name; `sizes` are those of its own. */
export function constants(sizes: Readonly<Record<string, number>> = {}): string {
  return [
    ...Object.entries(floats).map(([name, value]) => `const ${name}: f32 = ${value.toExponential()};`),
    ...integers({ ...codes, ...sizes }),
  ].join('\n');
}

/** The kinds of plans, and which of them a kernel is for: branches not taken cost it nothing. */
export function kindConstants(kind: PlanKind): string {
  const names = Object.fromEntries(Object.entries(kinds).map(([name, code]) => [name.toUpperCase(), code]));
  return integers({ ...names, KIND: kinds[kind] }).join('\n');
}

function integers(values: Readonly<Record<string, number>>): string[] {
  return Object.entries(values).map(([name, value]) => `const ${name} = ${value}u;`);
}
