/**
 * A back end that does not let go: work that fails on one back end is done again, and if need be on the next one.
 * Chunks depend on the job alone, so what a result is does not show where it failed on the way. Every chunk's claims
 * are checked against float64 before they are believed.
 */

import type { Control } from '../control.js';
import type { Evaluator } from '../formula/evaluator.js';
import { type HuberForm, huber, huberForm } from '../loss/loss.js';
import { residualSlope } from '../loss/residual.js';
import type { Problem, StartSet } from '../problem/problem.js';
import { createResampler, type ResamplePlan } from '../problem/resample.js';
import type { ObjectiveResult, RefitResult, SearchResult } from '../solver/results.js';
import { emptySearchResult } from '../solver/results.js';
import type { RefitOptions, SearchOptions } from '../solver/search-options.js';
import type { Backend, PreparedProblem } from './contract.js';
import { failoverSweeps } from './failover-sweeps.js';
import { Attempts, type State, wrongNumbers } from './retry.js';

/** Starts redone together when something fails: seconds of work on a processor, a moment on a GPU. */
const CHUNK = 4096;

/** Points of an objective grid redone together. */
const POINTS = 1 << 16;

/** Claims compared with float64 in each chunk. */
const SAMPLES = 16;

/** What f32 may lose of a prediction: exponentials of arguments near 10 keep about this much, relative. */
const RESOLUTION = 2 ** -17;

/** Claims may be off by this factor beyond rounding before the back end is held to be wrong: laws may cancel. */
const WRONG = 2;

/**
 * `first`, with those of `behind` opened one after the other should it fail for good; `info` is that of the one which
 * works now. Input errors and interruptions pass through; `no-backend-left` is thrown where the last one fails.
 */
export function withFailover(first: Backend, ...behind: (() => Promise<Backend>)[]): Backend {
  return failover(first, behind, false);
}

/** As {@link withFailover}, of a back end that was asked for by name: what is too large for it is refused. */
export function withLimitsAndFailover(first: Backend, ...behind: (() => Promise<Backend>)[]): Backend {
  return failover(first, behind, true);
}

function failover(first: Backend, behind: (() => Promise<Backend>)[], isInsisted: boolean): Backend {
  const state: State = { current: first, behind, isInsisted, moving: undefined, checks: new Map() };
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
  #truth: Evaluator | undefined;

  constructor(
    state: State,
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
    for (let at = 0; at < count; at += CHUNK) {
      const n = Math.min(CHUNK, count - at);
      const from = first + at;
      const result = await this.#attempts.attempt(
        `starts ${from + 1} to ${from + n}`,
        control,
        async (prepared) => {
          const piece = { ...control, progress: (done: number) => control.progress?.(at + done, count) };
          const found = await prepared.search(starts, from, n, options, piece);
          this.#check(found, options.smoothing);
          return found;
        },
      );
      whole.parameters.set(result.parameters, at * size);
      whole.objective.set(result.objective, at);
      whole.status.set(result.status, at);
      whole.steps.set(result.steps, at);
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
      const found = await prepared.refit(plan, starts, first, count, options, control);
      this.#checkRefits(plan, first, found, options.smoothing);
      return found;
    });
  }

  async objective(points: Float64Array, smoothing: number, control: Control = {}): Promise<ObjectiveResult> {
    const { size } = this.problem;
    const count = points.length / size;
    const whole = { objective: new Float64Array(count), gradient: new Float64Array(count * size) };
    for (let at = 0; at < count; at += POINTS) {
      const n = Math.min(POINTS, count - at);
      const piece = points.subarray(at * size, (at + n) * size);
      const result = await this.#attempts.attempt(`points ${at + 1} to ${at + n}`, control, (prepared) =>
        prepared.objective(piece, smoothing, {
          ...control,
          progress: (done) => control.progress?.(at + done, count),
        }),
      );
      whole.objective.set(result.objective, at);
      whole.gradient.set(result.gradient, at * size);
    }
    return whole;
  }

  dispose(): void {
    this.#attempts.dispose();
  }

  /** @throws IsolossError `wrong-numbers` */
  #check(found: SearchResult, smoothing: number): void {
    const { size } = this.problem;
    const stride = Math.max(1, Math.floor(found.count / SAMPLES));
    const claims: Claim[] = [];
    for (let k = 0; k < found.count; k += stride) {
      const at = found.parameters.slice(k * size, (k + 1) * size);
      claims.push({ at, objective: found.objective[k], observed: this.problem });
    }
    this.#judge(claims, smoothing);
  }

  /** The same of refits, their observations drawn here. @throws IsolossError `wrong-numbers` */
  #checkRefits(plan: ResamplePlan, first: number, found: RefitResult, smoothing: number): void {
    const { size } = this.problem;
    const stride = Math.max(1, Math.floor(found.count / SAMPLES));
    const resampler = createResampler(plan, this.problem);
    const claims: Claim[] = [];
    for (let k = 0; k < found.count; k += stride) {
      resampler.draw(first + k);
      const at = found.parameters.slice(2 * k * size, (2 * k + 1) * size);
      const observed = { weight: resampler.weight.slice(), target: resampler.target.slice() };
      claims.push({ at, objective: found.objective[2 * k], observed });
    }
    this.#judge(claims, smoothing);
  }

  /** Throws where most claims are nowhere near the truth, or none is a number. */
  #judge(claims: readonly Claim[], smoothing: number): void {
    const { problem } = this;
    this.#truth ??= problem.evaluator();
    const form = huberForm(problem.loss.rho, smoothing);
    let [seen, wrong, missing] = [0, 0, 0];
    for (const { at, objective, observed } of claims) {
      const { exact, slack } = claimed(problem, this.#truth.value(at), observed, form);
      if (!isUsual(exact)) continue;
      if (!isUsual(objective)) {
        missing++;
        continue;
      }
      seen++;
      if (Math.abs(objective - exact) > (WRONG - 1) * Math.min(exact, objective) + slack) wrong++;
    }
    if (seen === 0 && missing > 0) {
      throw wrongNumbers(`none of ${missing} objectives that are finite in float64 is`);
    }
    if (wrong === 0 || 2 * wrong < seen) return;
    throw wrongNumbers(`${wrong} of ${seen} objectives checked in float64 are wrong`);
  }
}

/** An objective that a back end claims to have found. */
interface Claim {
  readonly at: Float64Array;
  readonly objective: number;
  readonly observed: Pick<Problem, 'weight' | 'target'>;
}

/** The objective in float64, and by how much single precision may honestly miss it. */
function claimed(
  problem: Problem,
  value: Float64Array,
  { weight, target }: Pick<Problem, 'weight' | 'target'>,
  { delta, up, down }: HuberForm,
): { readonly exact: number; readonly slack: number } {
  let [exact, slack] = [0, 0];
  for (let row = 0; row < problem.rows; row++) {
    const scale = residualSlope(problem.loss.residual, target[row]);
    const r = (value[row] - target[row]) * scale;
    const size = Math.abs(r);
    const c = weight[row] * (r > 0 ? up : down);
    const unseen = RESOLUTION * (1 + Math.abs(value[row])) * Math.abs(scale);
    exact += c * huber(size, delta);
    slack += c * Math.min(size + unseen, delta) * unseen;
  }
  return { exact, slack };
}

/** Finite, and by a margin in single precision too. */
function isUsual(objective: number): boolean {
  return Math.abs(objective) < 1e30;
}
