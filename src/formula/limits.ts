/**
 * Replaces a law by its limit in rows where data are zero. There 0^c, D / 0 and log 0 are not finite, though the law itself
 * may be: 1 / (1 + (Cm / C)^B) is 0 at C = 0. Rows are classified by which expressions of the data are zero in them, and for
 * each class the law is evaluated symbolically with zeros and infinities of an order of growth (logarithms grow more slowly
 * than powers, powers more slowly than exponentials), so that x log x is 0. The result is a law without singular operations:
 * under a logarithm, power, root or division a zero is replaced by the typical size of the other rows, and an indicator
 * column selects the limit in rows of the class. Values and derivatives are then finite and exact on every target, also on
 * those without infinities.
 */
import { emitColumns } from './emit-columns.js';
import type { Graph, Node, NodeId } from './graph.js';
import { hasValue, LimitRules, type LimitState, POWER, type Sign, signOf, singular } from './limit-rules.js';
import { readsOf } from './root.js';

export interface LimitSettings {
  /** The data, by index of leaf `input`. */
  readonly inputs: readonly Float64Array[];
  readonly rows: number;
  /** Per parameter: 1 where it cannot be below zero, -1 where it cannot be above, 0 where it is open. */
  readonly signs: readonly Sign[];
}

export interface Limits {
  readonly root: NodeId;
  /** The data, followed by columns added here, which are further leaves `input`. */
  readonly inputs: readonly Float64Array[];
  /** Rows in which the law has no finite value whatever the parameters, ascending. */
  readonly without: readonly number[];
  /** Rows in which the law is zero whatever the parameters. */
  readonly zero: readonly number[];
  /** Expressions of parameters whose sign must be `sign` for the law to be finite in some rows, of which `row` is one. */
  readonly decided: readonly { readonly by: NodeId; readonly sign: Sign; readonly row: number }[];
}
export function takeLimits(graph: Graph, root: NodeId, settings: LimitSettings): Limits {
  const order = graph.order([root]);
  const hasParam = dependents(graph, order, 'param');
  const hasInput = dependents(graph, order, 'input');
  const data = order.filter((id) => hasInput.has(id) && !hasParam.has(id));
  const columns = dataColumns(graph, data, settings);
  const unchanged: Limits = { root, inputs: settings.inputs, without: [], zero: [], decided: [] };
  const meets = order.some((id) => {
    const { kind, args } = graph.node(id);
    const place = singular[kind];
    return (
      place !== undefined && graph.order([args[place] as NodeId]).some((at) => holdsZero(columns.get(at)))
    );
  });
  return meets ? new LimitTaker(graph, order, settings, columns).of(root) : unchanged;
}

/**
 * The law at `count` rows of `inputs` as a function of parameters, by its limit where plain arithmetic is not finite; not
 * finite where the limit is not. The columns returned are overwritten by the next call.
 */
export function evaluateLaw(
  graph: Graph,
  root: NodeId,
  inputs: readonly Float64Array[],
  count: number,
  signs: readonly Sign[],
): (parameters: ArrayLike<number>) => Float64Array {
  const leaves = { scalar: 'param', column: 'input' } as const;
  const plain = emitColumns(graph, [root], leaves, inputs, count);
  const [values] = plain.results;
  return (parameters) => {
    plain.run(parameters);
    if (values.every(Number.isFinite)) return values;
    const limit = takeLimits(graph, root, { inputs, rows: count, signs });
    if (limit.root === root) return values;
    const taken = emitColumns(graph, [limit.root], leaves, limit.inputs, count);
    taken.run(parameters);
    for (const row of limit.without) taken.results[0][row] = Number.NaN;
    return taken.results[0];
  };
}

function dependents(graph: Graph, order: readonly NodeId[], kind: Node['kind']): Set<NodeId> {
  const found = new Set<NodeId>();
  for (const id of order) {
    const node = graph.node(id);
    // An unknown may depend on anything.
    const own = node.kind === kind || node.kind === 'unknown';
    if (own || readsOf(graph, id).some((arg) => found.has(arg))) found.add(id);
  }
  return found;
}

function dataColumns(
  graph: Graph,
  data: readonly NodeId[],
  { inputs, rows }: LimitSettings,
): Map<NodeId, Float64Array> {
  const emitted = emitColumns(graph, data, { scalar: 'param', column: 'input' }, inputs, rows);
  emitted.run([]);
  return new Map(data.map((id, i) => [id, emitted.results[i]]));
}

function holdsZero(column: Float64Array | undefined): boolean {
  return column?.includes(0) ?? false;
}

/** Rows in which the same expressions of the data are zero. */
interface RowClass {
  readonly rows: readonly number[];
  readonly zero: ReadonlySet<NodeId>;
}

class LimitTaker {
  private readonly inputs: Float64Array[];
  private readonly rules: LimitRules;
  private readonly classes: readonly RowClass[];
  /** By node: its expression outside the classes that need another; finite in every row. */
  private readonly main = new Map<NodeId, NodeId>();
  /** By node, its limit in each class of rows. */
  private readonly states = new Map<NodeId, LimitState[]>();
  private readonly filled = new Map<NodeId, NodeId>();
  private readonly masks = new Map<string, NodeId>();

  constructor(
    private readonly g: Graph,
    private readonly order: readonly NodeId[],
    private readonly settings: LimitSettings,
    private readonly columns: ReadonlyMap<NodeId, Float64Array>,
  ) {
    this.inputs = [...settings.inputs];
    this.rules = new LimitRules(g, this.inputs, settings.signs);
    this.classes = classifyRows(settings.rows, columns);
  }

  of(root: NodeId): Limits {
    for (const id of this.order) this.visit(id);
    const { classes } = this;
    const states = this.states.get(root) as LimitState[];
    const rowsWhere = (holds: (state: LimitState) => boolean): number[] =>
      classes.flatMap(({ rows }, s) => (holds(states[s]) ? rows : [])).sort((x, y) => x - y);
    const resolved = states.map((state): LimitState => {
      const node = this.expressionOf(state);
      return node === undefined ? state : { kind: 'finite', node };
    });
    return {
      root: this.joined(this.main.get(root) as NodeId, resolved),
      inputs: this.inputs,
      without: rowsWhere((state) => this.expressionOf(state) === undefined),
      zero: rowsWhere(({ kind }) => kind === 'zero'),
      decided: states.flatMap((state, s) => {
        if (state.kind !== 'split' || this.expressionOf(state) === undefined) return [];
        const [plus, minus] = [this.expressionOf(state.plus), this.expressionOf(state.minus)];
        if (plus !== undefined && minus !== undefined) return [];
        return [{ by: state.by, sign: plus === undefined ? -1 : 1, row: classes[s].rows[0] }];
      }),
    };
  }

  private visit(id: NodeId): void {
    const { g, classes, main } = this;
    const node = g.node(id);
    const argument = (place: number): LimitState[] => this.states.get(node.args[place]) as LimitState[];
    if (node.args.length === 0) {
      main.set(id, id);
      this.states.set(
        id,
        classes.map(({ zero }) => this.leaf(id, zero)),
      );
      return;
    }
    const args = node.args.map((arg, place) => {
      const known = main.get(arg) as NodeId;
      if (singular[node.kind] !== place) return known;
      const bad = argument(place).map(({ kind }) => kind === 'zero');
      return bad.includes(true) ? this.nonZero(arg, bad) : known;
    });
    const plain = g.make(node.kind, args);
    const states = classes.map(({ zero }, s): LimitState => {
      const state = this.rules.of(
        node.kind,
        node.args.map((_, place) => argument(place)[s]),
      );
      return state.kind === 'finite' && zero.has(id) ? this.dataZero(id, state.node) : state;
    });
    if (states.every(hasValue)) {
      const joined = this.joined(plain, states);
      main.set(id, joined);
      this.states.set(
        id,
        states.map((state) => ({ ...state, node: joined })),
      );
    } else {
      main.set(id, plain);
      this.states.set(id, states);
    }
  }

  private leaf(id: NodeId, zero: ReadonlySet<NodeId>): LimitState {
    return zero.has(id) ? this.dataZero(id, id) : { kind: 'finite', node: id };
  }

  private dataZero(id: NodeId, node: NodeId): LimitState {
    return { kind: 'zero', node, sign: signOf(this.columns.get(id)), growth: POWER };
  }

  /** `node` in all rows but those of classes that have another expression. */
  private joined(node: NodeId, states: readonly LimitState[]): NodeId {
    const { g } = this;
    const others = new Map<NodeId, number[]>();
    states.forEach((state, s) => {
      if (!hasValue(state) || state.node === node) return;
      others.set(state.node, [...(others.get(state.node) ?? []), s]);
    });
    let result = node;
    for (const [other, where] of others) {
      result =
        g.valueOf(other) === 0
          ? g.mul(this.mask(where, 0), result)
          : g.select(g.constant(0.5), this.mask(where, 1), other, result);
    }
    return result;
  }

  /** A column that is `inside` in the rows of some classes, and 1 - `inside` in all others. */
  private mask(where: readonly number[], inside: 0 | 1): NodeId {
    const key = `${inside}:${where.join()}`;
    const cached = this.masks.get(key);
    if (cached !== undefined) return cached;
    const column = new Float64Array(this.settings.rows).fill(1 - inside);
    for (const s of where) for (const row of this.classes[s].rows) column[row] = inside;
    const made = this.input(column);
    this.masks.set(key, made);
    return made;
  }

  private input(column: Float64Array): NodeId {
    return this.g.leaf('input', this.inputs.push(column) - 1);
  }

  /** `arg` with the zeros of its data replaced in the rows of the `bad` classes, and unchanged in all others. */
  private nonZero(arg: NodeId, bad: readonly boolean[]): NodeId {
    const replaced = new Set<NodeId>();
    const visit = (id: NodeId): NodeId => {
      const column = this.columns.get(id);
      const node = this.g.node(id);
      if (holdsZero(column)) {
        replaced.add(id);
        return this.filledColumn(id, column as Float64Array);
      }
      if (node.args.length === 0 || column?.every(Number.isFinite)) return id;
      return this.g.make(node.kind, node.args.map(visit));
    };
    const without = visit(arg);
    const main = this.main.get(arg) as NodeId;
    const touched = this.classes.some(({ zero }, s) => !bad[s] && [...replaced].some((id) => zero.has(id)));
    if (!touched) return without;
    const where = bad.flatMap((isBad, s) => (isBad ? [s] : []));
    return this.g.select(this.g.constant(0.5), this.mask(where, 1), without, main);
  }

  private filledColumn(id: NodeId, column: Float64Array): NodeId {
    const cached = this.filled.get(id);
    if (cached !== undefined) return cached;
    const nonZero = column.filter((value) => value !== 0 && Number.isFinite(value));
    const size = nonZero.reduce((sum, value) => sum + Math.log(Math.abs(value)), 0) / (nonZero.length || 1);
    const typical = Math.exp(size) * (signOf(column) || 1);
    const made = this.input(column.map((value) => (value !== 0 && Number.isFinite(value) ? value : typical)));
    this.filled.set(id, made);
    return made;
  }

  /** The expression of a limit; undefined where it is not finite for either sign. */
  private expressionOf(state: LimitState): NodeId | undefined {
    const { g } = this;
    if (hasValue(state)) return state.node;
    if (state.kind !== 'split') return undefined;
    const [plus, minus] = [this.expressionOf(state.plus), this.expressionOf(state.minus)];
    if (plus === undefined && minus === undefined) return undefined;
    const none = g.constant(Infinity);
    return g.select(g.constant(0), state.by, plus ?? none, minus ?? none);
  }
}

/** The classes of rows in which some expression of the data is zero. */
function classifyRows(rows: number, columns: ReadonlyMap<NodeId, Float64Array>): RowClass[] {
  const able = [...columns].filter(([, column]) => column.includes(0));
  const classes = new Map<string, { rows: number[]; zero: Set<NodeId> }>();
  for (let row = 0; row < rows; row++) {
    const zero = able.filter(([, column]) => column[row] === 0).map(([id]) => id);
    if (zero.length === 0) continue;
    const rowClass = classes.get(zero.join()) ?? { rows: [], zero: new Set(zero) };
    rowClass.rows.push(row);
    classes.set(zero.join(), rowClass);
  }
  return [...classes.values()];
}
