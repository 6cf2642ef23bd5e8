/**
 * Formulas over grids, divided for sweeping: sub-expressions of one axis are tabulated once per axis value, those of none
 * once, and only operations that combine axes are computed at every point. Of E + A/N^alpha + B/D^beta that is one
 * addition.
 */
import { sharedParts } from './analyse.js';
import type { Graph, NodeId } from './graph.js';
import { readsOf } from './root.js';
import { MAX_DEPTH, tooLarge } from './size-limits.js';

/** An expression of at most one axis (leaves `input`, `param`); one value for each axis value and parameter vector. */
export interface SweepTable {
  /** The axis it depends on; undefined where it depends on parameters alone. */
  readonly axis: number | undefined;
  readonly expression: NodeId;
}

export interface SweepProgram {
  readonly graph: Graph;
  readonly tables: readonly SweepTable[];
  /** The formulas, in the order given: leaves are constants and `column`, the table of that number. */
  readonly roots: readonly NodeId[];
}

/** Divides `roots`, whose leaves are `input` (an axis, by number, below 31), `param` and constants. */
export function sweepProgram(graph: Graph, roots: readonly NodeId[]): SweepProgram {
  const axes = new Map<NodeId, number>();
  const parts = sharedParts(graph, roots);
  for (const id of graph.order(roots)) {
    if (graph.depth(id) > MAX_DEPTH) throw tooLarge('levels of operations', MAX_DEPTH);
    const { kind, value, args } = graph.node(id);
    let axisMask = kind === 'input' ? 1 << value : 0;
    if (kind === 'unknown') axisMask = UNKNOWN;
    for (const arg of kind === 'root' ? readsOf(graph, id) : args) axisMask |= axes.get(arg) ?? 0;
    axes.set(id, axisMask);
  }
  const axesOf = (id: NodeId): number => axes.get(id) ?? 0;
  const tables: SweepTable[] = [];
  const columns = new Map<NodeId, NodeId>();
  const tabulate = (expression: NodeId, axisMask: number): NodeId => {
    if (graph.valueOf(expression) !== undefined) return expression;
    let column = columns.get(expression);
    if (column === undefined) {
      column = graph.leaf('column', tables.length);
      columns.set(expression, column);
      tables.push({ axis: axisMask === 0 ? undefined : 31 - Math.clz32(axisMask), expression });
    }
    return column;
  };
  /** Terms of a sum, or factors of a product, of the same axis become one table. */
  const grouped = (
    parts: readonly Part[],
    join: (x: NodeId, y: NodeId) => NodeId,
    part: (id: NodeId, inverse: boolean) => NodeId,
  ): NodeId => {
    const byAxis = new Map<number, NodeId>();
    const joint: NodeId[] = [];
    // Parts of no axis are combined with the first that has one.
    const first =
      parts.map(({ id }) => axesOf(id)).find((axisMask) => axisMask !== 0 && isSingleAxis(axisMask)) ?? 0;
    for (const { id, inverse } of parts) {
      const axisMask = axesOf(id) === 0 ? first : axesOf(id);
      if (!isSingleAxis(axisMask)) {
        joint.push(part(cut(id), inverse));
        continue;
      }
      const before = byAxis.get(axisMask);
      const next = part(id, inverse);
      byAxis.set(axisMask, before === undefined ? next : join(before, next));
    }
    return [...[...byAxis].map(([axisMask, id]) => tabulate(id, axisMask)), ...joint].reduce(join);
  };
  const done = new Map<NodeId, NodeId>();
  const cut = (id: NodeId): NodeId => {
    const cached = done.get(id);
    if (cached !== undefined) return cached;
    const made = cutNew(id);
    done.set(id, made);
    return made;
  };
  const cutNew = (id: NodeId): NodeId => {
    const axisMask = axesOf(id);
    if (isSingleAxis(axisMask)) return tabulate(id, axisMask);
    const { kind, args } = graph.node(id);
    if (kind === 'unknown') return id;
    if (kind === 'add' || kind === 'sub' || kind === 'neg') {
      return grouped(
        terms(graph, id, parts),
        (x, y) => graph.add(x, y),
        (part, inverse) => (inverse ? graph.neg(part) : part),
      );
    }
    if (kind === 'mul' || kind === 'div') {
      return grouped(
        factors(graph, id, parts),
        (x, y) => graph.mul(x, y),
        (part, inverse) => (inverse ? graph.div(graph.constant(1), part) : part),
      );
    }
    return graph.make(kind, args.map(cut));
  };
  return { graph, roots: roots.map(cut), tables };
}

/** What depends on an unknown is computed at every point, and is as if it were of several axes. */
const UNKNOWN = 3 << 29;

/** At most one axis: at most one bit. */
function isSingleAxis(axisMask: number): boolean {
  return (axisMask & (axisMask - 1)) === 0;
}

/** A term or, where `inverse`, its negative; a factor or its reciprocal. */
interface Part {
  readonly id: NodeId;
  readonly inverse: boolean;
}

type Parts = ReadonlySet<NodeId>;

function terms(graph: Graph, id: NodeId, parts: Parts): Part[] {
  return decompose(id, parts, ({ id: at, inverse }) => {
    const { kind, args } = graph.node(at);
    if (kind === 'neg') return [{ id: args[0], inverse: !inverse }];
    if (kind !== 'add' && kind !== 'sub') return undefined;
    return [
      { id: args[0], inverse },
      { id: args[1], inverse: kind === 'sub' ? !inverse : inverse },
    ];
  });
}

function factors(graph: Graph, id: NodeId, parts: Parts): Part[] {
  return decompose(id, parts, ({ id: at, inverse }) => {
    const { kind, args } = graph.node(at);
    if (kind !== 'mul' && kind !== 'div') return undefined;
    return [
      { id: args[0], inverse },
      { id: args[1], inverse: kind === 'div' ? !inverse : inverse },
    ];
  });
}

/** The parts of `id`, in order, by an explicit stack instead of recursion; large common sub-expressions are not divided. */
function decompose(id: NodeId, parts: Parts, split: (part: Part) => readonly Part[] | undefined): Part[] {
  const result: Part[] = [];
  const open: Part[] = [{ id, inverse: false }];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const pieces = part.id !== id && parts.has(part.id) ? undefined : split(part);
    if (pieces === undefined) result.push(part);
    else open.push(...[...pieces].reverse());
  }
  return result;
}
