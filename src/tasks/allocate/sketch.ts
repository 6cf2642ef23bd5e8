/** What a page draws of an allocation beside its record. */
import type { NodeId } from '../../formula/graph.js';
import { evenly } from '../fitted/evenly.js';
import type { FittedLaw } from '../fitted/fitted.js';
import { type Neighbourhood, neighbourhoodOf } from '../fitted/neighbourhood.js';
import { askAllocation } from './job.js';
import { type AllocationProfile, allocationProfile, type OwnOptima } from './profile.js';
import type { Question } from './question.js';
import { questionOf } from './read-question.js';
import type { AllocateRecord, Allocation } from './record.js';
import type { RefitOptima } from './refits.js';
import { SmoothQuestion } from './smooth.js';

/** Budgets of a frontier whose profiles are drawn. */
const MOST_PROFILES = 6;

/** All axes this large and larger still: where the loss no longer changes it is at its floor. */
const LARGE = [1e60, 1e80] as const;

/** The refits' own optima of the least and of the largest budget. */
export interface RefitEnds {
  readonly first: RefitOptima;
  readonly last: RefitOptima;
}

/** `band` holds quantiles over the refits at the record's shares. */
export interface Spread {
  readonly value: number;
  readonly band?: readonly number[];
}

export interface AllocateSketch {
  /** By axis, and `D/N` where both are axes: the refits' own optima at the largest budget; NaN where a refit has none. */
  readonly optima: Readonly<Record<string, Float64Array>>;
  /**
   * By axis: the power of the budget it grows with between the ends of the frontier; empty for one budget,
   * where not the same constraints bind everywhere, and where axes are listed.
   */
  readonly exponents: Readonly<Record<string, Spread>>;
  /** What the loss comes down to where every axis grows without end; undefined where it does not come to rest. */
  readonly floor?: Spread;
  /** One budget: along each axis that has a say of its own. Several: along the first axis, for some of the budgets. */
  readonly profiles: readonly { readonly allocation: Allocation; readonly profile: AllocationProfile }[];
}

/** The sketch of `record`, which `fitted` was asked for; `ends` where it has refits. */
export function allocationSketch(
  fitted: FittedLaw,
  record: AllocateRecord,
  ends?: RefitEnds,
): AllocateSketch {
  const question = questionOf(fitted, askAllocation(record.job));
  const around = neighbourhoodOf(fitted);
  const floor = floorOf(question, record.shares, around);
  return {
    // Steps along the directions of a covariance are no distribution.
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
  { frontier, shares }: AllocateRecord,
  ends: RefitEnds | undefined,
  around: Neighbourhood | undefined,
): Record<string, Spread> {
  const [first, last] = [frontier[0], frontier[frontier.length - 1]];
  if (first.budget === null || last.budget === null || first === last) return {};
  // Where a constraint takes hold on the way, or values are listed, there is no one power.
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
    const band = drawn.length === 0 ? [] : around.quantiles(value, drawn, shares, 'raw');
    return [[name, band.length > 0 && band.every(Number.isFinite) ? { value, band } : { value }] as const];
  });
  return Object.fromEntries(entries);
}

function floorOf(
  { graph, loss, fitted, axes }: Question,
  shares: readonly number[],
  around: Neighbourhood | undefined,
): { value: number; band?: readonly number[] } | undefined {
  if (axes.some(({ kind }) => kind !== 'log')) return undefined;
  const { law, values } = fitted;
  const parametersOf = (row?: number) =>
    law.parameters.map(({ name }, j) =>
      row === undefined || around === undefined ? values[name] : around.columns[j][row],
    );
  const at = (parameters: readonly number[], axis: number): number =>
    graph.evaluate(loss, ({ kind, value }) => (kind === 'param' ? parameters[value] : axis));
  const floorAt = (parameters: readonly number[]): number => {
    const [large, larger] = LARGE.map((axis) => at(parameters, axis));
    return Math.abs(larger / large - 1) < 1e-6 ? larger : Number.NaN;
  };
  const value = floorAt(parametersOf());
  if (!(value > 0)) return undefined;
  const drawn = Float64Array.from({ length: around?.count ?? 0 }, (_, row) => floorAt(parametersOf(row)));
  return around !== undefined && drawn.length > 0 && drawn.every(Number.isFinite)
    ? { value, band: around.quantiles(value, drawn, shares, 'log') }
    : { value };
}

function profilesOf(
  question: Question,
  record: AllocateRecord,
  ends: RefitEnds | undefined,
): AllocateSketch['profiles'] {
  const { frontier, shares } = record;
  const { axes, fitted } = question;
  const all = axes.map((_, axis) => axis);
  const listed = all.filter((axis) => axes[axis].kind === 'listed');
  const along = (allocation: Allocation, axis: number, refits?: OwnOptima) => {
    const budget = allocation.budget ?? Number.POSITIVE_INFINITY;
    const profile = allocationProfile(question, axis, { best: allocation.best, budget }, shares, refits);
    return { allocation, profile };
  };
  if (frontier.length > 1) {
    const drawn = evenly(frontier.length, MOST_PROFILES);
    // Listed values change from budget to budget: what follows along another axis is no one curve.
    return listed.length > 0 ? [] : drawn.map((i) => along(frontier[i], 0));
  }
  const [only] = frontier;
  // Two axes on one budget, or on one constraint, are one choice, told along the first or the listed one.
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

/** Whether refits disagree on the objective, and agree on what is allowed: then they can be asked at the same points. */
function isSpread({ graph, objective, cost, constraints }: Question): boolean {
  const ofParameters = (id: NodeId) => graph.order([id]).some((at) => graph.node(at).kind === 'param');
  const limits = [...(cost === undefined ? [] : [cost]), ...constraints.flatMap((c) => [c.left, c.right])];
  return ofParameters(objective) && !limits.some(ofParameters);
}

/** From how the smooth question carries it; NaN where there is no optimum. */
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
