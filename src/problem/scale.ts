import { emitColumns } from '../formula/emit-columns.js';
import type { NodeId } from '../formula/graph.js';
import type { Model } from './model.js';

/**
 * The typical magnitude of each free parameter, from the data that it is combined with in the formula: 1 / |x| for
 * a factor of x, |x| for a neighbour in a sum or a divisor, 1 otherwise (an exponent).
 */
export function parameterScales(model: Model): Float64Array {
  const { graph, root } = model;
  const isData = (id: NodeId): boolean => {
    const kinds = graph.order([id]).map((at) => graph.node(at).kind);
    return kinds.includes('input') && !kinds.includes('param') && !graph.isOpen(id);
  };
  const typical = (id: NodeId): number => {
    const data = emitColumns(
      graph,
      [id],
      { scalar: 'param', column: 'input' },
      model.inputs,
      model.problem.rows,
    );
    data.run([]);
    const mean = data.results[0].reduce((sum, value) => sum + Math.abs(value), 0) / model.problem.rows;
    return Number.isFinite(mean) && mean > 0 ? mean : 1;
  };
  const scales = new Float64Array(model.free.length).fill(1);
  for (const id of graph.order([root])) {
    const { kind, args } = graph.node(id);
    args.forEach((arg, place) => {
      const leaf = graph.node(arg);
      const other = args[1 - place];
      if (leaf.kind !== 'param' || args.length !== 2 || !isData(other)) return;
      if (kind === 'mul') scales[leaf.value] = 1 / typical(other);
      if (kind === 'add' || kind === 'sub' || kind === 'div') scales[leaf.value] = typical(other);
    });
  }
  return scales;
}
