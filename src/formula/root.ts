/**
 * Roots of equations: how every target solves them.
 *
 * The unknown is y = lo + (hi - lo) sigmoid(z), so that it approaches either end of its bracket at any scale, and equations
 * that are singular at an end are smooth in z. The equation is computed at both ends, where it may be infinite; it must
 * change its sign. Then steps of Newton's method in z are taken from the middle. A step that leaves the bracket left so far,
 * or is not half as long as the one before the last, is replaced by a bisection in z. A step below `tolerance` is added to y
 * itself, and is the last; by Newton's quadratic convergence what then remains is its square. Where rounding keeps steps
 * longer, the iteration stops once the bracket is no wider than `resolution`. Every root is solved for itself, so that what is
 * computed beside it never shows.
 */
import { Derivative } from './differentiate.js';
import type { Graph, NodeId } from './graph.js';

export interface RootPrecision {
  /** z is between -reach and reach. */
  readonly reach: number;
  /** Of the last step in z. */
  readonly tolerance: number;
  /** Of the bracket that the last step leaves, relative to y. */
  readonly resolution: number;
  /** Evaluations of an equation at most, two of them at the ends. */
  readonly evaluations: number;
}

/** By bisections alone, twice the logarithm of 2 reach / tolerance would suffice. */
export const rootPrecision: Readonly<Record<'f32' | 'f64', RootPrecision>> = {
  f32: { reach: 80, tolerance: 2 ** -13, resolution: 2 ** -22, evaluations: 56 },
  f64: { reach: 700, tolerance: 2 ** -30, resolution: 2 ** -51, evaluations: 100 },
};

/** How an equation is computed. */
export interface RootBody {
  readonly equation: NodeId;
  /** The equation's derivative by its unknown. */
  readonly slope: NodeId;
  readonly lo: NodeId;
  readonly hi: NodeId;
  /** What depends on the unknown, in topological order. */
  readonly inside: readonly NodeId[];
  /** What does not and is read by it, and the ends of the bracket: computed once. */
  readonly reads: readonly NodeId[];
}

const bodies = new WeakMap<Graph, Map<NodeId, RootBody>>();

/** The body of a node `root`. */
export function rootBody(graph: Graph, id: NodeId): RootBody {
  const known = bodies.get(graph) ?? new Map<NodeId, RootBody>();
  bodies.set(graph, known);
  const cached = known.get(id);
  if (cached !== undefined) return cached;
  const [equation, lo, hi] = graph.node(id).args as readonly NodeId[];
  const slope = new Derivative(graph, 'unknown', 0).of(equation);
  const inside = graph.order([equation, slope], { has: (at) => !graph.isOpen(at) });
  const outside = [slope, ...inside.flatMap((at) => graph.node(at).args)].filter((at) => !graph.isOpen(at));
  const body = { equation, slope, lo, hi, inside, reads: [...new Set([lo, hi, ...outside])] };
  known.set(id, body);
  return body;
}

/** The nodes whose values a node is computed from. Those that depend on an unknown are within the root's own computation. */
export function readsOf(graph: Graph, id: NodeId): readonly NodeId[] {
  const { kind, args } = graph.node(id);
  return kind === 'root' ? rootBody(graph, id).reads : args;
}

/** The nodes that code for `roots` computes, in order: what depends on an unknown is not among them, but in {@link rootBody}. */
export function computingOrder(graph: Graph, roots: readonly NodeId[]): NodeId[] {
  return graph.order(roots, undefined, (id) => readsOf(graph, id));
}

/** Some consecutive numbers of an array: from `offset` on, or one number for all where `step` is 0. */
export interface Numbers {
  readonly array: Float64Array;
  readonly offset: number;
  readonly step: 0 | 1;
}

/** Solves many equations in float64 at once, one a row. */
export class RootSolver {
  private readonly lower: Float64Array;
  private readonly upper: Float64Array;
  /** y at `lower` and `upper`. */
  private readonly least: Float64Array;
  private readonly most: Float64Array;
  private readonly z: Float64Array;
  /** dy / dz. */
  private readonly rate: Float64Array;
  /** The lengths of the last step and of the one before. */
  private readonly last: Float64Array;
  private readonly before: Float64Array;
  private readonly atLow: Float64Array;
  private readonly rises: Uint8Array;
  private readonly isDone: Uint8Array;

  constructor(capacity: number) {
    const column = (): Float64Array => new Float64Array(capacity);
    this.lower = column();
    this.upper = column();
    this.least = column();
    this.most = column();
    this.z = column();
    this.rate = column();
    this.last = column();
    this.before = column();
    this.atLow = column();
    this.rises = new Uint8Array(capacity);
    this.isDone = new Uint8Array(capacity);
  }

  /**
   * Writes the roots of `count` equations to `y`, NaN where an equation does not change its sign between `lo` and `hi`.
   * `evaluate` computes `equation` and `slope` at `y`, which it reads from its start on.
   */
  solve(
    count: number,
    lo: Numbers,
    hi: Numbers,
    y: Float64Array,
    evaluate: () => void,
    equation: Numbers,
    slope: Numbers,
  ): void {
    const { lower, upper, z, last, before, atLow, rises, isDone } = this;
    const { reach, evaluations } = rootPrecision.f64;
    const at = ({ array, offset, step }: Numbers, i: number): number => array[offset + step * i];
    for (let i = 0; i < count; i++) y[i] = at(lo, i);
    evaluate();
    for (let i = 0; i < count; i++) {
      atLow[i] = at(equation, i);
      y[i] = at(hi, i);
    }
    evaluate();
    let open = 0;
    for (let i = 0; i < count; i++) {
      const atHigh = at(equation, i);
      rises[i] = atLow[i] < atHigh ? 1 : 0;
      const changes = (atLow[i] <= 0 && atHigh >= 0) || (atLow[i] >= 0 && atHigh <= 0);
      isDone[i] = changes && at(lo, i) < at(hi, i) ? 0 : 1;
      if (isDone[i] === 1) {
        y[i] = Number.NaN;
        continue;
      }
      open++;
      lower[i] = -reach;
      upper[i] = reach;
      this.least[i] = at(lo, i);
      this.most[i] = at(hi, i);
      last[i] = 2 * reach;
      before[i] = 2 * reach;
      z[i] = 0;
      this.place(i, at(lo, i), at(hi, i), y);
    }
    for (let k = 2; k < evaluations && open > 0; k++) {
      evaluate();
      for (let i = 0; i < count; i++) {
        if (isDone[i] === 0) open -= this.step(i, at(lo, i), at(hi, i), y, at(equation, i), at(slope, i));
      }
    }
  }

  /** y of z. */
  private place(i: number, lo: number, hi: number, y: Float64Array): void {
    const e = Math.exp(-Math.abs(this.z[i]));
    const share = ((hi - lo) * e) / (1 + e);
    this.rate[i] = share / (1 + e);
    y[i] = this.z[i] > 0 ? hi - share : lo + share;
  }

  /** One step; 1 where it was the last. */
  private step(i: number, lo: number, hi: number, y: Float64Array, equation: number, slope: number): number {
    const { lower, upper, least, most, z, rate, last, before, rises, isDone } = this;
    const { tolerance, resolution } = rootPrecision.f64;
    if (equation < 0 === (rises[i] === 1)) {
      lower[i] = z[i];
      least[i] = y[i];
    } else {
      upper[i] = z[i];
      most[i] = y[i];
    }
    const shift = -equation / slope;
    const step = shift / rate[i];
    const isUsable = Math.abs(slope) < Number.MAX_VALUE;
    const isConverged = isUsable && Math.abs(step) <= tolerance;
    if (isConverged || most[i] - least[i] <= resolution * Math.abs(y[i])) {
      if (isConverged) y[i] = Math.min(Math.max(y[i] + shift, lo), hi);
      isDone[i] = 1;
      return 1;
    }
    const aim = z[i] + step;
    const isNewton = isUsable && aim > lower[i] && aim < upper[i] && 2 * Math.abs(step) < before[i];
    const next = isNewton ? aim : 0.5 * (lower[i] + upper[i]);
    before[i] = last[i];
    last[i] = Math.abs(next - z[i]);
    z[i] = next;
    this.place(i, lo, hi, y);
    return 0;
  }
}
