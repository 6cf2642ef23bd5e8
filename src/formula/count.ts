/**
 * What a formula costs, counted on its graph: shared sub-expressions once, as compiled code has them. Counts are of the
 * mathematics, the same for every target, whatever polynomials and reciprocals a target makes of it.
 */
import { type Graph, isLeaf, type Node, type NodeId, type NodeKind } from './graph.js';

export interface Work {
  /** Additions, multiplications, divisions, square roots, comparisons and changes of sign. */
  readonly operations: number;
  /** Exponentials, logarithms, powers, sines and the like. */
  readonly transcendentals: number;
}

export interface GraphWork {
  /** What a row, a point or a lane enters: done for each. */
  readonly each: Work;
  /** The rest: done once. */
  readonly once: Work;
}

const OPERATION: Work = { operations: 1, transcendentals: 0 };
const TRANSCENDENTAL: Work = { operations: 0, transcendentals: 1 };

const costs: Readonly<Partial<Record<NodeKind, Work>>> = {
  exp: TRANSCENDENTAL,
  expm1: TRANSCENDENTAL,
  log: TRANSCENDENTAL,
  log1p: TRANSCENDENTAL,
  pow: TRANSCENDENTAL,
  sin: TRANSCENDENTAL,
  cos: TRANSCENDENTAL,
  atan: TRANSCENDENTAL,
  // 1 - 2 / (exp(2 x) + 1)
  tanh: { operations: 4, transcendentals: 1 },
  // 1 / (1 + exp(-x))
  sigmoid: { operations: 3, transcendentals: 1 },
  // log1p(exp(x))
  softplus: { operations: 0, transcendentals: 2 },
};

/** The cost of one node. A select is its comparison; which of two numbers is taken costs nothing more. */
export function nodeWork(node: Node): Work {
  if (isLeaf(node)) return { operations: 0, transcendentals: 0 };
  return costs[node.kind] ?? OPERATION;
}

/** The work of `roots`; `varies` says which leaves differ from row to row. */
export function countGraph(
  graph: Graph,
  roots: readonly NodeId[],
  varies: (leaf: Node) => boolean,
): GraphWork {
  const each = { operations: 0, transcendentals: 0 };
  const once = { operations: 0, transcendentals: 0 };
  const varying = new Set<NodeId>();
  for (const id of graph.order(roots)) {
    const node = graph.node(id);
    if (isLeaf(node) ? varies(node) : node.args.some((arg) => varying.has(arg))) varying.add(id);
    const total = varying.has(id) ? each : once;
    const { operations, transcendentals } = nodeWork(node);
    total.operations += operations;
    total.transcendentals += transcendentals;
  }
  return { each, once };
}
