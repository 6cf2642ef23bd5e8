/**
 * Formulas over grids, cut for sweeping: what depends on one axis alone is tabulated once per axis value, what depends
 * on none once, and only what joins axes is left to be computed at every point. Of E + A/N^alpha + B/D^beta one
 * addition is left.
 */
import { sharedParts } from './analyse.js';
import type { Graph, NodeId } from './graph.js';
import { MAX_DEPTH, tooLarge } from './size-limits.js';

/** An expression that meets one axis at most (leaves `input`, `param`); one value for each axis value and parameter vector. */
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

/** Cuts `roots`, whose leaves are `input` (an axis, by number, below 31), `param` and constants. */
export function sweepProgram(graph: Graph, roots: readonly NodeId[]): SweepProgram {
  const axes = new Map<NodeId, number>();
  const parts = sharedParts(graph, roots);
  for (const id of graph.order(roots)) {
    if (graph.depth(id) > MAX_DEPTH) throw tooLarge('levels of operations', MAX_DEPTH);
    const { kind, value, args } = graph.node(id);
    let met = kind === 'input' ? 1 << value : 0;
    for (const arg of args) met |= axes.get(arg) ?? 0;
    axes.set(id, met);
  }
  const axesOf = (id: NodeId): number => axes.get(id) ?? 0;
  const tables: SweepTable[] = [];
  const columns = new Map<NodeId, NodeId>();
  const tabulate = (expression: NodeId, met: number): NodeId => {
    if (graph.valueOf(expression) !== undefined) return expression;
    let column = columns.get(expression);
    if (column === undefined) {
      column = graph.leaf('column', tables.length);
      columns.set(expression, column);
      tables.push({ axis: met === 0 ? undefined : 31 - Math.clz32(met), expression });
    }
    return column;
  };
  /** Terms of a sum, or factors of a product, that meet the same axis become one table. */
  const grouped = (
    parts: readonly Part[],
    join: (x: NodeId, y: NodeId) => NodeId,
    part: (id: NodeId, inverse: boolean) => NodeId,
  ): NodeId => {
    const alone = new Map<number, NodeId>();
    const joint: NodeId[] = [];
    // What meets no axis goes with the first that does.
    const first = parts.map(({ id }) => axesOf(id)).find((met) => met !== 0 && isOne(met)) ?? 0;
    for (const { id, inverse } of parts) {
      const met = axesOf(id) === 0 ? first : axesOf(id);
      if (!isOne(met)) {
        joint.push(part(cut(id), inverse));
        continue;
      }
      const before = alone.get(met);
      const next = part(id, inverse);
      alone.set(met, before === undefined ? next : join(before, next));
    }
    return [...[...alone].map(([met, id]) => tabulate(id, met)), ...joint].reduce(join);
  };
  const done = new Map<NodeId, NodeId>();
  const cut = (id: NodeId): NodeId => {
    const known = done.get(id);
    if (known !== undefined) return known;
    const made = cutNew(id);
    done.set(id, made);
    return made;
  };
  const cutNew = (id: NodeId): NodeId => {
    const met = axesOf(id);
    if (isOne(met)) return tabulate(id, met);
    const { kind, args } = graph.node(id);
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

/** At most one axis: at most one bit. */
function isOne(met: number): boolean {
  return (met & (met - 1)) === 0;
}

/** A term or, where `inverse`, its negative; a factor or its reciprocal. */
interface Part {
  readonly id: NodeId;
  readonly inverse: boolean;
}

type Parts = ReadonlySet<NodeId>;

function terms(graph: Graph, id: NodeId, parts: Parts): Part[] {
  return apart(id, parts, ({ id: at, inverse }) => {
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
  return apart(id, parts, ({ id: at, inverse }) => {
    const { kind, args } = graph.node(at);
    if (kind !== 'mul' && kind !== 'div') return undefined;
    return [
      { id: args[0], inverse },
      { id: args[1], inverse: kind === 'div' ? !inverse : inverse },
    ];
  });
}

/** What `id` comes apart into, in order, with a stack in place of recursion; shared parts stay whole. */
function apart(id: NodeId, parts: Parts, split: (part: Part) => readonly Part[] | undefined): Part[] {
  const found: Part[] = [];
  const open: Part[] = [{ id, inverse: false }];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const pieces = part.id !== id && parts.has(part.id) ? undefined : split(part);
    if (pieces === undefined) found.push(part);
    else open.push(...[...pieces].reverse());
  }
  return found;
}
