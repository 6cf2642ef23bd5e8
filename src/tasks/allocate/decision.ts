/** One allocation for all refits at once: least expected loss, least quantile of loss, or least expected regret. */

import { emitColumns } from '../../formula/emit-columns.js';
import type { NodeId } from '../../formula/graph.js';
import { quantiles } from '../../statistics/quantile.js';
import type { Steps } from '../steps.js';
import type { LocatedOptimum } from './estimate-optima.js';
import type { Decision } from './job.js';
import { constrainedPatternSearch } from './pattern-search.js';
import type { Question } from './question.js';
import type { RefitOptimaSolver } from './refit-optima.js';
import type { SmoothQuestion } from './smooth-question.js';

/** First and last step of the search, in coordinates: larger than the scatter of optima, and below the objective's resolution. */
const STEPS = { first: 0.1, finest: 1e-6 } as const;

export interface DecisionResult {
  /** By coordinate of `smooth`. */
  readonly at: Float64Array;
  readonly smooth: SmoothQuestion;
  readonly value: number;
  readonly plugIn: number;
}

/**
 * `own`: each refit's objective at its own optimum, natural units, NaN where it has none. Constraints are evaluated at
 * the estimated parameters. Listed values are compared by trying each combination among the given optima.
 */
export function* decide(
  decision: Decision,
  refits: RefitOptimaSolver,
  question: Question,
  budget: number,
  places: readonly LocatedOptimum[],
  own: Float64Array,
): Steps<DecisionResult> {
  const sign = question.maximize ? -1 : 1;
  const scored = (values: Float64Array): number => {
    if (decision.kind === 'quantile') {
      // The unfavourable tail is the upper one for a minimum.
      const probability = question.maximize ? 1 - decision.share : decision.share;
      return values.every(Number.isFinite) ? quantiles(values, [probability])[0] : Number.NaN;
    }
    const kept = decision.kind === 'regret' ? values.map((value, row) => sign * (value - own[row])) : values;
    return mean(decision.kind === 'regret' ? kept.filter((_, row) => Number.isFinite(own[row])) : kept);
  };
  // Regret is minimised, also if the objective is maximised.
  const aim = decision.kind === 'regret' ? 1 : sign;
  const firsts = places.filter((place, i) => places.findIndex(({ smooth }) => smooth === place.smooth) === i);
  const found: DecisionResult[] = [];
  for (const place of firsts) {
    const { smooth } = place;
    const values = overRefits(smooth, question.objective, refits);
    const objective = (at: Float64Array): number => aim * scored(values(at));
    const best = yield* constrainedPatternSearch(objective, limitsAt(smooth, budget), place.at, STEPS);
    const plugIn = objective(place.at);
    if (best !== undefined) found.push({ smooth, at: best.at, value: best.objective, plugIn });
  }
  const start = places[0];
  const plugIn = aim * scored(overRefits(start.smooth, question.objective, refits)(start.at));
  const [best] = found.sort((x, y) => x.value - y.value);
  const decided = best ?? { smooth: start.smooth, at: start.at, value: aim * plugIn };
  return { smooth: decided.smooth, at: decided.at, value: aim * decided.value, plugIn };
}

/** An expression over all refits at one point. */
export function overRefits(
  smooth: SmoothQuestion,
  expression: NodeId,
  { parameters, count }: RefitOptimaSolver,
): (at: Float64Array) => Float64Array {
  const { graph, axes } = smooth.question;
  // Columns hold parameters here, one row per refit; the point is the argument of each call.
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
