/** What a wrong allocation costs: in compute and money at its loss, and in loss at its cost. */
import type { Control } from '../../control.js';
import { asTask, field, IsolossError, throwIfAborted } from '../../errors.js';
import { bandProbabilities } from '../fitted/draws.js';
import { extrapolationIn } from '../fitted/extrapolation.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { costOf, recordOf, solvedOf, type Unknowns } from '../solve/answer.js';
import { Batches, picked } from '../solve/batches.js';
import { answer, namesGivenBeside, spendingOf } from '../solve/inverse.js';
import { lanesOf } from '../solve/lanes.js';
import { type PreparedQuestion, prepare } from '../solve/question.js';
import type { Solved } from '../solve/record.js';
import { type Steps, withPauses } from '../steps.js';
import { parseRegretJob, type RegretJob } from './job.js';
import type { RegretRecord } from './record.js';
import type { RegretRequest } from './request.js';

/**
 * The cost of the allocation `request.at` over the best ones of `fitted`: the share of its cost that the cheapest way to the same
 * loss spares, and the loss above that of the best allocation at the same cost. Every refit has its own loss and its own optima, so
 * that bands are of the differences. Throws `bad-job`, `bad-question` (an input is not given), `no-optimum` and the errors of formulas.
 */
export function regret(
  fitted: FittedLaw,
  request: RegretRequest,
  { signal }: Control = {},
): Promise<RegretRecord> {
  return asTask('regret', async () => {
    throwIfAborted(signal);
    return withPauses(regretted(fitted, parseRegretJob({ ...request, fit: fitted.name })), signal);
  });
}

function* regretted(fitted: FittedLaw, job: RegretJob): Steps<RegretRecord> {
  const { at, price } = job;
  const shared = {
    ...(job.cost === undefined ? {} : { cost: job.cost }),
    ...(job.level === undefined ? {} : { level: job.level }),
  };
  const lanes = lanesOf(fitted);
  const point = prepare(fitted, { ...shared, at }, lanes, true);
  if (point.plane.logCost === undefined) {
    throw new IsolossError(
      'bad-question',
      'Nothing says what the allocation costs.',
      `Give ${field('cost')}, a formula of the inputs.`,
    );
  }
  const given: Unknowns = [];
  const { losses, logSpent } = spendingOf(point, lanes, given);
  const beside = namesGivenBeside(fitted, at);
  const asked = { ...shared, ...(beside === undefined ? {} : { at: beside }) };

  const cheapest = prepare(fitted, { ...asked, loss: losses[0] }, lanes, true);
  const least = yield* solved(cheapest, (rows) => picked(losses, rows));
  const [logLeast] = cheapest.plane.evaluator([costOf(cheapest.plane)], lanes)(least);
  const sparing = logLeast.map((value, i) =>
    Number.isFinite(least[0][i]) ? -Math.expm1(value - logSpent[i]) : Number.NaN,
  );

  const budget = Math.exp(logSpent[0]);
  const best = prepare(fitted, { ...asked, budget }, lanes, true);
  const optimum = yield* solved(best);
  const [lowest] = best.plane.evaluator([best.plane.loss], lanes)(optimum);
  const excess = losses.map((loss, i) => loss - lowest[i]);

  const spent = recordOf(point, given, false);
  const cheap = recordOf({ ...cheapest, kind: 'least-cost' }, least, false);
  const low = recordOf(best, optimum, false);
  const places = [
    { name: 'the allocation', at: valuesOf(spent.solved) },
    { name: 'the cheapest way to its loss', at: valuesOf(cheap.solved) },
    { name: 'the least loss at its cost', at: valuesOf(low.solved) },
  ];
  const probabilities = bandProbabilities(spent.level);
  const made = (name: string, unit: string, column: Float64Array): Solved =>
    withoutNegative(solvedOf(name, unit, column, lanes.layout, probabilities, 'raw'));
  const cost = spent.solved.find(({ name }) => name === 'cost')?.unit ?? '';
  const times = (factor: number) => sparing.map((share) => share * factor);
  return {
    schema: 'isoloss/regret@1',
    fit: spent.fit,
    ...(job.cost === undefined ? {} : { cost: job.cost }),
    spent: spent.solved,
    equalLoss: [
      made('share', 'of the cost', sparing),
      made('spared', cost, times(budget)),
      ...(price === undefined ? [] : [made('money', 'money', times(budget * price))]),
      ...cheap.solved.filter(({ name }) => name !== 'L'),
    ],
    equalCost: [
      made('excess', fitted.law.target.unit, excess),
      ...low.solved.filter(({ name }) => name !== 'cost'),
    ],
    level: spent.level,
    drawn: lanes.layout.refits,
    reached: Math.min(cheap.reached, low.reached),
    warnings: [
      ...new Set([...spent.warnings, ...cheap.warnings, ...low.warnings]),
      ...extrapolationIn(fitted, places),
    ],
  };
}

const valuesOf = (solved: readonly Solved[]): Record<string, number> =>
  Object.fromEntries(solved.map(({ name, value }) => [name, value]));

/** Rounding, and the ends of bands by the covariance, make no negative regret. */
function withoutNegative(one: Solved): Solved {
  const end = (value: number | null) => (value === null ? null : Math.max(0, value));
  const { value, band } = one;
  return { ...one, value: Math.max(0, value), band: band === null ? null : [end(band[0]), end(band[1])] };
}

/** The unknowns of a question in every lane; `target` gives the losses of lanes by their numbers. */
function* solved(question: PreparedQuestion, target?: (rows: Int32Array) => Float64Array): Steps<Unknowns> {
  const batches = new Batches(question.lanes, question.plane.unknowns.length);
  yield* batches.answer((lanes, rows) => answer({ ...question, lanes }, target?.(rows)));
  return batches.found;
}
