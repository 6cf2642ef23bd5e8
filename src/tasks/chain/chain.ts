/** Chains of two laws: a loss from its inputs, then a metric from the loss, with the uncertainty of both. */
import { field, IsolossError } from '../../errors.js';
import { build } from '../../formula/build.js';
import { emitColumns } from '../../formula/emit-columns.js';
import { Graph, type NodeId } from '../../formula/graph.js';
import { graphOfLaw } from '../../laws/graph.js';
import type { Law, LawInput } from '../../laws/law.js';
import type { Interval } from '../../statistics/intervals.js';
import { quantileOfSorted } from '../../statistics/quantile.js';
import { formatNumber } from '../../text.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { levelOf } from '../fitted/level.js';
import { pointColumns } from '../fitted/parse-points.js';
import { fitReference } from '../fitted/reference.js';
import { pairRefits } from '../fitted/refit-pairs.js';
import { predict } from '../predict/predict.js';
import { comparedGroups, type EvaluatedTask } from './compared.js';
import { type Draws, drawsOfFit, uniforms } from './draws.js';
import type { ChainedPoint, ChainRecord } from './record.js';

/** Pairs of draws at least, where the fits have fewer. */
const LEAST_PAIRS = 2000;

/** A task: the fit of its loss, that of its metric, and points at which they are chained. */
export interface ChainTask {
  readonly name: string;
  readonly loss: FittedLaw;
  readonly metric: FittedLaw;
  /** Texts such as `N=7e9,D=4e12`, or columns by input: of the loss, and of the metric besides the loss. */
  readonly at: readonly string[] | Readonly<Record<string, Float64Array>>;
  /** What was observed of the metric at each point, NaN where nothing was. */
  readonly observed?: Float64Array;
  /** The row of each point in its table. */
  readonly rows?: Int32Array;
  /**
   * Tasks with the same `name` here are the groups of one fit, distinguished by `by`, and compared: the loss of each is a
   * group of one fit, so that their refits are of the same resamples.
   */
  readonly ladder?: { readonly name: string; readonly by: string; readonly group: string };
}

/** How tasks are chained. */
export interface ChainOptions {
  /** The input of the metric's law that is the loss. Default: its only input, or x. */
  readonly feed?: string;
  /** Level of the bands. Default: the level of the fit of the loss. */
  readonly level?: number;
}

/**
 * Predicts the metric of each task at its points: the law of the loss gives a loss, and that is an input of the law of the metric. Bands
 * are quantiles over pairs of draws, each a refit of the first law whose loss a refit of the second one takes; draws by the
 * covariance stand in for refits that a fit lacks. The fits are independent, whatever their seeds. Bands of a new run add the
 * scatter of losses about the first law, and of the metric about the second. Throws `bad-question` where no input of the
 * second law is the loss, and the errors of points.
 */
export function chain(tasks: readonly ChainTask[], options: ChainOptions = {}): ChainRecord {
  const level = Math.min(...tasks.map(({ loss }) => levelOf(loss, options.level)));
  const evaluated = tasks.map((task) => chainedTask(task, level, options.feed));
  const chained = evaluated.map((one) => one.chained);
  const comparisons = comparedGroups(
    tasks.flatMap(({ ladder }, t) => (ladder === undefined ? [] : [{ ...evaluated[t], ladder }])),
    level,
  );
  const observed = chained.flatMap(({ points }) => points.filter(({ error }) => error !== undefined));
  const errors = observed.map(({ error = 0 }) => Math.abs(error));
  const known = observed.filter(({ inside }) => inside !== undefined);
  return {
    schema: 'isoloss/chain@1',
    level,
    tasks: chained,
    ...(comparisons.length === 0 ? {} : { comparisons }),
    ...(observed.length === 0
      ? {}
      : {
          score: {
            observed: observed.length,
            meanError: errors.reduce((sum, error) => sum + error, 0) / errors.length,
            largestError: Math.max(...errors),
            coverage: known.length === 0 ? null : known.filter(({ inside }) => inside).length / known.length,
          },
        }),
    notes: [],
  };
}

/** The input of a metric's law that is the loss. Throws `bad-question`. */
export function feedOf(metric: Law, asked: string | undefined): string {
  const names = metric.inputs.map(({ name }) => name);
  const found = asked ?? (names.length === 1 ? names[0] : names.find((name) => name === 'x' || name === 'L'));
  if (found !== undefined && names.includes(found)) return found;
  throw new IsolossError(
    'bad-question',
    asked === undefined
      ? `Nothing says which input of ${metric.name} is the loss: ${names.join(', ')}.`
      : `${asked} is no input of ${metric.name}, which has ${names.join(', ')}.`,
    `Name one of them: ${field('feed')} ${names[0]}.`,
  );
}

/** The inputs of a chain: those of the loss, then those of the metric that are not the loss. */
export function inputsOfChain(loss: Law, metric: Law, feed: string): LawInput[] {
  const own = loss.inputs.map(({ name }) => name);
  return [...loss.inputs, ...metric.inputs.filter(({ name }) => name !== feed && !own.includes(name))];
}

function chainedTask(task: ChainTask, level: number, asked: string | undefined): EvaluatedTask {
  const { name, loss, metric } = task;
  const feed = feedOf(metric.law, asked);
  const inputs = inputsOfChain(loss.law, metric.law, feed);
  const columns = isTexts(task.at) ? pointColumns({ ...loss.law, inputs }, task.at) : task.at;
  const count = columns[inputs[0].name].length;
  const first = drawsOfFit(loss, 0);
  const second = drawsOfFit(metric, 1);
  const isKnown = first.kind !== 'none' || second.kind !== 'none';
  const pairs = pairRefits(first.count, second.count, LEAST_PAIRS);
  const lossOver = overDraws(loss.law, picked(first, pairs.first), undefined);
  const metricOver = overDraws(metric.law, picked(second, pairs.second), feed);
  const lossAt = predict(loss, own(columns, loss.law.inputs));
  const metricAt = predict(metric, { ...own(columns, metric.law.inputs, feed), [feed]: lossAt.value });
  const atLowerLoss = predict(metric, {
    ...own(columns, metric.law.inputs, feed),
    [feed]: lossAt.value.map((value) => 0.99 * value),
  });
  const draws = pairs.first.length;
  const [u, v] = [0, 1].map((k) => uniforms(draws, 2, k));
  const probabilities = [(1 - level) / 2, (1 + level) / 2] as const;
  const valuesAt = (at: Readonly<Record<string, number>>): Float64Array =>
    metricOver(at, lossOver(at, undefined)).slice();
  const points = Array.from({ length: count }, (_, i): ChainedPoint => {
    const at = Object.fromEntries(inputs.map(({ name: input }) => [input, columns[input][i]]));
    const losses = lossOver(at, undefined).slice();
    const values = metricOver(at, losses).slice();
    const noisy = losses.map((value, b) => observedAs(loss, value, u[b]));
    const news = metricOver(at, noisy).map((value, b) => observedAs(metric, value, v[b]));
    const observed = task.observed?.[i] ?? Number.NaN;
    const newRun = isKnown && hasScatter(loss) && hasScatter(metric) ? bandOf(news, probabilities) : null;
    const value = metricAt.value[i];
    return {
      at,
      ...(task.rows === undefined ? {} : { row: task.rows[i] }),
      loss: lossAt.value[i],
      lossBand: first.kind === 'none' ? null : bandOf(losses, probabilities),
      value,
      band: isKnown ? bandOf(values, probabilities) : null,
      newRun,
      ...(Number.isFinite(observed)
        ? {
            observed,
            error: value / observed - 1,
            ...(newRun === null ? {} : { inside: newRun[0] <= observed && observed <= newRun[1] }),
          }
        : {}),
    };
  });
  return {
    chained: {
      name,
      loss: fitReference(loss),
      metric: fitReference(metric),
      feed,
      draws: isKnown ? draws : 0,
      points,
      warnings: warningsOf(task, feed, lossAt.value, first, second),
    },
    higherIsBetter: isHigherBetter(metricAt.value, atLowerLoss.value),
    draws: { loss: first.kind, metric: second.kind },
    valuesAt,
  };
}

/** Lower losses are better, and so is the side to which the metric then moves. */
function isHigherBetter(values: Float64Array, atLowerLoss: Float64Array): boolean {
  return values.reduce((sum, value, i) => sum + Math.sign(atLowerLoss[i] - value), 0) >= 0;
}

function isTexts(at: ChainTask['at']): at is readonly string[] {
  return Array.isArray(at);
}

function own(
  columns: Readonly<Record<string, Float64Array>>,
  inputs: readonly LawInput[],
  but?: string,
): Record<string, Float64Array> {
  return Object.fromEntries(
    inputs.flatMap(({ name }) => (name === but ? [] : [[name, columns[name]] as const])),
  );
}

function picked({ columns }: Draws, at: Int32Array): Float64Array[] {
  return columns.map((column) => Float64Array.from(at, (k) => column[k]));
}

/** A law at a point over all draws; the input `feed` has a value of its own in each of them. Results last until the next call. */
function overDraws(law: Law, draws: readonly Float64Array[], feed: string | undefined) {
  const count = draws[0]?.length ?? 1;
  const scalars = law.inputs.filter(({ name }) => name !== feed).map(({ name }) => name);
  const fed = new Float64Array(count);
  const { graph, root } = feed === undefined ? graphOfLaw(law) : graphWithFed(law, feed);
  const compiled = emitColumns(
    graph,
    [root],
    { scalar: 'input', column: 'param' },
    feed === undefined ? draws : [...draws, fed],
    count,
  );
  return (at: Readonly<Record<string, number>>, values: Float64Array | undefined): Float64Array => {
    if (values !== undefined) fed.set(values);
    compiled.run(scalars.map((name) => at[name]));
    return compiled.results[0];
  };
}

/** As `graphOfLaw` has it, but for the input `feed`, which is one more column of draws. */
function graphWithFed(law: Law, feed: string): { readonly graph: Graph; readonly root: NodeId } {
  const graph = new Graph();
  const symbols = new Map<string, NodeId>([
    ...law.inputs
      .filter(({ name }) => name !== feed)
      .map(({ name }, i) => [name, graph.leaf('input', i)] as const),
    ...law.parameters.map(({ name }, j) => [name, graph.leaf('param', j)] as const),
    [feed, graph.leaf('param', law.parameters.length)],
  ]);
  for (const [name, formula] of law.where ?? []) symbols.set(name, build(graph, formula, symbols));
  return { graph, root: build(graph, law.formula, symbols) };
}

const hasScatter = ({ residuals }: FittedLaw): boolean => residuals !== undefined;

/** What may be observed where the law has `value`: the residual at probability `u`, taken off on its scale. */
function observedAs({ residuals }: FittedLaw, value: number, u: number): number {
  if (residuals === undefined) return value;
  const r = interpolated(residuals.quantiles, u);
  if (residuals.scale === 'raw') return value - r;
  return residuals.scale === 'log' ? value * Math.exp(-r) : value / (1 + r);
}

/** Evenly spaced quantiles at a probability. */
function interpolated(quantiles: readonly number[], u: number): number {
  const place = u * (quantiles.length - 1);
  const below = Math.floor(place);
  const [lo, hi] = [quantiles[below], quantiles[Math.min(below + 1, quantiles.length - 1)]];
  return lo + (place - below) * (hi - lo);
}

/** Null where the law has no value in some draw. */
function bandOf(values: Float64Array, [lo, hi]: readonly [number, number]): Interval | null {
  if (!values.every(Number.isFinite)) return null;
  const sorted = values.slice().sort();
  return [quantileOfSorted(sorted, lo), quantileOfSorted(sorted, hi)];
}

function warningsOf(
  { loss, metric }: ChainTask,
  feed: string,
  losses: Float64Array,
  first: Draws,
  second: Draws,
): string[] {
  const [lo, hi] =
    metric.ranges !== undefined && Object.hasOwn(metric.ranges, feed) ? metric.ranges[feed] : [];
  const beyond =
    lo === undefined || hi === undefined ? [] : [...losses].filter((value) => value < lo || value > hi);
  return [
    ...(beyond.length === 0 || lo === undefined || hi === undefined
      ? []
      : [
          `${beyond.length === losses.length ? 'The' : `In ${beyond.length} of ${losses.length} points the`} predicted loss (${formatNumber(beyond[0], 4)}) lies outside those that the metric was fitted to (${formatNumber(lo, 4)} to ${formatNumber(hi, 4)}): the second step is an extrapolation too.`,
        ]),
    ...[first, second].flatMap(({ kind }, i) =>
      kind === 'none'
        ? [
            `Nothing is known of the uncertainty of ${(i === 0 ? loss : metric).name}: bands take it as exact.`,
          ]
        : [],
    ),
    ...(loss.warnings ?? []),
    ...(metric.warnings ?? []),
  ];
}
