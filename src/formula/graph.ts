import { sigmoid, softplus } from './functions.js';
import { MAX_NODES, tooLarge } from './size-limits.js';

/**
 * A hash-consed expression graph: equal expressions are one node, so common parts of a law, its gradient and its
 * Hessian are computed once whatever the target. Builders simplify, so that a derivative that vanishes is the constant 0
 * and can be recognised.
 */
export type NodeId = number;

export type LeafKind =
  /** A number. */
  | 'const'
  /** A data column in natural units, by index. */
  | 'input'
  /** A law's parameter in natural units, by index. */
  | 'param'
  /** A column of a lowered program, by index. */
  | 'column'
  /** An internal coordinate of a lowered program, by index. */
  | 'coordinate'
  /** The unknown of the equation around it, which is the first argument of a node `root`; always number 0. */
  | 'unknown';

export type UnaryKind =
  | 'neg'
  | 'exp'
  | 'expm1'
  | 'log'
  | 'log1p'
  | 'sqrt'
  | 'abs'
  | 'sign'
  | 'sin'
  | 'cos'
  | 'atan'
  | 'tanh'
  | 'sigmoid'
  | 'softplus';

export type BinaryKind = 'add' | 'sub' | 'mul' | 'div' | 'pow' | 'min' | 'max';

export type Node =
  /** `value` is the number of a constant, the index of any other leaf. */
  | { readonly kind: LeafKind; readonly value: number; readonly args: readonly [] }
  | { readonly kind: UnaryKind; readonly value: 0; readonly args: readonly [NodeId] }
  | { readonly kind: BinaryKind; readonly value: 0; readonly args: readonly [NodeId, NodeId] }
  /** a < b ? x : y */
  | {
      readonly kind: 'select';
      readonly value: 0;
      readonly args: readonly [a: NodeId, b: NodeId, x: NodeId, y: NodeId];
    }
  /** The unknown between `lo` and `hi` at which `equation`, an expression of it, is zero. */
  | {
      readonly kind: 'root';
      readonly value: 0;
      readonly args: readonly [equation: NodeId, lo: NodeId, hi: NodeId];
    };

export type NodeKind = Node['kind'];

const nothing: ReadonlySet<NodeId> = new Set();

const leafKinds: ReadonlySet<string> = new Set([
  'const',
  'input',
  'param',
  'column',
  'coordinate',
  'unknown',
]);

export function isLeaf(node: Node): boolean {
  return leafKinds.has(node.kind);
}

/** The float64 meaning of each operation of one argument. */
export const unaryValue: Readonly<Record<UnaryKind, (x: number) => number>> = {
  neg: (x) => -x,
  exp: Math.exp,
  expm1: Math.expm1,
  log: Math.log,
  log1p: Math.log1p,
  sqrt: Math.sqrt,
  abs: Math.abs,
  sign: Math.sign,
  sin: Math.sin,
  cos: Math.cos,
  atan: Math.atan,
  tanh: Math.tanh,
  sigmoid,
  softplus,
};

/** The float64 meaning of each operation of two arguments. */
export const binaryValue: Readonly<Record<BinaryKind, (x: number, y: number) => number>> = {
  add: (x, y) => x + y,
  sub: (x, y) => x - y,
  mul: (x, y) => x * y,
  div: (x, y) => x / y,
  pow: (x, y) => x ** y,
  min: Math.min,
  max: Math.max,
};

/** The float64 meaning of an inner node other than `root`, given its arguments' values. */
export function applyKind(kind: NodeKind, args: readonly number[]): number {
  if (kind === 'select') return args[0] < args[1] ? args[2] : args[3];
  if (kind in unaryValue) return unaryValue[kind as UnaryKind](args[0]);
  return binaryValue[kind as BinaryKind](args[0], args[1]);
}

const kindNumbers: ReadonlyMap<NodeKind, number> = new Map(
  ([...Object.keys(unaryValue), ...Object.keys(binaryValue)] as (UnaryKind | BinaryKind)[]).map(
    (kind, number) => [kind, number],
  ),
);

/** The hash-consing key of a node. For most, kind and two arguments fit in one number. */
function keyOf({ kind, value, args }: Node): string | number {
  const number = kindNumbers.get(kind);
  if (number === undefined) return `${kind}:${Object.is(value, -0) ? 0 : value}:${args.join()}`;
  const [x, y = MAX_NODES] = args as readonly NodeId[];
  return (number * (MAX_NODES + 1) + y) * MAX_NODES + x;
}

/** A chain of operations of one family is one level deep, however long it is. */
const families: Readonly<Partial<Record<NodeKind, string>>> = {
  add: 'sum',
  sub: 'sum',
  neg: 'sum',
  mul: 'product',
  div: 'product',
};

export class Graph {
  private readonly nodes: Node[] = [];
  private readonly ids = new Map<string | number, NodeId>();
  private readonly depths: number[] = [];
  /** By node: whether it depends on the unknown of an equation that it is within. */
  private readonly open: boolean[] = [];

  node(id: NodeId): Node {
    return this.nodes[id];
  }

  /** How deep the node's operations nest; a sum or a product of many terms is one level. */
  depth(id: NodeId): number {
    return this.depths[id];
  }

  /** Whether the node depends on the unknown of an equation around it; a `root` does not, nor what is made of it. */
  isOpen(id: NodeId): boolean {
    return this.open[id];
  }

  private intern(node: Node): NodeId {
    const key = keyOf(node);
    const cached = this.ids.get(key);
    if (cached !== undefined) return cached;
    if (this.nodes.length === MAX_NODES) throw tooLarge('operations', MAX_NODES);
    const id = this.nodes.push(node) - 1;
    this.ids.set(key, id);
    const family = families[node.kind];
    let depth = 0;
    for (const arg of node.args) {
      const same = family !== undefined && families[this.nodes[arg].kind] === family;
      depth = Math.max(depth, this.depths[arg] + (same ? 0 : 1));
    }
    this.depths.push(depth);
    this.open.push(
      node.kind === 'unknown' || (node.kind !== 'root' && node.args.some((arg) => this.open[arg])),
    );
    return id;
  }

  leaf(kind: LeafKind, value: number): NodeId {
    return this.intern({ kind, value, args: [] });
  }

  constant(value: number): NodeId {
    return this.leaf('const', value);
  }

  /** The number of a constant node, else undefined. */
  valueOf(id: NodeId): number | undefined {
    const node = this.nodes[id];
    return node.kind === 'const' ? node.value : undefined;
  }

  unary(kind: UnaryKind, x: NodeId): NodeId {
    const value = this.valueOf(x);
    if (value !== undefined) {
      const folded = unaryValue[kind](value);
      if (Number.isFinite(folded)) return this.constant(folded);
    }
    const inner = this.nodes[x];
    if (kind === 'neg') {
      if (inner.kind === 'neg') return inner.args[0];
      if (inner.kind === 'sub') return this.sub(inner.args[1], inner.args[0]);
    }
    if (kind === 'exp' && inner.kind === 'log') return inner.args[0];
    if (kind === 'log' && inner.kind === 'exp') return inner.args[0];
    return this.intern({ kind, value: 0, args: [x] });
  }

  neg(x: NodeId): NodeId {
    return this.unary('neg', x);
  }
  exp(x: NodeId): NodeId {
    return this.unary('exp', x);
  }
  log(x: NodeId): NodeId {
    return this.unary('log', x);
  }

  private folded(kind: BinaryKind, x: NodeId, y: NodeId): NodeId | undefined {
    const a = this.valueOf(x);
    const b = this.valueOf(y);
    if (a === undefined || b === undefined) return undefined;
    const value = binaryValue[kind](a, b);
    return Number.isFinite(value) ? this.constant(value) : undefined;
  }

  private binary(kind: BinaryKind, x: NodeId, y: NodeId): NodeId {
    return this.folded(kind, x, y) ?? this.intern({ kind, value: 0, args: [x, y] });
  }

  add(x: NodeId, y: NodeId): NodeId {
    if (this.valueOf(x) === 0) return y;
    if (this.valueOf(y) === 0) return x;
    const [left, right] = [this.nodes[x], this.nodes[y]];
    if (right.kind === 'neg') return this.sub(x, right.args[0]);
    if (left.kind === 'neg') return this.sub(y, left.args[0]);
    return x <= y ? this.binary('add', x, y) : this.binary('add', y, x);
  }

  sub(x: NodeId, y: NodeId): NodeId {
    if (x === y) return this.constant(0);
    if (this.valueOf(y) === 0) return x;
    if (this.valueOf(x) === 0) return this.neg(y);
    const right = this.nodes[y];
    if (right.kind === 'neg') return this.add(x, right.args[0]);
    return this.binary('sub', x, y);
  }

  mul(x: NodeId, y: NodeId): NodeId {
    const [a, b] = [this.valueOf(x), this.valueOf(y)];
    if (a === 0 || b === 0) return this.constant(0);
    if (a === 1) return y;
    if (b === 1) return x;
    if (a === -1) return this.neg(y);
    if (b === -1) return this.neg(x);
    const [left, right] = [this.nodes[x], this.nodes[y]];
    if (left.kind === 'neg') return this.neg(this.mul(left.args[0], y));
    if (right.kind === 'neg') return this.neg(this.mul(x, right.args[0]));
    if (a !== undefined && right.kind === 'mul') {
      const inner = this.folded('mul', x, right.args[0]);
      if (inner !== undefined) return this.mul(inner, right.args[1]);
    }
    // Constants first, so that the rule above applies.
    const ordered = a !== undefined || (b === undefined && x <= y);
    return ordered ? this.binary('mul', x, y) : b !== undefined ? this.mul(y, x) : this.binary('mul', y, x);
  }

  div(x: NodeId, y: NodeId): NodeId {
    if (x === y) return this.constant(1);
    const b = this.valueOf(y);
    if (b === 1) return x;
    if (b === -1) return this.neg(x);
    if (this.valueOf(x) === 0 && b !== 0) return x;
    const [left, right] = [this.nodes[x], this.nodes[y]];
    if (left.kind === 'neg') return this.neg(this.div(left.args[0], y));
    if (right.kind === 'neg') return this.neg(this.div(x, right.args[0]));
    if (left.kind === 'mul') {
      if (left.args[1] === y) return left.args[0];
      if (left.args[0] === y) return left.args[1];
    }
    return this.binary('div', x, y);
  }

  /** Small integer powers become products, which are defined for negative bases on every target. */
  pow(x: NodeId, y: NodeId): NodeId {
    const exponent = this.valueOf(y);
    if (exponent === undefined) return this.binary('pow', x, y);
    if (exponent === 0) return this.constant(1);
    if (exponent === 0.5) return this.unary('sqrt', x);
    if (exponent < 0) return this.div(this.constant(1), this.pow(x, this.constant(-exponent)));
    if (!Number.isInteger(exponent) || exponent > 16) return this.binary('pow', x, y);
    if (exponent === 1) return x;
    const half = this.pow(x, this.constant(Math.floor(exponent / 2)));
    const square = this.mul(half, half);
    return exponent % 2 === 0 ? square : this.mul(square, x);
  }

  min(x: NodeId, y: NodeId): NodeId {
    return x === y ? x : this.binary('min', Math.min(x, y), Math.max(x, y));
  }

  max(x: NodeId, y: NodeId): NodeId {
    return x === y ? x : this.binary('max', Math.min(x, y), Math.max(x, y));
  }

  /** a < b ? x : y */
  select(a: NodeId, b: NodeId, x: NodeId, y: NodeId): NodeId {
    return x === y ? x : this.intern({ kind: 'select', value: 0, args: [a, b, x, y] });
  }

  /**
   * The unknown between `lo` and `hi` at which `equation` is zero. All equations have one leaf `unknown`: an equation may hold
   * another's root as a number, but the other's equation cannot depend on its unknown.
   */
  root(equation: NodeId, lo: NodeId, hi: NodeId): NodeId {
    return this.intern({ kind: 'root', value: 0, args: [equation, lo, hi] });
  }

  /** An equation's expression with its unknown replaced; roots of other equations within it are unchanged. */
  substitute(id: NodeId, unknown: NodeId): NodeId {
    if (!this.open[id]) return id;
    const done = new Map<NodeId, NodeId>();
    const made = (at: NodeId): NodeId => (this.open[at] ? (done.get(at) as NodeId) : at);
    for (const at of this.order([id], { has: (node) => !this.open[node] })) {
      const { kind, args } = this.nodes[at];
      done.set(at, kind === 'unknown' ? unknown : this.make(kind, args.map(made)));
    }
    return made(id);
  }

  /** `id`'s expression with `leaf` replacing every leaf it maps (undefined keeps it). */
  rebuild(id: NodeId, leaf: (node: Node, id: NodeId) => NodeId | undefined): NodeId {
    const done = new Map<NodeId, NodeId>();
    const made = (at: NodeId): NodeId => done.get(at) as NodeId;
    for (const at of this.order([id])) {
      const node = this.nodes[at];
      done.set(at, isLeaf(node) ? (leaf(node, at) ?? at) : this.make(node.kind, node.args.map(made)));
    }
    return made(id);
  }

  /** An inner node of any kind, through the simplifying builders. */
  make(kind: NodeKind, args: readonly NodeId[]): NodeId {
    switch (kind) {
      case 'add':
      case 'sub':
      case 'mul':
      case 'div':
      case 'pow':
      case 'min':
      case 'max':
        return this[kind](args[0], args[1]);
      case 'select':
        return this.select(args[0], args[1], args[2], args[3]);
      case 'root':
        return this.root(args[0], args[1], args[2]);
      case 'const':
      case 'input':
      case 'param':
      case 'column':
      case 'coordinate':
      case 'unknown':
        throw new RangeError(`${kind} is a leaf`);
      default:
        return this.unary(kind, args[0]);
    }
  }

  /**
   * Nodes that `roots` depend on in topological order; without those in `known` and what only those depend on. By an explicit
   * stack instead of recursion, so that the depth of graphs is not limited. `reads`: the nodes that a node depends on, where
   * these are not its arguments.
   */
  order(
    roots: readonly NodeId[],
    known: { has(id: NodeId): boolean } = nothing,
    reads: (id: NodeId) => readonly NodeId[] = (id) => this.nodes[id].args,
  ): NodeId[] {
    const seen = new Set<NodeId>();
    const open: { readonly id: NodeId; next: number }[] = [];
    for (const root of roots) {
      open.push({ id: root, next: 0 });
      for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
        const args = reads(top.id);
        if (seen.has(top.id) || known.has(top.id)) open.pop();
        else if (top.next < args.length) open.push({ id: args[top.next++], next: 0 });
        else {
          seen.add(top.id);
          open.pop();
        }
      }
    }
    return [...seen];
  }

  /**
   * A memoised bottom-up evaluation at `id`: `answer` is called for each node that it depends on and that is not in `known`,
   * after the node's arguments.
   */
  bottomUp<T>(id: NodeId, known: Map<NodeId, T>, answer: (id: NodeId) => T): T {
    if (!known.has(id)) for (const at of this.order([id], known)) known.set(at, answer(at));
    return known.get(id) as T;
  }
}
