/**
 * Closures over whole columns: the float64 reference that every other target is tested against. Nodes that depend on
 * parameters alone are scalars, computed once a call; the rest run a block of rows at a time, so that intermediates
 * stay in the cache and memory does not grow with the table.
 */

import {
  type BinaryKind,
  binaryValue,
  type Graph,
  isLeaf,
  type LeafKind,
  type Node,
  type NodeId,
  type UnaryKind,
  unaryValue,
} from './graph.js';
import { powersOf } from './powers.js';
import { computingOrder, type Numbers, type RootBody, RootSolver, readsOf, rootBody } from './root.js';

const BLOCK = 512;

/** Storage of a row-dependent operand: a data or result column (offset moves with the block) or scratch (it does not). */
interface Operand {
  readonly array: Float64Array;
  readonly moves: boolean;
}

type Step = (start: number, n: number) => void;

export interface ColumnFunction {
  /** Computes all roots at `scalars` (the values of scalar leaves, by index); results are in `results`. */
  run(scalars: ArrayLike<number>): void;
  /** One column a root, overwritten by `run`. The column of a root that does not depend on the row is constant. */
  readonly results: readonly Float64Array[];
}

/**
 * Compiles `roots`. Leaves of kind `scalarLeaf` read `run`'s argument; leaves of kind `columnLeaf` read `columns`,
 * each `rows` long.
 */
export function emitColumns(
  graph: Graph,
  roots: readonly NodeId[],
  leaves: { scalar: LeafKind; column: LeafKind },
  columns: readonly Float64Array[],
  rows: number,
): ColumnFunction {
  const order = computingOrder(graph, roots);
  const perRow = new Set<NodeId>();
  for (const id of order) {
    const node = graph.node(id);
    if (node.kind === leaves.column || readsOf(graph, id).some((arg) => perRow.has(arg))) perRow.add(id);
  }
  const scalarOrder = order.filter((id) => !perRow.has(id));
  const isRoot = (id: NodeId): boolean => graph.node(id).kind === 'root';
  // Within the equation of a root of a row everything is a column, as it is computed once a row and step.
  const equations = scalarOrder.filter(isRoot).flatMap((id) => rootBody(graph, id).inside);
  const slots = new Map([...new Set([...scalarOrder, ...equations])].map((id, i) => [id, i]));
  const slotOf = (id: NodeId): number => slots.get(id) as number;
  const scalarValues = new Float64Array(slots.size);
  const assignment = (id: NodeId): ((scalars: ArrayLike<number>) => void) => {
    const node = graph.node(id);
    return scalarAssignment(node, slotOf(id), node.args.map(slotOf), scalarValues);
  };
  const scalarSteps = scalarOrder.map((id) =>
    isRoot(id)
      ? scalarRoot(rootBody(graph, id), scalarValues, slotOf, assignment, slotOf(id))
      : assignment(id),
  );
  const results = roots.map(() => new Float64Array(rows));
  const rootAt = new Map<NodeId, number>();
  roots.forEach((id, i) => {
    if (!rootAt.has(id)) rootAt.set(id, i);
  });

  const operands = new Map<NodeId, Operand>();
  const fills: (() => void)[] = [];
  /** A row operand; scalars are broadcast to a scratch block where an operation needs a column. */
  const operand = (id: NodeId): Operand => {
    const cached = operands.get(id);
    if (cached !== undefined) return cached;
    const array = new Float64Array(Math.min(BLOCK, rows));
    const slot = slotOf(id);
    fills.push(() => array.fill(scalarValues[slot]));
    const made = { array, moves: false };
    operands.set(id, made);
    return made;
  };

  const steps: Step[] = [];
  const compile = (id: NodeId, steps: Step[]): void => {
    const node = graph.node(id);
    if (isLeaf(node)) {
      if (node.kind !== 'unknown') operands.set(id, { array: columns[node.value], moves: true });
      return;
    }
    const slot = rootAt.get(id);
    const out: Operand =
      operands.get(id) ??
      (slot === undefined
        ? { array: new Float64Array(Math.min(BLOCK, rows)), moves: false }
        : { array: results[slot], moves: true });
    if (node.kind === 'root') {
      steps.push(rowRoot(id, out));
      operands.set(id, out);
      return;
    }
    const [x, y] = node.args as readonly NodeId[];
    const arithmetic =
      node.kind === 'add' || node.kind === 'sub' || node.kind === 'mul' || node.kind === 'div';
    if (arithmetic && !(perRow.has(x) && perRow.has(y))) {
      const scalarLeft = perRow.has(y);
      const scalar = scalarLeft ? x : y;
      const kind =
        scalarLeft && (node.kind === 'sub' || node.kind === 'div') ? (`r${node.kind}` as const) : node.kind;
      steps.push(scalarStep(kind, out, operand(scalarLeft ? y : x), scalarValues, slotOf(scalar)));
    } else if (node.kind === 'pow' && !perRow.has(x)) {
      steps.push(scalarStep('rpow', out, operand(y), scalarValues, slotOf(x)));
    } else {
      steps.push(rowStep(node.kind, out, node.args.map(operand)));
    }
    operands.set(id, out);
  };
  /** Solves for a block of rows at once. */
  const rowRoot = (id: NodeId, out: Operand): Step => {
    const { inside, equation, slope, lo, hi } = rootBody(graph, id);
    const capacity = Math.min(BLOCK, rows);
    const unknown = new Float64Array(capacity);
    const within: Step[] = [];
    operands.set(graph.leaf('unknown', 0), { array: unknown, moves: false });
    for (const at of inside) perRow.add(at);
    for (const at of inside) compile(at, within);
    const [low, high, value, derivative] = [lo, hi, equation, slope].map(operand);
    const solver = new RootSolver(capacity);
    return (start, n) => {
      const from = ({ array, moves }: Operand): Numbers => ({ array, offset: moves ? start : 0, step: 1 });
      const evaluate = (): void => {
        for (const step of within) step(start, n);
      };
      solver.solve(n, from(low), from(high), unknown, evaluate, from(value), from(derivative));
      out.array.set(unknown.subarray(0, n), out.moves ? start : 0);
    };
  };
  for (const id of order) if (perRow.has(id)) compile(id, steps);

  // Roots that are leaves, scalars or repeats of another root are copied at the end.
  const copies: (() => void)[] = [];
  roots.forEach((id, i) => {
    if (!perRow.has(id)) copies.push(() => results[i].fill(scalarValues[slotOf(id)]));
    else if (isLeaf(graph.node(id))) copies.push(() => results[i].set(operand(id).array));
    else if (rootAt.get(id) !== i) copies.push(() => results[i].set(results[rootAt.get(id) as number]));
  });

  return {
    results,
    run(scalars) {
      for (const step of scalarSteps) step(scalars);
      for (const fill of fills) fill();
      for (let start = 0; start < rows; start += BLOCK) {
        const n = Math.min(BLOCK, rows - start);
        for (const step of steps) step(start, n);
      }
      for (const copy of copies) copy();
    },
  };
}

function scalarRoot(
  { inside, equation, slope, lo, hi }: RootBody,
  values: Float64Array,
  slotOf: (id: NodeId) => number,
  assignment: (id: NodeId) => (scalars: ArrayLike<number>) => void,
  slot: number,
): (scalars: ArrayLike<number>) => void {
  const solver = new RootSolver(1);
  const one = (id: NodeId): Numbers => ({ array: values, offset: slotOf(id), step: 0 });
  // The solver writes the unknown here, and the steps read it as their only scalar.
  const unknown = new Float64Array(1);
  const steps = inside.map(assignment);
  const evaluate = (): void => {
    for (const step of steps) step(unknown);
  };
  return () => {
    solver.solve(1, one(lo), one(hi), unknown, evaluate, one(equation), one(slope));
    values[slot] = unknown[0];
  };
}

function scalarAssignment(
  node: Node,
  slot: number,
  args: readonly number[],
  values: Float64Array,
): (scalars: ArrayLike<number>) => void {
  if (isLeaf(node)) {
    const { kind, value } = node;
    return (scalars) => {
      values[slot] = kind === 'const' ? value : scalars[value];
    };
  }
  const [a, b, c, d] = args;
  if (node.kind === 'select') {
    return () => {
      values[slot] = values[a] < values[b] ? values[c] : values[d];
    };
  }
  if (args.length === 1) {
    const f = unaryValue[node.kind as UnaryKind];
    return () => {
      values[slot] = f(values[a]);
    };
  }
  const f = binaryValue[node.kind as BinaryKind];
  return () => {
    values[slot] = f(values[a], values[b]);
  };
}

function scalarStep(
  kind: keyof typeof scalarLoops,
  out: Operand,
  column: Operand,
  scalars: Float64Array,
  slot: number,
): Step {
  const loop = scalarLoops[kind];
  const [o, x] = [out.array, column.array];
  const [mo, mx] = [out.moves ? 1 : 0, column.moves ? 1 : 0];
  return (start, n) => loop(o, mo * start, x, mx * start, scalars[slot], n);
}

type ScalarLoop = (o: Float64Array, oo: number, x: Float64Array, ox: number, s: number, n: number) => void;

const scalarLoops: Readonly<Record<'add' | 'sub' | 'mul' | 'div' | 'rsub' | 'rdiv' | 'rpow', ScalarLoop>> = {
  add: (o, oo, x, ox, s, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = x[ox + i] + s;
  },
  sub: (o, oo, x, ox, s, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = x[ox + i] - s;
  },
  rsub: (o, oo, x, ox, s, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = s - x[ox + i];
  },
  mul: (o, oo, x, ox, s, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = x[ox + i] * s;
  },
  div: (o, oo, x, ox, s, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = x[ox + i] / s;
  },
  rdiv: (o, oo, x, ox, s, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = s / x[ox + i];
  },
  rpow: (o, oo, x, ox, s, n) => powersOf(s, x, ox, o, oo, n),
};

function rowStep(kind: Node['kind'], out: Operand, args: readonly Operand[]): Step {
  const o = out.array;
  const [a, b, c, d] = args.map((arg) => arg.array);
  const [ma, mb, mc, md] = args.map((arg) => (arg.moves ? 1 : 0));
  const mo = out.moves ? 1 : 0;
  if (kind === 'select') {
    return (start, n) => {
      const [oo, oa, ob, oc, od] = [mo * start, ma * start, mb * start, mc * start, md * start];
      for (let i = 0; i < n; i++) o[oo + i] = a[oa + i] < b[ob + i] ? c[oc + i] : d[od + i];
    };
  }
  if (args.length === 2) {
    const loop = binaryLoops[kind as BinaryKind];
    return (start, n) => loop(o, mo * start, a, ma * start, b, mb * start, n);
  }
  const loop = unaryLoops[kind as keyof typeof unaryLoops] ?? mapLoop(unaryValue[kind as UnaryKind]);
  return (start, n) => loop(o, mo * start, a, ma * start, n);
}

type UnaryLoop = (o: Float64Array, oo: number, x: Float64Array, ox: number, n: number) => void;
type BinaryLoop = (
  o: Float64Array,
  oo: number,
  x: Float64Array,
  ox: number,
  y: Float64Array,
  oy: number,
  n: number,
) => void;

function mapLoop(f: (x: number) => number): UnaryLoop {
  return (o, oo, x, ox, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = f(x[ox + i]);
  };
}

/** The most frequent operations have loops of their own, which the compiler can inline; others use `mapLoop`. */
const unaryLoops: Readonly<Partial<Record<UnaryKind, UnaryLoop>>> = {
  neg: (o, oo, x, ox, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = -x[ox + i];
  },
  exp: (o, oo, x, ox, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = Math.exp(x[ox + i]);
  },
  log: (o, oo, x, ox, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = Math.log(x[ox + i]);
  },
};

const binaryLoops: Readonly<Record<BinaryKind, BinaryLoop>> = {
  add: (o, oo, x, ox, y, oy, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = x[ox + i] + y[oy + i];
  },
  sub: (o, oo, x, ox, y, oy, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = x[ox + i] - y[oy + i];
  },
  mul: (o, oo, x, ox, y, oy, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = x[ox + i] * y[oy + i];
  },
  div: (o, oo, x, ox, y, oy, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = x[ox + i] / y[oy + i];
  },
  pow: (o, oo, x, ox, y, oy, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = x[ox + i] ** y[oy + i];
  },
  min: (o, oo, x, ox, y, oy, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = Math.min(x[ox + i], y[oy + i]);
  },
  max: (o, oo, x, ox, y, oy, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = Math.max(x[ox + i], y[oy + i]);
  },
};
