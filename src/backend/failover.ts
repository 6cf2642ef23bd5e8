/**
 * A back end with retry and failover: work that fails is retried on the same back end, then on the next one.
 * Chunks depend on the job alone, so that failures do not change results. A sample of every chunk is compared with float64
 * before the chunk is accepted.
 */

import type { Control } from '../control.js';
import type { Evaluator } from '../formula/evaluator.js';
import { type HuberForm, huber, huberForm } from '../loss/loss.js';
import { residualSlope } from '../loss/residual.js';
import type { Problem, StartSet } from '../problem/problem.js';
import type { ResamplePlan } from '../problem/resample.js';
import type { ObjectiveResult, RefitResult, SearchResult } from '../solver/results.js';
import { emptyObjectiveResult, emptySearchResult } from '../solver/results.js';
import type { ObjectiveOptions, RefitOptions, SearchOptions } from '../solver/search-options.js';
import { type Backend, isHardware, type PreparedProblem } from './contract.js';
import { failoverSweeps } from './failover-sweeps.js';
import { Attempts, type FailoverState, wrongNumbers } from './retry.js';

/** Starts of a chunk, which is retried as a whole: seconds of work on a processor, much less on a GPU. */
const CHUNK_STARTS = { onGpu: 1 << 18, elsewhere: 4096 };

/** Points of an objective grid in a chunk. */
const CHUNK_POINTS = 1 << 16;

/** Objectives compared with float64 in each chunk. */
const SAMPLES = 16;

/** Relative rounding error of a prediction in f32: about that of exponentials of arguments near 10. */
const RESOLUTION = 2 ** -17;

/** Objectives that differ by more than this factor, beyond rounding, are wrong; less may be cancellation in the law. */
const MAX_FACTOR = 2;

/**
 * `first`, with the `fallbacks` opened one after another where it fails for good; `info` is that of the current one. Input
 * errors and interruptions pass through; `no-backend-left` is thrown where the last one fails.
 */
export function withFailover(first: Backend, ...fallbacks: (() => Promise<Backend>)[]): Backend {
  return failover(first, fallbacks, false);
}

/** As {@link withFailover}, for a back end that was asked for by name: a problem too large for it is refused. */
export function withLimitsAndFailover(first: Backend, ...fallbacks: (() => Promise<Backend>)[]): Backend {
  return failover(first, fallbacks, true);
}

function failover(first: Backend, fallbacks: (() => Promise<Backend>)[], isRequired: boolean): Backend {
  const state: FailoverState = {
    current: first,
    fallbacks,
    isRequired,
    switching: undefined,
    checks: new Map(),
  };
  const sweeps = failoverSweeps(state);
  return {
    get info() {
      const check = state.checks.get(state.current);
      return check === undefined ? state.current.info : { ...state.current.info, check };
    },
    get sweeps() {
      return state.current.sweeps && sweeps;
    },
    prepare: async (problem) => new FailoverProblem(state, problem),
    dispose: () => state.current.dispose(),
  };
}

class FailoverProblem implements PreparedProblem {
  readonly #attempts: Attempts<PreparedProblem>;
  #evaluator: Evaluator | undefined;

  constructor(
    private readonly state: FailoverState,
    private readonly problem: Problem,
  ) {
    this.#attempts = new Attempts(state, (backend) => backend.prepare(problem));
  }

  async search(
    starts: StartSet,
    first: number,
    count: number,
    options: SearchOptions,
    control: Control = {},
  ): Promise<SearchResult> {
    const { size } = this.problem;
    const whole = emptySearchResult(count, size);
    for (let at = 0; at < count; ) {
      const chunk = isHardware(this.state.current.info) ? CHUNK_STARTS.onGpu : CHUNK_STARTS.elsewhere;
      const n = Math.min(chunk, count - at);
      const begin = at;
      const from = first + at;
      const result = await this.#attempts.attempt(
        `starts ${from + 1} to ${from + n}`,
        control,
        async (prepared) => {
          const searched = await prepared.search(starts, from, n, options, {
            ...control,
            progress: (done) => control.progress?.(begin + done, count),
          });
          this.#checkPoints(searched.parameters, searched.objective, options.smoothing);
          return searched;
        },
      );
      whole.parameters.set(result.parameters, at * size);
      whole.objective.set(result.objective, at);
      whole.status.set(result.status, at);
      whole.steps.set(result.steps, at);
      at += n;
    }
    return whole;
  }

  async refit(
    plan: ResamplePlan,
    starts: StartSet,
    first: number,
    count: number,
    options: RefitOptions,
    control: Control = {},
  ): Promise<RefitResult> {
    const what = `resamples ${first + 1} to ${first + count}`;
    return this.#attempts.attempt(what, control, async (prepared) => {
      const result = await prepared.refit(plan, starts, first, count, options, control);
      await this.#checkRefits(plan, first, result, options.smoothing);
      return result;
    });
  }

  async objective(
    points: Float64Array,
    smoothing: number,
    control: Control = {},
    options: ObjectiveOptions = {},
  ): Promise<ObjectiveResult> {
    const { size } = this.problem;
    const count = points.length / size;
    const whole = emptyObjectiveResult(count, size, options.gradient);
    for (let at = 0; at < count; at += CHUNK_POINTS) {
      const n = Math.min(CHUNK_POINTS, count - at);
      const chunk = points.subarray(at * size, (at + n) * size);
      const result = await this.#attempts.attempt(
        `points ${at + 1} to ${at + n}`,
        control,
        async (prepared) => {
          const counted = { ...control, progress: (done: number) => control.progress?.(at + done, count) };
          const evaluated = await prepared.objective(chunk, smoothing, counted, options);
          this.#checkPoints(chunk, evaluated.objective, smoothing);
          return evaluated;
        },
      );
      whole.objective.set(result.objective, at);
      if (whole.gradient.length > 0) whole.gradient.set(result.gradient, at * size);
    }
    return whole;
  }

  dispose(): void {
    this.#attempts.dispose();
  }

  /** @throws IsolossError `wrong-numbers` */
  #checkPoints(points: Float64Array, objective: Float64Array, smoothing: number): void {
    const { size } = this.problem;
    const count = objective.length;
    const stride = Math.max(1, Math.floor(count / SAMPLES));
    const claims: Claim[] = [];
    for (let k = 0; k < count; k += stride) {
      const at = points.slice(k * size, (k + 1) * size);
      claims.push({ at, objective: objective[k], observed: this.problem });
    }
    this.#compare(claims, smoothing);
  }

  /** The same for refits, whose observations are drawn again for the check. @throws IsolossError `wrong-numbers` */
  async #checkRefits(
    plan: ResamplePlan,
    first: number,
    result: RefitResult,
    smoothing: number,
  ): Promise<void> {
    // Counts are columns of the law, drawn on the CPU.
    if (plan.kind === 'count') return;
    // Not among what a page loads at first.
    const { createResampler } = await import('../problem/resample.js');
    const { size } = this.problem;
    const stride = Math.max(1, Math.floor(result.count / SAMPLES));
    const resampler = createResampler(plan, this.problem);
    const claims: Claim[] = [];
    for (let k = 0; k < result.count; k += stride) {
      resampler.draw(first + k);
      const observed = { weight: resampler.weight.slice(), target: resampler.target.slice() };
      // The best end, and the next one where there is another.
      for (const end of [2 * k, 2 * k + 1]) {
        const at = result.parameters.slice(end * size, (end + 1) * size);
        claims.push({ at, objective: result.objective[end], observed });
      }
    }
    this.#compare(claims, smoothing);
  }

  /** Throws where most objectives differ from float64, or none is finite. */
  #compare(claims: readonly Claim[], smoothing: number): void {
    const { problem } = this;
    this.#evaluator ??= problem.evaluator();
    const form = huberForm(problem.loss.rho, smoothing);
    let [compared, wrong, missing] = [0, 0, 0];
    for (const { at, objective, observed } of claims) {
      const { exact, tolerance } = exactObjective(problem, this.#evaluator.value(at), observed, form);
      if (!isInRange(exact)) continue;
      if (!isInRange(objective)) {
        missing++;
        continue;
      }
      compared++;
      if (Math.abs(objective - exact) > (MAX_FACTOR - 1) * Math.min(exact, objective) + tolerance) wrong++;
    }
    if (compared === 0 && missing > 0) {
      throw wrongNumbers(`none of ${missing} objectives that are finite in float64 is`);
    }
    if (wrong === 0 || 2 * wrong < compared) return;
    throw wrongNumbers(`${wrong} of ${compared} objectives checked in float64 are wrong`);
  }
}

/** An objective that a back end reports. */
interface Claim {
  readonly at: Float64Array;
  readonly objective: number;
  readonly observed: Pick<Problem, 'weight' | 'target'>;
}

/** The objective in float64, and the rounding error to be expected in single precision. */
function exactObjective(
  problem: Problem,
  value: Float64Array,
  { weight, target }: Pick<Problem, 'weight' | 'target'>,
  { delta, up, down }: HuberForm,
): { readonly exact: number; readonly tolerance: number } {
  let [exact, tolerance] = [0, 0];
  for (let row = 0; row < problem.rows; row++) {
    const scale = residualSlope(problem.loss.residual, target[row]);
    const r = (value[row] - target[row]) * scale;
    const size = Math.abs(r);
    const c = weight[row] * (r > 0 ? up : down);
    const rounding = RESOLUTION * (1 + Math.abs(value[row])) * Math.abs(scale);
    exact += c * huber(size, delta);
    tolerance += c * Math.min(size + rounding, delta) * rounding;
  }
  return { exact, tolerance };
}

/** Finite, with a margin, in single precision as well. */
function isInRange(objective: number): boolean {
  return Math.abs(objective) < 1e30;
}
