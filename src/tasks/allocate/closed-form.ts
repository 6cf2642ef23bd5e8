/** Closed-form optima of laws, for a cost k N D without further constraints. */

import { build } from '../../formula/build.js';
import { evaluateNode } from '../../formula/evaluate-node.js';
import { Graph } from '../../formula/graph.js';
import type { Question } from './question.js';

/**
 * The best N and D for `budget` by the law's own derived quantities: N = G (C/k)^a_opt, or D/N = M_opt; undefined where
 * it has none or the question has another form.
 */
export function closedForm(
  question: Question,
  budget: number,
): { readonly N: number; readonly D: number } | undefined {
  const { fitted, axes, cost, constraints, loss, objective, maximize, graph, inputs } = question;
  const isPlain =
    cost !== undefined &&
    Number.isFinite(budget) &&
    constraints.length === 0 &&
    objective === loss &&
    !maximize &&
    axes.length === 2 &&
    inputs.length === 2 &&
    axes.every(({ kind }) => kind !== 'listed');
  if (!isPlain) return undefined;
  const at = ['N', 'D'].map((name) => axes.findIndex((axis) => axis.name === name));
  if (at.some((i) => i < 0)) return undefined;
  const parameters = fitted.law.parameters.map(({ name }) => fitted.values[name]);
  const costAt = (N: number, D: number): number =>
    evaluateNode(graph, cost, ({ kind, value }) =>
      kind === 'param' ? parameters[value] : value === at[0] ? N : D,
    );
  const k = costAt(1, 1);
  const isProduct = [
    [3, 1],
    [1, 7],
    [1e9, 2e10],
    [3e12, 5e6],
  ].every(([N, D]) => Math.abs(costAt(N, D) / (k * N * D) - 1) < 1e-12);
  if (!isProduct) return undefined;
  const derived = derivedValues(question);
  const work = budget / k;
  if (['G', 'a_opt'].every((name) => derived.has(name))) {
    const N = (derived.get('G') as number) * work ** (derived.get('a_opt') as number);
    return { N, D: work / N };
  }
  const M = derived.get('M_opt');
  if (M === undefined) return undefined;
  return { N: Math.sqrt(work / M), D: Math.sqrt(work * M) };
}

function derivedValues({ fitted: { law, values } }: Question): Map<string, number> {
  const graph = new Graph();
  const symbols = new Map(law.parameters.map(({ name }, j) => [name, graph.leaf('param', j)]));
  const known = new Map<string, number>();
  for (const { name, formula } of law.derived ?? []) {
    const node = build(graph, formula, symbols);
    symbols.set(name, node);
    known.set(
      name,
      evaluateNode(graph, node, ({ value }) => values[law.parameters[value].name]),
    );
  }
  return known;
}
