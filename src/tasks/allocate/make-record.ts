/** The record of one budget's allocation. */

import { emitColumns } from '../../formula/emit-columns.js';
import { evaluateNode } from '../../formula/evaluate-node.js';
import type { NodeId } from '../../formula/graph.js';
import { beyondOf } from '../fitted/extrapolation.js';
import { scaleOf } from '../fitted/parameter-sample.js';
import type { Steps } from '../steps.js';
import { boundNames } from './axes.js';
import { closedForm } from './closed-form.js';
import { decide, naturalOf, overRefits } from './decision.js';
import type { LocatedOptimum } from './estimate-optima.js';
import type { GridCase } from './grid-search.js';
import type { AskedAllocation } from './job.js';
import { kinkMultiplierIndex } from './optima.js';
import type { Question } from './question.js';
import type { Allocation, AllocationCertificate, DecidedAllocation, Spending } from './record.js';
import type { RefitOptima, RefitOptimaSolver } from './refit-optima.js';
import { atLimit } from './smooth-question.js';

/** A multiplier, or a distance from a bound, below this is rounding. */
const NEGLIGIBLE = 1e-12;
const AT_BOUND = 1e-9;

export interface Found {
  /** Its index. */
  readonly budget: number;
  /** Distinct optima, best first. */
  readonly places: readonly LocatedOptimum[];
  readonly grid: readonly GridCase[];
  readonly best?: { readonly refits: RefitOptimaSolver; readonly optima: RefitOptima };
}

/** A decision under uncertainty takes many steps of the work. */
export function* describeAllocation(
  question: Question,
  job: AskedAllocation,
  found: Found,
): Steps<Allocation> {
  const { fitted, inputs, budgets, axes } = question;
  const [place] = found.places;
  const { smooth, at } = place;
  const budget = budgets[found.budget];
  const point = axes.map((_, axis) => naturalOf(smooth, axis, at));
  const { best, objective } = spendingAt(question, point);
  const exact = closedForm(question, budget);
  const columns = Object.fromEntries(inputs.map(({ name }) => [name, Float64Array.of(best[name])]));
  const beyond = Object.entries(beyondOf(fitted, columns))
    .filter(([, [factor]]) => factor !== 1)
    .map(([name, [factor]]) => [name, Number.isFinite(factor) ? factor : null]);
  const binding = bindingOf(place);
  const beyondCost = costFactor(question, budget);
  const isInside = binding.every((name) => name === 'budget');
  const uncertainty = found.best === undefined ? {} : yield* uncertaintyOf(question, job, found, found.best);
  return {
    budget: Number.isFinite(budget) ? budget : null,
    best,
    objective,
    binding,
    certificate: certificateOf(place, budget),
    ...(exact === undefined || !isInside ? {} : { closedForm: compared(question, exact, best) }),
    ...uncertainty,
    beyond: Object.fromEntries(beyond),
    ...(beyondCost > 1 ? { beyondCost } : {}),
    feasible: found.grid.reduce((sum, { feasible }) => sum + feasible[found.budget], 0),
    ...(job.top > 1 ? { top: topOf(question, found, job.top) } : {}),
  };
}

/** Rounding of difference steps, of shares that stay where they are. */
const STEP_ROUNDING = 1e-6;

/** A quantile of a share whose best value is `best`: none is below 0 or above 1. */
const shareWithin = (share: number, best: number): number =>
  Math.abs(share - best) < STEP_ROUNDING ? best : Math.min(1, Math.max(0, share));

/** The share that the others leave, at its limit where it differs from that by rounding alone; other inputs as they are. */
function ownLimit({ rest }: Question, name: string, value: number): number {
  return rest?.name === name ? atLimit(value, rest.lo, rest.hi) : value;
}

/** Axes, further inputs, loss and cost at natural axis values, and the objective. */
function spendingAt(question: Question, point: readonly number[]): { best: Spending; objective: number } {
  const { fitted, graph, axes, inputs, loss, cost, objective } = question;
  const parameters = fitted.law.parameters.map(({ name }) => fitted.values[name]);
  const at = (id: NodeId): number =>
    evaluateNode(graph, id, ({ kind, value }) => (kind === 'param' ? parameters[value] : point[value]));
  const best = {
    ...Object.fromEntries(axes.map(({ name }, axis) => [name, point[axis]])),
    ...Object.fromEntries(inputs.map(({ name, node }) => [name, ownLimit(question, name, at(node))])),
    loss: at(loss),
    ...(cost === undefined ? {} : { cost: at(cost) }),
  };
  return { best, objective: at(objective) };
}

function compared(question: Question, exact: { N: number; D: number }, best: Spending) {
  const point = question.axes.map(({ name }) => (name === 'N' ? exact.N : exact.D));
  const at = spendingAt(question, point).best;
  const difference = Math.max(...Object.keys(at).map((name) => Math.abs(best[name] / at[name] - 1)));
  return { at, difference };
}

function bindingOf({ smooth, at, multipliers }: LocatedOptimum): string[] {
  const { axes } = smooth.question;
  const named = smooth.constraintNames.filter((_, c) => multipliers[c] > NEGLIGIBLE);
  const ends = smooth.free.flatMap((axis, k) => {
    const it = axes[axis];
    if (it.kind === 'listed') return [];
    const isAt = (end: number) => Math.abs(at[k] - end) < AT_BOUND * (1 + Math.abs(end));
    const [lowerName, upperName] = boundNames(it);
    if (isAt(smooth.lower[k])) return [lowerName];
    return isAt(smooth.upper[k]) ? [upperName] : [];
  });
  const kinks = Array.from(
    { length: smooth.kinkCount },
    (_, kink) => multipliers[kinkMultiplierIndex(smooth, kink)],
  );
  return [...named, ...ends, ...(kinks.some((multiplier) => multiplier > NEGLIGIBLE) ? ['kink'] : [])];
}

function certificateOf(
  { smooth, at, settled, region, multipliers }: LocatedOptimum,
  budget: number,
): AllocationCertificate {
  const { fitted } = smooth.question;
  const parameters = fitted.law.parameters.map(({ name }) => Float64Array.of(fitted.values[name]));
  const program = settled === 1 ? smooth.region(region) : smooth.asIs();
  const { at: columns, run, value, gradient } = program.compile(parameters, Float64Array.of(budget), 1);
  columns.forEach((column, i) => {
    column[0] = at[i];
  });
  run();
  const named = smooth.constraintNames.length;
  const slopes = columns.map((_, i) => {
    const ends = multipliers[named + 2 * i + 1] - multipliers[named + 2 * i];
    return program.kinks.reduce(
      (sum, kink, c) =>
        sum + multipliers[kink < 0 ? c : kinkMultiplierIndex(smooth, kink)] * gradient[c + 1][i][0],
      gradient[0][i][0] + ends,
    );
  });
  // The gradient of a logarithm is relative already.
  const size = smooth.logObjective ? 1 : Math.abs(value[0][0]) || 1;
  const violations = value.slice(1, 1 + named).map((column) => Math.max(0, column[0]));
  const active = [...multipliers].filter((multiplier) => multiplier !== 0);
  return {
    settled: settled === 1,
    stationarity: Math.max(...slopes.map((slope) => Math.abs(slope / size)), 0),
    violation: Math.max(...violations, 0),
    ...(active.length === 0 ? {} : { leastMultiplier: Math.min(...active) }),
  };
}

/** The budget as a multiple of what all inputs at their largest fitted values cost; 1 where that is unknown. */
function costFactor({ fitted, graph, cost, axes, inputs }: Question, budget: number): number {
  const { ranges, values, law } = fitted;
  if (ranges === undefined || cost === undefined || !Number.isFinite(budget)) return 1;
  const dearest = evaluateNode(graph, cost, ({ kind, value }) => {
    if (kind === 'param') return values[law.parameters[value].name];
    const { name } = axes[value];
    return inputs.some((input) => input.name === name) && Object.hasOwn(ranges, name)
      ? ranges[name][1]
      : Number.NaN;
  });
  return dearest > 0 ? budget / dearest : 1;
}

function* uncertaintyOf(
  question: Question,
  job: AskedAllocation,
  { budget, places }: Found,
  { refits, optima }: { readonly refits: RefitOptimaSolver; readonly optima: RefitOptima },
): Steps<Partial<Allocation>> {
  const { fitted, graph, axes, inputs, loss, cost, objective } = question;
  const { around } = refits;
  const rows = Int32Array.from({ length: refits.count }, (_, i) => i).filter((row) =>
    Number.isFinite(optima.objective[row]),
  );
  // Central differences need both points of every step.
  if (around.kind === 'covariance' && rows.length < refits.count) return {};
  const pick = (column: Float64Array) => Float64Array.from(rows, (row) => column[row]);
  const further = inputs.filter(({ name }) => !axes.some((axis) => axis.name === name));
  const asked = [...further.map(({ node }) => node), loss, objective, ...(cost === undefined ? [] : [cost])];
  // Axes and parameters are both columns: leaves of one kind.
  const roots = asked.map((id) =>
    graph.rebuild(id, ({ kind, value }) =>
      kind === 'input'
        ? graph.leaf('column', value)
        : kind === 'param'
          ? graph.leaf('column', axes.length + value)
          : undefined,
    ),
  );
  const columns = [...optima.axes, ...refits.parameters].map(pick);
  const emitted = emitColumns(graph, roots, { scalar: 'param', column: 'column' }, columns, rows.length);
  emitted.run([]);
  const values = new Map<string, Float64Array>([
    ...axes.map(({ name }, axis) => [name, columns[axis]] as const),
    ...further.map(
      ({ name }, i) => [name, emitted.results[i].map((value) => ownLimit(question, name, value))] as const,
    ),
  ]);
  const [N, D] = [values.get('N'), values.get('D')];
  if (N !== undefined && D !== undefined)
    values.set(
      'D/N',
      D.map((d, row) => d / N[row]),
    );
  values.set('loss', emitted.results[further.length]);
  if (cost !== undefined) values.set('cost', emitted.results[further.length + 2]);
  const probabilities = job.quantiles;
  const point = axes.map((_, axis) => naturalOf(places[0].smooth, axis, places[0].at));
  const { best } = spendingAt(question, point);
  const lossScale = scaleOf(fitted.residuals?.scale ?? fitted.law.loss?.residual ?? 'log');
  const quantilesOf = (name: string, column: Float64Array): number[] => {
    const value = name === 'D/N' ? best.D / best.N : best[name];
    const isShare = fitted.law.shares?.includes(name) ?? false;
    const scale = name === 'loss' ? lossScale : isShare ? 'raw' : 'log';
    const found = around.quantiles(value, column, probabilities, scale);
    return isShare ? found.map((share) => shareWithin(share, value)) : found;
  };
  const own = new Float64Array(refits.count).fill(Number.NaN);
  rows.forEach((row, k) => {
    own[row] = emitted.results[further.length + 1][k];
  });
  const [{ smooth, at }] = places;
  const losses = overRefits(smooth, loss, refits)(at);
  const lossBand = losses.every(Number.isFinite) ? quantilesOf('loss', losses) : undefined;
  const decisions: DecidedAllocation[] = [];
  for (const { text, value: decision } of job.decide) {
    const decided = yield* decide(decision, refits, question, question.budgets[budget], places, own);
    const point = axes.map((_, axis) => naturalOf(decided.smooth, axis, decided.at));
    const { value, plugIn } = decided;
    decisions.push({ decide: text, best: spendingAt(question, point).best, value, plugIn });
  }
  return {
    ...(rows.length === 0
      ? {}
      : {
          quantiles: Object.fromEntries(
            [...values].flatMap(([name, column]) =>
              column.every(Number.isFinite) ? [[name, quantilesOf(name, column)]] : [],
            ),
          ),
        }),
    ...(lossBand === undefined ? {} : { lossBand }),
    ...(around.kind === 'refits' ? { unsettled: refits.count - rows.length } : {}),
    ...(decisions.length === 0 ? {} : { decisions }),
  };
}

/** The best grid points of all combinations of listed values, in float64. */
function topOf(question: Question, { budget, grid }: Found, count: number): Spending[] {
  const sign = question.maximize ? -1 : 1;
  return grid
    .flatMap(({ best }) => best[budget].map((point) => spendingAt(question, [...point])))
    .sort((x, y) => sign * (x.objective - y.objective))
    .slice(0, count)
    .map(({ best }) => best);
}
