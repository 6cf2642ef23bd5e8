/** A law as straight-line vector code: scalars once a call, row-dependent operations once a vector of rows. */
import { applyKind, type Graph, isLeaf, type Node, type NodeId } from '../graph.js';
import { computingOrder, type RootBody, readsOf, rootBody } from '../root.js';
import { type Body, type Expression, v128 } from './body.js';
import { atan, cos, sin } from './circular.js';
import { emitRoots } from './emit-root.js';
import {
  decay,
  exp,
  expm1,
  finiteLog,
  type LaneFunction,
  log,
  log1p,
  pow,
  sigmoid,
  softplus,
  tanh,
} from './exponential.js';
import { convert, EXP_ZERO_F32, EXP_ZERO_F32_WHOLE, Lanes } from './lanes.js';

/** f32 whose exponentials become zero only where they would be subnormal. */
const WHOLE_F32 = new Lanes('f32', EXP_ZERO_F32_WHOLE);

const sign: LaneFunction = (body, lanes, argument) => {
  const x = body.let(argument);
  const zero = lanes.constant(0);
  const down = lanes.select(lanes.less(x, zero), lanes.constant(-1), x);
  return lanes.select(lanes.less(zero, x), lanes.constant(1), down);
};

const functions: Readonly<Partial<Record<Node['kind'], LaneFunction>>> = {
  exp,
  expm1,
  log,
  log1p,
  sin,
  cos,
  atan,
  tanh,
  sigmoid,
  softplus,
  sign,
};

/** Functions computed from the decay of their argument; a law and its gradient often have both of the same argument. */
const decaying: Readonly<Partial<Record<Node['kind'], typeof softplus>>> = { softplus, sigmoid };

function operation(body: Body, lanes: Lanes, kind: Node['kind'], args: readonly Expression[]): Expression {
  const [x, y] = args;
  switch (kind) {
    case 'neg':
    case 'abs':
    case 'sqrt':
      return lanes[kind](x);
    case 'add':
    case 'sub':
    case 'mul':
    case 'div':
    case 'min':
    case 'max':
      return lanes[kind](x, y);
    case 'pow':
      return pow(body, lanes, x, y);
    case 'select':
      return lanes.select(lanes.less(x, y), args[2], args[3]);
    default: {
      const f = functions[kind];
      if (f === undefined) throw new RangeError(`a lowered program has no ${kind}`);
      return f(body, lanes, x);
    }
  }
}

/** A fraction of a sum that is below f32's resolution of the sum, with some bits to spare. */
const NEGLIGIBLE_FRACTION = 2 ** -28;

/** Zero where it would be denormal in f32, since denormals are slow. */
export function withoutDenormals(wide: Lanes, x: Expression): Expression {
  return wide.clear(x, wide.less(wide.abs(x), wide.constant(2 ** -100)));
}

/** For `prelude`: stores scalars, the same in both lanes, at `address` in every lane of `lanes`. */
export function keepSplats(
  body: Body,
  wide: Lanes,
  lanes: Lanes,
  address: number,
): (slot: number, value: Expression) => void {
  return (slot, value) => {
    const all = lanes.wide ? value : convert.narrow(withoutDenormals(wide, value));
    body.run(v128.store(address + 16 * slot, all));
  };
}

/** The entry of `known` for `id`, made where it is missing. */
function once(known: Map<NodeId, Expression>, id: NodeId, make: () => Expression): Expression {
  const found = known.get(id) ?? make();
  known.set(id, found);
  return found;
}

/** Code for the nodes that `roots` depend on, divided into scalars and row-dependent ones. */
export class LawCode {
  private readonly perRow = new Set<NodeId>();
  private readonly rowOrder: NodeId[];
  private readonly scalarOrder: NodeId[];
  /** Scalars that rows read, in the order of their slots. */
  private readonly slots = new Map<NodeId, number>();
  /** Divisors of more than one quotient, which are replaced by one common reciprocal. */
  private readonly divisors = new Set<NodeId>();
  /** The exponential addends where the prediction is the logarithm of their sum. */
  private readonly addends = new Set<NodeId>();
  /** By node: the values that it is the last to read. */
  private readonly lastRead = new Map<NodeId, NodeId[]>();
  private readonly hasRoots: boolean = false;

  constructor(
    private readonly graph: Graph,
    private readonly roots: readonly NodeId[],
  ) {
    const order = computingOrder(graph, roots);
    for (const id of order) {
      const { kind } = graph.node(id);
      if (kind === 'column' || readsOf(graph, id).some((arg) => this.perRow.has(arg))) this.perRow.add(id);
      if (kind === 'root') this.hasRoots = true;
    }
    this.rowOrder = order.filter((id) => this.perRow.has(id));
    this.scalarOrder = order.filter((id) => !this.perRow.has(id));
    const read = new Set(roots);
    const quotients = new Map<NodeId, number>();
    for (const id of this.rowOrder) {
      const node = graph.node(id);
      for (const arg of readsOf(graph, id)) read.add(arg);
      if (node.kind === 'div') quotients.set(node.args[1], (quotients.get(node.args[1]) ?? 0) + 1);
    }
    // An axis without tables has no roots.
    const prediction = roots.length > 0 ? graph.node(roots[0]) : undefined;
    if (prediction?.kind === 'log') this.collect(prediction.args[0]);
    for (const [id, uses] of quotients) if (uses > 1 && this.perRow.has(id)) this.divisors.add(id);
    for (const id of this.scalarOrder) {
      if (read.has(id) && graph.valueOf(id) === undefined) this.slots.set(id, this.slots.size);
    }
    this.findLastReads();
  }

  /** Operations of each row. */
  get operations(): number {
    return this.rowOrder.length;
  }

  /** Finds, in both parts of the code, where each value is read last; roots and addends are never released. */
  private findLastReads(): void {
    const kept = new Set([...this.roots, ...this.addends]);
    const found = new Set<NodeId>();
    for (const order of [this.rowOrder, this.scalarOrder]) {
      for (let i = order.length - 1; i >= 0; i--) {
        const last: NodeId[] = [];
        for (const arg of readsOf(this.graph, order[i])) {
          if (found.has(arg) || kept.has(arg) || this.perRow.has(arg) !== this.perRow.has(order[i])) continue;
          found.add(arg);
          last.push(arg);
        }
        if (last.length > 0) this.lastRead.set(order[i], last);
      }
    }
  }

  private collect(sum: NodeId): void {
    const { graph } = this;
    const inner = { has: (id: NodeId) => graph.node(id).kind !== 'add' };
    for (const id of [sum, ...graph.order([sum], inner)]) {
      const node = graph.node(id);
      for (const part of node.kind === 'add' ? node.args : [id]) {
        if (graph.node(part).kind === 'exp' && this.perRow.has(part)) this.addends.add(part);
      }
    }
  }

  /** Vectors of memory that `prelude` writes and `rows` reads. */
  get slotCount(): number {
    return this.slots.size;
  }

  /** Computes the scalars in float64; `keep` stores those that rows read, each in its slot. */
  prelude(
    body: Body,
    wide: Lanes,
    coordinate: (index: number) => Expression,
    keep: (slot: number, value: Expression) => void,
  ): void {
    const values = new Map<NodeId, Expression>();
    for (const id of this.scalarOrder) {
      const node = this.graph.node(id);
      if (node.kind === 'const') {
        values.set(id, wide.constant(node.value));
        continue;
      }
      const read = (arg: NodeId): Expression => values.get(arg) as Expression;
      const kept =
        node.kind === 'root'
          ? this.solve(body, wide, id, [read])[0]
          : body.scoped(() =>
              isLeaf(node) ? coordinate(node.value) : operation(body, wide, node.kind, node.args.map(read)),
            );
      values.set(id, kept);
      const slot = this.slots.get(id);
      if (slot !== undefined) keep(slot, kept);
      for (const done of this.lastRead.get(id) ?? []) body.free(values.get(done) as Expression);
    }
  }

  /** The root of an equation, by vector; `reads` gives what its equation reads. */
  private solve(
    body: Body,
    lanes: Lanes,
    id: NodeId,
    reads: readonly ((id: NodeId) => Expression)[],
  ): Expression[] {
    const { graph } = this;
    const equation = rootBody(graph, id);
    return emitRoots(
      body,
      lanes,
      equation,
      reads.map((read) => ({
        read,
        equation: (unknown) => {
          const known = new Map<NodeId, Expression>();
          const within = (at: NodeId): Expression => known.get(at) ?? read(at);
          for (const at of equation.inside) {
            const node = graph.node(at);
            const value =
              node.kind === 'unknown'
                ? unknown
                : body.scoped(() => operation(body, lanes, node.kind, node.args.map(within)));
            known.set(at, value);
          }
          return [within(equation.equation), within(equation.slope)];
        },
        atEnd: (end) => this.equationAt(body, lanes, equation, end, read),
      })),
    );
  }

  /** The equation at an end of its bracket; what is a number there costs nothing, such as the logarithm of an end that is one. */
  private equationAt(
    body: Body,
    lanes: Lanes,
    { equation, inside }: RootBody,
    end: NodeId,
    read: (id: NodeId) => Expression,
  ): Expression {
    const { graph } = this;
    const needed = new Set(graph.order([equation]));
    const numbers = new Map<NodeId, number>();
    const known = new Map<NodeId, Expression>();
    const numberOf = (at: NodeId): number | undefined => numbers.get(at) ?? graph.valueOf(at);
    const within = (at: NodeId): Expression => {
      const number = numberOf(at);
      return number === undefined ? (known.get(at) ?? read(at)) : lanes.constant(number);
    };
    for (const at of inside) {
      if (!needed.has(at)) continue;
      const { kind, args } = graph.node(at);
      const values = (kind === 'unknown' ? [end] : args).map(numberOf);
      if (values.every((value) => value !== undefined)) {
        numbers.set(at, kind === 'unknown' ? values[0] : applyKind(kind, values));
      } else {
        const value =
          kind === 'unknown' ? read(end) : body.scoped(() => operation(body, lanes, kind, args.map(within)));
        known.set(at, value);
      }
    }
    return within(equation);
  }

  /**
   * Computes the roots for one vector of rows. `column` loads a column; scalars are read from `address`, where
   * they were stored, a vector each. `unroll` vectors are computed interleaved: result[vector][root].
   */
  rows(
    body: Body,
    kind: Lanes,
    unroll: number,
    column: (index: number, vector: number) => Expression,
    address: number,
  ): Expression[][] {
    // Small terms of an equation may be all that it has.
    const lanes = this.hasRoots && !kind.wide ? WHOLE_F32 : kind;
    const vectors = Array.from({ length: unroll }, () => new Map<NodeId, Expression>());
    const reciprocals = vectors.map(() => new Map<NodeId, Expression>());
    const decays = vectors.map(() => new Map<NodeId, Expression>());
    const read = (id: NodeId, vector: number): Expression => {
      const cached = vectors[vector].get(id);
      if (cached !== undefined) return cached;
      const value = this.graph.valueOf(id);
      if (value !== undefined) return lanes.constant(value);
      return v128.load(address + 16 * (this.slots.get(id) as number));
    };
    // An addend negligible beside 1 may dominate a small prediction, so addends are compared with their sum as well.
    const bySum = lanes.zeroBelow === EXP_ZERO_F32;
    for (const id of this.rowOrder) {
      const node = this.graph.node(id);
      if (node.kind === 'root') {
        const reads = vectors.map((_, vector) => (arg: NodeId) => read(arg, vector));
        this.solve(body, lanes, id, reads).forEach((value, vector) => {
          vectors[vector].set(id, value);
        });
      }
      vectors.forEach((known, vector) => {
        if (node.kind === 'root') return;
        if (isLeaf(node)) {
          known.set(id, body.let(column(node.value, vector)));
          return;
        }
        const args = node.args.map((arg) => read(arg, vector));
        if (node.kind === 'div' && this.divisors.has(node.args[1])) {
          const reciprocal = once(reciprocals[vector], node.args[1], () =>
            body.let(lanes.div(lanes.constant(1), args[1])),
          );
          known.set(
            id,
            this.graph.valueOf(node.args[0]) === 1 ? reciprocal : body.let(lanes.mul(args[0], reciprocal)),
          );
          return;
        }
        const decayed = decaying[node.kind];
        if (decayed !== undefined) {
          const [argument] = node.args as readonly NodeId[];
          const tail = once(decays[vector], argument, () => body.scoped(() => decay(body, lanes, args[0])));
          known.set(
            id,
            body.scoped(() => decayed(body, lanes, args[0], tail)),
          );
          return;
        }
        if (bySum && this.addends.has(id)) {
          known.set(
            id,
            body.scoped(() => exp(body, lanes, args[0], EXP_ZERO_F32_WHOLE)),
          );
          return;
        }
        if (bySum && id === this.roots[0] && this.addends.size > 0) {
          const unseen = lanes.mul(args[0], lanes.constant(NEGLIGIBLE_FRACTION));
          const least = body.let(lanes.atMost(unseen, lanes.constant(Math.exp(EXP_ZERO_F32))));
          for (const addend of this.addends) {
            const value = read(addend, vector);
            known.set(addend, body.let(lanes.clear(value, lanes.less(value, least))));
          }
        }
        // For a prediction, NaN is as good as an infinity: either stops the fit.
        const isPrediction = id === this.roots[0] && node.kind === 'log';
        const value = body.scoped(() =>
          isPrediction ? finiteLog(body, lanes, args[0]) : operation(body, lanes, node.kind, args),
        );
        known.set(id, value);
      });
      for (const done of this.lastRead.get(id) ?? []) {
        vectors.forEach((known, vector) => {
          const value = known.get(done) as Expression;
          // A reciprocal may be a quotient's value too.
          if (reciprocals[vector].get(this.graph.node(done).args[1] as NodeId) !== value) body.free(value);
        });
      }
    }
    return vectors.map((_, vector) => this.roots.map((id) => read(id, vector)));
  }
}
