import { rootValue } from './evaluate-node.js';
import { sigmoid, softplus } from './functions.js';
import { type Graph, isLeaf, type Node, type NodeId } from './graph.js';
import { computingOrder, rootBody, rootPrecision } from './root.js';

/**
 * Running error analysis: every quantity a kernel computes, exact value beside a bound on the error of its f32
 * computation, each operation adding what WGSL's specification allows it
 * (https://www.w3.org/TR/WGSL/#floating-point-accuracy).
 */
export interface Approximate {
  readonly value: number;
  readonly error: number;
}

/** The largest ulp relative to its number; WGSL's "correctly rounded" allows either neighbour. */
export const ULP = 2 ** -23;
/** Epsilon of float64 relative to that of f32. */
export const FINER = 2 ** -29;

/** The series of shaders/lib/math.wgsl take about ten operations near 1, each a division of 2.5 ulp at most. */
const SERIES = 25;
/** Kernels clamp the arguments of exponentials and logarithms to these; beyond, no error bound holds. */
const LARGEST_EXPONENT = 80;
const SMALLEST_POSITIVE = 1e-35;
/** The error of flushing a subnormal to zero. */
const FLUSH = 2 ** -126;

/** `value` with the propagated error of its arguments, `carried`, and `ulps` of rounding error of the operation. */
export function rounded(value: number, carried: number, ulps: number): Approximate {
  return { value, error: carried + ulps * ULP * (Math.abs(value) + carried) + FLUSH };
}

function operation(node: Node, args: readonly Approximate[]): Approximate {
  const [x, y] = args;
  switch (node.kind) {
    case 'neg':
      return { value: -x.value, error: x.error };
    case 'add':
      return rounded(x.value + y.value, x.error + y.error, 1);
    case 'sub':
      return rounded(x.value - y.value, x.error + y.error, 1);
    case 'mul':
      return rounded(
        x.value * y.value,
        Math.abs(x.value) * y.error + Math.abs(y.value) * x.error + x.error * y.error,
        1,
      );
    case 'div': {
      const least = Math.abs(y.value) - y.error;
      const carried = (x.error + Math.abs(x.value / y.value) * y.error) / least;
      return rounded(x.value / y.value, carried, 2.5);
    }
    case 'exp': {
      const value = Math.exp(x.value);
      if (x.value + x.error > LARGEST_EXPONENT) return { value, error: Infinity };
      return rounded(value, value * Math.expm1(x.error), 3 + 2 * Math.abs(x.value));
    }
    case 'log': {
      const value = Math.log(x.value);
      if (x.value - x.error < SMALLEST_POSITIVE) return { value, error: Infinity };
      const near = x.value - x.error < 2 && x.value + x.error > 0.5;
      const own = Math.max(near ? 2 ** -21 : 0, 3 * ULP * Math.abs(value));
      return { value, error: x.error / (x.value - x.error) + own };
    }
    case 'log1p': {
      const carried = x.error / Math.max(1 + x.value - x.error, 0);
      const far = Math.abs(x.value) > 0.5 ? 2 ** -21 + ULP : 0;
      return rounded(Math.log1p(x.value), carried + far, SERIES);
    }
    case 'expm1': {
      const value = Math.exp(x.value);
      const carried = value * Math.expm1(x.error) + (3 + 2 * Math.abs(x.value)) * ULP * value;
      return rounded(Math.expm1(x.value), carried, SERIES);
    }
    case 'softplus':
      // exp and log1p, both below 1 in magnitude, then a sum.
      return rounded(softplus(x.value), x.error + 2 ** -20, SERIES);
    case 'sigmoid':
      return rounded(
        sigmoid(x.value),
        x.error / 4 + (4 + Math.abs(x.value)) * ULP * sigmoid(-Math.abs(x.value)),
        SERIES,
      );
    case 'tanh':
      return rounded(Math.tanh(x.value), x.error + 4 * ULP * Math.min(Math.abs(x.value), 1), 2 * SERIES);
    case 'sin':
    case 'cos':
      return rounded(Math[node.kind](x.value), x.error + (25 + 4 * Math.abs(x.value)) * 2 * ULP, 0);
    case 'atan':
      return rounded(Math.atan(x.value), x.error, SERIES);
    case 'sqrt':
      return rounded(Math.sqrt(x.value), x.error / (2 * Math.sqrt(Math.max(x.value - x.error, 0))), 4);
    case 'pow':
      return operation({ ...node, kind: 'exp', args: [0] }, [
        operation({ ...node, kind: 'mul', args: [0, 0] }, [
          y,
          operation({ ...node, kind: 'log', args: [0] }, [x]),
        ]),
      ]);
    case 'abs':
      return { value: Math.abs(x.value), error: x.error };
    case 'sign':
      return { value: Math.sign(x.value), error: Math.abs(x.value) > x.error ? 0 : 2 };
    case 'min':
    case 'max':
      return { value: Math[node.kind](x.value, y.value), error: Math.max(x.error, y.error) };
    case 'select': {
      const [a, b, yes, no] = args;
      const taken = a.value < b.value ? yes : no;
      const sure = Math.abs(a.value - b.value) > a.error + b.error;
      const other = Math.abs(yes.value - no.value) + Math.max(yes.error, no.error);
      return sure ? taken : { value: taken.value, error: other };
    }
    default:
      throw new RangeError(`no error bound is written down for ${node.kind}`);
  }
}

/** The values of `roots`, each with its error, from those of the leaves. */
export function evaluate(
  graph: Graph,
  roots: readonly NodeId[],
  leaf: (node: Node) => Approximate,
): Approximate[] {
  const values = new Map<NodeId, Approximate>();
  const read = (id: NodeId): Approximate => values.get(id) as Approximate;
  for (const id of computingOrder(graph, roots)) {
    const node = graph.node(id);
    values.set(
      id,
      isLeaf(node)
        ? leaf(node)
        : node.kind === 'root'
          ? root(graph, id, read)
          : operation(node, node.args.map(read)),
    );
  }
  return roots.map(read);
}

/** The error of a root is that of its equation there, over its slope. */
function root(graph: Graph, id: NodeId, read: (id: NodeId) => Approximate): Approximate {
  const { equation, slope, lo, hi, inside } = rootBody(graph, id);
  const value = rootValue(graph, id, (at) => read(at).value);
  const within = new Map<NodeId, Approximate>();
  const known = (at: NodeId): Approximate => within.get(at) ?? read(at);
  for (const at of inside) {
    const node = graph.node(at);
    within.set(at, node.kind === 'unknown' ? { value, error: 0 } : operation(node, node.args.map(known)));
  }
  const [at, rise] = [known(equation), known(slope)];
  const least = Math.max(Math.abs(rise.value) - rise.error, 0);
  // The square of the last step, in units of the distance from the nearer end.
  const { tolerance, resolution } = rootPrecision.f32;
  const unsolved = tolerance ** 2 * Math.min(value - read(lo).value, read(hi).value - value);
  const carried = (Math.abs(at.value) + at.error) / least + unsolved + resolution * Math.abs(value);
  return rounded(value, carried, 2);
}

/** A float64 number rounded to f32. */
export function stored(value: number): Approximate {
  return { value, error: Math.abs(value - Math.fround(value)) };
}

/** A product computed in f32. */
export function product(x: Approximate, y: Approximate): Approximate {
  return operation({ kind: 'mul', value: 0, args: [0, 0] }, [x, y]);
}
