/**
 * Shares that sum to one, as axes: all that are not set are axes but one, which takes what the others leave. A grid over many
 * shares is too coarse; the starts of their refinement are corners, middles and random points of the simplex instead.
 */
import { field, IsolossError } from '../../errors.js';
import type { Graph, NodeId } from '../../formula/graph.js';
import type { Law } from '../../laws/law.js';
import { threefry } from '../../problem/threefry.js';
import { formatNumber } from '../../text.js';
import type { AllocationAxis } from './axes.js';
import { combinations, type GridCase } from './grid-search.js';
import type { Constraint, Question } from './question.js';
import { SmoothQuestion } from './smooth-question.js';

/** Points that differ by four of so many steps of a share are starts of their own. */
const STEPS = 81;

type Range = Extract<AllocationAxis, { lo: number }>;

/** The shares of a question: those that are chosen, and the one that takes what they leave. */
export interface Simplex {
  readonly axes: readonly AllocationAxis[];
  readonly rest?: { readonly name: string; readonly lo: number; readonly hi: number };
  /** Shares that are set. */
  readonly fixed: readonly string[];
}

/** `given` are the axes of the job. Undefined for a law without shares. Throws `bad-shares` for limits that exclude all mixtures. */
export function simplexOf(
  { shares = [] }: Pick<Law, 'shares'>,
  given: readonly AllocationAxis[],
  set: Readonly<Record<string, string>>,
): Simplex | undefined {
  if (shares.length === 0) return undefined;
  const free = shares.filter((name) => !Object.hasOwn(set, name));
  const axes = free.map((name): Range => {
    const axis = given.find((one) => one.name === name);
    if (axis === undefined)
      return { kind: 'linear', name, lo: 0, hi: 1, count: STEPS, chosen: false, isShare: true };
    if (axis.kind === 'listed' || axis.lo < 0 || axis.hi > 1) {
      throw new IsolossError(
        'bad-shares',
        `The axis ${name} is a share of one whole: it is a range within 0 and 1.`,
        `Write ${field('axes')} ${name}=0..0.5:2:lin, or ${field('set')} ${name}=0.5.`,
      );
    }
    return { ...axis, kind: 'linear', count: STEPS, isShare: true };
  });
  const [least, most] = axes.reduce(([lo, hi], axis) => [lo + axis.lo, hi + axis.hi], [0, 0]);
  if (free.length === shares.length && (least > 1 || most < 1)) {
    throw new IsolossError(
      'bad-shares',
      `The limits of the shares exclude all mixtures: they sum to ${formatNumber(least, 4)} at least and ${formatNumber(most, 4)} at most, not to 1.`,
      `Widen them with ${field('axes')}.`,
    );
  }
  const rest = axes.at(-1);
  return {
    axes: axes.slice(0, -1),
    ...(rest === undefined ? {} : { rest: { name: rest.name, lo: rest.lo, hi: rest.hi } }),
    fixed: shares.filter((name) => Object.hasOwn(set, name)),
  };
}

/** What the other shares leave, and its limits. */
export function restOf(
  graph: Graph,
  { name, lo, hi }: NonNullable<Simplex['rest']>,
  others: readonly NodeId[],
): { readonly node: NodeId; readonly constraints: readonly Constraint[] } {
  const node = others.reduce((left, share) => graph.sub(left, share), graph.constant(1));
  return {
    node,
    constraints: [
      { text: `${name} >= ${lo}`, left: graph.constant(lo), right: node },
      ...(hi < 1 ? [{ text: `${name} <= ${hi}`, left: node, right: graph.constant(hi) }] : []),
    ],
  };
}

/** Random points among the starts. */
const POINTS = 8192;

/** Best points kept per budget. */
const KEPT = 32;

/** Counter-based draws of the points. */
const SEED = 2026;

/** Points in place of those of a grid: see above. Where none is within the limits, those least beyond them. */
export function searchShares(question: Question, top: number): GridCase[] {
  return combinations(question).map((listed) => searchCase(question, listed, Math.max(KEPT, top)));
}

function searchCase(question: Question, listed: readonly number[], kept: number): GridCase {
  const { axes, graph, objective, cost, constraints, fitted, budgets, maximize } = question;
  const smooth = new SmoothQuestion(question, listed);
  const points = pointsOver(axes, listed);
  const rows = points.length;
  const slacks = constraints.map(({ left, right }) => graph.sub(left, right));
  const parameters = fitted.law.parameters.map(({ name }) =>
    new Float64Array(rows).fill(fitted.values[name]),
  );
  const values = smooth.values([objective, cost ?? graph.constant(0), ...slacks], parameters, rows);
  for (const [k, axis] of smooth.free.entries()) {
    for (let row = 0; row < rows; row++) values.at[k][row] = smooth.coordinate(k, points[row][axis]);
  }
  values.run();
  const [objectives, costs, ...beyond] = values.value;
  const violation = Float64Array.from({ length: rows }, (_, row) =>
    beyond.reduce((sum, slack) => sum + (slack[row] > ROUNDING ? slack[row] : 0), 0),
  );
  const order = [...points.keys()]
    .filter((row) => Number.isFinite(objectives[row]))
    .sort((a, b) => violation[a] - violation[b] || (maximize ? -1 : 1) * (objectives[a] - objectives[b]));
  const affordable = Array.from(budgets, (budget) => order.filter((row) => costs[row] <= budget));
  return {
    listed,
    best: affordable.map((some) => (some.length > 0 ? some : order).slice(0, kept).map((row) => points[row])),
    feasible: Float64Array.from(affordable, (some) => some.filter((row) => violation[row] === 0).length),
    evaluated: rows,
  };
}

/** The error where no mixture is within the limits. */
export function noMixture({ constraints }: Question): IsolossError {
  const limits = constraints.map(({ text }) => `"${text}"`).join(' and ');
  return new IsolossError(
    'nothing-feasible',
    `No mixture satisfies ${limits}.`,
    `Loosen one of them, or widen the axes with ${field('axes')}.`,
  );
}

/** A share this far beyond its limit is rounding. */
const ROUNDING = 1e-12;

/** The middle, mixtures mostly of one share, and random ones; other axes at random. By point, then axis. */
function pointsOver(axes: readonly AllocationAxis[], listed: readonly number[]): Float64Array[] {
  const shares = axes.flatMap((axis, i) => (axis.kind !== 'listed' && axis.isShare === true ? [i] : []));
  const count = shares.length + 1;
  return Array.from({ length: POINTS }, (_, row) => {
    const uniform = (draw: number): number => (threefry(SEED, 0, row, draw)[0] + 0.5) / 2 ** 32;
    const parts = Array.from({ length: count }, (_, k) => {
      if (row === 0) return 1;
      if (row <= count) return k === row - 1 ? 1 : 1e-3;
      return (-Math.log(uniform(axes.length + k))) ** (1 + (row % 3));
    });
    const whole = parts.reduce((sum, part) => sum + part, 0);
    const left = 1 - axes.reduce((sum, axis, i) => sum + (shares.includes(i) ? (axis as Range).lo : 0), 0);
    return Float64Array.from(axes, (axis, i) => {
      if (axis.kind === 'listed') return listed[i];
      const k = shares.indexOf(i);
      if (k >= 0) return Math.min(axis.hi, axis.lo + (left * parts[k]) / whole);
      const part = row === 0 ? 0.5 : uniform(i);
      return axis.kind === 'log'
        ? axis.lo * (axis.hi / axis.lo) ** part
        : axis.lo + (axis.hi - axis.lo) * part;
    });
  });
}
