/** Data for the figures of an allocation that its record does not hold. */
import { evaluateNode } from '../../formula/evaluate-node.js';
import type { NodeId } from '../../formula/graph.js';
import { evenSubset } from '../fitted/even-subset.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { type ParameterSample, parameterSampleOf } from '../fitted/parameter-sample.js';
import { type AllocationProfile, allocationProfile, type OwnOptima } from './axis-profile.js';
import { askAllocation } from './job.js';
import type { Question } from './question.js';
import { questionOf } from './read-question.js';
import type { AllocateRecord, Allocation } from './record.js';
import type { RefitOptima } from './refit-optima.js';
import { SmoothQuestion } from './smooth-question.js';

/** Profiles drawn along a frontier, in budgets. */
const MOST_PROFILES = 6;

/** Axis values at which the loss floor is evaluated: if the loss is equal at both it has reached the floor. */
const LARGE = [1e60, 1e80] as const;

/** The refits' own optima at the smallest and the largest budget. */
export interface FrontierEndOptima {
  readonly first: RefitOptima;
  readonly last: RefitOptima;
}

/** `band` holds quantiles over the refits at the record's probabilities. */
export interface OptimaBands {
  readonly value: number;
  readonly band?: readonly number[];
}

export interface AllocatePlotData {
  /** By axis, and `D/N` where both are axes: the refits' own optima at the largest budget; NaN where a refit has none. */
  readonly optima: Readonly<Record<string, Float64Array>>;
  /**
   * By axis: exponent of its growth with the budget between the first and last budget; empty for one budget, if the
   * active constraints change, and for listed axes.
   */
  readonly exponents: Readonly<Record<string, OptimaBands>>;
  /** Limit of the loss as all axes grow; undefined if it does not converge. */
  readonly floor?: OptimaBands;
  /** One budget: along each independent axis. Several: along the first axis, for some of the budgets. */
  readonly profiles: readonly { readonly allocation: Allocation; readonly profile: AllocationProfile }[];
}

/** The plot data of `record` for `fitted`; `ends` if it has refits. */
export function allocationPlotData(
  fitted: FittedLaw,
  record: AllocateRecord,
  ends?: FrontierEndOptima,
): AllocatePlotData {
  const question = questionOf(fitted, askAllocation(record.job));
  const around = parameterSampleOf(fitted);
  const floor = floorOf(question, record.shares, around);
  return {
    // Difference steps of a covariance are not draws from a distribution.
    optima: ends === undefined || around?.kind !== 'refits' ? {} : optimaByName(question, ends.last),
    exponents: exponentsOf(question, record, ends, around),
    ...(floor === undefined ? {} : { floor }),
    profiles: profilesOf(question, record, ends),
  };
}

function optimaByName({ axes }: Question, { axes: columns }: RefitOptima): Record<string, Float64Array> {
  const byName = Object.fromEntries(axes.map(({ name }, axis) => [name, columns[axis]] as const));
  if (!Object.hasOwn(byName, 'N') || !Object.hasOwn(byName, 'D')) return byName;
  return { ...byName, 'D/N': byName.D.map((D, row) => D / byName.N[row]) };
}

function exponentsOf(
  { axes }: Question,
  { frontier, shares: probabilities }: AllocateRecord,
  ends: FrontierEndOptima | undefined,
  around: ParameterSample | undefined,
): Record<string, OptimaBands> {
  const [first, last] = [frontier[0], frontier[frontier.length - 1]];
  if (first.budget === null || last.budget === null || first === last) return {};
  // If the active constraints change, or values are listed, there is no single exponent.
  const limits = new Set(frontier.map(({ binding }) => binding.join()));
  if (limits.size > 1 || axes.some(({ kind }) => kind === 'listed')) return {};
  const decades = Math.log(last.budget / first.budget);
  const slope = (from: number, to: number) => Math.log(to / from) / decades;
  const entries = axes.flatMap((axis, i) => {
    if (axis.kind !== 'log') return [];
    const { name } = axis;
    const value = slope(first.best[name], last.best[name]);
    if (ends === undefined || around === undefined) return [[name, { value }] as const];
    const each = ends.first.axes[i].map((from, row) => slope(from, ends.last.axes[i][row]));
    const isKept = around.kind === 'refits' ? Number.isFinite : () => true;
    const drawn = each.filter((one) => isKept(one));
    const band = drawn.length === 0 ? [] : around.quantiles(value, drawn, probabilities, 'raw');
    return [[name, band.length > 0 && band.every(Number.isFinite) ? { value, band } : { value }] as const];
  });
  return Object.fromEntries(entries);
}

function floorOf(
  { graph, loss, fitted, axes }: Question,
  probabilities: readonly number[],
  around: ParameterSample | undefined,
): { value: number; band?: readonly number[] } | undefined {
  if (axes.some(({ kind }) => kind !== 'log')) return undefined;
  const { law, values } = fitted;
  const parametersOf = (row?: number) =>
    law.parameters.map(({ name }, j) =>
      row === undefined || around === undefined ? values[name] : around.columns[j][row],
    );
  const at = (parameters: readonly number[], axis: number): number =>
    evaluateNode(graph, loss, ({ kind, value }) => (kind === 'param' ? parameters[value] : axis));
  const floorAt = (parameters: readonly number[]): number => {
    const [large, larger] = LARGE.map((axis) => at(parameters, axis));
    return Math.abs(larger / large - 1) < 1e-6 ? larger : Number.NaN;
  };
  const value = floorAt(parametersOf());
  if (!(value > 0)) return undefined;
  const drawn = Float64Array.from({ length: around?.count ?? 0 }, (_, row) => floorAt(parametersOf(row)));
  return around !== undefined && drawn.length > 0 && drawn.every(Number.isFinite)
    ? { value, band: around.quantiles(value, drawn, probabilities, 'log') }
    : { value };
}

function profilesOf(
  question: Question,
  record: AllocateRecord,
  ends: FrontierEndOptima | undefined,
): AllocatePlotData['profiles'] {
  const { frontier, shares: probabilities } = record;
  const { axes, fitted } = question;
  const all = axes.map((_, axis) => axis);
  const listed = all.filter((axis) => axes[axis].kind === 'listed');
  const along = (allocation: Allocation, axis: number, refits?: OwnOptima) => {
    const budget = allocation.budget ?? Number.POSITIVE_INFINITY;
    const profile = allocationProfile(
      question,
      axis,
      { best: allocation.best, budget },
      probabilities,
      refits,
    );
    return { allocation, profile };
  };
  if (frontier.length > 1) {
    const drawn = evenSubset(frontier.length, MOST_PROFILES);
    // Listed values change from budget to budget, so that profiles along another axis are not comparable.
    return listed.length > 0 ? [] : drawn.map((i) => along(frontier[i], 0));
  }
  const [only] = frontier;
  // Two axes tied by a budget or constraint are one degree of freedom, drawn along the first or the listed one.
  const limits = new Set(['budget', ...question.constraints.map(({ text }) => text)]);
  const isOne = all.length === 2 && only.binding.some((name) => limits.has(name));
  const own = isOne ? [listed[0] ?? 0] : all;
  const { replicates, law } = fitted;
  const refits =
    replicates === undefined || ends === undefined || !isSpread(question)
      ? undefined
      : {
          count: replicates.count,
          parameters: law.parameters.map(({ name }) => replicates.columns[name]),
          own: naturalObjective(question, ends.last.objective),
        };
  return own.map((axis) => along(only, axis, refits));
}

/** Whether the objective but no constraint depends on the parameters: refits can then be evaluated at the same points. */
function isSpread({ graph, objective, cost, constraints }: Question): boolean {
  const ofParameters = (id: NodeId) => graph.order([id]).some((at) => graph.node(at).kind === 'param');
  const limits = [...(cost === undefined ? [] : [cost]), ...constraints.flatMap((c) => [c.left, c.right])];
  return ofParameters(objective) && !limits.some(ofParameters);
}

/** The objective in natural units from that of the smooth question; NaN where there is no optimum. */
function naturalObjective(question: Question, objective: Float64Array): Float64Array {
  const { logObjective } = new SmoothQuestion(
    question,
    question.axes.map((axis) => (axis.kind === 'listed' ? axis.values[0] : Number.NaN)),
  );
  return objective.map((value) => {
    if (!Number.isFinite(value)) return Number.NaN;
    return logObjective ? Math.exp(value) : question.maximize ? -value : value;
  });
}
