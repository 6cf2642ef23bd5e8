/** Scales for the widths of intervals, set by the data rather than the estimate: what counts as a determined parameter. */
import { Derivative } from '../../formula/differentiate.js';
import { emitColumns } from '../../formula/emit-columns.js';
import type { FreeParameter, Model, ModelGroups } from '../../problem/model.js';
import { parameterScales, type Scale } from '../../problem/scale.js';
import { type VerdictKind, verdictRule } from './verdict-rule.js';

/**
 * What the width of a parameter's interval is compared with:
 * - `ratio`: the interval's upper limit over its lower one (positive parameters, and those without which a term of the
 *   law vanishes, such as exponents: an interval that contains 0 then determines nothing);
 * - `effect`: half its width times the typical derivative of the law by the parameter, relative to the typical loss
 *   (parameters that enter linearly: coefficients and floors, which may well be 0);
 * - `range`: half its width relative to the search range of the parameter (all others).
 */
export type WidthKind = 'ratio' | 'effect' | 'range';

export interface WidthScale {
  readonly kind: WidthKind;
  /** Half width, natural units, that changes the law by the typical loss (`effect`) or equals the range (`range`); 1 for `ratio`. */
  readonly unit: number;
  /** Largest standard deviation that still counts as determined: of the logarithm for parameters on a log scale. */
  readonly determinedDeviation: number;
}

/** A positive parameter with a standard deviation of a factor of two is still determined. */
const DETERMINED_LOG_DEVIATION = Math.LN2;

/** The scale of each free parameter; `natural` are their values at the optimum. */
export function widthScales(model: Model, natural: Float64Array): WidthScale[] {
  if (model.groups !== undefined) return scalesInGroups(model.groups, natural);
  const scale = widthScaleOf(() => model, natural);
  return model.free.map((parameter, j) => scale(parameter, j));
}

/** Of parameter `j` of `of`, which is made where it is needed. */
function widthScaleOf(
  of: () => Model,
  natural: Float64Array,
): (parameter: FreeParameter, j: number) => WidthScale {
  let scales: readonly Scale[] | undefined;
  return (parameter, j) => {
    if (parameter.logScale) return { kind: 'ratio', unit: 1, determinedDeviation: DETERMINED_LOG_DEVIATION };
    const model = of();
    if (parameter.linear) {
      const unit = 1 / relativeEffect(model, natural, j);
      return { kind: 'effect', unit, determinedDeviation: verdictRule.effect.determined * unit };
    }
    scales ??= parameterScales(model);
    const unit = rangeOf(parameter, scales[j].typical);
    const enough = verdictRule.range.determined * unit;
    return carriesTerm(model, j)
      ? { kind: 'ratio', unit: 1, determinedDeviation: enough }
      : { kind: 'range', unit, determinedDeviation: enough };
  };
}

/** A group's own parameters change the law in the rows of the group alone; for shared ones the first group stands. */
function scalesInGroups({ pooled, places, view }: ModelGroups, natural: Float64Array): WidthScale[] {
  const out: WidthScale[] = [];
  for (const [group, place] of places.entries()) {
    const scale = widthScaleOf(
      () => view(group),
      Float64Array.from(place, (j) => natural[j]),
    );
    for (const [k, j] of place.entries()) out[j] ??= scale(pooled.free[k], k);
  }
  return out;
}

/** The verdict from the width of an interval alone. */
export function verdictByWidth({ kind, unit }: WidthScale, [lo, hi]: readonly [number, number]): VerdictKind {
  const { determined, weak } = verdictRule[kind];
  const half = (hi - lo) / 2;
  const width = kind === 'ratio' ? ratioOf(lo, hi) : half / unit;
  if (width < determined) return 'determined';
  return width < weak ? 'weakly determined' : 'not determined';
}

/** The limit further from zero over the one nearer to it; infinite where zero lies between them. */
export function ratioOf(lo: number, hi: number): number {
  if (lo > 0) return hi / lo;
  return hi < 0 ? lo / hi : Infinity;
}

/** Root mean square over the fitted rows of the law's derivative by a parameter, relative to the typical loss. */
function relativeEffect({ graph, limit, problem }: Model, natural: Float64Array, j: number): number {
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
 * Whether an input, or another parameter, drops out of the law when this one is zero: an exponent, a rate, or the weight
 * of a bend. If its interval contains 0 the runs do not show that there is such a term.
 */
function carriesTerm({ graph, root, law, free }: Model, j: number): boolean {
  const usedLeaves = (id: number): number => {
    const nodes = new Set(graph.order([id]));
    const inputs = law.inputs.filter((_, i) => nodes.has(graph.leaf('input', i)));
    return inputs.length + free.filter((_, k) => k !== j && nodes.has(graph.leaf('param', k))).length;
  };
  const lawWithout = graph.rebuild(root, (leaf) =>
    leaf.kind === 'param' && leaf.value === j ? graph.constant(0) : undefined,
  );
  return usedLeaves(lawWithout) < usedLeaves(root);
}
