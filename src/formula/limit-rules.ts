/**
 * Arithmetic of limits where data are zero: what an operation gives whose arguments are finite, zero or infinite, each with an
 * order of growth. Logarithms grow more slowly than powers, powers more slowly than exponentials.
 */
import type { Graph, Node, NodeId } from './graph.js';

export type Sign = 1 | -1 | 0;

/** Order of growth of a power of what tends to zero; of its logarithm one less, of its exponential one more. */
export const POWER = 2;

/** The limit of an expression in one class of rows; a sign of 0 is unknown. */
export type LimitState =
  | { readonly kind: 'finite'; readonly node: NodeId }
  | { readonly kind: 'zero'; readonly node: NodeId; readonly sign: Sign; readonly growth: number }
  | { readonly kind: 'infinite'; readonly sign: Sign; readonly growth: number }
  /** Depending on the sign of `by`, an expression of the parameters whose domains allow both. */
  | { readonly kind: 'split'; readonly by: NodeId; readonly plus: LimitState; readonly minus: LimitState }
  | { readonly kind: 'undetermined' };

type Finite = Extract<LimitState, { readonly node: NodeId }>;
type Degenerate = Extract<LimitState, { readonly growth: number }>;

const undetermined: LimitState = { kind: 'undetermined' };

/** Signs assumed in one branch of a split. */
type Assumed = ReadonlyMap<NodeId, Sign>;

const nothing: Assumed = new Map();

/** Index of the argument at whose zero the operation or its derivative is singular. */
export const singular: Readonly<Partial<Record<Node['kind'], number>>> = { log: 0, sqrt: 0, pow: 0, div: 1 };

/** The limit of each operation, over the nodes of a graph. */
export class LimitRules {
  constructor(
    private readonly g: Graph,
    /** The data, by index of leaf `input`. */
    private readonly inputs: readonly Float64Array[],
    /** Per parameter: 1 where it cannot be below zero, -1 where it cannot be above, 0 where it is open. */
    private readonly signs: readonly Sign[],
  ) {}

  /** The limit of an operation whose arguments have the limits `args`. */
  of(kind: Node['kind'], args: readonly LimitState[], assumed = nothing): LimitState {
    if (args.some((arg) => arg.kind === 'undetermined')) return undetermined;
    const split = args.find((arg) => arg.kind === 'split');
    if (split !== undefined) {
      // The sign of what depends on the unknown is not known where the root is used.
      if (kind === 'root' && this.g.isOpen(split.by)) return undetermined;
      const side = (sign: 1 | -1): LimitState =>
        this.of(
          kind,
          args.map((arg) => restricted(arg, split.by, sign)),
          new Map([...assumed, [split.by, sign]]),
        );
      return branch(split.by, side(1), side(-1));
    }
    const place = singular[kind];
    const finite = args.filter(hasValue);
    const isRegular = finite.length === args.length && (place === undefined || args[place].kind === 'finite');
    if (isRegular) return this.regular(kind, finite);
    const [x, y] = args as readonly Exclude<LimitState, { kind: 'split' | 'undetermined' }>[];
    switch (kind) {
      case 'neg':
        return x.kind === 'infinite' ? { ...x, sign: -x.sign as Sign } : undetermined;
      case 'add':
        return this.sum(x, y);
      case 'sub':
        return this.sum(x, y.kind === 'infinite' ? { ...y, sign: -y.sign as Sign } : y);
      case 'mul':
        return this.product(x, y, assumed);
      case 'div':
        return y.kind === 'finite'
          ? this.product(x, y, assumed)
          : this.product(x, inverse(y, this.g.constant(0)), assumed);
      case 'pow':
        return this.power(x, y, assumed);
      case 'sqrt':
        return x.kind === 'zero' ? { ...x, node: this.g.constant(0) } : x;
      default:
        return this.functionLimit(kind, x, y);
    }
  }

  /** Operations whose arguments are finite, which need no limit. */
  private regular(kind: Node['kind'], args: readonly Finite[]): LimitState {
    const node = this.g.make(
      kind,
      args.map((arg) => arg.node),
    );
    const zeros = args.filter((arg) => arg.kind === 'zero');
    const all = zeros.length === args.length;
    const [x] = zeros;
    const finite: LimitState = { kind: 'finite', node };
    if (x === undefined) return finite;
    switch (kind) {
      case 'root':
        return args[0].kind === 'zero' ? undetermined : finite;
      case 'neg':
        return { ...x, node, sign: -x.sign as Sign };
      case 'expm1':
      case 'log1p':
      case 'sin':
      case 'atan':
      case 'tanh':
        return { ...x, node };
      case 'abs':
        return { ...x, node, sign: 1 };
      case 'add':
      case 'sub':
      case 'min':
      case 'max': {
        if (!all) return finite;
        const signs = zeros.map(({ sign }, i) => (kind === 'sub' && i === 1 ? -sign : sign) as Sign);
        return {
          kind: 'zero',
          node,
          sign: signs[0] === signs[1] ? signs[0] : 0,
          growth: Math.min(...zeros.map(({ growth }) => growth)),
        };
      }
      case 'mul':
      case 'div': {
        const sign = args.reduce(
          (product, arg) => product * (arg.kind === 'zero' ? arg.sign : this.sign(arg.node, nothing)),
          1,
        );
        return {
          kind: 'zero',
          node,
          sign: Math.sign(sign) as Sign,
          growth: Math.max(...zeros.map(({ growth }) => growth)),
        };
      }
      default:
        return finite;
    }
  }

  private sum(x: LimitState, y: LimitState): LimitState {
    if (x.kind !== 'infinite') return y;
    if (y.kind !== 'infinite') return x;
    const faster = x.growth >= y.growth ? x : y;
    if (x.sign !== 0 && x.sign === y.sign) return faster;
    return x.growth === y.growth ? undetermined : faster;
  }

  private product(x: LimitState, y: LimitState, assumed: Assumed): LimitState {
    if (hasValue(x) && x.kind === 'finite') return this.scaled(y, x.node, assumed);
    if (hasValue(y) && y.kind === 'finite') return this.scaled(x, y.node, assumed);
    const [a, b] = [x, y] as readonly [Degenerate, Degenerate];
    const sign = (a.sign * b.sign) as Sign;
    const faster = a.growth > b.growth ? a : b;
    if (a.kind !== b.kind && a.growth === b.growth) return undetermined;
    return { ...faster, ...(faster.kind === 'zero' ? { node: this.g.constant(0) } : {}), sign };
  }

  /** `state` times a finite expression. */
  private scaled(state: LimitState, by: NodeId, assumed: Assumed): LimitState {
    if (state.kind !== 'infinite' && state.kind !== 'zero') return state;
    const sign = this.sign(by, assumed);
    const times = (factor: Sign): LimitState => ({ ...state, sign: (state.sign * factor) as Sign });
    if (state.kind === 'zero' || sign !== 0) return times(sign);
    return branch(by, times(1), times(-1));
  }

  private power(x: LimitState, y: LimitState, assumed: Assumed): LimitState {
    if (!hasValue(y) || y.kind === 'zero' || (x.kind !== 'zero' && x.kind !== 'infinite'))
      return undetermined;
    if (x.kind === 'infinite' && x.sign < 0) return undetermined;
    const large: LimitState = { kind: 'infinite', sign: 1, growth: x.growth };
    const small: LimitState = { kind: 'zero', node: this.g.constant(0), sign: 1, growth: x.growth };
    const [up, down] = x.kind === 'zero' ? [small, large] : [large, small];
    const sign = this.sign(y.node, assumed);
    if (sign !== 0) return sign > 0 ? up : down;
    return branch(y.node, up, down);
  }

  /** Functions of one argument at an infinity (a logarithm at zero), and minimum and maximum of two. */
  private functionLimit(kind: Node['kind'], x: LimitState, y: LimitState): LimitState {
    const { g } = this;
    if (kind === 'min' || kind === 'max') return this.extreme(kind, x, y);
    if (x.kind !== 'infinite' && x.kind !== 'zero') return undetermined;
    if (kind === 'log') {
      const sign = x.kind === 'zero' ? -1 : 1;
      return x.sign < 0 ? undetermined : { kind: 'infinite', sign, growth: x.growth - 1 };
    }
    if (kind === 'abs') return { ...x, sign: 1 };
    if (x.sign === 0) return undetermined;
    const up = x.sign > 0;
    const to = (value: number): LimitState => ({ kind: 'finite', node: g.constant(value) });
    const vanishing: LimitState = { kind: 'zero', node: g.constant(0), sign: 1, growth: x.growth + 1 };
    switch (kind) {
      case 'exp':
        return up ? ({ ...x, growth: x.growth + 1 } as LimitState) : vanishing;
      case 'expm1':
        return up ? ({ ...x, growth: x.growth + 1 } as LimitState) : to(-1);
      case 'log1p':
        return up ? ({ ...x, growth: x.growth - 1 } as LimitState) : undetermined;
      case 'softplus':
        return up ? x : vanishing;
      case 'sigmoid':
        return up ? to(1) : vanishing;
      case 'tanh':
        return to(x.sign);
      case 'atan':
        return to((x.sign * Math.PI) / 2);
      default:
        return undetermined;
    }
  }

  private extreme(kind: 'min' | 'max', x: LimitState, y: LimitState): LimitState {
    const dominant: Sign = kind === 'max' ? 1 : -1;
    for (const [one, other] of [
      [x, y],
      [y, x],
    ] as const) {
      if (one.kind !== 'infinite') continue;
      if (one.sign === 0) return undetermined;
      if (one.sign === dominant) return one;
      return other;
    }
    return undetermined;
  }

  /** The sign of a finite expression, 0 where it is not determined. */
  private sign(id: NodeId, assumed: Assumed): Sign {
    const { g } = this;
    const given = assumed.get(id);
    if (given !== undefined) return given;
    const node = g.node(id);
    const of = (place: number): Sign => this.sign(node.args[place] as NodeId, assumed);
    switch (node.kind) {
      case 'const':
        return Math.sign(node.value) as Sign;
      case 'param':
        return this.signs[node.value];
      case 'input':
        return signOf(this.inputs[node.value]);
      case 'neg':
        return -of(0) as Sign;
      case 'mul':
      case 'div':
        return (of(0) * of(1)) as Sign;
      case 'add':
        return of(0) === of(1) ? of(0) : 0;
      case 'sub':
        return of(0) === -of(1) ? of(0) : 0;
      case 'exp':
      case 'sigmoid':
      case 'softplus':
        return 1;
      case 'pow':
      case 'sqrt':
        return of(0) > 0 ? 1 : 0;
      case 'min':
      case 'max':
        return of(0) === of(1) ? of(0) : 0;
      case 'expm1':
      case 'log1p':
      case 'atan':
      case 'tanh':
        return of(0);
      default:
        return 0;
    }
  }
}

export function hasValue(state: LimitState): state is Finite {
  return state.kind === 'finite' || state.kind === 'zero';
}

/** The reciprocal of a limit that is zero or infinite. */
function inverse(state: LimitState, zero: NodeId): LimitState {
  if (state.kind === 'zero') return { kind: 'infinite', sign: state.sign, growth: state.growth };
  if (state.kind === 'infinite') return { ...state, kind: 'zero', node: zero };
  return undetermined;
}

/** A split, unless both branches are equal. */
function branch(by: NodeId, plus: LimitState, minus: LimitState): LimitState {
  const same =
    plus.kind === minus.kind && plus.kind !== 'split' && JSON.stringify(plus) === JSON.stringify(minus);
  return same ? plus : { kind: 'split', by, plus, minus };
}

/** A limit where the sign of `by` is known. */
function restricted(state: LimitState, by: NodeId, sign: 1 | -1): LimitState {
  if (state.kind !== 'split') return state;
  if (state.by === by) return sign > 0 ? state.plus : state.minus;
  return branch(state.by, restricted(state.plus, by, sign), restricted(state.minus, by, sign));
}
/** Sign of the values that are not zero; 0 where there are both. */
export function signOf(column: Float64Array | undefined): Sign {
  if (column === undefined) return 0;
  const [up, down] = [column.some((value) => value > 0), column.some((value) => value < 0)];
  return up === down ? 0 : up ? 1 : -1;
}
