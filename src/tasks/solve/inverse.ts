/** Inverse problems: the inputs, or the cost, that a loss requires. */
import { field, IsolossError } from '../../errors.js';
import type { NodeId } from '../../formula/graph.js';
import { parsePointFormulas } from '../../jobs/point.js';
import { formatNumber, listed } from '../../text.js';
import { bandProbabilities } from '../fitted/draws.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { rootsBetween, rootsFrom } from '../fitted/lane-roots.js';
import { estimateLanes, LOG_LIMITS } from '../fitted/law-plane.js';
import { CurveWalk, optimumOf } from '../fitted/optimum.js';
import { fitReference } from '../fitted/reference.js';
import { atOnce, type Steps } from '../steps.js';
import { costOf, recordOf, solvedOf, type Unknowns } from './answer.js';
import { Batches, picked } from './batches.js';
import { parseQuestion } from './job.js';
import { type LaneSet, lanesOf, lanesOfTwo } from './lanes.js';
import { badQuestion, type PreparedQuestion, prepare } from './question.js';
import type { SolveRecord } from './record.js';
import type { SolveRequest } from './request.js';
import { checkFloor, noValue, unreachableBudget } from './unreachable.js';

/** Spacing of the initial grid along one input, in logarithms. */
const STEP = 0.25;

/** A question under way. */
export interface Inquiry {
  readonly steps: Steps<SolveRecord>;
  /** The record by the refits that are answered so far; undefined before the first of them. */
  finished(): SolveRecord | undefined;
}

/**
 * Begins an inverse problem of a fitted law; its kind follows from what is given. A loss and `for`: the value of that
 * input; with a budget too, its least value within the budget; a loss alone: the least cost; a budget alone: the least
 * loss. Bands are over the replicates, each solved separately; without any, by the covariance of the parameters (delta
 * method, Student's t). Throws `bad-job`, `bad-question`, `bad-point`, `unknown-input`, `unreachable-loss`, `no-optimum`
 * and the errors of formulas, some of them in the first step.
 */
export function inquire(fitted: FittedLaw, request: SolveRequest): Inquiry {
  const inquiry = prepare(fitted, parseQuestion(request), lanesOf(fitted));
  const batches = new Batches(inquiry.lanes, inquiry.plane.unknowns.length);
  const steps = function* (): Steps<SolveRecord> {
    yield* batches.answer((lanes) => answer({ ...inquiry, lanes }));
    return recordOf(inquiry, batches.found);
  };
  return {
    steps: steps(),
    finished() {
      if (batches.refits === 0) return undefined;
      const { lanes, found } = batches.finished();
      return recordOf({ ...inquiry, lanes }, found);
    },
  };
}

/** How two fits are compared. */
export interface AgainstOptions {
  /** Both were fitted to the same runs: refits of the same resample are paired. Otherwise the fits are independent. */
  readonly paired?: boolean;
}

/**
 * Begins the search for the least cost at which `other` reaches the loss of `fitted`: its least loss with
 * `request.budget`, or its loss at `request.at` if that gives every input. Errors as of {@link inquire}, and `not-paired`.
 */
export function inquireAgainst(
  fitted: FittedLaw,
  other: FittedLaw,
  request: SolveRequest,
  { paired = false }: AgainstOptions = {},
): Inquiry {
  const { loss, for: wanted, ...rest } = parseQuestion(request);
  if (loss !== undefined || wanted !== undefined || (rest.budget === undefined && rest.at === undefined)) {
    throw badQuestion(
      'Laws are compared at a budget, or at a point.',
      `Give ${field('budget')}, or every input with ${field('at')}, and neither ${field('loss')} nor ${field('for')}, with ${field('against')}.`,
    );
  }
  const [own, its] = lanesOfTwo(fitted, other, paired);
  const first = prepare(fitted, rest, own, true);
  const best = new Batches(own, first.plane.unknowns.length);
  let second: PreparedQuestion | undefined;
  let needed: Batches | undefined;
  const steps = function* (): Steps<SolveRecord> {
    if (first.plane.unknowns.length > 0) yield* best.answer((lanes) => answer({ ...first, lanes }));
    const { losses } = spendingOf(first, own, best.found);
    const { budget: _, at: __, ...both } = rest;
    const at = first.kind === 'equal-loss' ? namesGivenBeside(fitted, rest.at) : rest.at;
    const asked = { ...both, ...(at === undefined ? {} : { at }), loss: losses[0] };
    const prepared = prepare(other, asked, its, true);
    second = prepared;
    const batches = new Batches(its, prepared.plane.unknowns.length);
    needed = batches;
    yield* batches.answer((lanes, rows) => answer({ ...prepared, lanes }, picked(losses, rows)));
    return comparison({ fitted, other, first, second, paired }, own, its, best.found, batches.found);
  };
  return {
    steps: steps(),
    finished() {
      if (second === undefined || needed === undefined || needed.refits === 0) return undefined;
      const { lanes, rows, found } = needed.finished();
      const ownLanes = {
        ...lanes,
        columns: own.columns.map((column) => picked(column, rows)),
      };
      const ownFound = best.found.map((column) => picked(column, rows));
      return comparison({ fitted, other, first, second, paired }, ownLanes, lanes, ownFound, found);
    },
  };
}

/** {@link inquire} without a pause. */
export function solveAtOnce(fitted: FittedLaw, request: SolveRequest): SolveRecord {
  return atOnce(inquire(fitted, request).steps);
}

/** {@link inquireAgainst} without a pause. */
export function solveAgainstAtOnce(
  fitted: FittedLaw,
  other: FittedLaw,
  request: SolveRequest,
  options: AgainstOptions = {},
): SolveRecord {
  return atOnce(inquireAgainst(fitted, other, request, options).steps);
}

/** In every lane the loss of the law, and the logarithm of what is spent. */
export function spendingOf({ plane }: PreparedQuestion, lanes: LaneSet, at: Unknowns) {
  const [losses, logSpent] = plane
    .evaluator(
      [plane.loss, costOf(plane)],
      lanes,
    )(at)
    .map((column) => column.slice());
  return { losses, logSpent };
}

interface Compared {
  readonly fitted: FittedLaw;
  readonly other: FittedLaw;
  readonly first: PreparedQuestion;
  readonly second: PreparedQuestion;
  readonly paired: boolean;
}

function comparison(
  { fitted, other, first, second, paired }: Compared,
  own: LaneSet,
  its: LaneSet,
  best: Unknowns,
  needed: Unknowns,
): SolveRecord {
  const { logSpent } = spendingOf(first, own, best);
  const [logCost] = second.plane.evaluator([costOf(second.plane)], its)(needed);
  const factor = logCost.map((value, i) =>
    Number.isFinite(needed[0][i]) ? Math.exp(value - logSpent[i]) : Infinity,
  );
  const record = recordOf({ ...first, kind: 'equal-loss', lanes: own }, best);
  const answered = recordOf({ ...second, lanes: its }, needed);
  const probabilities = bandProbabilities(record.level);
  return {
    ...record,
    against: fitReference(other),
    pairing: paired ? 'paired' : 'independent',
    reached: Math.min(record.reached, answered.reached),
    solved: [
      solvedOf('factor', 'times the cost', factor, own.layout, probabilities),
      ...answered.solved.filter(({ name }) => name !== 'L').map((s) => ({ ...s, against: true as const })),
      ...record.solved,
    ],
    warnings: [
      ...record.warnings.map((text) => (text.startsWith('Extrapolation') ? `${fitted.name}: ${text}` : text)),
      ...answered.warnings.map((text) => `${other.name}: ${text}`),
      ...(paired ? [] : sameRuns(fitted, other)),
    ],
  };
}

/** The names that a point gives besides all inputs of a law. */
export function namesGivenBeside({ law }: FittedLaw, at = ''): string | undefined {
  const inputs = law.inputs.map(({ name }) => name);
  const parts = parsePointFormulas(at).filter(([name]) => !inputs.includes(name));
  return parts.length === 0 ? undefined : parts.map((part) => part.join('=')).join(',');
}

/** Warns that fits of the same runs have correlated errors, which independent pairs ignore. */
export function sameRuns({ digest }: FittedLaw, other: FittedLaw): string[] {
  if (digest === undefined || digest !== other.digest) return [];
  return [
    'Both fits are of the same runs, and are taken as independent: --paired takes resamples of both together.',
  ];
}

/** The unknowns in every lane. `target`: a loss per lane that replaces the question's. */
export function answer(inquiry: PreparedQuestion, target?: Float64Array): Unknowns {
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
    if (found !== undefined) return [infiniteWhereMissing(found[0]), infiniteWhereMissing(found[1])];
    throw new IsolossError(
      'no-optimum',
      `The cost of the loss ${formatNumber(losses[0])} has no lowest point: it keeps falling towards one end of ${listed(plane.unknowns)}.`,
      `Give one of ${listed(plane.unknowns)} with ${field('at')}, or check ${field('cost')}.`,
    );
  }
  const curve = { plane, objective: plane.loss, constraint: cost };
  const best = optimumOf(curve, fitted.values, lanes, budget);
  if (best === undefined) {
    throw new IsolossError(
      'no-optimum',
      `The loss has no lowest point along the budget ${formatNumber(question.budget ?? Number.NaN)}: it keeps falling towards one end.`,
      `Give one of ${listed(plane.unknowns)} with ${field('at')}, or check ${field('cost')}.`,
    );
  }
  if (kind !== 'smallest') return best;
  const walk = new CurveWalk(curve, lanes, budget, best[1]);
  const evaluate = plane.evaluator([plane.loss], lanes);
  const excess = (first: Float64Array): Float64Array => {
    const [value] = evaluate([first, walk.second(first)]);
    return value.map((loss, i) => loss - losses[i]);
  };
  const first = rootsBetween(excess, all(LOG_LIMITS[0]), best[0]);
  if (Number.isNaN(first[0])) throw unreachableBudget(plane, fitted, losses[0], best, question);
  return [infiniteWhereMissing(first), walk.second(first)];
}

/** The least value of the only unknown at which `id` equals its target; other lanes start from the estimate's. */
function alongInput(
  { plane, lanes, fitted }: PreparedQuestion,
  id: NodeId,
  target: Float64Array,
): Float64Array {
  const [lowest, highest] = LOG_LIMITS;
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
  const estimateOnly = plane.along(id, estimateLanes(plane.law, fitted.values), target.slice(0, 1), 0);
  const [root] = rootsBetween(estimateOnly, look.slice(at - 1, at), look.slice(at, at + 1));
  const found = rootsFrom(
    plane.along(id, lanes, target, 0),
    new Float64Array(lanes.count).fill(root),
    LOG_LIMITS,
  );
  found[0] = root;
  return infiniteWhereMissing(found);
}

/** A replicate without a solution gets infinity. */
function infiniteWhereMissing(found: Float64Array): Float64Array {
  return found.map((value) => (Number.isNaN(value) ? Infinity : value));
}
