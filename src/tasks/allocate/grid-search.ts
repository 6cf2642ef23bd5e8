/** The search over all grid points on the back end; and the reason if no point is feasible. */

import type { Sweeps } from '../../backend/sweep.js';
import type { Control } from '../../control.js';
import { field, IsolossError } from '../../errors.js';
import { Analysis } from '../../formula/analyse.js';
import type { NodeId } from '../../formula/graph.js';
import { sweepProgram } from '../../formula/sweep.js';
import { formatNumber } from '../../text.js';
import { gridValues } from './axes.js';
import type { Constraint, Question } from './question.js';

/** Best points kept per budget, as starts of the refinement. */
const KEPT_POINTS = 32;

/** Candidates at most: more take minutes on a CPU, and a finer grid adds nothing before refinement. */
const MOST_POINTS = 4e9;

/** Combinations of listed values at most, each searched separately. */
const MOST_CASES = 256;

/** The best grid points of one combination of listed values. */
export interface GridCase {
  /** By axis: the listed value; NaN where the axis is searched. */
  readonly listed: readonly number[];
  /** By budget: best points, natural units by axis, best first. */
  readonly best: readonly (readonly Float64Array[])[];
  /** By budget: number of feasible points. */
  readonly feasible: Float64Array;
  /** Points evaluated. */
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
  const result: GridCase[] = [];
  for (const listed of cases) {
    const program = programOf(question, question.constraints);
    const kept = Math.max(KEPT_POINTS, top);
    result.push(
      await searchCase(question, sweeps, listed, program, kept, budgets, within(control, done, cases.length)),
    );
    done.cases++;
  }
  return result;
}

/** The points of least constraint violation (the budget included). */
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
  const result = await searchCase(
    question,
    sweeps,
    listed,
    [violation, zero],
    KEPT_POINTS,
    Float64Array.of(Infinity),
    control,
  );
  return result.best[0];
}

/** The error that names the constraint that excludes all candidates: by itself, or together with those before it. */
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
      const result = await searchCase(question, sweeps, listed, roots, 1, Float64Array.of(Infinity), control);
      if (result.feasible[0] > 0) return true;
    }
    return false;
  };
  const fix = `Loosen it, or widen the axes with ${field('axes')}.`;
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
      `Loosen one of them, or widen the axes with ${field('axes')}.`,
    );
  }
  return new IsolossError(
    'nothing-feasible',
    `${question.objectiveText} has no finite value at any candidate.`,
    `Give ${field('axes')} ranges in which the formulas have values.`,
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
    // In units of the largest budget, for the range of f32.
    bounded ? graph.mul(graph.constant(1 / budgets[budgets.length - 1]), cost) : graph.constant(0),
    ...constraints.map(({ left, right }) => slackOf(question, left, right)),
  ];
}

/** At most 0 where left <= right; relative if possible. */
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
  const kept = Math.min(top, points);
  const result = await sweeps.allocate(
    {
      program: sweepProgram(graph, roots),
      axes: values,
      parameters: fitted.law.parameters.map(({ name }) => Float64Array.of(fitted.values[name])),
      vectors: 1,
      budgets: Number.isFinite(largest) ? budgets.map((budget) => budget / largest) : budgets,
      top: kept,
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
      [...result.point.subarray(b * kept, (b + 1) * kept)].filter((point) => point >= 0).map(at),
    ),
    feasible: result.feasible,
    evaluated: points,
  };
}

function gridLength(axis: Question['axes'][number]): number {
  return axis.kind === 'listed' ? axis.values.length : axis.count;
}

/** All combinations of listed values, by axis; NaN where an axis is searched. */
export function combinations({ axes }: Question): number[][] {
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
