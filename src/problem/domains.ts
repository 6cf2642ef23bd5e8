/** What functions ask of their arguments: logarithms, roots and real powers positive data, divisions none that is zero. */
import type { Graph, Node, NodeId } from '../formula/graph.js';
import { listed } from '../text.js';

export type Operation = 'log' | 'sqrt' | 'pow' | 'div';

interface Demand {
  /** Which argument it is asked of. */
  readonly place: number;
  readonly words: string;
  readonly holds: (value: number) => boolean;
}

const demands: Readonly<Record<Operation, Demand>> = {
  log: { place: 0, words: 'takes a logarithm of', holds: (value) => value > 0 },
  sqrt: { place: 0, words: 'takes a square root of', holds: (value) => value >= 0 },
  pow: { place: 0, words: 'takes a power of', holds: (value) => value > 0 },
  div: { place: 1, words: 'divides by', holds: (value) => value !== 0 },
};

/** What a node asks of one of its arguments; undefined where it takes any number. */
export function demandOf(node: Node): (Demand & { readonly argument: NodeId }) | undefined {
  if (!Object.hasOwn(demands, node.kind)) return undefined;
  const demand = demands[node.kind as Operation];
  return { ...demand, argument: node.args[demand.place] };
}

/** A row in which an operation meets data that it cannot take. */
export interface DomainViolation {
  readonly operation: Operation;
  readonly row: number;
  /** Of the argument, which is made of these inputs (numbers of their leaves). */
  readonly value: number;
  readonly inputs: readonly number[];
  /** Of a power of zero: the parameters (numbers of their leaves) that its exponent depends on. */
  readonly exponent: readonly number[];
}

/**
 * The first violation among the rows that `concerns`: of arguments that are made of data alone, in the order in which
 * `root` is computed. `evaluate` gives the column of a node without parameters.
 */
export function domainViolation(
  graph: Graph,
  root: NodeId,
  evaluate: (id: NodeId) => Float64Array,
  concerns: (row: number, value: number) => boolean = () => true,
): DomainViolation | undefined {
  const leaves = (id: NodeId, kind: Node['kind']): number[] =>
    graph.order([id]).flatMap((at) => {
      const node = graph.node(at);
      return node.kind === kind ? [node.value] : [];
    });
  for (const id of graph.order([root])) {
    const node = graph.node(id);
    const demand = demandOf(node);
    if (demand === undefined) continue;
    const inputs = leaves(demand.argument, 'input');
    if (inputs.length === 0 || leaves(demand.argument, 'param').length > 0) continue;
    const values = evaluate(demand.argument);
    const row = values.findIndex((value, at) => !demand.holds(value) && concerns(at, value));
    if (row < 0) continue;
    const operation = node.kind as Operation;
    const value = values[row];
    const exponent = operation === 'pow' && value === 0 ? leaves(node.args[1] as NodeId, 'param') : [];
    return { operation, row, value, inputs, exponent };
  }
  return undefined;
}

/** "the law divides by 0 (N = 0)"; names and columns are by number of the leaf. */
export function violationText(
  { operation, row, value, inputs, exponent }: DomainViolation,
  names: readonly string[],
  columns: readonly ArrayLike<number>[],
  parameters: readonly string[],
): string {
  const cells = [...new Set(inputs)].map((input) => `${names[input]} = ${columns[input][row]}`).join(', ');
  const open =
    exponent.length === 0
      ? ''
      : `, whose exponent depends on ${listed(exponent.map((p) => parameters[p]))} and cannot be above zero`;
  return `the law ${demands[operation].words} ${value} (${cells})${open}`;
}
