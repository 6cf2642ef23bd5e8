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
import { readsOf } from './root.js';

export type Sign = 1 | -1 | 0;

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

/** Order of growth of a power of what tends to zero; of its logarithm one less, of its exponential one more. */
const POWER = 2;

/** The limit of an expression in one class of rows; a sign of 0 is unknown. */
type LimitState =
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
const singular: Readonly<Partial<Record<Node['kind'], number>>> = { log: 0, sqrt: 0, pow: 0, div: 1 };

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
      const state = this.rule(
        node.kind,
        node.args.map((_, place) => argument(place)[s]),
        nothing,
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

  private rule(kind: Node['kind'], args: readonly LimitState[], assumed: Assumed): LimitState {
    if (args.some((arg) => arg.kind === 'undetermined')) return undetermined;
    const split = args.find((arg) => arg.kind === 'split');
    if (split !== undefined) {
      // The sign of what depends on the unknown is not known where the root is used.
      if (kind === 'root' && this.g.isOpen(split.by)) return undetermined;
      const side = (sign: 1 | -1): LimitState =>
        this.rule(
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
        return this.settings.signs[node.value];
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

function hasValue(state: LimitState): state is Finite {
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
function signOf(column: Float64Array | undefined): Sign {
  if (column === undefined) return 0;
  const [up, down] = [column.some((value) => value > 0), column.some((value) => value < 0)];
  return up === down ? 0 : up ? 1 : -1;
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
