/** The candidate runs of a design: all points of a grid, with cost and constraint violation. */

import { field, IsolossError } from '../../errors.js';
import { emitColumns } from '../../formula/emit-columns.js';
import type { NodeId } from '../../formula/graph.js';
import { recordOf } from '../../own.js';
import type { Interval } from '../../statistics/intervals.js';
import { gridValues } from '../allocate/axes.js';
import { askAllocation } from '../allocate/job.js';
import type { Question } from '../allocate/question.js';
import { questionOf } from '../allocate/read-question.js';
import type { Spending } from '../allocate/record.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { type AskedDesign, askDesign, type DesignJob } from './job.js';
import type { DesignAxis } from './record.js';

/** Points of an axis with a default range, and the factor by which it exceeds the fitted range. */
const POINTS = 64;
const WIDER = 10;

/** Points per axis and candidates at most. */
const MOST_VALUES = 1024;
const MOST_CANDIDATES = 2 ** 18;

/** Tolerance of constraints for rounding. */
const SLACK = 1e-9;

export interface Candidates {
  readonly question: Question;
  readonly axes: readonly DesignAxis[];
  /** Values of each axis, ascending. Candidates are numbered with the last axis fastest. */
  readonly values: readonly Float64Array[];
  readonly count: number;
  /** By candidate. */
  readonly cost: Float64Array | undefined;
  /** Each input of the law, by candidate. */
  readonly inputs: readonly Float64Array[];
  /** As the record's `map.excess`; NaN where something has no value. */
  readonly excess: Float64Array;
}

/** Throws the errors of `questionOf`, `no-range`, `too-many-points` and `nothing-feasible`. */
export function candidatesOf(fitted: FittedLaw, asked: DesignJob | AskedDesign): Candidates {
  const job = askDesign(asked);
  const { cost, budget, set } = job;
  const usual = usualRatio(fitted, job);
  const subjectTo =
    usual === undefined ? job.subjectTo : [...job.subjectTo, `D >= ${usual[0]}*N`, `D <= ${usual[1]}*N`];
  const chosen = chosenAxes(fitted, job);
  const question = questionOf(
    fitted,
    askAllocation({
      fit: fitted.name,
      ...(cost === undefined ? {} : { cost }),
      ...(budget === undefined ? {} : { budget: String(budget) }),
      set,
      subjectTo,
      axes: [...job.axes, ...chosen.values()],
    }),
  );
  const open = question.axes.find((axis) => axis.kind !== 'listed' && axis.chosen);
  if (open !== undefined) throw noRange(open.name, 'Nothing says where');
  const values = question.axes.map(gridValues);
  const count = checkedCount(question, values);
  const grid = gridColumns(values, count);
  const { graph, inputs } = question;
  const limits = limitsOf(question, budget);
  const roots = [
    ...inputs.map(({ node }) => node),
    ...(question.cost === undefined ? [] : [question.cost]),
    ...limits.flatMap(({ left, right }) => [left, right]),
  ];
  const emitted = emitColumns(graph, roots, { scalar: 'param', column: 'input' }, grid, count);
  emitted.run(fitted.law.parameters.map(({ name }) => fitted.values[name]));
  const { results } = emitted;
  const sides = results.slice(roots.length - 2 * limits.length);
  const candidates: Candidates = {
    question,
    axes: question.axes.map((axis, a) => ({
      name: axis.name,
      unit: unitOf(fitted, axis.name),
      values: [...values[a]],
      spacing: axis.kind,
      chosen: chosen.has(axis.name),
    })),
    values,
    count,
    cost: question.cost === undefined ? undefined : results[inputs.length],
    inputs: results.slice(0, inputs.length),
    excess: Float64Array.from({ length: count }, (_, i) =>
      limits.reduce(
        (most, _limit, l) => Math.max(most, excessOf(sides[2 * l][i], sides[2 * l + 1][i])),
        limits.length === 0 ? -1 : -Infinity,
      ),
    ),
  };
  checkAllowed(candidates, limits, sides);
  return candidates;
}

export function isAllowed({ excess }: Candidates, candidate: number): boolean {
  return excess[candidate] <= SLACK;
}

/** A candidate's coordinates as in the record. */
export function placeOf({ question, values, inputs, cost }: Candidates, candidate: number): Spending {
  const at = recordOf<number>();
  for (const [a, index] of indicesOf(values, candidate).entries())
    at[question.axes[a].name] = values[a][index];
  for (const [i, { name }] of question.inputs.entries()) at[name] = inputs[i][candidate];
  if (cost !== undefined) at.cost = cost[candidate];
  return at;
}

/** A candidate's index on each axis. */
export function indicesOf(values: readonly Float64Array[], candidate: number): number[] {
  const indices: number[] = [];
  let rest = candidate;
  for (let a = values.length - 1; a >= 0; a--) {
    indices[a] = rest % values[a].length;
    rest = Math.floor(rest / values[a].length);
  }
  return indices;
}

/**
 * Tokens per parameter of the fitted runs, a default constraint on candidates: corners of a grid of N and D are the most
 * informative, but nobody would train there. Undefined if corners were requested, or the job itself relates N and D.
 */
export function usualRatio(
  { tokensPerParameter: ends }: FittedLaw,
  { corners, set, subjectTo }: Pick<DesignJob, 'corners' | 'set' | 'subjectTo'>,
): Interval | undefined {
  const relates = subjectTo.some((text) =>
    ['N', 'D'].every((name) => new RegExp(`\\b${name}\\b`).test(text)),
  );
  if (ends === undefined || corners || relates || 'N' in set || 'D' in set) return undefined;
  // Rounding must not exclude a run like the outermost ones.
  return [ends[0] * (1 - SLACK), ends[1] * (1 + SLACK)];
}

/** Default axes: the fitted range, and up to ten times more. */
function chosenAxes({ law, ranges = {} }: FittedLaw, { axes, set }: AskedDesign): Map<string, string> {
  const given = new Set([...axes.map(({ value }) => value.name), ...Object.keys(set)]);
  const chosen = new Map<string, string>();
  for (const { name } of law.inputs) {
    if (given.has(name) || !Object.hasOwn(ranges, name)) continue;
    const [lo, hi] = ranges[name];
    if (lo === hi) throw noRange(name, `All fitted runs have ${name} = ${lo}: nothing says where else`);
    const isLog = lo > 0;
    const most = isLog ? hi * WIDER : hi + (hi - lo);
    chosen.set(name, `${name}=${lo}..${most}:${POINTS}${isLog ? '' : ':lin'}`);
  }
  return chosen;
}

function noRange(name: string, why: string): IsolossError {
  return new IsolossError(
    'no-range',
    `${why} runs may lie in ${name}.`,
    `Give ${field('axes')} ${name}=lo..hi:${POINTS}, or ${field('set')} ${name}=... where it is no choice.`,
  );
}

function checkedCount({ axes }: Question, values: readonly Float64Array[]): number {
  const count = values.reduce((product, { length }) => product * length, 1);
  const long = values.findIndex(({ length }) => length > MOST_VALUES);
  if (long < 0 && count <= MOST_CANDIDATES) return count;
  throw new IsolossError(
    'too-many-points',
    long < 0
      ? `The axes make ${count} candidates, more than ${MOST_CANDIDATES}.`
      : `The axis ${axes[long].name} has ${values[long].length} points, more than ${MOST_VALUES}.`,
    'Give fewer points an axis: neighbours tell the same.',
  );
}

/** The axes' values at every candidate. */
function gridColumns(values: readonly Float64Array[], count: number): Float64Array[] {
  let stride = count;
  return values.map((axis) => {
    stride /= axis.length;
    const each = stride;
    return Float64Array.from({ length: count }, (_, i) => axis[Math.floor(i / each) % axis.length]);
  });
}

interface Limit {
  readonly text: string;
  readonly left: NodeId;
  readonly right: NodeId;
}

function limitsOf({ graph, cost, constraints }: Question, budget: number | undefined): Limit[] {
  if (cost === undefined || budget === undefined) return [...constraints];
  return [
    { text: `cost <= ${budget}`.replace('e+', 'e'), left: cost, right: graph.constant(budget) },
    ...constraints,
  ];
}

/** Violation in the logarithm if both sides are positive: linear between points of a logarithmic grid for powers. */
function excessOf(left: number, right: number): number {
  if (left > 0 && right > 0) return Math.log(left / right);
  return left === right ? 0 : (left - right) / Math.max(Math.abs(left), Math.abs(right));
}

function checkAllowed(
  candidates: Candidates,
  limits: readonly Limit[],
  sides: readonly Float64Array[],
): void {
  const { count } = candidates;
  for (let i = 0; i < count; i++) if (isAllowed(candidates, i)) return;
  const alone = limits.find((_, l) =>
    sides[2 * l].every((left, i) => !(excessOf(left, sides[2 * l + 1][i]) <= SLACK)),
  );
  throw new IsolossError(
    'nothing-feasible',
    alone === undefined
      ? `No candidate satisfies ${limits.map(({ text }) => `"${text}"`).join(' and ')} together.`
      : `No candidate satisfies "${alone.text}".`,
    `Loosen it, or give ${field('axes')} ranges that reach where it holds.`,
  );
}

function unitOf({ law }: FittedLaw, name: string): string {
  const unit = law.inputs.find((input) => input.name === name)?.unit ?? '';
  return unit === 'any' || unit === '1' ? '' : unit;
}
