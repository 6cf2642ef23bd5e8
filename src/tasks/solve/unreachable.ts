/** Errors for losses that cannot be reached. */
import { field, IsolossError } from '../../errors.js';
import type { NodeId } from '../../formula/graph.js';
import { formatNumber, listed } from '../../text.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { estimateLanes, type LawPlane, LOG_LIMITS } from '../fitted/law-plane.js';
import type { SolveQuestion } from './solve-question.js';

/** Throws `unreachable-loss` if the law stays above `target` however large its unknowns are. */
export function checkFloor(plane: LawPlane, { values, law }: FittedLaw, target: number): void {
  const largest = plane.unknowns.map(() => Float64Array.of(LOG_LIMITS[1]));
  const [[floor]] = plane.evaluator([plane.loss], estimateLanes(law, values))(largest);
  if (!(floor >= target)) return;
  throw new IsolossError(
    'unreachable-loss',
    `The law never comes down to ${formatNumber(target)}: however large ${listed(plane.unknowns)}, its loss stays above ${formatNumber(floor)}, its floor there.`,
    'Ask for a loss above the floor, or let other inputs be larger.',
  );
}

/** The error if `id`, the loss or the logarithm of the cost, has no root at `target` in the only unknown. */
export function noValue(plane: LawPlane, fitted: FittedLaw, id: NodeId, target: number): IsolossError {
  const isLoss = id === plane.loss;
  if (isLoss) checkFloor(plane, fitted, target);
  const evaluate = plane.evaluator([id], estimateLanes(fitted.law, fitted.values));
  const format = (value: number): string => formatNumber(isLoss ? value : Math.exp(value), 4);
  const [least, most] = LOG_LIMITS.map((limit) => format(evaluate([Float64Array.of(limit)])[0][0]));
  return new IsolossError(
    isLoss ? 'unreachable-loss' : 'unreachable-budget',
    `No value of ${plane.unknowns[0]} gives ${isLoss ? 'the loss' : 'the cost'} ${format(target)}: at its smallest it is ${least}, at its largest ${most}.`,
    'Ask for what lies in between, or change the inputs that are given.',
  );
}

/** The error if the least loss of a budget exceeds the requested loss. */
export function unreachableBudget(
  plane: LawPlane,
  { values, law }: FittedLaw,
  target: number,
  best: readonly Float64Array[],
  { budget = Number.NaN }: SolveQuestion,
): IsolossError {
  const lanes = estimateLanes(law, values);
  const at = best.map((column) => column.slice(0, 1));
  const [[loss]] = plane.evaluator([plane.loss], lanes)(at);
  const [[floor]] = plane.evaluator([plane.loss], lanes)(at.map(() => Float64Array.of(LOG_LIMITS[1])));
  const where = plane.unknowns.map((name, k) => `${name} = ${formatNumber(Math.exp(at[k][0]), 4)}`);
  return new IsolossError(
    'unreachable-loss',
    `A budget of ${formatNumber(budget)} reaches ${formatNumber(loss)} at best (${where.join(', ')}), not ${formatNumber(target)}${floor > target ? `, which lies below the law's floor of ${formatNumber(floor)}` : ''}.`,
    floor > target
      ? 'Ask for a loss above the floor.'
      : `Give a larger budget (solve with ${field('loss')} alone tells how large), or ask for less.`,
  );
}
