import { type ResolvedCost, resolveCost } from '../../src/costs/index.js';
import { build } from '../../src/formula/build.js';
import { evaluateNode } from '../../src/formula/evaluate-node.js';
import { Graph } from '../../src/formula/graph.js';

/** A formula at one point, in float64. */
export function evaluate(formula: string, values: Readonly<Record<string, number>>): number {
  const graph = new Graph();
  const symbols = Object.entries(values).map(([name, value]) => [name, graph.constant(value)] as const);
  return evaluateNode(graph, build(graph, formula, new Map(symbols)), () => Number.NaN);
}

/** The value of a cost where its symbols and settings are `values`. */
export function costAt(text: string, values: Readonly<Record<string, number>>): number {
  const resolved: ResolvedCost = resolveCost(text, values);
  return evaluate(resolved.formula, resolved.sets);
}
