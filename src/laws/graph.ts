import { build } from '../formula/build.js';
import { Graph, type NodeId } from '../formula/graph.js';
import type { Law } from './law.js';

/** A law as a graph: leaves `input` in the order of its inputs, `param` in the order of its parameters. */
export interface LawGraph {
  readonly graph: Graph;
  readonly root: NodeId;
  /** Names of inputs and parameters, for further formulas over the same leaves. */
  readonly symbols: ReadonlyMap<string, NodeId>;
}

/** The parts of a law that its graph needs. */
export type GraphedLaw = Pick<Law, 'formula' | 'where' | 'inputs' | 'parameters'>;

export function graphOfLaw(law: GraphedLaw): LawGraph {
  const graph = new Graph();
  const symbols = new Map<string, NodeId>([
    ...law.inputs.map(({ name }, i) => [name, graph.leaf('input', i)] as const),
    ...law.parameters.map(({ name }, j) => [name, graph.leaf('param', j)] as const),
  ]);
  const inside = new Map(symbols);
  for (const [name, formula] of law.where ?? []) inside.set(name, build(graph, formula, inside));
  return { graph, root: build(graph, law.formula, inside), symbols };
}
