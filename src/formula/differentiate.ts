import type { Graph, LeafKind, NodeId } from './graph.js';

/** Exact derivatives of expressions of `graph` by one leaf, memoised by node. */
export class Derivative {
  private readonly leaf: NodeId;
  private readonly known = new Map<NodeId, NodeId>();
  private byUnknown: Derivative | undefined;

  constructor(
    private readonly graph: Graph,
    private readonly kind: LeafKind,
    index: number,
  ) {
    this.leaf = graph.leaf(kind, index);
  }

  of(id: NodeId): NodeId {
    return this.graph.bottomUp(id, this.known, (at) => this.derive(at));
  }

  /** The derivative of a node, those of its arguments being known. */
  private derive(id: NodeId): NodeId {
    const g = this.graph;
    if (id === this.leaf) return g.constant(1);
    const node = g.node(id);
    const zero = g.constant(0);
    const one = g.constant(1);
    if (node.args.length === 0) return zero;
    const parts = node.args.map((arg) => this.known.get(arg) as NodeId);
    if (parts.every((part) => part === zero)) return zero;
    const [x, y] = node.args as readonly NodeId[];
    const [dx, dy] = parts;
    switch (node.kind) {
      case 'neg':
        return g.neg(dx);
      case 'exp':
        return g.mul(id, dx);
      case 'expm1':
        return g.mul(g.exp(x), dx);
      case 'log':
        // The reciprocal is the same node for all leaves, so that a gradient costs one division.
        return g.mul(g.div(one, x), dx);
      case 'log1p':
        return g.mul(g.div(one, g.add(one, x)), dx);
      case 'sqrt':
        return g.mul(g.div(g.constant(0.5), id), dx);
      case 'abs':
        return g.mul(g.unary('sign', x), dx);
      case 'sign':
        return zero;
      case 'sin':
        return g.mul(g.unary('cos', x), dx);
      case 'cos':
        return g.neg(g.mul(g.unary('sin', x), dx));
      case 'atan':
        return g.mul(g.div(one, g.add(one, g.mul(x, x))), dx);
      case 'tanh':
        return g.mul(g.sub(one, g.mul(id, id)), dx);
      case 'sigmoid':
        return g.mul(g.mul(id, g.sub(one, id)), dx);
      case 'softplus':
        return g.mul(g.unary('sigmoid', x), dx);
      case 'add':
        return g.add(dx, dy);
      case 'sub':
        return g.sub(dx, dy);
      case 'mul':
        return g.add(g.mul(dx, y), g.mul(x, dy));
      case 'div':
        // (dx - (x / y) dy) / y, through one shared reciprocal.
        return g.mul(g.div(one, y), g.sub(dx, g.mul(id, dy)));
      case 'pow':
        return this.power(id, x, y, dx, dy);
      case 'min':
        return g.select(x, y, dx, dy);
      case 'max':
        return g.select(x, y, dy, dx);
      case 'select':
        return g.select(node.args[0], node.args[1], parts[2], parts[3]);
      case 'root':
        return this.root(id, node.args[0], dx);
      default:
        throw new RangeError(`no derivative of ${node.kind}`);
    }
  }

  /** By the implicit function theorem, -F_x / F_y at the root y of F. The bracket has no part in it. */
  private root(id: NodeId, equation: NodeId, dx: NodeId): NodeId {
    const g = this.graph;
    if (this.kind === 'unknown' || g.valueOf(dx) === 0) return g.constant(0);
    this.byUnknown ??= new Derivative(g, 'unknown', 0);
    const slope = g.substitute(this.byUnknown.of(equation), id);
    return g.neg(g.mul(g.div(g.constant(1), slope), g.substitute(dx, id)));
  }

  private power(id: NodeId, x: NodeId, y: NodeId, dx: NodeId, dy: NodeId): NodeId {
    const g = this.graph;
    const zero = g.constant(0);
    // An equation is computed at every step to its root: its slope makes no power of its own.
    const lower = this.kind === 'unknown' ? g.div(id, x) : g.pow(x, g.sub(y, g.constant(1)));
    const base = dx === zero ? zero : g.mul(g.mul(y, lower), dx);
    const exponent = dy === zero ? zero : g.mul(g.mul(id, g.log(x)), dy);
    return g.add(base, exponent);
  }
}
