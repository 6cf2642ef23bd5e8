/** Experimental design: the expected reduction of a goal's variance by each candidate run. */
import type { Control } from '../../control.js';
import { withCost } from '../../costs/index.js';
import { abortedWith, asTask, field, IsolossError, throwIfAborted } from '../../errors.js';
import { countGraph } from '../../formula/count.js';
import type { Graph, NodeId } from '../../formula/graph.js';
import { written } from '../../jobs/parsed.js';
import { quantiles } from '../../statistics/quantile.js';
import { formatCount } from '../../text.js';
import { bandProbabilities, drawsOf } from '../fitted/draws.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { fitReference } from '../fitted/reference.js';
import { Interruption } from '../interruption.js';
import { predictRecord } from '../predict/make-record.js';
import { predict } from '../predict/predict.js';
import { stopwatch } from '../stopwatch.js';
import { type Candidates, candidatesOf, isAllowed, placeOf } from './candidates.js';
import { goalOf } from './goal.js';
import { type AskedDesign, askDesign } from './job.js';
import { noiseOfRun } from './noise.js';
import { PredictedLosses } from './predicted-losses.js';
import { ranked } from './rank.js';
import type { DesignCandidate, DesignRecord, DesignStep } from './record.js';
import type { DesignRequest } from './request.js';
import { centredCopy, VarianceReduction } from './variance-reduction.js';
import { designWarnings } from './warnings.js';
import { weightedReduction } from './weighted-reduction.js';

/** Law evaluations in one pass over all candidates, seconds of work. */
const MOST_VALUES = 2 ** 28;

/** Operations of a usual law, a transcendental one counted as 8; roots of equations take many times as many. */
const USUAL = 32;
const TRANSCENDENTAL = 8;

/** Refits that a pass takes however long it is: of fewer a share of variance is a guess. */
const LEAST_REFITS = 200;

/**
 * Solves `request`: over the refits, the fraction of the goal's variance that a run at each point of a grid is expected
 * to remove (see `VarianceReduction`); the best are checked by importance weighting (see `weightedReduction`). Throws an
 * {@link IsolossError}: `no-replicates`, `no-noise`, `constant-goal`, and the errors of `goalOf` and `candidatesOf`. An
 * abort rejects with an `AbortError`, whose `finished` is the record by the candidates that were visited by then, if any,
 * with the runs planned so far.
 */
export function design(
  fitted: FittedLaw,
  request: DesignRequest | Omit<AskedDesign, 'fit'>,
  control: Control = {},
): Promise<DesignRecord> {
  return asTask('design', () => designed(fitted, request, control));
}

async function designed(
  fitted: FittedLaw,
  request: DesignRequest | Omit<AskedDesign, 'fit'>,
  control: Control,
): Promise<DesignRecord> {
  const clock = stopwatch();
  const { signal } = control;
  const job: AskedDesign = withCost(
    askDesign({ ...request, fit: fitted.name }),
    fitted.law.inputs.map(({ name }) => name),
  );
  checkReplicates(fitted);
  const candidates = candidatesOf(fitted, job);
  const law = thinned(fitted, candidates);
  const noise = noiseOfRun(fitted, job.noise);
  const goal = await goalOf(law, job.goal, job, control);
  const { draws, values } = withGoal(law, goal.values, job.goal);
  throwIfAborted(signal);
  const centred = centredCopy(values);
  const losses = new PredictedLosses(candidates, draws, noise.scale);
  const events: string[] = [];
  const left = new Interruption({
    ...(signal === undefined ? {} : { signal }),
    event(text) {
      events.push(text);
      control.event?.(text);
    },
  });
  const expectation = new VarianceReduction(losses, centred, noise.deviation, candidates.count);
  await left.unless(
    () => `after ${formatCount(expectation.known)} of ${formatCount(candidates.count)} candidates`,
    () => expectation.visitAll(control),
  );
  const reductions = Float64Array.from({ length: candidates.count }, (_, i) => expectation.gain(i));
  const deviation = Math.sqrt(expectation.prior);
  const { cost } = candidates;
  const order = (by: AskedDesign['by'], top: number): number[] =>
    ranked(
      candidates,
      by === 'cost' && cost !== undefined ? reductions.map((s, i) => s / cost[i]) : reductions,
      top,
    );
  const column = (candidate: number): Float64Array => losses.at(candidate).slice();
  const describe = (numbers: readonly number[]): DesignCandidate[] => {
    const points = predictedAt(fitted, candidates, numbers);
    return numbers.map((candidate, k): DesignCandidate => {
      const { value, band, newRun, beyond } = points[k];
      const removed = reductions[candidate];
      return {
        at: placeOf(candidates, candidate),
        share: removed,
        // Standard error of a squared correlation over that many independent refits.
        error: (2 * Math.sqrt(removed) * (1 - removed)) / Math.sqrt(values.length),
        ...(cost === undefined ? {} : { perCost: removed / cost[candidate] }),
        weighted: weightedReduction([column(candidate)], centred, noise.deviation),
        deviation: deviation * Math.sqrt(1 - removed),
        loss: value,
        band,
        newRun,
        beyond,
      };
    });
  };
  const best = describe(order(job.by, job.top));
  if (best.length === 0) throw left.isOut ? abortedWith('design', undefined, signal) : noCandidate();
  const [cheap] = cost === undefined ? [] : describe(order('cost', 1));
  const plan = job.runs === 1 || left.isOut ? undefined : await planned();
  const level = fitted.level ?? 0.95;
  const [lo, hi] = quantiles(values, bandProbabilities(level));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const record = {
    schema: 'isoloss/design@1',
    job: written(job),
    fit: fitReference(fitted),
    goal: {
      formula: job.goal,
      value: goal.value,
      mean,
      deviation,
      band: [lo, hi],
      level,
      refits: values.length,
    },
    noise,
    cost: candidates.question.costText ?? null,
    axes: candidates.axes,
    best: best[0],
    ...(cheap === undefined ? {} : { mostPerCost: cheap }),
    candidates: best,
    ...(plan === undefined || plan.length === 0 ? {} : { plan }),
    map: { share: nullIfNotFinite(reductions), excess: nullIfNotFinite(candidates.excess) },
    evaluated: expectation.known,
    ...(expectation.known < candidates.count ? { asked: candidates.count } : {}),
    allowed: candidates.excess.reduce((count, _, i) => count + (isAllowed(candidates, i) ? 1 : 0), 0),
    seconds: { total: clock() },
  } as const satisfies Omit<DesignRecord, 'warnings'>;
  const answer: DesignRecord = {
    ...record,
    warnings: [...events, ...designWarnings(fitted, record, centred, law.replicates?.count ?? 0)],
  };
  if (left.isOut) throw abortedWith('design', answer, signal);
  return answer;

  /** Greedy sequential design: each run is the best given those before it. */
  async function planned(): Promise<DesignStep[]> {
    const steps: DesignStep[] = [];
    const seen: Float64Array[] = [];
    for (let k = 0; k < job.runs; k++) {
      const gains = reductions.map((_, i) => expectation.gain(i));
      const worth = job.by === 'cost' && cost !== undefined ? gains.map((s, i) => s / cost[i]) : gains;
      const [next] = ranked(candidates, worth, 1);
      seen.push(column(next));
      const observed = await left.unless(
        () => `after ${k} of ${job.runs} planned runs`,
        () => expectation.observe(next, control).then(() => true),
      );
      if (observed === undefined) break;
      const remaining = Math.max(expectation.left, 0);
      steps.push({
        at: placeOf(candidates, next),
        share: 1 - remaining / expectation.prior,
        weighted: weightedReduction(seen, centred, noise.deviation),
        deviation: Math.sqrt(remaining),
      });
    }
    return steps;
  }
}

function checkReplicates({ name, replicates }: FittedLaw): void {
  const count = replicates?.count ?? 0;
  if (count >= 3) return;
  throw new IsolossError(
    'no-replicates',
    `A design is made over the refits of resamples, and '${name}' has ${count === 0 ? 'none' : `${count}`}.`,
    `Fit with ${field('bootstrap')} 4000, keep the refits (isoloss fit --json FILE) and give that FILE.`,
  );
}

/** The number of refits that one pass over all candidates can afford. */
function thinned(fitted: FittedLaw, { count: candidates, question: { graph, loss } }: Candidates): FittedLaw {
  const most = MOST_VALUES / candidates / costOf(graph, loss);
  const draws = drawsOf(fitted, Math.max(Math.floor(most), LEAST_REFITS)) ?? [];
  const count = draws[0]?.length ?? 0;
  const columns = Object.fromEntries(fitted.law.parameters.map(({ name }, j) => [name, draws[j]]));
  return { ...fitted, replicates: { count, columns } };
}

/** How many times the work of a usual law one value takes: more than one where it is the root of an equation. */
function costOf(graph: Graph, loss: NodeId): number {
  if (!graph.order([loss]).some((id) => graph.node(id).kind === 'root')) return 1;
  const { operations, transcendentals } = countGraph(graph, [loss], () => true).each;
  return Math.max(1, (operations + TRANSCENDENTAL * transcendentals) / USUAL);
}

/** Parameters and goal over the refits at which the goal is finite. Throws `bad-goal`, `constant-goal`. */
function withGoal(
  { law, replicates }: FittedLaw,
  goal: Float64Array,
  text: string,
): { readonly draws: readonly Float64Array[]; readonly values: Float64Array } {
  const rows = Array.from(goal.keys()).filter((row) => Number.isFinite(goal[row]));
  if (rows.length < 3 || rows.length < goal.length / 2) {
    throw new IsolossError(
      'bad-goal',
      `The goal "${text}" has a finite value at ${rows.length} of ${goal.length} refits only.`,
      'Ask for something nearer to what was fitted.',
    );
  }
  const values = Float64Array.from(rows, (row) => goal[row]);
  const size = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (values.every((value) => Math.abs(value - values[0]) <= 1e-13 * size)) {
    throw new IsolossError(
      'constant-goal',
      `The goal "${text}" is the same at every refit: nothing is left to learn of it.`,
      'Ask for something that depends on what was fitted.',
    );
  }
  const draws = law.parameters.map(({ name }) =>
    Float64Array.from(rows, (row) => replicates?.columns[name][row] ?? Number.NaN),
  );
  return { draws, values };
}

function predictedAt(fitted: FittedLaw, { question, inputs }: Candidates, numbers: readonly number[]) {
  const at = Object.fromEntries(
    question.inputs.map(({ name }, i) => [
      name,
      Float64Array.from(numbers, (candidate) => inputs[i][candidate]),
    ]),
  );
  return predictRecord({ fitted, inputs: at, prediction: predict(fitted, at) }).points;
}

function noCandidate(): IsolossError {
  return new IsolossError(
    'no-value',
    'At every candidate that is allowed, the law of some refit has no value.',
    `Give ${field('axes')} ranges nearer to what was fitted.`,
  );
}

function nullIfNotFinite(values: Float64Array): (number | null)[] {
  return Array.from(values, (value) => (Number.isFinite(value) ? Number(value.toPrecision(8)) : null));
}
