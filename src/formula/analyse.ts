import { Derivative } from './differentiate.js';
import type { Graph, NodeId } from './graph.js';
import { readsOf } from './root.js';

/** Sub-expressions of more operations than this, written out, are not inlined where they are used several times. */
const MAX_INLINED = 256;

/** Analysis of a law's graph in natural units: dependencies, signs, and number of uses. */
export class Analysis {
  private readonly params = new Map<NodeId, boolean>();
  private readonly inputs = new Map<NodeId, boolean>();
  private readonly signs = new Map<NodeId, boolean>();
  private readonly logSums = new Map<NodeId, boolean>();
  private readonly nonNegative = new Map<NodeId, boolean>();
  private readonly uses = new Map<NodeId, number>();
  private readonly parts: ReadonlySet<NodeId>;
  /** No bracket of an equation reaches below zero. */
  private readonly positiveUnknown: boolean;

  constructor(
    private readonly graph: Graph,
    root: NodeId,
    private readonly positiveParam: readonly boolean[],
    private readonly positiveInput: readonly boolean[],
    /** Per input: in no row below zero. */
    private readonly nonNegativeInput: readonly boolean[] = positiveInput,
    /** Expressions within whose equations signs are asked for. */
    all: readonly NodeId[] = [root],
  ) {
    for (const id of graph.order([root])) {
      for (const arg of graph.node(id).args) this.uses.set(arg, (this.uses.get(arg) ?? 0) + 1);
    }
    this.parts = sharedParts(graph, [root]);
    const roots = graph.order(all).filter((id) => graph.node(id).kind === 'root');
    this.positiveUnknown = roots.every((id) => this.isNonNegative(graph.node(id).args[1] as NodeId));
  }

  private depends(id: NodeId, kind: 'param' | 'input', known: Map<NodeId, boolean>): boolean {
    return this.graph.bottomUp(id, known, (at) => {
      const node = this.graph.node(at);
      // An unknown may depend on anything.
      if (node.kind === kind || node.kind === 'unknown') return true;
      return readsOf(this.graph, at).some((arg) => known.get(arg));
    });
  }

  hasParam(id: NodeId): boolean {
    return this.depends(id, 'param', this.params);
  }

  hasInput(id: NodeId): boolean {
    return this.depends(id, 'input', this.inputs);
  }

  /** True for an expression of the data alone, which becomes a column. */
  isData(id: NodeId): boolean {
    return this.hasInput(id) && !this.hasParam(id);
  }

  /** True where the node is used at most once in the law. */
  isUsedOnce(id: NodeId): boolean {
    return (this.uses.get(id) ?? 0) <= 1;
  }

  /** True for a large sub-expression with several uses, which is not expanded into the sums and products around it. */
  isPart(id: NodeId): boolean {
    return this.parts.has(id);
  }

  /** True where the node is positive whatever the parameters and rows. */
  isPositive(id: NodeId): boolean {
    return this.graph.bottomUp(id, this.signs, (at) => this.positive(at));
  }

  /** True for a sum of logarithms with coefficients that do not depend on the row. */
  isLogSum(id: NodeId): boolean {
    return this.graph.bottomUp(id, this.logSums, (at) => this.logSum(at));
  }

  private logSum(id: NodeId): boolean {
    const node = this.graph.node(id);
    const isLogSum = (arg: NodeId): boolean => this.logSums.get(arg) ?? false;
    switch (node.kind) {
      case 'log':
        return this.isPositive(node.args[0]);
      case 'neg':
      case 'add':
      case 'sub':
        return node.args.every(isLogSum);
      case 'mul':
        return node.args.some((arg, i) => isLogSum(arg) && !this.hasInput(node.args[1 - i]));
      case 'div':
        return isLogSum(node.args[0]) && !this.hasInput(node.args[1]);
      default:
        return false;
    }
  }

  /** True where the node is not below zero whatever the parameters and rows. */
  private isNonNegative(id: NodeId): boolean {
    return this.graph.bottomUp(id, this.nonNegative, (at) => {
      const node = this.graph.node(at);
      if (this.isPositive(at)) return true;
      const known = (arg: NodeId): boolean => this.nonNegative.get(arg) ?? false;
      switch (node.kind) {
        case 'const':
          return node.value >= 0;
        case 'input':
          return this.nonNegativeInput[node.value];
        case 'add':
        case 'mul':
          return node.args.every(known);
        case 'div':
          return known(node.args[0]) && this.isPositive(node.args[1]);
        case 'root':
          return known(node.args[1]);
        default:
          return false;
      }
    });
  }

  private positive(id: NodeId): boolean {
    const node = this.graph.node(id);
    const isPositive = (arg: NodeId): boolean => this.signs.get(arg) ?? false;
    const all = (): boolean => node.args.every(isPositive);
    switch (node.kind) {
      case 'const':
        return node.value > 0;
      case 'param':
        return this.positiveParam[node.value];
      case 'input':
        return this.positiveInput[node.value];
      case 'unknown':
        return this.positiveUnknown;
      case 'exp':
      case 'sigmoid':
      case 'softplus':
        return true;
      case 'pow':
        return isPositive(node.args[0]);
      case 'add':
        return node.args.every((arg) => this.isNonNegative(arg)) && node.args.some(isPositive);
      case 'sqrt':
      case 'mul':
      case 'div':
      case 'min':
        return all();
      case 'max':
        return node.args.some(isPositive);
      case 'select':
        return isPositive(node.args[2]) && isPositive(node.args[3]);
      case 'root':
        // Above the lower end of its bracket.
        return this.isNonNegative(node.args[1]);
      default:
        return false;
    }
  }
}

/**
 * A maximal set of parameters that enter `root` linearly once the others are fixed, in parameter order: no derivative by
 * one of them depends on any of them. Vanishing second derivatives are not sufficient: those of max(a, b) vanish.
 */
export function linearParameters(graph: Graph, root: NodeId, count: number): number[] {
  const zero = graph.constant(0);
  const linear: number[] = [];
  for (let j = 0; j < count; j++) {
    const slope = new Derivative(graph, 'param', j).of(root);
    if (slope === zero) continue;
    const mentioned = new Set(graph.order([slope]));
    if ([...linear, j].every((k) => !mentioned.has(graph.leaf('param', k)))) linear.push(j);
  }
  return linear;
}

/**
 * Large nodes with several uses in `roots`. Expansion of sums and products stops at them: expanded at every use, nested
 * sub-expressions would grow exponentially.
 */
export function sharedParts(graph: Graph, roots: readonly NodeId[]): ReadonlySet<NodeId> {
  const order = graph.order(roots);
  const uses = new Map<NodeId, number>();
  for (const id of order) for (const arg of graph.node(id).args) uses.set(arg, (uses.get(arg) ?? 0) + 1);
  const sizes = new Map<NodeId, number>();
  const parts = new Set<NodeId>();
  for (const id of order) {
    let size = 1;
    for (const arg of graph.node(id).args) size += parts.has(arg) ? 1 : (sizes.get(arg) as number);
    sizes.set(id, size);
    if (size > MAX_INLINED && (uses.get(id) ?? 0) > 1) parts.add(id);
  }
  return parts;
}
