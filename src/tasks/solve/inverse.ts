/** A law's formula turned round: which inputs, or what cost, a loss asks for. */
import { field, IsolossError } from '../../errors.js';
import type { NodeId } from '../../formula/graph.js';
import { parsePointFormulas } from '../../jobs/point.js';
import { formatNumber, listed } from '../../text.js';
import { bandShares } from '../fitted/draws.js';
import type { FittedLaw } from '../fitted/fitted.js';
import { estimateLanes, LIMITS } from '../fitted/law-plane.js';
import { optimumOf, Walk } from '../fitted/optimum.js';
import { fitReference } from '../fitted/reference.js';
import { rootsBetween, rootsFrom } from '../fitted/root.js';
import { costOf, type Found, recordOf, solvedOf } from './answer.js';
import { lanesOf, lanesOfTwo } from './lanes.js';
import { badQuestion, type Inquiry, prepare } from './question.js';
import type { SolveQuestion, SolveRecord } from './record.js';
import { checkFloor, noValue, unreachableBudget } from './unreachable.js';

/** Points of the first look along one input, in logarithms. */
const STEP = 0.25;

/**
 * Answers a question about a fitted law: the kind follows from what is given. A loss and `for` ask for that input; with
 * a budget too, for its least value that the budget allows; a loss alone for its least cost; a budget alone for its
 * least loss. Bands are over the replicates, each solved for itself; without any, by the covariance of the parameters
 * (delta method, Student's t). Throws `bad-question`, `bad-point`, `unknown-input`, `unreachable-loss`, `no-optimum` and
 * the formulas' errors.
 */
export function solve(fitted: FittedLaw, question: SolveQuestion): SolveRecord {
  const inquiry = prepare(fitted, question, lanesOf(fitted));
  return recordOf(inquiry, answer(inquiry));
}

/** How two fits are compared. */
export interface AgainstOptions {
  /** Both were fitted to the same runs: refits of the same resample go together. Otherwise the fits are independent. */
  readonly paired?: boolean;
}

/**
 * What `other` must spend at its best for the loss that `fitted` reaches: at its best with `question.budget`, or where
 * `question.at` gives every input. Errors as of {@link solve}, and `not-paired`.
 */
export function solveAgainst(
  fitted: FittedLaw,
  other: FittedLaw,
  question: SolveQuestion,
  { paired = false }: AgainstOptions = {},
): SolveRecord {
  const { loss, for: wanted, ...rest } = question;
  if (loss !== undefined || wanted !== undefined || (rest.budget === undefined && rest.at === undefined)) {
    throw badQuestion(
      'Laws are compared at a budget, or at a point.',
      `Give ${field('budget')}, or every input with ${field('at')}, and neither ${field('loss')} nor ${field('for')}, with ${field('against')}.`,
    );
  }
  const [own, its] = lanesOfTwo(fitted, other, paired);
  const first = prepare(fitted, rest, own, true);
  const best = first.plane.unknowns.length === 0 ? [] : answer(first);
  const { plane } = first;
  const [losses, logSpent] = plane
    .evaluator(
      [plane.loss, costOf(plane)],
      own,
    )(best)
    .map((column) => column.slice());
  const { budget: _, at: __, ...both } = rest;
  const at = first.kind === 'equal-loss' ? beside(fitted, rest.at) : rest.at;
  const asked = { ...both, ...(at === undefined ? {} : { at }), loss: losses[0] };
  const second = prepare(other, asked, its, true);
  const needed = answer(second, losses);
  const [logCost] = second.plane.evaluator([costOf(second.plane)], its)(needed);
  const factor = logCost.map((value, i) =>
    Number.isFinite(needed[0][i]) ? Math.exp(value - logSpent[i]) : Infinity,
  );
  const record = recordOf({ ...first, kind: 'equal-loss' }, best);
  const answered = recordOf(second, needed);
  const shares = bandShares(record.level);
  return {
    ...record,
    against: fitReference(other),
    pairing: paired ? 'paired' : 'independent',
    reached: Math.min(record.reached, answered.reached),
    solved: [
      solvedOf('factor', 'times the cost', factor, own.layout, shares),
      ...answered.solved.filter(({ name }) => name !== 'L').map((s) => ({ ...s, against: true as const })),
      ...record.solved,
    ],
    warnings: [
      ...record.warnings,
      ...answered.warnings.map((text) => `${other.name}: ${text}`),
      ...(paired ? [] : sameRuns(fitted, other)),
    ],
  };
}

/** Of a point that gives every input of a law: what it gives beside. */
function beside({ law }: FittedLaw, at = ''): string | undefined {
  const inputs = law.inputs.map(({ name }) => name);
  const parts = parsePointFormulas(at).filter(([name]) => !inputs.includes(name));
  return parts.length === 0 ? undefined : parts.map((part) => part.join('=')).join(',');
}

/** Fits of the same runs share their noise, which makes what they are compared by surer or less sure. */
function sameRuns({ digest }: FittedLaw, other: FittedLaw): string[] {
  if (digest === undefined || digest !== other.digest) return [];
  return [
    'Both fits are of the same runs, and are taken as independent: --paired takes resamples of both together.',
  ];
}

/** `target` is a loss for each lane, in place of the question's. */
function answer(inquiry: Inquiry, target?: Float64Array): Found {
  const { kind, plane, lanes, question, fitted } = inquiry;
  const all = (value: number): Float64Array => new Float64Array(lanes.count).fill(value);
  const losses = target ?? all(question.loss ?? Number.NaN);
  const budget = all(Math.log(question.budget ?? Number.NaN));
  if (plane.unknowns.length === 1) {
    return kind === 'input'
      ? [alongInput(inquiry, plane.loss, losses)]
      : [alongInput(inquiry, costOf(plane), budget)];
  }
  const cost = costOf(plane);
  if (kind === 'least-cost') {
    const curve = { plane, objective: cost, constraint: plane.loss };
    checkFloor(plane, fitted, losses[0]);
    const found = optimumOf(curve, fitted.values, lanes, losses);
    if (found !== undefined) return [open(found[0]), open(found[1])];
    throw new IsolossError(
      'no-optimum',
      `The cost of the loss ${formatNumber(losses[0])} has no lowest point: it falls on towards one end of ${listed(plane.unknowns)}.`,
      `Give one of ${listed(plane.unknowns)} with ${field('at')}, or check ${field('cost')}.`,
    );
  }
  const curve = { plane, objective: plane.loss, constraint: cost };
  const best = optimumOf(curve, fitted.values, lanes, budget);
  if (best === undefined) {
    throw new IsolossError(
      'no-optimum',
      `The loss has no lowest point along the budget ${formatNumber(question.budget ?? Number.NaN)}: it falls on towards one end.`,
      `Give one of ${listed(plane.unknowns)} with ${field('at')}, or check ${field('cost')}.`,
    );
  }
  if (kind !== 'smallest') return best;
  const walk = new Walk(curve, lanes, budget, best[1]);
  const evaluate = plane.evaluator([plane.loss], lanes);
  const excess = (first: Float64Array): Float64Array => {
    const [value] = evaluate([first, walk.second(first)]);
    return value.map((loss, i) => loss - losses[i]);
  };
  const first = rootsBetween(excess, all(LIMITS[0]), best[0]);
  if (Number.isNaN(first[0])) throw unreachableBudget(plane, fitted, losses[0], best, question);
  return [open(first), walk.second(first)];
}

/** The least value of the only unknown at which `id` comes to its target; others' lanes go on from the estimate's. */
function alongInput({ plane, lanes, fitted }: Inquiry, id: NodeId, target: Float64Array): Float64Array {
  const [lowest, highest] = LIMITS;
  const count = Math.ceil((highest - lowest) / STEP) + 1;
  const look = Float64Array.from({ length: count }, (_, i) => Math.min(lowest + i * STEP, highest));
  const many = estimateLanes(plane.law, fitted.values, count);
  const ahead = plane.along(id, many, new Float64Array(count).fill(target[0]), 0)(look);
  const at = ahead.findIndex(
    (value, i) =>
      i > 0 &&
      Math.sign(value) !== Math.sign(ahead[i - 1]) &&
      Number.isFinite(value) &&
      Number.isFinite(ahead[i - 1]),
  );
  if (at < 0) throw noValue(plane, fitted, id, target[0]);
  const single = plane.along(id, estimateLanes(plane.law, fitted.values), target.slice(0, 1), 0);
  const [root] = rootsBetween(single, look.slice(at - 1, at), look.slice(at, at + 1));
  const found = rootsFrom(
    plane.along(id, lanes, target, 0),
    new Float64Array(lanes.count).fill(root),
    LIMITS,
  );
  found[0] = root;
  return open(found);
}

/** A replicate without an answer needs more than there is. */
function open(found: Float64Array): Float64Array {
  return found.map((value) => (Number.isNaN(value) ? Infinity : value));
}
