import { applyKind, type Graph, isLeaf, type Node, type NodeId } from './graph.js';
import { computingOrder, type Numbers, RootSolver, rootBody } from './root.js';

const solver = new RootSolver(1);

/** The value of a node in float64, given the leaves' values. */
export function evaluateNode(graph: Graph, id: NodeId, leaf: (node: Node) => number): number {
  const values = new Map<NodeId, number>();
  const value = (at: NodeId): number => values.get(at) as number;
  for (const at of computingOrder(graph, [id])) {
    const node = graph.node(at);
    values.set(
      at,
      node.kind === 'const'
        ? node.value
        : isLeaf(node)
          ? leaf(node)
          : node.kind === 'root'
            ? rootValue(graph, at, value)
            : applyKind(node.kind, node.args.map(value)),
    );
  }
  return value(id);
}

/** The value of a node `root`; `read` gives those of the nodes that its equation and bracket read. */
export function rootValue(graph: Graph, id: NodeId, read: (id: NodeId) => number): number {
  const { equation, slope, lo, hi, inside } = rootBody(graph, id);
  const unknown = new Float64Array(1);
  const results = new Float64Array(2);
  const within = new Map<NodeId, number>();
  const value = (at: NodeId): number => within.get(at) ?? read(at);
  const evaluate = (): void => {
    for (const at of inside) {
      const { kind, args } = graph.node(at);
      within.set(at, kind === 'unknown' ? unknown[0] : applyKind(kind, args.map(value)));
    }
    results[0] = value(equation);
    results[1] = value(slope);
  };
  const one = (array: Float64Array, offset = 0): Numbers => ({ array, offset, step: 0 });
  const [low, high] = [lo, hi].map((end) => one(Float64Array.of(read(end))));
  solver.solve(1, low, high, unknown, evaluate, one(results), one(results, 1));
  return unknown[0];
}
