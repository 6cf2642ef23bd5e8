/**
 * Each refit's own best allocation of each budget, continued from budget to budget. Without refits, that of each
 * difference step along the directions of the covariance.
 */
import { type ParameterSample, parameterSampleOf } from '../fitted/parameter-sample.js';
import type { Steps } from '../steps.js';
import type { LocatedOptimum } from './estimate-optima.js';
import { MOST_PATTERNS, type Optima, optimaSteps } from './optima.js';
import type { ParameterVectors } from './parameter-vectors.js';
import type { Question } from './question.js';
import type { SmoothQuestion } from './smooth-question.js';

/** By refit: its optimum. */
export interface RefitOptima {
  /** By axis, natural units; NaN where the refit has no optimum. */
  readonly axes: readonly Float64Array[];
  /** Objective of the smooth question; infinite where there is no optimum. */
  readonly objective: Float64Array;
}

/** Optima of one combination of listed values at the last two budgets, for extrapolation. */
interface Track {
  readonly budget: number;
  readonly at: readonly Float64Array[];
  readonly before?: Track;
}

/** Refits that are solved together: many enough for their evaluations to be fast, few enough for an abort. */
const BATCH = 512;

/** Refits that share an allowance of pattern searches: whole batches. */
export const OF_ALLOWANCE = 8 * BATCH;

export class RefitOptimaSolver {
  readonly count: number;
  readonly around: ParameterSample;
  private readonly tracks = new Map<SmoothQuestion, Track>();

  private constructor(
    private readonly question: Question,
    around: ParameterSample,
    readonly parameters: readonly Float64Array[] = around.columns,
  ) {
    this.around = around;
    this.count = parameters[0]?.length ?? 0;
  }

  /** Undefined without refits and covariance. */
  static of(question: Question): RefitOptimaSolver | undefined {
    const around = parameterSampleOf(question.fitted);
    return around === undefined ? undefined : new RefitOptimaSolver(question, around);
  }

  /** One for refits `first .. first + count - 1`, whose optima are the same; `first` is a multiple of {@link OF_ALLOWANCE}. */
  part(first: number, count: number): RefitOptimaSolver {
    const parameters = this.parameters.map((column) => column.subarray(first, first + count));
    return new RefitOptimaSolver(this.question, this.around, parameters);
  }

  /**
   * The optima for budget `b`, to be called in ascending order. `located` are those of the estimate. A batch of refits is
   * a step of the work.
   */
  *optima(b: number, located: readonly LocatedOptimum[]): Steps<RefitOptima> {
    const { count, question } = this;
    const axes = question.axes.map(() => new Float64Array(count).fill(Number.NaN));
    const objective = new Float64Array(count).fill(Infinity);
    const followed = new Set<SmoothQuestion>();
    for (const { smooth, at } of located) {
      // The best optimum is continued from budget to budget; rivals start anew from the estimate's.
      const isFirst = !followed.has(smooth);
      followed.add(smooth);
      const starts = isFirst ? this.starts(smooth, b, at) : repeated(at, count);
      const optima = yield* this.solved(smooth, b, starts);
      if (isFirst) this.remember(smooth, b, optima.at);
      const values = question.axes.map((_, axis) => smooth.free.indexOf(axis));
      for (let row = 0; row < count; row++) {
        if (optima.settled[row] === 0 || !(optima.objective[row] < objective[row])) continue;
        objective[row] = optima.objective[row];
        for (const [axis, k] of values.entries()) {
          axes[axis][row] = k < 0 ? smooth.listedValue(axis) : smooth.natural(k, optima.at[k][row]);
        }
      }
    }
    return { axes, objective };
  }

  /** All refits, a batch at a time. */
  private *solved(
    smooth: SmoothQuestion,
    b: number,
    starts: readonly Float64Array[],
  ): Steps<Pick<Optima, 'at' | 'objective' | 'settled'>> {
    const { count, parameters, question } = this;
    const all = {
      at: starts.map((column) => column.slice()),
      objective: new Float64Array(count),
      settled: new Uint8Array(count),
    };
    const patterns = { left: MOST_PATTERNS };
    for (let first = 0; first < count; first += BATCH) {
      if (first % OF_ALLOWANCE === 0) patterns.left = MOST_PATTERNS;
      const end = Math.min(first + BATCH, count);
      const part = (column: Float64Array) => column.subarray(first, end);
      const vectors: ParameterVectors = {
        count: end - first,
        parameters: parameters.map(part),
        budget: new Float64Array(end - first).fill(question.budgets[b]),
      };
      const optima = yield* optimaSteps(smooth, vectors, starts.map(part), patterns);
      for (const [i, column] of optima.at.entries()) all.at[i].set(column, first);
      all.objective.set(optima.objective, first);
      all.settled.set(optima.settled, first);
    }
    return all;
  }

  private remember(smooth: SmoothQuestion, b: number, at: readonly Float64Array[]): void {
    const last = this.tracks.get(smooth);
    this.tracks.set(smooth, {
      budget: Math.log(this.question.budgets[b]),
      at,
      ...(last === undefined ? {} : { before: { budget: last.budget, at: last.at } }),
    });
  }

  /** Linear extrapolation of the last two optima in the logarithm of the budget: exact for power laws. */
  private starts(smooth: SmoothQuestion, b: number, at: Float64Array): readonly Float64Array[] {
    const track = this.tracks.get(smooth);
    if (track?.before === undefined) return track?.at ?? repeated(at, this.count);
    const { budget, before } = track;
    const ratio = (Math.log(this.question.budgets[b]) - budget) / (budget - before.budget);
    return track.at.map((column, i) => column.map((x, row) => x + ratio * (x - before.at[i][row])));
  }
}

function repeated(at: Float64Array, count: number): Float64Array[] {
  return Array.from(at, (x) => new Float64Array(count).fill(x));
}
