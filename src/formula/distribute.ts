import type { Analysis } from './analyse.js';
import type { Graph, NodeId } from './graph.js';

/** Sums of more addends than this are not expanded: an exponential for each would cost more than it saves. */
const MAX_ADDENDS = 4;

/**
 * t (x + y) = t x + t y where t is a power or exponential of data and parameters: one exponential a term, and each
 * term's own coefficient can absorb the shift of its centred columns.
 */
export function distribute(g: Graph, root: NodeId, analysis: Analysis): NodeId {
  const varies = (id: NodeId): boolean => analysis.hasParam(id) && analysis.hasInput(id);
  const done = new Map<NodeId, NodeId>();
  const visited = (id: NodeId): NodeId => done.get(id) as NodeId;
  const distributed = (id: NodeId): NodeId => {
    const node = g.node(id);
    if (node.args.length === 0 || analysis.isData(id)) return id;
    if ((node.kind === 'mul' || node.kind === 'div') && analysis.isPositive(id)) {
      const [x, y] = node.args;
      const orders = [[x, y], ...(node.kind === 'mul' ? [[y, x]] : [])];
      for (const [factor, rest] of orders) {
        const kind = g.node(rest).kind;
        const parts = addends(g, factor);
        const few = parts.length > 1 && parts.length <= MAX_ADDENDS && parts.every(varies);
        if (few && (kind === 'pow' || kind === 'exp') && varies(rest)) {
          return parts
            .map((part) => g.make(node.kind, [visited(part), rest]))
            .reduce((sum, part) => g.add(sum, part));
        }
      }
    }
    return g.make(node.kind, node.args.map(visited));
  };
  for (const id of g.order([root])) done.set(id, distributed(id));
  return visited(root);
}

/** The addends of a sum, in order, up to one more than MAX_ADDENDS. */
function addends(g: Graph, sum: NodeId): NodeId[] {
  const result: NodeId[] = [];
  const open = [sum];
  for (let id = open.pop(); id !== undefined && result.length <= MAX_ADDENDS; id = open.pop()) {
    const node = g.node(id);
    if (node.kind === 'add') open.push(node.args[1], node.args[0]);
    else result.push(id);
  }
  return result;
}
