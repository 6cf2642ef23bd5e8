import type { Graph, NodeId } from '../graph.js';

/** All that code for `roots` is made of, as parts of a key: every node behind them, under its own number. */
export function graphKey(graph: Graph, roots: readonly NodeId[]): (string | number)[] {
  const parts: (string | number)[] = [...roots];
  for (const id of graph.order(roots)) {
    const node = graph.node(id);
    parts.push(id, node.kind, Object.is(node.value, -0) ? '-0' : node.value, ...node.args);
  }
  return parts;
}
