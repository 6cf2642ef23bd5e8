import { emitColumns } from '../formula/emit-columns.js';
import type { NodeId } from '../formula/graph.js';
import type { Model } from './model.js';

/** Where a parameter is expected before any fit. */
export interface Scale {
  readonly typical: number;
  /** Its values may be expected within so many decades below and above. */
  readonly decades: number;
  /** The range is that of data, rather than assumed. */
  readonly isOfData: boolean;
}

/** Decades about a typical magnitude. */
const DECADES = 3;

/** Decades beyond the data in which a parameter may lie that is compared with them. */
const BEYOND = 0.5;

/**
 * The magnitude of each free parameter, from the data that it is combined with in the formula: 1 / |x| for a factor of x, |x| for
 * a neighbour in a sum or a divisor, the range of |x| where their logarithms are neighbours (a break), 1 otherwise (an exponent).
 */
export function parameterScales(model: Model): Scale[] {
  const { graph, root } = model;
  const isData = (id: NodeId): boolean => {
    const kinds = graph.order([id]).map((at) => graph.node(at).kind);
    return kinds.includes('input') && !kinds.includes('param') && !graph.isOpen(id);
  };
  const valuesOf = (id: NodeId): Float64Array => {
    const data = emitColumns(
      graph,
      [id],
      { scalar: 'param', column: 'input' },
      model.inputs,
      model.problem.rows,
    );
    data.run([]);
    return data.results[0];
  };
  const typical = (id: NodeId): number => {
    const values = valuesOf(id);
    const mean = values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length;
    return Number.isFinite(mean) && mean > 0 ? mean : 1;
  };
  const scales = model.free.map((): Scale => ({ typical: 1, decades: DECADES, isOfData: false }));
  const set = (parameter: number, magnitude: number): void => {
    scales[parameter] = { typical: magnitude, decades: DECADES, isOfData: false };
  };
  for (const id of graph.order([root])) {
    const { kind, args } = graph.node(id);
    args.forEach((arg, place) => {
      const leaf = graph.node(arg);
      const other = args[1 - place];
      if (args.length !== 2 || !isData(other)) return;
      const isSum = kind === 'add' || kind === 'sub';
      if (leaf.kind === 'param') {
        if (kind === 'mul') set(leaf.value, 1 / typical(other));
        if (isSum || kind === 'div') set(leaf.value, typical(other));
      }
      if (leaf.kind !== 'log' || !isSum) return;
      const within = graph.node(leaf.args[0]);
      if (within.kind === 'param') scales[within.value] = rangeOf(valuesOf(other)) ?? scales[within.value];
    });
  }
  return scales;
}

/** The range of magnitudes with these logarithms, widened on both sides; undefined where none is finite. */
function rangeOf(logarithms: Float64Array): Scale | undefined {
  const decades = logarithms.filter(Number.isFinite).map((value) => value / Math.LN10);
  if (decades.length === 0) return undefined;
  const [least, largest] = [
    decades.reduce((x, y) => Math.min(x, y)),
    decades.reduce((x, y) => Math.max(x, y)),
  ];
  return {
    typical: 10 ** ((least + largest) / 2),
    decades: (largest - least) / 2 + BEYOND,
    isOfData: true,
  };
}
