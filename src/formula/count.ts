/**
 * Operation counts of a formula, on its graph: common sub-expressions count once, as in compiled code. Counts are of the
 * mathematical operations, the same for every target, whatever polynomials and reciprocals it computes them by.
 */
import { type Graph, isLeaf, type Node, type NodeId, type NodeKind } from './graph.js';
import { computingOrder, readsOf, rootBody } from './root.js';

export interface OperationCount {
  /** Additions, multiplications, divisions, square roots, comparisons and changes of sign. */
  readonly operations: number;
  /** Exponentials, logarithms, powers, sines and the like. */
  readonly transcendentals: number;
}

export interface GraphCount {
  /** Operations that depend on the row, point or lane: computed for each. */
  readonly each: OperationCount;
  /** The rest: done once. */
  readonly once: OperationCount;
}

const OPERATION: OperationCount = { operations: 1, transcendentals: 0 };
const TRANSCENDENTAL: OperationCount = { operations: 0, transcendentals: 1 };

const costs: Readonly<Partial<Record<NodeKind, OperationCount>>> = {
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

/** Steps to a root are as many as its equation needs; so many are counted, two of them at the ends of its bracket. */
const COUNTED_STEPS = 12;

/** The operations of one step to a root beside those of its equation and slope; the transcendental is that of its place. */
const STEP: OperationCount = { operations: 24, transcendentals: 1 };

/** The operations of one node. A select counts as its comparison alone. */
export function nodeCount(node: Node): OperationCount {
  if (isLeaf(node)) return { operations: 0, transcendentals: 0 };
  return costs[node.kind] ?? OPERATION;
}

/** The operations of `roots`; `varies` is true for leaves that differ from row to row. */
export function countGraph(
  graph: Graph,
  roots: readonly NodeId[],
  varies: (leaf: Node) => boolean,
): GraphCount {
  const each = { operations: 0, transcendentals: 0 };
  const once = { operations: 0, transcendentals: 0 };
  const varying = new Set<NodeId>();
  for (const id of computingOrder(graph, roots)) {
    const node = graph.node(id);
    if (isLeaf(node) ? varies(node) : readsOf(graph, id).some((arg) => varying.has(arg))) varying.add(id);
    const total = varying.has(id) ? each : once;
    const { operations, transcendentals } = node.kind === 'root' ? rootCount(graph, id) : nodeCount(node);
    total.operations += operations;
    total.transcendentals += transcendentals;
  }
  return { each, once };
}

function rootCount(graph: Graph, id: NodeId): OperationCount {
  const counts = [STEP, ...rootBody(graph, id).inside.map((at) => nodeCount(graph.node(at)))];
  const total = (of: keyof OperationCount): number =>
    COUNTED_STEPS * counts.reduce((sum, count) => sum + count[of], 0);
  return { operations: total('operations'), transcendentals: total('transcendentals') };
}
