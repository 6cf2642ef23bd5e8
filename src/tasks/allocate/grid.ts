/** The search among all grid points, on the back end; and, where no point is allowed, why. */

import type { Sweeps } from '../../backend/sweep.js';
import type { Control } from '../../control.js';
import { field, IsolossError } from '../../errors.js';
import { Analysis } from '../../formula/analyse.js';
import type { NodeId } from '../../formula/graph.js';
import { sweepProgram } from '../../formula/sweep.js';
import { formatNumber } from '../../text.js';
import { gridValues } from './axes.js';
import type { Constraint, Question } from './question.js';

/** Best points of each budget that refinement may start from. */
const TOLD = 32;

/** More candidates than this are minutes of work on a CPU, and finer grids find nothing more: refinement follows. */
const MOST_POINTS = 4e9;

/** Combinations of listed values, each a search of its own. */
const MOST_CASES = 256;

/** The best grid points of one combination of listed values. */
export interface GridCase {
  /** By axis: the listed value; NaN where the axis is searched. */
  readonly listed: readonly number[];
  /** By budget: best points, natural units by axis, best first. */
  readonly best: readonly (readonly Float64Array[])[];
  /** By budget: points within it and all constraints. */
  readonly feasible: Float64Array;
  /** Points looked at. */
  readonly evaluated: number;
}

/** Throws `too-many-points`, `too-many-cases`. */
export async function searchGrid(
  question: Question,
  sweeps: Sweeps,
  top: number,
  control: Control,
): Promise<GridCase[]> {
  const { axes, budgets } = question;
  const points = axes.reduce((product, axis) => product * gridLength(axis), 1);
  if (points > MOST_POINTS) {
    throw new IsolossError(
      'too-many-points',
      `The axes make ${formatNumber(points, 3)} candidates, more than ${formatNumber(MOST_POINTS, 3)}.`,
      'Give fewer points an axis: the best one is refined between grid points anyway.',
    );
  }
  const cases = combinations(question);
  const done = { cases: 0 };
  const found: GridCase[] = [];
  for (const listed of cases) {
    const program = programOf(question, question.constraints);
    const told = Math.max(TOLD, top);
    found.push(
      await searchCase(question, sweeps, listed, program, told, budgets, within(control, done, cases.length)),
    );
    done.cases++;
  }
  return found;
}

/** The points that violate the constraints (and a budget) least, whatever the objective. */
export async function leastViolation(
  question: Question,
  sweeps: Sweeps,
  listed: readonly number[],
  budget: number,
  control: Control,
): Promise<readonly Float64Array[]> {
  const { graph } = question;
  const zero = graph.constant(0);
  const slacks = limitsOf(question, budget).map(({ left, right }) => slackOf(question, left, right));
  const violation = slacks.reduce((sum, slack) => graph.add(sum, graph.max(slack, zero)), zero);
  const found = await searchCase(
    question,
    sweeps,
    listed,
    [violation, zero],
    TOLD,
    Float64Array.of(Infinity),
    control,
  );
  return found.best[0];
}

/** Names what leaves no candidate: one limit alone, or the first that does so together with those before it. */
export async function emptyError(
  question: Question,
  sweeps: Sweeps,
  budget: number,
  control: Control,
): Promise<IsolossError> {
  const { graph } = question;
  const zero = graph.constant(0);
  const limits = limitsOf(question, budget);
  const cases = combinations(question);
  const leaves = async (some: readonly Constraint[]): Promise<boolean> => {
    const roots = [zero, zero, ...some.map(({ left, right }) => slackOf(question, left, right))];
    for (const listed of cases) {
      const found = await searchCase(question, sweeps, listed, roots, 1, Float64Array.of(Infinity), control);
      if (found.feasible[0] > 0) return true;
    }
    return false;
  };
  const fix = `Loosen it, or widen the axes with ${field('axis')}.`;
  for (const limit of limits) {
    if (await leaves([limit])) continue;
    return new IsolossError('nothing-feasible', `No candidate satisfies ${quoted(limit)}.`, fix);
  }
  for (let k = 2; k <= limits.length; k++) {
    if (await leaves(limits.slice(0, k))) continue;
    const before = limits
      .slice(0, k - 1)
      .map(quoted)
      .join(' and ');
    return new IsolossError(
      'nothing-feasible',
      `No candidate that satisfies ${before} also satisfies ${quoted(limits[k - 1])}.`,
      `Loosen one of them, or widen the axes with ${field('axis')}.`,
    );
  }
  return new IsolossError(
    'nothing-feasible',
    `${question.objectiveText} has no finite value at any candidate.`,
    `Give ${field('axis')} ranges in which the formulas have values.`,
  );
}

function quoted({ text }: Constraint): string {
  return `"${text}"`;
}

function limitsOf({ graph, cost, constraints }: Question, budget: number): Constraint[] {
  if (cost === undefined || !Number.isFinite(budget)) return [...constraints];
  const text = `cost <= ${formatNumber(budget, 4)}`;
  return [{ text, left: cost, right: graph.constant(budget) }, ...constraints];
}

function programOf(question: Question, constraints: readonly Constraint[]): NodeId[] {
  const { graph, objective, maximize, cost, budgets } = question;
  const bounded = cost !== undefined && Number.isFinite(budgets[0]);
  return [
    maximize ? graph.neg(objective) : objective,
    // In units of the largest budget, so that f32 holds it.
    bounded ? graph.mul(graph.constant(1 / budgets[budgets.length - 1]), cost) : graph.constant(0),
    ...constraints.map(({ left, right }) => slackOf(question, left, right)),
  ];
}

/** At most 0 where left <= right, relative where that can be. */
function slackOf({ graph, fitted, axes }: Question, left: NodeId, right: NodeId): NodeId {
  const constant = Math.abs(graph.valueOf(right) ?? graph.valueOf(left) ?? 0);
  if (constant > 0) return graph.mul(graph.constant(1 / constant), graph.sub(left, right));
  const analysis = new Analysis(
    graph,
    left,
    fitted.law.parameters.map(({ domain }) => domain === 'positive'),
    axes.map((axis) => (axis.kind === 'listed' ? axis.values[0] > 0 : axis.lo > 0)),
  );
  return analysis.isPositive(right)
    ? graph.sub(graph.div(left, right), graph.constant(1))
    : graph.sub(left, right);
}

async function searchCase(
  question: Question,
  sweeps: Sweeps,
  listed: readonly number[],
  roots: readonly NodeId[],
  top: number,
  budgets: Float64Array,
  control: Control,
): Promise<GridCase> {
  const { fitted, graph, axes } = question;
  const values = axes.map((axis, i) =>
    axis.kind === 'listed' ? Float64Array.of(listed[i]) : gridValues(axis),
  );
  const largest = budgets[budgets.length - 1];
  const points = values.reduce((product, axis) => product * axis.length, 1);
  const told = Math.min(top, points);
  const found = await sweeps.allocate(
    {
      program: sweepProgram(graph, roots),
      axes: values,
      parameters: fitted.law.parameters.map(({ name }) => Float64Array.of(fitted.values[name])),
      vectors: 1,
      budgets: Number.isFinite(largest) ? budgets.map((budget) => budget / largest) : budgets,
      top: told,
    },
    control,
  );
  const at = (point: number): Float64Array => {
    const natural = new Float64Array(axes.length);
    let rest = point;
    for (let i = axes.length - 1; i >= 0; i--) {
      natural[i] = values[i][rest % values[i].length];
      rest = Math.floor(rest / values[i].length);
    }
    return natural;
  };
  return {
    listed,
    best: Array.from(budgets, (_, b) =>
      [...found.point.subarray(b * told, (b + 1) * told)].filter((point) => point >= 0).map(at),
    ),
    feasible: found.feasible,
    evaluated: points,
  };
}

function gridLength(axis: Question['axes'][number]): number {
  return axis.kind === 'listed' ? axis.values.length : axis.count;
}

/** All combinations of listed values, by axis; NaN where an axis is searched. */
function combinations({ axes }: Question): number[][] {
  const count = axes.reduce(
    (product, axis) => product * (axis.kind === 'listed' ? axis.values.length : 1),
    1,
  );
  if (count > MOST_CASES) {
    throw new IsolossError(
      'too-many-cases',
      `The listed values make ${count} combinations, more than ${MOST_CASES}.`,
      'List fewer values, or give a range.',
    );
  }
  return axes.reduce<number[][]>(
    (cases, axis) =>
      cases.flatMap((before) =>
        (axis.kind === 'listed' ? axis.values : [Number.NaN]).map((value) => [...before, value]),
      ),
    [[]],
  );
}

/** Progress of one case among several. */
function within(control: Control, done: { readonly cases: number }, cases: number): Control {
  const { progress } = control;
  if (progress === undefined) return control;
  return { ...control, progress: (part, total) => progress(done.cases * total + part, cases * total) };
}
