/** The root of an equation in a sweep's WGSL, with the faults of its value. */
import type { Graph, Node, NodeId } from './graph.js';
import { rootBody } from './root.js';
import { rootText } from './root-text.js';

/** Names of fault flags; `mended` where division by the number clears the fault, since the number is only too large. */
export type Faults = ReadonlyMap<string, { readonly mended: boolean }>;

export const none: Faults = new Map();

export interface OperationText {
  /** The statement that defines the value. */
  readonly value: string;
  /** Statements that define faults. */
  readonly flags: readonly string[];
  /** All faults that are its own or its arguments'. */
  readonly faults: Faults;
}

/** What the text around a root has defined, and how it writes an operation, of which it calls the value `v{label}`. */
export interface Surroundings {
  readonly nameOf: (id: NodeId) => string;
  readonly faultsOf: (id: NodeId) => Faults;
  readonly operand: (name: string) => string;
  readonly compute: (
    label: string,
    node: Node,
    names: readonly string[],
    faults: readonly Faults[],
  ) => OperationText;
}

export interface SweepRootText {
  /** Statements that define `v{id}`, names that begin with it, and faults of what depends on the unknown. */
  readonly lines: readonly string[];
  /** A condition: the equation does not change its sign in its bracket. */
  readonly failed: string;
  /** Faults of the bracket's ends and of the equation at the root. */
  readonly faults: Faults;
}

export function sweepRoot(graph: Graph, id: NodeId, around: Surroundings): SweepRootText {
  const { nameOf, faultsOf, operand, compute } = around;
  const { equation, slope, lo, hi, inside } = rootBody(graph, id);
  /** Statements for what depends on the unknown, which is called `unknown`. */
  const within = (unknown: string, prefix: string) => {
    const names = new Map<NodeId, string>();
    const faults = new Map<NodeId, Faults>();
    const named = (at: NodeId): string => names.get(at) ?? nameOf(at);
    const values: string[] = [];
    const flags: string[] = [];
    for (const at of inside) {
      const node = graph.node(at);
      names.set(at, node.kind === 'unknown' ? unknown : `v${prefix}${at}`);
      faults.set(at, none);
      if (node.kind === 'unknown') continue;
      const before = node.args.map((arg) => faults.get(arg) ?? faultsOf(arg));
      const text = compute(`${prefix}${at}`, node, node.args.map(named), before);
      values.push(text.value);
      flags.push(...text.flags);
      faults.set(at, text.faults);
    }
    return { named, values, flags, faults: faults.get(equation) ?? faultsOf(equation) };
  };
  const steps = rootText(`v${id}`, operand(nameOf(lo)), operand(nameOf(hi)), (unknown) => {
    const { named, values } = within(unknown, `${id}_`);
    return { lines: values, equation: operand(named(equation)), slope: operand(named(slope)) };
  });
  // At the ends of its bracket an equation may be infinite; what counts is its value at the root.
  const { values, flags, faults } = within(`v${id}`, `${id}_at_`);
  return {
    lines: [...steps.lines, ...values, ...flags],
    failed: steps.failed,
    faults: new Map([...faultsOf(lo), ...faultsOf(hi), ...faults]),
  };
}
