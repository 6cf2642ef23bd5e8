/**
 * Each refit's own best allocation of each budget, continued from budget to budget. Where a fit has a covariance in
 * place of refits, of each step along its directions.
 */
import { throwIfAborted } from '../../errors.js';
import { type Neighbourhood, neighbourhoodOf } from '../fitted/neighbourhood.js';
import { optimaOf } from './optima.js';
import type { Place } from './plug-in.js';
import type { Question } from './question.js';
import type { SmoothQuestion } from './smooth.js';
import type { Vectors } from './vectors.js';

/** By refit: where its best allocation lies. */
export interface RefitOptima {
  /** By axis, natural units; NaN where the refit has no optimum. */
  readonly axes: readonly Float64Array[];
  /** Of the smooth question; infinite where there is no optimum. */
  readonly objective: Float64Array;
}

/** Where one combination of listed values stood at the last budgets, for extrapolation. */
interface Track {
  readonly budget: number;
  readonly at: readonly Float64Array[];
  readonly before?: Track;
}

export class Refits {
  readonly count: number;
  /** By parameter of the law. */
  readonly parameters: readonly Float64Array[];
  readonly around: Neighbourhood;
  private readonly tracks = new Map<SmoothQuestion, Track>();

  private constructor(
    private readonly question: Question,
    around: Neighbourhood,
  ) {
    this.around = around;
    this.count = around.count;
    this.parameters = around.columns;
  }

  /** Undefined where nothing says how sure the fit is. */
  static of(question: Question): Refits | undefined {
    const around = neighbourhoodOf(question.fitted);
    return around === undefined ? undefined : new Refits(question, around);
  }

  /** The optima for budget number `b`; budgets come in order. `places` are the estimate's own. */
  optima(b: number, places: readonly Place[], signal?: AbortSignal): RefitOptima {
    throwIfAborted(signal);
    const { count, parameters, question } = this;
    const vectors: Vectors = { count, parameters, budget: new Float64Array(count).fill(question.budgets[b]) };
    const axes = question.axes.map(() => new Float64Array(count).fill(Number.NaN));
    const objective = new Float64Array(count).fill(Infinity);
    const followed = new Set<SmoothQuestion>();
    for (const { smooth, at } of places) {
      // Its best place is followed from budget to budget; rivals are looked at afresh.
      const isFirst = !followed.has(smooth);
      followed.add(smooth);
      const optima = optimaOf(smooth, vectors, isFirst ? this.starts(smooth, b, at) : spread(at, count));
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

  private remember(smooth: SmoothQuestion, b: number, at: readonly Float64Array[]): void {
    const last = this.tracks.get(smooth);
    this.tracks.set(smooth, {
      budget: Math.log(this.question.budgets[b]),
      at,
      ...(last === undefined ? {} : { before: { budget: last.budget, at: last.at } }),
    });
  }

  /** Along the line through the last two optima in the logarithm of the budget: exact where optima are power laws. */
  private starts(smooth: SmoothQuestion, b: number, at: Float64Array): readonly Float64Array[] {
    const track = this.tracks.get(smooth);
    if (track?.before === undefined) return track?.at ?? spread(at, this.count);
    const { budget, before } = track;
    const share = (Math.log(this.question.budgets[b]) - budget) / (budget - before.budget);
    return track.at.map((column, i) => column.map((x, row) => x + share * (x - before.at[i][row])));
  }
}

function spread(at: Float64Array, count: number): Float64Array[] {
  return Array.from(at, (x) => new Float64Array(count).fill(x));
}
