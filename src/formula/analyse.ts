import { Derivative } from './differentiate.js';
import type { Graph, NodeId } from './graph.js';

/** What is known about a law's graph in natural units: what depends on what, what is positive, what is used once. */
export class Analysis {
  private readonly params = new Map<NodeId, boolean>();
  private readonly inputs = new Map<NodeId, boolean>();
  private readonly signs = new Map<NodeId, boolean>();
  private readonly uses = new Map<NodeId, number>();

  constructor(
    private readonly graph: Graph,
    root: NodeId,
    private readonly positiveParam: readonly boolean[],
    private readonly positiveInput: readonly boolean[],
    /** Per input: in no row below zero. */
    private readonly nonNegativeInput: readonly boolean[] = positiveInput,
  ) {
    for (const id of graph.order([root])) {
      for (const arg of graph.node(id).args) this.uses.set(arg, (this.uses.get(arg) ?? 0) + 1);
    }
  }

  private depends(id: NodeId, kind: 'param' | 'input', known: Map<NodeId, boolean>): boolean {
    let result = known.get(id);
    if (result === undefined) {
      const node = this.graph.node(id);
      result = node.kind === kind || node.args.some((arg) => this.depends(arg, kind, known));
      known.set(id, result);
    }
    return result;
  }

  hasParam(id: NodeId): boolean {
    return this.depends(id, 'param', this.params);
  }

  hasInput(id: NodeId): boolean {
    return this.depends(id, 'input', this.inputs);
  }

  /** An expression of the data alone: it becomes a column. */
  isData(id: NodeId): boolean {
    return this.hasInput(id) && !this.hasParam(id);
  }

  /** True where one place of the law uses the node. */
  isUsedOnce(id: NodeId): boolean {
    return (this.uses.get(id) ?? 0) <= 1;
  }

  /** True where the node is positive whatever the parameters and rows. */
  isPositive(id: NodeId): boolean {
    let result = this.signs.get(id);
    if (result === undefined) {
      result = this.positive(id);
      this.signs.set(id, result);
    }
    return result;
  }

  /** True where the node is not below zero whatever the parameters and rows. */
  private isNonNegative(id: NodeId): boolean {
    const node = this.graph.node(id);
    if (this.isPositive(id)) return true;
    switch (node.kind) {
      case 'const':
        return node.value >= 0;
      case 'input':
        return this.nonNegativeInput[node.value];
      case 'add':
      case 'mul':
        return node.args.every((arg) => this.isNonNegative(arg));
      case 'div':
        return this.isNonNegative(node.args[0]) && this.isPositive(node.args[1]);
      default:
        return false;
    }
  }

  private positive(id: NodeId): boolean {
    const node = this.graph.node(id);
    const all = (): boolean => node.args.every((arg) => this.isPositive(arg));
    switch (node.kind) {
      case 'const':
        return node.value > 0;
      case 'param':
        return this.positiveParam[node.value];
      case 'input':
        return this.positiveInput[node.value];
      case 'exp':
      case 'sigmoid':
      case 'softplus':
        return true;
      case 'pow':
        return this.isPositive(node.args[0]);
      case 'add':
        return (
          node.args.every((arg) => this.isNonNegative(arg)) && node.args.some((arg) => this.isPositive(arg))
        );
      case 'sqrt':
      case 'mul':
      case 'div':
      case 'min':
        return all();
      case 'max':
        return node.args.some((arg) => this.isPositive(arg));
      case 'select':
        return this.isPositive(node.args[2]) && this.isPositive(node.args[3]);
      default:
        return false;
    }
  }
}

/**
 * A largest set of parameters that enter `root` linearly once the others are fixed, in parameter order: no slope of
 * one of them mentions any of them. That second derivatives vanish is not enough: those of max(a, b) do.
 */
export function linearParameters(graph: Graph, root: NodeId, count: number): number[] {
  const derivatives = Array.from({ length: count }, (_, j) => new Derivative(graph, 'param', j));
  const zero = graph.constant(0);
  const mentions = (param: number, id: NodeId): boolean =>
    graph.order([id]).includes(graph.leaf('param', param));
  const linear: number[] = [];
  for (let j = 0; j < count; j++) {
    const slope = derivatives[j].of(root);
    if (slope !== zero && [...linear, j].every((k) => !mentions(k, slope))) linear.push(j);
  }
  return linear;
}
