/** Profiles of the objective along one axis, minimised over the others at every value. */
import { emitColumns } from '../../formula/emit-columns.js';
import type { Graph, NodeId } from '../../formula/graph.js';
import { quantiles } from '../../statistics/quantile.js';
import { optimaOf } from './optima.js';
import type { Question } from './question.js';
import type { Spending } from './record.js';
import { SmoothQuestion } from './smooth-question.js';

/** Points per factor of two, and such factors on either side. */
const PER_DOUBLING = 16;
const DOUBLINGS = 5;

/** Points along a linear axis. */
const EVEN_POINTS = 81;

/** Relative excess of a budget that is rounding. */
const ROUNDING = 1e-9;

/** Refits of resamples, and the objective at each one's own optimum (NaN where none). */
export interface OwnOptima {
  /** By parameter of the law, columns of `count`. */
  readonly parameters: readonly Float64Array[];
  readonly count: number;
  readonly own: Float64Array;
}

/** Arrays are as long as `at`; NaN where no point is feasible. */
export interface AllocationProfile {
  readonly axis: string;
  /** Values of the axis, ascending, the optimal one included. */
  readonly at: Float64Array;
  /** The objective at the estimated parameters. */
  readonly objective: Float64Array;
  /** By probability: quantiles of the objective over the refits, at the same points. */
  readonly band?: readonly Float64Array[];
  /** By probability: quantiles over the refits of the relative regret, the excess over each refit's own optimum. */
  readonly regret?: readonly Float64Array[];
}

/** The profile along axis `axis` around `best`; for a listed axis, at its values. */
export function allocationProfile(
  question: Question,
  axis: number,
  { best, budget }: { readonly best: Spending; readonly budget: number },
  shares: readonly number[],
  refits?: OwnOptima,
): AllocationProfile {
  const at = heldValues(question, axis, best);
  const points = bestOfTheOthers(question, axis, at, best, budget);
  const { fitted, graph, objective } = question;
  const parameters = fitted.law.parameters.map(({ name }) => fitted.values[name]);
  const estimated = evaluator(graph, objective, points, at.length)(parameters);
  return {
    axis: question.axes[axis].name,
    at,
    objective: estimated,
    ...(refits === undefined ? {} : spreadOver(question, points, estimated, shares, refits)),
  };
}

/** Values at equal ratios around the best one, within the axis; evenly spaced for linear axes. */
function heldValues({ axes }: Question, axis: number, best: Spending): Float64Array {
  const it = axes[axis];
  if (it.kind === 'listed') return Float64Array.from(it.values).sort();
  const centre = best[it.name];
  const values =
    it.kind === 'log'
      ? Array.from(
          { length: 2 * DOUBLINGS * PER_DOUBLING + 1 },
          (_, i) => centre * 2 ** (i / PER_DOUBLING - DOUBLINGS),
        )
      : Array.from({ length: EVEN_POINTS }, (_, i) => it.lo + (i / (EVEN_POINTS - 1)) * (it.hi - it.lo));
  const inside = values.filter((value) => value >= it.lo && value <= it.hi && value !== centre);
  return Float64Array.from([...inside, centre]).sort();
}

/** By axis: natural values at each profile point; NaN where infeasible. */
function bestOfTheOthers(
  question: Question,
  axis: number,
  at: Float64Array,
  best: Spending,
  budget: number,
): Float64Array[] {
  const fixedAxis = withFixedAxis(question, axis);
  const { law, values } = fixedAxis.fitted;
  const count = at.length;
  const smooth = new SmoothQuestion(
    fixedAxis,
    fixedAxis.axes.map((it) => (it.kind === 'listed' ? best[it.name] : Number.NaN)),
  );
  const vectors = {
    count,
    parameters: law.parameters.map(({ name }, j) =>
      j === law.parameters.length - 1 ? at : new Float64Array(count).fill(values[name]),
    ),
    budget: new Float64Array(count).fill(budget),
  };
  const starts = smooth.free.map((free, k) =>
    new Float64Array(count).fill(smooth.coordinate(k, best[fixedAxis.axes[free].name])),
  );
  // Without free axes only feasibility of the fixed value remains.
  const optima = smooth.size === 0 ? undefined : optimaOf(smooth, vectors, starts);
  const points = question.axes.map(({ name }, i) => {
    if (i === axis) return at.slice();
    const k = smooth.free.indexOf(i);
    if (k < 0 || optima === undefined) return new Float64Array(count).fill(best[name]);
    return optima.at[k].map((x) => smooth.natural(k, x));
  });
  const isAllowed = allowedAt(question, points, count, budget);
  for (let row = 0; row < count; row++) {
    if (optima?.settled[row] !== 0 && isAllowed[row]) continue;
    for (const column of points) column[row] = Number.NaN;
  }
  return points;
}

/** The question with one axis turned into a parameter of the law, so that one program solves for all its values. */
function withFixedAxis(question: Question, axis: number): Question {
  const { graph, fitted, axes, inputs, loss, cost, objective, constraints } = question;
  const { law, values } = fitted;
  const leaf = graph.leaf('param', law.parameters.length);
  const { name } = axes[axis];
  const fixedAxis = (id: NodeId): NodeId =>
    graph.rebuild(id, ({ kind, value }) => (kind === 'input' && value === axis ? leaf : undefined));
  const it = axes[axis];
  const positive = (it.kind === 'listed' ? Math.min(...it.values) : it.lo) > 0;
  const parameter = {
    name: `${name} held`,
    unit: '1',
    description: 'an axis at its held value',
    domain: positive ? ('positive' as const) : ('real' as const),
  };
  return {
    ...question,
    fitted: {
      ...fitted,
      law: { ...law, parameters: [...law.parameters, parameter] },
      values: { ...values, [parameter.name]: Number.NaN },
    },
    axes: axes.map((other, i) => (i === axis ? { kind: 'listed', name, values: [Number.NaN] } : other)),
    inputs: inputs.map((input) => ({ ...input, node: fixedAxis(input.node) })),
    loss: fixedAxis(loss),
    cost: cost === undefined ? undefined : fixedAxis(cost),
    objective: fixedAxis(objective),
    constraints: constraints.map(({ text, left, right }) => ({
      text,
      left: fixedAxis(left),
      right: fixedAxis(right),
    })),
  };
}

function allowedAt(
  { fitted, graph, cost, constraints }: Question,
  points: readonly Float64Array[],
  count: number,
  budget: number,
): boolean[] {
  const parameters = fitted.law.parameters.map(({ name }) => fitted.values[name]);
  // Copies: an evaluator's result is overwritten by its next run.
  const at = (id: NodeId) => evaluator(graph, id, points, count)(parameters).slice();
  const sides = [
    ...(cost === undefined || !Number.isFinite(budget)
      ? []
      : [{ left: at(cost), right: new Float64Array(count).fill(budget) }]),
    ...constraints.map(({ left, right }) => ({ left: at(left), right: at(right) })),
  ];
  return Array.from({ length: count }, (_, row) =>
    sides.every(({ left, right }) => left[row] <= right[row] + ROUNDING * Math.abs(right[row])),
  );
}

function spreadOver(
  { graph, objective, maximize }: Question,
  points: readonly Float64Array[],
  estimated: Float64Array,
  shares: readonly number[],
  { parameters, count, own }: OwnOptima,
): Pick<AllocationProfile, 'band' | 'regret'> {
  const empty = () => shares.map(() => new Float64Array(estimated.length).fill(Number.NaN));
  const [band, regret] = [empty(), empty()];
  // Columns hold parameters here, one row per refit; points are the arguments of successive calls.
  const emitted = emitColumns(graph, [objective], { scalar: 'input', column: 'param' }, parameters, count);
  const set = (columns: readonly Float64Array[], point: number, values: Float64Array): void => {
    for (const [s, value] of quantiles(values, shares).entries()) columns[s][point] = value;
  };
  estimated.forEach((value, point) => {
    if (!Number.isFinite(value)) return;
    emitted.run(points.map((column) => column[point]));
    const [values] = emitted.results;
    if (!values.every(Number.isFinite)) return;
    set(band, point, values);
    const worse = values
      .map((found, row) => (maximize ? 1 - found / own[row] : found / own[row] - 1))
      .filter(Number.isFinite);
    if (worse.length > 0 && values.every((found) => found > 0)) set(regret, point, worse);
  });
  return { band, regret };
}

/** An expression at all points, for given parameters of the law. */
function evaluator(graph: Graph, id: NodeId, points: readonly Float64Array[], count: number) {
  const emitted = emitColumns(graph, [id], { scalar: 'param', column: 'input' }, points, count);
  return (parameters: readonly number[]): Float64Array => {
    emitted.run(parameters);
    return emitted.results[0];
  };
}
