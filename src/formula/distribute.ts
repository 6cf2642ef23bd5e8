import type { Analysis } from './analyse.js';
import type { Graph, NodeId } from './graph.js';

/**
 * t (x + y) = t x + t y where t is a power or exponential of data and parameters: one exponential a term, and each
 * term's own coefficient can take up its shift.
 */
export function distribute(g: Graph, root: NodeId, analysis: Analysis): NodeId {
  const varies = (id: NodeId): boolean => analysis.hasParam(id) && analysis.hasInput(id);
  const addends = (id: NodeId): NodeId[] => {
    const node = g.node(id);
    return node.kind === 'add' ? node.args.flatMap(addends) : [id];
  };
  const visit = (id: NodeId): NodeId => {
    const node = g.node(id);
    if (node.args.length === 0 || analysis.isData(id)) return id;
    if ((node.kind === 'mul' || node.kind === 'div') && analysis.isPositive(id)) {
      const [x, y] = node.args;
      const orders = [[x, y], ...(node.kind === 'mul' ? [[y, x]] : [])];
      for (const [factor, rest] of orders) {
        const kind = g.node(rest).kind;
        const parts = addends(factor);
        const few = parts.length > 1 && parts.length <= 4 && parts.every(varies);
        if (few && (kind === 'pow' || kind === 'exp') && varies(rest)) {
          return parts
            .map((part) => g.make(node.kind, [visit(part), rest]))
            .reduce((sum, part) => g.add(sum, part));
        }
      }
    }
    return g.make(node.kind, node.args.map(visit));
  };
  return visit(root);
}
