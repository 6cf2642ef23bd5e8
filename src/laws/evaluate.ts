/** Laws, and what follows from their parameters, at one point in float64. */

import { build } from '../formula/build.js';
import { evaluateNode } from '../formula/evaluate-node.js';
import { Graph } from '../formula/graph.js';
import { graphOfLaw } from './graph.js';
import type { Law } from './law.js';

type Values = Readonly<Record<string, number>>;

/** The law as a function of parameters and inputs by name, natural units. */
export function lawFunction(law: Law): (parameters: Values, inputs: Values) => number {
  const { graph, root } = graphOfLaw(law);
  return (parameters, inputs) =>
    evaluateNode(graph, root, ({ kind, value }) =>
      kind === 'param' ? parameters[law.parameters[value].name] : inputs[law.inputs[value].name],
    );
}

/** The law's derived quantities, by name, as functions of its parameters. */
export function derivedFunctions(law: Law): ReadonlyMap<string, (parameters: Values) => number> {
  const graph = new Graph();
  const names = law.parameters.map(({ name }) => name);
  const symbols = new Map(names.map((name, i) => [name, graph.leaf('param', i)]));
  return new Map(
    (law.derived ?? []).map(({ name, formula }) => {
      const root = build(graph, formula, symbols);
      return [name, (parameters) => evaluateNode(graph, root, ({ value }) => parameters[names[value]])];
    }),
  );
}
