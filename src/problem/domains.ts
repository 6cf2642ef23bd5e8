/** Domains of operations: logarithms, roots and real powers need positive arguments, divisions a nonzero divisor. */
import type { Graph, Node, NodeId } from '../formula/graph.js';
import { listed } from '../text.js';

export type Operation = 'log' | 'sqrt' | 'pow' | 'div';

interface Requirement {
  /** Of the argument that it applies to. */
  readonly index: number;
  readonly description: string;
  readonly holds: (value: number) => boolean;
}

const requirements: Readonly<Record<Operation, Requirement>> = {
  log: { index: 0, description: 'takes a logarithm of', holds: (value) => value > 0 },
  sqrt: { index: 0, description: 'takes a square root of', holds: (value) => value >= 0 },
  pow: { index: 0, description: 'takes a power of', holds: (value) => value > 0 },
  div: { index: 1, description: 'divides by', holds: (value) => value !== 0 },
};

/** The requirement of a node on one of its arguments; undefined where it takes any number. */
export function requirementOf(node: Node): (Requirement & { readonly argument: NodeId }) | undefined {
  if (!Object.hasOwn(requirements, node.kind)) return undefined;
  const requirement = requirements[node.kind as Operation];
  return { ...requirement, argument: node.args[requirement.index] };
}

/** A row whose data lie outside the domain of an operation. */
export interface DomainViolation {
  readonly operation: Operation;
  readonly row: number;
  /** Of the argument, which is computed from these inputs (numbers of their leaves). */
  readonly value: number;
  readonly inputs: readonly number[];
  /** Of a power of zero: the parameters (numbers of their leaves) that its exponent depends on. */
  readonly exponent: readonly number[];
}

/**
 * The first violation among the rows for which `concerns` is true: by arguments computed from data alone, in the order in which
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
    const requirement = requirementOf(node);
    if (requirement === undefined) continue;
    // What depends on the unknown of an equation is not a column.
    if (graph.isOpen(requirement.argument)) continue;
    const inputs = leaves(requirement.argument, 'input');
    if (inputs.length === 0 || leaves(requirement.argument, 'param').length > 0) continue;
    const values = evaluate(requirement.argument);
    const row = values.findIndex((value, at) => !requirement.holds(value) && concerns(at, value));
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
  return `the law ${requirements[operation].description} ${value} (${cells})${open}`;
}
