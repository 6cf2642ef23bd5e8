/** How well a parameter has to be known to count as determined, on a scale that the data set and not its estimate. */
import { Derivative } from '../../formula/differentiate.js';
import { emitColumns } from '../../formula/emit-columns.js';
import type { FreeParameter, Model } from '../../problem/model.js';
import { parameterScales } from '../../problem/scale.js';
import { type VerdictKind, verdictRule } from './verdict-rule.js';

/**
 * What the width of a parameter's interval is compared with:
 * - `ratio`: the interval's upper end over its lower one (positive parameters, and those that carry a term, such as
 *   exponents, of which nothing is known where the interval holds 0);
 * - `effect`: half its width times the typical slope of the law by the parameter, relative to the typical loss
 *   (parameters that enter linearly: coefficients and floors, which may well be 0);
 * - `range`: half its width relative to the range in which the parameter is looked for (all others).
 */
export type MeasureKind = 'ratio' | 'effect' | 'range';

export interface Measure {
  readonly kind: MeasureKind;
  /** Natural units in which half a width of 1 is as much as the loss (`effect`) or the range (`range`) has; 1 for `ratio`. */
  readonly unit: number;
  /** One standard deviation that still counts as determined: of the logarithm where the parameter's spread is measured so. */
  readonly enough: number;
}

/** A positive parameter known to a factor of two, as one standard deviation, is still determined. */
const ENOUGH_LOG = Math.LN2;

/** One measure for each free parameter; `natural` are their values at the optimum. */
export function measures(model: Model, natural: Float64Array): Measure[] {
  const scales = parameterScales(model);
  return model.free.map((parameter, j): Measure => {
    if (parameter.logScale) return { kind: 'ratio', unit: 1, enough: ENOUGH_LOG };
    if (parameter.linear) {
      const unit = 1 / effectOf(model, natural, j);
      return { kind: 'effect', unit, enough: verdictRule.effect.determined * unit };
    }
    const unit = rangeOf(parameter, scales[j]);
    const enough = verdictRule.range.determined * unit;
    return carriesTerm(model, j) ? { kind: 'ratio', unit: 1, enough } : { kind: 'range', unit, enough };
  });
}

/** The verdict that an interval gives by itself. */
export function verdictByWidth({ kind, unit }: Measure, [lo, hi]: readonly [number, number]): VerdictKind {
  const { determined, weak } = verdictRule[kind];
  const half = (hi - lo) / 2;
  const width = kind === 'ratio' ? ratioOf(lo, hi) : half / unit;
  if (width < determined) return 'determined';
  return width < weak ? 'weakly determined' : 'not determined';
}

/** How many times the end nearer to zero the other end is; infinite where zero lies between them. */
export function ratioOf(lo: number, hi: number): number {
  if (lo > 0) return hi / lo;
  return hi < 0 ? lo / hi : Infinity;
}

/** Root mean square over the fitted rows of the law's slope by a parameter, relative to the typical loss. */
function effectOf({ graph, limit, problem }: Model, natural: Float64Array, j: number): number {
  const slope = new Derivative(graph, 'param', j).of(limit.root);
  const leaves = { scalar: 'param', column: 'input' } as const;
  const columns = emitColumns(graph, [slope], leaves, limit.inputs, problem.rows);
  columns.run(natural);
  const [slopes] = columns.results;
  const { residual } = problem.loss;
  const loss = residual === 'log' ? problem.target.map(Math.exp) : problem.target;
  const mean = (of: (row: number) => number): number => {
    let [sum, weight] = [0, 0];
    for (let row = 0; row < problem.rows; row++) {
      sum += problem.weight[row] * of(row) ** 2;
      weight += problem.weight[row];
    }
    return Math.sqrt(sum / weight);
  };
  if (residual !== 'raw') return mean((row) => slopes[row] / loss[row]) || 1;
  return mean((row) => slopes[row]) / (mean((row) => loss[row]) || 1) || 1;
}

function rangeOf({ definition, lower, upper }: FreeParameter, scale: number): number {
  const [lo, hi] = definition.start ?? [lower, upper];
  return Number.isFinite(hi - lo) && hi > lo ? hi - lo : scale;
}

/**
 * Whether an input, or another parameter, leaves the law where this one is zero: an exponent, a rate, or the weight of a
 * bend. Where its interval holds 0 the runs do not show that there is such a term.
 */
function carriesTerm({ graph, root, law, free }: Model, j: number): boolean {
  const uses = (id: number): number => {
    const nodes = new Set(graph.order([id]));
    const inputs = law.inputs.filter((_, i) => nodes.has(graph.leaf('input', i)));
    return inputs.length + free.filter((_, k) => k !== j && nodes.has(graph.leaf('param', k))).length;
  };
  const without = graph.rebuild(root, (leaf) =>
    leaf.kind === 'param' && leaf.value === j ? graph.constant(0) : undefined,
  );
  return uses(without) < uses(root);
}
