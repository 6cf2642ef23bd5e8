/** Lowers a question's expressions to columns: coordinates, then parameters, then the budget. */
import type { NodeId } from '../../formula/graph.js';
import type { Question } from './question.js';

const sums: ReadonlySet<string> = new Set(['add', 'sub', 'neg']);
const products: ReadonlySet<string> = new Set(['mul', 'div']);

/** The coordinates of a smooth question. */
export interface Coordinates {
  readonly question: Question;
  /** Number of coordinates. */
  readonly size: number;
  /** The axis of each coordinate; listed axes are constants. */
  readonly free: readonly number[];
  /** Natural units per unit of the coordinate, for a linear axis. */
  unit(axis: number): number;
  listedValue(axis: number): number;
  hasAxes(id: NodeId): boolean;
  isPositive(id: NodeId): boolean;
  /** The index of the kink at a node, -1 for other nodes. */
  kinkOf(id: NodeId): number;
}

/** `bits`: the side that each kink takes; undefined keeps kinks. */
export class Lowering {
  /** Constraints that define this region. */
  readonly taken: { readonly kink: number; readonly constraint: NodeId }[] = [];
  private readonly values = new Map<NodeId, NodeId>();
  private readonly logs = new Map<NodeId, NodeId>();
  private readonly sides = new Map<NodeId, NodeId>();
  private readonly monomials = new Map<NodeId, boolean>();

  constructor(
    private readonly smooth: Coordinates,
    private readonly bits: number | undefined,
  ) {}

  value(id: NodeId): NodeId {
    const isPlain = (at: NodeId): boolean => {
      const { kind } = this.smooth.question.graph.node(at);
      return sums.has(kind) || (products.has(kind) && !this.isMonomial(at));
    };
    this.chain(id, this.values, (at) => this.newValue(at), isPlain);
    return memoised(this.values, id, () => this.newValue(id));
  }

  /** The logarithm of a positive expression, expanded. */
  log(id: NodeId): NodeId {
    const isProduct = (at: NodeId): boolean =>
      products.has(this.smooth.question.graph.node(at).kind) && this.smooth.isPositive(at);
    this.chain(id, this.logs, (at) => this.newLog(at), isProduct);
    return memoised(this.logs, id, () => this.newLog(id));
  }

  /** Processes nodes in topological order, since recursion would overflow the stack on long sums and products. */
  private chain(
    id: NodeId,
    known: Map<NodeId, NodeId>,
    make: (id: NodeId) => NodeId,
    isChained: (id: NodeId) => boolean,
  ): void {
    const outside = { has: (at: NodeId) => known.has(at) || !isChained(at) };
    for (const at of this.smooth.question.graph.order([id], outside)) known.set(at, make(at));
  }

  /** At most 0 where left <= right: of logarithms where both are positive, else in units of a constant side. */
  difference(left: NodeId, right: NodeId): NodeId {
    const { graph } = this.smooth.question;
    const [x, y] = [graph.node(left), graph.node(right)];
    if (graph.valueOf(right) === 0 && x.kind === 'sub') return this.difference(x.args[0], x.args[1]);
    if (graph.valueOf(left) === 0 && y.kind === 'sub') return this.difference(y.args[1], y.args[0]);
    if (this.smooth.isPositive(left) && this.smooth.isPositive(right))
      return graph.sub(this.log(left), this.log(right));
    const size = Math.abs(graph.valueOf(right) ?? graph.valueOf(left) ?? 1) || 1;
    return graph.mul(graph.constant(1 / size), graph.sub(this.value(left), this.value(right)));
  }

  private newValue(id: NodeId): NodeId {
    const { smooth } = this;
    const { graph: g, axes } = smooth.question;
    const { kind, value, args } = g.node(id);
    switch (kind) {
      case 'input': {
        if (axes[value].kind === 'listed') return g.constant(smooth.listedValue(value));
        const coordinate = g.leaf('column', smooth.free.indexOf(value));
        return axes[value].kind === 'log'
          ? g.exp(coordinate)
          : g.mul(g.constant(smooth.unit(value)), coordinate);
      }
      case 'param':
        return g.leaf('column', smooth.size + value);
      case 'const':
      case 'unknown':
        return id;
      case 'pow':
        if (smooth.isPositive(args[0]) && smooth.hasAxes(id)) return g.exp(this.log(id));
        break;
      case 'mul':
        if (args.every((arg) => this.isMonomial(arg))) return g.exp(this.log(id));
        break;
      case 'div':
        if (!this.isMonomial(args[1])) break;
        if (this.isMonomial(args[0])) return g.exp(this.log(id));
        return g.mul(this.value(args[0]), g.exp(g.neg(this.log(args[1]))));
      case 'log':
        if (smooth.isPositive(args[0])) return this.log(args[0]);
        break;
      case 'min':
      case 'max':
      case 'abs':
        if (smooth.kinkOf(id) >= 0 && this.bits !== undefined) return this.side(id).value;
        break;
      default:
        break;
    }
    return g.make(
      kind,
      args.map((arg) => this.value(arg)),
    );
  }

  private newLog(id: NodeId): NodeId {
    const { smooth } = this;
    const { graph: g, axes } = smooth.question;
    const { kind, value, args } = g.node(id);
    const positive = () => args.every((arg) => smooth.isPositive(arg));
    switch (kind) {
      case 'input':
        if (axes[value].kind === 'log') return g.leaf('column', smooth.free.indexOf(value));
        break;
      case 'exp':
        return this.value(args[0]);
      case 'sqrt':
        return g.mul(g.constant(0.5), this.log(args[0]));
      case 'pow':
        return g.mul(this.value(args[1]), this.log(args[0]));
      case 'mul':
        if (positive()) return g.add(this.log(args[0]), this.log(args[1]));
        break;
      case 'div':
        if (positive()) return g.sub(this.log(args[0]), this.log(args[1]));
        break;
      case 'min':
      case 'max':
        if (smooth.kinkOf(id) >= 0 && this.bits !== undefined && positive())
          return this.log(this.side(id).of);
        break;
      default:
        break;
    }
    return g.log(this.value(id));
  }

  /** Monomials: products and powers of positive axes, whose logarithm is linear. */
  private isMonomial(id: NodeId): boolean {
    const { smooth } = this;
    const { graph, axes } = smooth.question;
    return graph.bottomUp(id, this.monomials, (at) => {
      if (!smooth.hasAxes(at) || !smooth.isPositive(at)) return false;
      const { kind, value, args } = graph.node(at);
      const known = (arg: NodeId): boolean => this.monomials.get(arg) ?? false;
      if (kind === 'input') return axes[value].kind === 'log';
      if (kind === 'pow' || kind === 'sqrt') return known(args[0]);
      if (kind === 'exp') return true;
      return (
        (kind === 'mul' || kind === 'div') &&
        args.every((arg) => known(arg) || (!smooth.hasAxes(arg) && smooth.isPositive(arg)))
      );
    });
  }

  /** The side of a kink in this region; adds the constraint that it is the active side. */
  private side(id: NodeId): { value: NodeId; of: NodeId } {
    const { graph: g } = this.smooth.question;
    const { kind, args } = g.node(id);
    const kink = this.smooth.kinkOf(id);
    const second = ((this.bits as number) >> kink) % 2 === 1;
    const [x, y] = [args[0] as NodeId, args[1] ?? g.constant(0)];
    memoised(this.sides, id, () => {
      // min takes x where x <= y; max and abs where y <= x.
      const below = (kind === 'min') !== second;
      const constraint = below ? this.difference(x, y) : this.difference(y, x);
      this.taken.push({ kink, constraint });
      return constraint;
    });
    const of = second && kind !== 'abs' ? y : x;
    const value = this.value(of);
    return { value: kind === 'abs' && second ? g.neg(value) : value, of };
  }
}

function memoised(known: Map<NodeId, NodeId>, id: NodeId, make: () => NodeId): NodeId {
  const stored = known.get(id);
  if (stored !== undefined) return stored;
  const made = make();
  known.set(id, made);
  return made;
}
