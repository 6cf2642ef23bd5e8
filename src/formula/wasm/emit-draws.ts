/** A law at one point for many parameter vectors, as a WebAssembly module in float64: lanes run over the vectors. */
import type { Graph, NodeId } from '../graph.js';
import { encodeModule } from './encode.js';
import { Lanes } from './lanes.js';
import { mapFunction, paddedRows, slotBytes } from './map.js';

const wide = new Lanes('f64');

/** The module's one function: `values(parameters, out, end of the first root's column)`. */
export interface DrawsCode {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Memory layout, byte offsets; all are f64. */
  readonly memory: {
    readonly inputs: number;
    /** Columns of parameters and of results, `padded` numbers long each. */
    readonly parameters: number;
    readonly results: number;
    readonly padded: number;
    readonly end: number;
  };
}

/** Leaves of `roots` are inputs (by number, below `inputs`), parameters (below `parameters`) and constants. Throws `formula-too-large`. */
export function emitDraws(
  graph: Graph,
  roots: readonly NodeId[],
  inputs: number,
  parameters: number,
  draws: number,
): DrawsCode {
  const lowered = roots.map((root) => overDraws(graph, root));
  const padded = paddedRows(draws);
  let end = 0;
  const reserve = (bytes: number): number => {
    const start = end;
    end += 16 * Math.ceil(bytes / 16);
    return start;
  };
  const slots = reserve(slotBytes(graph, lowered));
  const memory = {
    inputs: reserve(8 * inputs),
    parameters: reserve(8 * padded * parameters),
    results: reserve(8 * padded * roots.length),
    padded,
  };
  const values = mapFunction('values', wide, {
    graph,
    roots: lowered,
    lanes: wide,
    stored: wide,
    pointers: 1,
    column: (index) => ({ pointer: 0, offset: 8 * padded * index }),
    stride: 8 * padded,
    coordinates: memory.inputs,
    slots,
  });
  return { bytes: encodeModule([values]), memory: { ...memory, end } };
}

/**
 * Bases of powers that do not depend on parameters. Where all are above zero and finite, {@link emitDraws} computes their
 * powers as exp(exponent log(base)), with one logarithm for all draws; otherwise its results are not valid.
 */
export function basesOfPowers(graph: Graph, root: NodeId): NodeId[] {
  const hasParameter = parametric(graph, root);
  const bases = graph.order([root]).flatMap((id) => {
    const { kind, args } = graph.node(id);
    return kind === 'pow' && !hasParameter.has(args[0]) ? [args[0]] : [];
  });
  return [...new Set(bases)].filter((id) => graph.valueOf(id) === undefined);
}

/** The nodes that depend on a parameter, or on an unknown. */
function parametric(graph: Graph, root: NodeId): ReadonlySet<NodeId> {
  const entered = new Set<NodeId>();
  for (const id of graph.order([root])) {
    const { kind, args } = graph.node(id);
    const own = kind === 'param' || kind === 'unknown';
    if (own || args.some((arg) => entered.has(arg))) entered.add(id);
  }
  return entered;
}

/** Parameters become columns, inputs coordinates. */
function overDraws(graph: Graph, root: NodeId): NodeId {
  const hasParameter = parametric(graph, root);
  const done = new Map<NodeId, NodeId>();
  for (const id of graph.order([root])) {
    const { kind, value, args } = graph.node(id);
    const lowered = args.map((arg) => done.get(arg) as NodeId);
    const isConstant = graph.valueOf(id) !== undefined;
    if (kind === 'input') done.set(id, graph.leaf('coordinate', value));
    else if (kind === 'param') done.set(id, graph.leaf('column', value));
    else if (isConstant || args.length === 0) done.set(id, id);
    else if (kind === 'pow' && hasParameter.has(args[1]) && !hasParameter.has(args[0])) {
      done.set(id, graph.exp(graph.mul(lowered[1], graph.log(lowered[0]))));
    } else done.set(id, graph.make(kind, lowered));
  }
  return done.get(root) as NodeId;
}
