/**
 * Limits that are finite are taken. Where data are zero, 0^c, D / 0 and log 0 have no number, though the law around them
 * may: 1 / (1 + (Cm / C)^B) is 0 at C = 0. Rows are sorted by which expressions of the data are zero in them, and for each
 * sort the law is walked with zeros and infinities that know how fast they are approached (logarithms more slowly than
 * powers, powers more slowly than exponentials), so that x log x is 0. What comes out is a law without zeros to stumble
 * over: under a logarithm, power, root or division a zero is replaced by the typical size of the other rows, and a column
 * of 0 and 1 chooses the limit there. Values and derivatives are then finite and exact on every target, those without
 * infinities included.
 */
import { emitColumns } from './emit-columns.js';
import type { Graph, Node, NodeId } from './graph.js';

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
  /** The data, and after them columns made here, which are further leaves `input`. */
  readonly inputs: readonly Float64Array[];
  /** Rows in which the law has no finite value whatever the parameters, ascending. */
  readonly without: readonly number[];
  /** Rows in which the law is zero whatever the parameters. */
  readonly zero: readonly number[];
  /** Expressions of parameters whose sign must be `sign` for the law to be finite in some rows, of which `row` is one. */
  readonly decided: readonly { readonly by: NodeId; readonly sign: Sign; readonly row: number }[];
}

/** How fast zero or infinity is approached: a power of something small, its logarithm below, its exponential above. */
const POWER = 2;

/** The limit of an expression in one sort of rows; a sign of 0 is unknown. */
type State =
  | { readonly kind: 'finite'; readonly node: NodeId }
  | { readonly kind: 'zero'; readonly node: NodeId; readonly sign: Sign; readonly speed: number }
  | { readonly kind: 'infinite'; readonly sign: Sign; readonly speed: number }
  /** By the sign of `by`, an expression of the parameters that the job leaves open. */
  | { readonly kind: 'split'; readonly by: NodeId; readonly plus: State; readonly minus: State }
  | { readonly kind: 'undetermined' };

type Finite = Extract<State, { readonly node: NodeId }>;
type Degenerate = Extract<State, { readonly speed: number }>;

const undetermined: State = { kind: 'undetermined' };

/** Signs taken for granted on one side of a split. */
type Assumed = ReadonlyMap<NodeId, Sign>;

const nothing: Assumed = new Map();

/** Places of arguments that must not be zero for the operation, or its derivative, to have a number. */
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
  return meets ? new Taking(graph, order, settings, columns).of(root) : unchanged;
}

/**
 * The law at `count` rows of `inputs`, by parameters, limits taken where plain arithmetic has no number; not finite where
 * they are not. The columns that it gives are overwritten by the next call.
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
    if (node.kind === kind || node.args.some((arg) => found.has(arg))) found.add(id);
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
interface Sort {
  readonly rows: readonly number[];
  readonly zero: ReadonlySet<NodeId>;
}

class Taking {
  private readonly inputs: Float64Array[];
  private readonly sorts: readonly Sort[];
  /** By node: its expression where no sort asks for another; finite in every row. */
  private readonly main = new Map<NodeId, NodeId>();
  /** By node, its limit in each sort of rows. */
  private readonly states = new Map<NodeId, State[]>();
  private readonly filled = new Map<NodeId, NodeId>();
  private readonly masks = new Map<string, NodeId>();

  constructor(
    private readonly g: Graph,
    private readonly order: readonly NodeId[],
    private readonly settings: LimitSettings,
    private readonly columns: ReadonlyMap<NodeId, Float64Array>,
  ) {
    this.inputs = [...settings.inputs];
    this.sorts = sortRows(settings.rows, columns);
  }

  of(root: NodeId): Limits {
    for (const id of this.order) this.visit(id);
    const { sorts } = this;
    const states = this.states.get(root) as State[];
    const rowsWhere = (holds: (state: State) => boolean): number[] =>
      sorts.flatMap(({ rows }, s) => (holds(states[s]) ? rows : [])).sort((x, y) => x - y);
    const ends = states.map((state): State => {
      const node = this.told(state);
      return node === undefined ? state : { kind: 'finite', node };
    });
    return {
      root: this.joined(this.main.get(root) as NodeId, ends),
      inputs: this.inputs,
      without: rowsWhere((state) => this.told(state) === undefined),
      zero: rowsWhere(({ kind }) => kind === 'zero'),
      decided: states.flatMap((state, s) => {
        if (state.kind !== 'split' || this.told(state) === undefined) return [];
        const [plus, minus] = [this.told(state.plus), this.told(state.minus)];
        if (plus !== undefined && minus !== undefined) return [];
        return [{ by: state.by, sign: plus === undefined ? -1 : 1, row: sorts[s].rows[0] }];
      }),
    };
  }

  private visit(id: NodeId): void {
    const { g, sorts, main } = this;
    const node = g.node(id);
    const argument = (place: number): State[] => this.states.get(node.args[place]) as State[];
    if (node.args.length === 0) {
      main.set(id, id);
      this.states.set(
        id,
        sorts.map(({ zero }) => this.leaf(id, zero)),
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
    const states = sorts.map(({ zero }, s): State => {
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

  private leaf(id: NodeId, zero: ReadonlySet<NodeId>): State {
    return zero.has(id) ? this.dataZero(id, id) : { kind: 'finite', node: id };
  }

  private dataZero(id: NodeId, node: NodeId): State {
    return { kind: 'zero', node, sign: signOf(this.columns.get(id)), speed: POWER };
  }

  /** `node` in all rows but those of sorts that have another expression. */
  private joined(node: NodeId, states: readonly State[]): NodeId {
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

  /** A column that is `inside` in the rows of some sorts, and 1 - `inside` in all others. */
  private mask(where: readonly number[], inside: 0 | 1): NodeId {
    const key = `${inside}:${where.join()}`;
    const known = this.masks.get(key);
    if (known !== undefined) return known;
    const column = new Float64Array(this.settings.rows).fill(1 - inside);
    for (const s of where) for (const row of this.sorts[s].rows) column[row] = inside;
    const made = this.input(column);
    this.masks.set(key, made);
    return made;
  }

  private input(column: Float64Array): NodeId {
    return this.g.leaf('input', this.inputs.push(column) - 1);
  }

  /** `arg` with the zeros of its data replaced in the rows of the `bad` sorts, and as it is in all others. */
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
    const touched = this.sorts.some(({ zero }, s) => !bad[s] && [...replaced].some((id) => zero.has(id)));
    if (!touched) return without;
    const where = bad.flatMap((isBad, s) => (isBad ? [s] : []));
    return this.g.select(this.g.constant(0.5), this.mask(where, 1), without, main);
  }

  private filledColumn(id: NodeId, column: Float64Array): NodeId {
    const known = this.filled.get(id);
    if (known !== undefined) return known;
    const usual = column.filter((value) => value !== 0 && Number.isFinite(value));
    const size = usual.reduce((sum, value) => sum + Math.log(Math.abs(value)), 0) / (usual.length || 1);
    const typical = Math.exp(size) * (signOf(column) || 1);
    const made = this.input(column.map((value) => (value !== 0 && Number.isFinite(value) ? value : typical)));
    this.filled.set(id, made);
    return made;
  }

  /** The expression of a state; undefined where it has no finite value on any side. */
  private told(state: State): NodeId | undefined {
    const { g } = this;
    if (hasValue(state)) return state.node;
    if (state.kind !== 'split') return undefined;
    const [plus, minus] = [this.told(state.plus), this.told(state.minus)];
    if (plus === undefined && minus === undefined) return undefined;
    const none = g.constant(Infinity);
    return g.select(g.constant(0), state.by, plus ?? none, minus ?? none);
  }

  private rule(kind: Node['kind'], args: readonly State[], assumed: Assumed): State {
    if (args.some((arg) => arg.kind === 'undetermined')) return undetermined;
    const split = args.find((arg) => arg.kind === 'split');
    if (split !== undefined) {
      const side = (sign: 1 | -1): State =>
        this.rule(
          kind,
          args.map((arg) => restricted(arg, split.by, sign)),
          new Map([...assumed, [split.by, sign]]),
        );
      return branch(split.by, side(1), side(-1));
    }
    const place = singular[kind];
    const finite = args.filter(hasValue);
    const isUsual = finite.length === args.length && (place === undefined || args[place].kind === 'finite');
    if (isUsual) return this.usual(kind, finite);
    const [x, y] = args as readonly Exclude<State, { kind: 'split' | 'undetermined' }>[];
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
        return this.called(kind, x, y);
    }
  }

  /** What needs no limit. */
  private usual(kind: Node['kind'], args: readonly Finite[]): State {
    const node = this.g.make(
      kind,
      args.map((arg) => arg.node),
    );
    const zeros = args.filter((arg) => arg.kind === 'zero');
    const all = zeros.length === args.length;
    const [x] = zeros;
    const finite: State = { kind: 'finite', node };
    if (x === undefined) return finite;
    switch (kind) {
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
          speed: Math.min(...zeros.map(({ speed }) => speed)),
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
          speed: Math.max(...zeros.map(({ speed }) => speed)),
        };
      }
      default:
        return finite;
    }
  }

  private sum(x: State, y: State): State {
    if (x.kind !== 'infinite') return y;
    if (y.kind !== 'infinite') return x;
    const faster = x.speed >= y.speed ? x : y;
    if (x.sign !== 0 && x.sign === y.sign) return faster;
    return x.speed === y.speed ? undetermined : faster;
  }

  private product(x: State, y: State, assumed: Assumed): State {
    if (hasValue(x) && x.kind === 'finite') return this.scaled(y, x.node, assumed);
    if (hasValue(y) && y.kind === 'finite') return this.scaled(x, y.node, assumed);
    const [a, b] = [x, y] as readonly [Degenerate, Degenerate];
    const sign = (a.sign * b.sign) as Sign;
    const faster = a.speed > b.speed ? a : b;
    if (a.kind !== b.kind && a.speed === b.speed) return undetermined;
    return { ...faster, ...(faster.kind === 'zero' ? { node: this.g.constant(0) } : {}), sign };
  }

  /** `state` times a finite expression. */
  private scaled(state: State, by: NodeId, assumed: Assumed): State {
    if (state.kind !== 'infinite' && state.kind !== 'zero') return state;
    const sign = this.sign(by, assumed);
    const times = (factor: Sign): State => ({ ...state, sign: (state.sign * factor) as Sign });
    if (state.kind === 'zero' || sign !== 0) return times(sign);
    return branch(by, times(1), times(-1));
  }

  private power(x: State, y: State, assumed: Assumed): State {
    if (!hasValue(y) || y.kind === 'zero' || (x.kind !== 'zero' && x.kind !== 'infinite'))
      return undetermined;
    if (x.kind === 'infinite' && x.sign < 0) return undetermined;
    const large: State = { kind: 'infinite', sign: 1, speed: x.speed };
    const small: State = { kind: 'zero', node: this.g.constant(0), sign: 1, speed: x.speed };
    const [up, down] = x.kind === 'zero' ? [small, large] : [large, small];
    const sign = this.sign(y.node, assumed);
    if (sign !== 0) return sign > 0 ? up : down;
    return branch(y.node, up, down);
  }

  /** Functions of one argument at an infinity (a logarithm at zero), least and greatest of two. */
  private called(kind: Node['kind'], x: State, y: State): State {
    const { g } = this;
    if (kind === 'min' || kind === 'max') return this.extreme(kind, x, y);
    if (x.kind !== 'infinite' && x.kind !== 'zero') return undetermined;
    if (kind === 'log') {
      const sign = x.kind === 'zero' ? -1 : 1;
      return x.sign < 0 ? undetermined : { kind: 'infinite', sign, speed: x.speed - 1 };
    }
    if (kind === 'abs') return { ...x, sign: 1 };
    if (x.sign === 0) return undetermined;
    const up = x.sign > 0;
    const to = (value: number): State => ({ kind: 'finite', node: g.constant(value) });
    const gone: State = { kind: 'zero', node: g.constant(0), sign: 1, speed: x.speed + 1 };
    switch (kind) {
      case 'exp':
        return up ? ({ ...x, speed: x.speed + 1 } as State) : gone;
      case 'expm1':
        return up ? ({ ...x, speed: x.speed + 1 } as State) : to(-1);
      case 'log1p':
        return up ? ({ ...x, speed: x.speed - 1 } as State) : undetermined;
      case 'softplus':
        return up ? x : gone;
      case 'sigmoid':
        return up ? to(1) : gone;
      case 'tanh':
        return to(x.sign);
      case 'atan':
        return to((x.sign * Math.PI) / 2);
      default:
        return undetermined;
    }
  }

  private extreme(kind: 'min' | 'max', x: State, y: State): State {
    const wins: Sign = kind === 'max' ? 1 : -1;
    for (const [one, other] of [
      [x, y],
      [y, x],
    ] as const) {
      if (one.kind !== 'infinite') continue;
      if (one.sign === 0) return undetermined;
      if (one.sign === wins) return one;
      return other;
    }
    return undetermined;
  }

  /** The sign of a finite expression, 0 where it is open. */
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

function hasValue(state: State): state is Finite {
  return state.kind === 'finite' || state.kind === 'zero';
}

/** 1 / state of what is zero or infinite. */
function inverse(state: State, zero: NodeId): State {
  if (state.kind === 'zero') return { kind: 'infinite', sign: state.sign, speed: state.speed };
  if (state.kind === 'infinite') return { ...state, kind: 'zero', node: zero };
  return undetermined;
}

/** Both sides alike need no choice. */
function branch(by: NodeId, plus: State, minus: State): State {
  const same =
    plus.kind === minus.kind && plus.kind !== 'split' && JSON.stringify(plus) === JSON.stringify(minus);
  return same ? plus : { kind: 'split', by, plus, minus };
}

/** What is left of a state where the sign of `by` is known. */
function restricted(state: State, by: NodeId, sign: 1 | -1): State {
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

/** Rows in which something of the data is zero, by what. */
function sortRows(rows: number, columns: ReadonlyMap<NodeId, Float64Array>): Sort[] {
  const able = [...columns].filter(([, column]) => column.includes(0));
  const sorts = new Map<string, { rows: number[]; zero: Set<NodeId> }>();
  for (let row = 0; row < rows; row++) {
    const zero = able.filter(([, column]) => column[row] === 0).map(([id]) => id);
    if (zero.length === 0) continue;
    const sort = sorts.get(zero.join()) ?? { rows: [], zero: new Set(zero) };
    sort.rows.push(row);
    sorts.set(zero.join(), sort);
  }
  return [...sorts.values()];
}
