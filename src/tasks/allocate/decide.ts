/** One allocation for all refits at once: least expected loss, least quantile of loss, or least expected regret. */

import { emitColumns } from '../../formula/emit-columns.js';
import type { NodeId } from '../../formula/graph.js';
import { quantiles } from '../../statistics/quantile.js';
import type { Decision } from './job.js';
import { shrinkingSearch } from './pattern.js';
import type { Place } from './plug-in.js';
import type { Question } from './question.js';
import type { Refits } from './refits.js';
import type { SmoothQuestion } from './smooth.js';

/** Steps of coordinates: refits move optima by less than the first, and what is decided over is flatter than the last. */
const STEPS = { first: 0.1, finest: 1e-6 } as const;

export interface Decided {
  /** By coordinate of `smooth`. */
  readonly at: Float64Array;
  readonly smooth: SmoothQuestion;
  readonly value: number;
  readonly plugIn: number;
}

/**
 * `own`: each refit's objective at its own optimum, natural units, NaN where it has none. Constraints hold at the
 * estimated parameters. Listed values are compared by trying each that `places` hold.
 */
export function decide(
  decision: Decision,
  refits: Refits,
  question: Question,
  budget: number,
  places: readonly Place[],
  own: Float64Array,
): Decided {
  const sign = question.maximize ? -1 : 1;
  const scored = (values: Float64Array): number => {
    if (decision.kind === 'quantile') {
      // The bad end is the large one where least is best.
      const share = question.maximize ? 1 - decision.share : decision.share;
      return values.every(Number.isFinite) ? quantiles(values, [share])[0] : Number.NaN;
    }
    const kept = decision.kind === 'regret' ? values.map((value, row) => sign * (value - own[row])) : values;
    return mean(decision.kind === 'regret' ? kept.filter((_, row) => Number.isFinite(own[row])) : kept);
  };
  // Regret is least where it is best whatever is maximised.
  const aim = decision.kind === 'regret' ? 1 : sign;
  const firsts = places.filter((place, i) => places.findIndex(({ smooth }) => smooth === place.smooth) === i);
  const found = firsts.flatMap((place) => {
    const { smooth } = place;
    const values = overRefits(smooth, question.objective, refits);
    const objective = (at: Float64Array): number => aim * scored(values(at));
    const best = shrinkingSearch(objective, limitsAt(smooth, budget), place.at, STEPS);
    const plugIn = objective(place.at);
    return best === undefined ? [] : [{ smooth, at: best.at, value: best.objective, plugIn }];
  });
  const start = places[0];
  const plugIn = aim * scored(overRefits(start.smooth, question.objective, refits)(start.at));
  const [best] = found.sort((x, y) => x.value - y.value);
  const decided = best ?? { smooth: start.smooth, at: start.at, value: aim * plugIn };
  return { smooth: decided.smooth, at: decided.at, value: aim * decided.value, plugIn };
}

/** An expression for every refit at one point. */
export function overRefits(
  smooth: SmoothQuestion,
  expression: NodeId,
  { parameters, count }: Refits,
): (at: Float64Array) => Float64Array {
  const { graph, axes } = smooth.question;
  // The usual roles are exchanged: parameters are columns, and the one point is given to each call.
  const emitted = emitColumns(graph, [expression], { scalar: 'input', column: 'param' }, parameters, count);
  return (at) => {
    emitted.run(axes.map((_, axis) => naturalOf(smooth, axis, at)));
    return emitted.results[0];
  };
}

export function naturalOf(smooth: SmoothQuestion, axis: number, at: Float64Array): number {
  const k = smooth.free.indexOf(axis);
  return k < 0 ? smooth.listedValue(axis) : smooth.natural(k, at[k]);
}

function limitsAt(smooth: SmoothQuestion, budget: number) {
  const { fitted } = smooth.question;
  const parameters = fitted.law.parameters.map(({ name }) => Float64Array.of(fitted.values[name]));
  const evaluation = smooth.asIs().compile(parameters, Float64Array.of(budget), 1);
  return {
    lower: smooth.lower,
    upper: smooth.upper,
    constraints(at: Float64Array) {
      evaluation.at.forEach((column, i) => {
        column[0] = at[i];
      });
      evaluation.run();
      return {
        value: evaluation.value.slice(1).map((column) => column[0]),
        gradient: evaluation.gradient
          .slice(1)
          .map((slopes) => Float64Array.from(slopes, (column) => column[0])),
      };
    },
  };
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
