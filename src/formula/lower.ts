/**
 * Lowering: from the law as written to the law as computed. Positive parameters are carried as logarithms, products
 * and powers of positive things become exponentials of sums of logarithms, expressions of the data alone become
 * columns computed in float64, and the logarithms among them are centred. The shift of a centred column is absorbed by a
 * parameter that occurs nowhere else: A / N^alpha = exp(a' - alpha (log N - m)) with a' = log A - alpha m. The f32
 * arithmetic of a GPU then never subtracts large numbers, and the normal equations are well conditioned.
 */
import { Analysis } from './analyse.js';
import { Derivative } from './differentiate.js';
import { distribute } from './distribute.js';
import type { Graph, NodeId } from './graph.js';
import type { Program } from './program.js';

export interface LowerSettings {
  /** Per free parameter: carried as its logarithm. */
  readonly logarithmic: readonly boolean[];
  /** Per free parameter: may absorb a shift, having no bounds that would have to be shifted too. */
  readonly mayAbsorb: readonly boolean[];
  /** Per input: positive in every row. */
  readonly positiveInput: readonly boolean[];
  /** Per input: in no row below zero; absent: as `positiveInput`. */
  readonly nonNegativeInput?: readonly boolean[];
  /** True where the prediction wanted is log of the law. */
  readonly logValue: boolean;
  /** The mean over rows of a data-only expression. */
  readonly mean: (expression: NodeId) => number;
}

/** A column of the program: the data-only expression `expression` minus `centre`. */
export interface LoweredColumn {
  readonly expression: NodeId;
  readonly centre: number;
}

export interface Lowered {
  readonly program: Program;
  readonly columns: readonly LoweredColumn[];
  /** Per free parameter, its natural value as an expression of the coordinates. */
  readonly natural: readonly NodeId[];
  /** Per free parameter, its coordinate as an expression of the natural parameters. */
  readonly internal: readonly NodeId[];
}

/** coefficient * node, or coefficient * log(node). */
interface Term {
  readonly coefficient: NodeId;
  readonly node: NodeId;
  readonly log: boolean;
  /** The node has no other use in the law. */
  readonly sole: boolean;
}

interface Factor {
  readonly node: NodeId;
  readonly inverse: boolean;
  readonly sole: boolean;
}

class Lowering {
  readonly columns: LoweredColumn[] = [];
  /** The shift that each parameter has absorbed: a sum of means times natural coefficients. */
  readonly shifts: (NodeId | undefined)[];
  private readonly lowered = new Map<NodeId, NodeId>();
  /** Logarithms of sums, minima and maxima, by their node. */
  private readonly logs = new Map<NodeId, NodeId>();
  private readonly columnAt = new Map<string, NodeId>();
  private readonly analysis: Analysis;

  constructor(
    private readonly g: Graph,
    root: NodeId,
    private readonly settings: LowerSettings,
  ) {
    this.analysis = analysisOf(g, root, settings);
    this.shifts = settings.logarithmic.map(() => undefined);
  }

  value(root: NodeId): NodeId {
    if (!this.settings.logValue) return this.lower(root);
    if (!this.analysis.isPositive(root)) return this.g.log(this.lower(root));
    return this.sum(this.logTerms(root, this.g.constant(1), true));
  }

  lower(id: NodeId): NodeId {
    const cached = this.lowered.get(id);
    if (cached !== undefined) return cached;
    const result = this.lowerNew(id);
    this.lowered.set(id, result);
    return result;
  }

  private lowerNew(id: NodeId): NodeId {
    const { g, analysis } = this;
    const node = g.node(id);
    if (node.kind === 'const' || node.kind === 'unknown') return id;
    if (analysis.isData(id)) return this.column(id, 0);
    if (node.kind === 'param') {
      const coordinate = g.leaf('coordinate', node.value);
      return this.settings.logarithmic[node.value] ? g.exp(coordinate) : coordinate;
    }
    switch (node.kind) {
      case 'add':
      case 'sub':
      case 'neg':
        return this.sum(this.terms(id, g.constant(1), true));
      case 'log':
        if (analysis.isPositive(node.args[0]))
          return this.sum(this.logTerms(node.args[0], g.constant(1), true));
        break;
      case 'mul':
      case 'div':
      case 'exp':
        return this.product(id);
      case 'pow':
      case 'sqrt':
        if (analysis.isPositive(node.args[0])) return this.product(id);
        break;
      default:
        break;
    }
    return g.make(
      node.kind,
      node.args.map((arg) => this.lower(arg)),
    );
  }

  private column(expression: NodeId, centre: number): NodeId {
    const key = `${expression}:${centre}`;
    let id = this.columnAt.get(key);
    if (id === undefined) {
      id = this.g.leaf('column', this.columns.push({ expression, centre }) - 1);
      this.columnAt.set(key, id);
    }
    return id;
  }

  private isSole(id: NodeId, sole: boolean): boolean {
    return sole && this.analysis.isUsedOnce(id);
  }

  /** coefficient * id as a flat list of terms. */
  private terms(id: NodeId, coefficient: NodeId, sole: boolean): Term[] {
    return this.flat({ coefficient, node: id, log: false, sole });
  }

  /** coefficient * log(id) as a flat list of terms; `id` is positive. */
  private logTerms(id: NodeId, coefficient: NodeId, sole: boolean): Term[] {
    return this.flat({ coefficient, node: id, log: true, sole });
  }

  /** A term expanded into terms that cannot be expanded further, in order. By an explicit stack: sums may have any length. */
  private flat(term: Term): Term[] {
    const result: Term[] = [];
    const open = [term];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const isKept = next !== term && this.analysis.isPart(next.node);
      const decomposed = isKept ? undefined : this.decompose(next);
      if (decomposed === undefined) result.push(next);
      else for (let i = decomposed.length - 1; i >= 0; i--) open.push(decomposed[i]);
    }
    return result;
  }

  private decompose(term: Term): Term[] | undefined {
    return term.log ? this.decomposeLog(term) : this.decomposeSum(term);
  }

  private decomposeSum({ node: id, coefficient, sole }: Term): Term[] | undefined {
    const { g, analysis } = this;
    const node = g.node(id);
    const within = (arg: NodeId, factor: NodeId): Term => ({
      coefficient: factor,
      node: arg,
      log: false,
      sole: this.isSole(arg, sole),
    });
    if (node.kind === 'add') return node.args.map((arg) => within(arg, coefficient));
    if (node.kind === 'sub')
      return [within(node.args[0], coefficient), within(node.args[1], g.neg(coefficient))];
    if (node.kind === 'neg') return [within(node.args[0], g.neg(coefficient))];
    if (node.kind === 'log' && analysis.isPositive(node.args[0])) {
      return [{ ...within(node.args[0], coefficient), log: true }];
    }
    if (node.kind === 'mul' && analysis.isLogSum(id)) {
      const [x, y] = node.args;
      return analysis.isLogSum(y) && !analysis.hasInput(x)
        ? [within(y, g.mul(coefficient, x))]
        : [within(x, g.mul(coefficient, y))];
    }
    if (node.kind === 'div' && analysis.isLogSum(id))
      return [within(node.args[0], g.div(coefficient, node.args[1]))];
    return undefined;
  }

  private decomposeLog({ node: id, coefficient, sole }: Term): Term[] | undefined {
    const { g, analysis } = this;
    const node = g.node(id);
    if (analysis.isData(id)) return undefined;
    const within = (arg: NodeId, factor: NodeId): Term => ({
      coefficient: factor,
      node: arg,
      log: true,
      sole: this.isSole(arg, sole),
    });
    const positive = (): boolean => node.args.every((arg) => analysis.isPositive(arg));
    switch (node.kind) {
      case 'const': {
        // The logarithm of an infinite constant cannot be folded, and is kept.
        const logarithm = g.log(id);
        return g.valueOf(logarithm) === undefined
          ? undefined
          : [{ coefficient, node: logarithm, log: false, sole }];
      }
      case 'exp':
        return [{ ...within(node.args[0], coefficient), log: false }];
      case 'sqrt':
        return [within(node.args[0], g.mul(coefficient, g.constant(0.5)))];
      case 'pow':
        return [within(node.args[0], g.mul(coefficient, node.args[1]))];
      case 'mul':
        return positive() ? node.args.map((arg) => within(arg, coefficient)) : undefined;
      case 'div':
        return positive()
          ? [within(node.args[0], coefficient), within(node.args[1], g.neg(coefficient))]
          : undefined;
      default:
        return undefined;
    }
  }

  /** The lowered sum of terms; `absorbing` is a parameter outside them (a factor) that may absorb the shift. */
  private sum(terms: readonly Term[], absorbing?: number): NodeId {
    const { g, analysis } = this;
    const shifting = this.shifting(terms);
    const parameter = absorbing ?? (shifting.length > 0 ? this.absorber(terms) : undefined);
    let total = g.constant(0);
    let shift = g.constant(0);
    const absorberTerm = terms.find(
      (t) => t.log && parameter !== undefined && this.isParam(t.node, parameter),
    );
    for (const term of terms) {
      const { coefficient, node } = term;
      let value: NodeId;
      if (term.log && analysis.isData(node)) {
        const logarithm = g.log(node);
        const centred = parameter !== undefined && shifting.includes(term);
        const centre = centred ? this.settings.mean(logarithm) : 0;
        value = this.column(logarithm, centre);
        const scaled =
          absorberTerm === undefined ? coefficient : g.div(coefficient, absorberTerm.coefficient);
        if (centred) shift = g.add(shift, g.mul(g.constant(centre), scaled));
      } else {
        value = term.log ? this.logOf(term) : this.lower(node);
      }
      total = g.add(total, g.mul(this.lower(coefficient), value));
    }
    if (parameter !== undefined && shifting.length > 0) {
      this.shifts[parameter] = shift;
    }
    return total;
  }

  private isLogarithmic(id: NodeId): boolean {
    const node = this.g.node(id);
    return node.kind === 'param' && this.settings.logarithmic[node.value];
  }

  private logOf({ node: id, coefficient, sole }: Term): NodeId {
    const node = this.g.node(id);
    if (this.isLogarithmic(id)) return this.g.leaf('coordinate', node.value);
    if (node.kind === 'min' || node.kind === 'max') {
      if (node.args.every((arg) => this.analysis.isPositive(arg))) return this.logOfExtreme(id);
    }
    // A sum may exceed f32 though a power of it does not: its logarithm is computed from those of the addends.
    if (node.kind === 'add' && this.g.valueOf(coefficient) === undefined) {
      if (node.args.every((arg) => this.analysis.isPositive(arg))) return this.logOfSum(id, sole);
    }
    return this.g.log(this.lower(id));
  }

  /** log(min(x, y)) = min(log x, log y), and likewise for max. */
  private logOfExtreme(id: NodeId): NodeId {
    const { g } = this;
    const node = g.node(id);
    let known = this.logs.get(id);
    if (known === undefined) {
      known = g.make(
        node.kind,
        node.args.map((arg) => this.sum(this.logTerms(arg, g.constant(1), false))),
      );
      this.logs.set(id, known);
    }
    return known;
  }

  /** log(x + y) = log x + softplus(log y - log x), of positive addends. */
  private logOfSum(id: NodeId, sole: boolean): NodeId {
    const { g, analysis } = this;
    const cached = sole ? undefined : this.logs.get(id);
    if (cached !== undefined) return cached;
    const values: NodeId[] = [];
    const open: ({ readonly id: NodeId; readonly sole: boolean } | 'join')[] = [{ id, sole }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next === 'join') {
        const [x, y] = values.splice(-2);
        values.push(g.add(x, g.unary('softplus', g.sub(y, x))));
        continue;
      }
      const { id: at, sole: alone } = next;
      const node = g.node(at);
      if (node.kind === 'add' && (at === id || !analysis.isPart(at))) {
        const [x, y] = node.args.map((arg) => ({ id: arg, sole: this.isSole(arg, alone) }));
        open.push('join', y, x);
      } else if (node.kind === 'add') values.push(g.log(this.lower(at)));
      else values.push(this.sum(this.logTerms(at, g.constant(1), alone)));
    }
    if (!sole) this.logs.set(id, values[0]);
    return values[0];
  }

  private isParam(id: NodeId, index: number): boolean {
    const node = this.g.node(id);
    return node.kind === 'param' && node.value === index;
  }

  /** The parameter among logarithmic terms that can absorb the shift of the others. */
  private absorber(terms: readonly Term[]): number | undefined {
    const shifting = this.shifting(terms);
    for (const { node, log, sole, coefficient } of terms) {
      const leaf = this.g.node(node);
      if (!log || !sole || leaf.kind !== 'param' || this.analysis.hasInput(coefficient)) continue;
      if (!this.isLogarithmic(node) || !this.canAbsorb(leaf.value, node)) continue;
      if (shifting.every((term) => this.divides(coefficient, term.coefficient))) return leaf.value;
    }
    return undefined;
  }

  /** True where `of` / `divisor` cannot be a division by zero: in (Nc / N)^r the shift is not divided by r. */
  private divides(divisor: NodeId, of: NodeId): boolean {
    const { g } = this;
    return g.valueOf(divisor) !== undefined || g.valueOf(g.div(of, divisor)) !== undefined;
  }

  /** Terms whose column may be centred. */
  private shifting(terms: readonly Term[]): Term[] {
    return terms.filter(
      (t) => t.log && this.analysis.isData(t.node) && !this.analysis.hasInput(t.coefficient),
    );
  }

  private canAbsorb(index: number, node: NodeId): boolean {
    return (
      this.settings.mayAbsorb[index] && this.shifts[index] === undefined && this.analysis.isUsedOnce(node)
    );
  }

  private factors(id: NodeId): Factor[] {
    const { g, analysis } = this;
    const result: Factor[] = [];
    const open: Factor[] = [{ node: id, inverse: false, sole: true }];
    for (let factor = open.pop(); factor !== undefined; factor = open.pop()) {
      const { inverse, sole } = factor;
      const node = g.node(factor.node);
      const within = (arg: NodeId, flip: boolean): Factor => ({
        node: arg,
        inverse: inverse !== flip,
        sole: this.isSole(arg, sole),
      });
      const isKept = analysis.isData(factor.node) || (factor.node !== id && analysis.isPart(factor.node));
      if (!isKept && node.kind === 'mul') open.push(within(node.args[1], false), within(node.args[0], false));
      else if (!isKept && node.kind === 'div')
        open.push(within(node.args[1], true), within(node.args[0], false));
      else if (!isKept && node.kind === 'neg')
        open.push(within(node.args[0], false), { node: g.constant(-1), inverse: false, sole });
      else result.push(factor);
    }
    return result;
  }

  private product(id: NodeId): NodeId {
    const { g, analysis } = this;
    const one = g.constant(1);
    const terms: Term[] = [];
    const signed: Factor[] = [];
    for (const factor of this.factors(id)) {
      const plain = g.valueOf(factor.node) !== undefined || !analysis.isPositive(factor.node);
      if (plain) signed.push(factor);
      else terms.push(...this.logTerms(factor.node, factor.inverse ? g.neg(one) : one, factor.sole));
    }
    // Data and sums to a constant power are kept outside the exponential: a product is cheaper than a logarithm.
    const stays = (t: Term): boolean =>
      t.log && g.valueOf(t.coefficient) !== undefined && !this.isLogarithmic(t.node);
    const inside = terms.filter((t) => !stays(t));
    const outside = terms.filter(stays);
    const power = (t: Term, base: NodeId): NodeId => g.pow(base, t.coefficient);
    const data = outside.filter((t) => analysis.isData(t.node));
    let result = one;
    if (data.length > 0) {
      result = this.column(
        data.map((t) => power(t, t.node)).reduce((x, y) => g.mul(x, y)),
        0,
      );
    }
    for (const t of outside) {
      if (!analysis.isData(t.node)) result = g.mul(result, power(t, this.lower(t.node)));
    }
    if (inside.length > 0) {
      const shifts = inside.some((t) => t.log && analysis.isData(t.node));
      const absorbing =
        shifts && this.absorber(inside) === undefined ? this.signedAbsorber(signed) : undefined;
      result = g.mul(g.exp(this.sum(inside, absorbing)), result);
    }
    for (const { node, inverse } of signed) {
      const value = this.lower(node);
      result = inverse ? g.div(result, value) : g.mul(value, result);
    }
    return result;
  }

  private signedAbsorber(signed: readonly Factor[]): number | undefined {
    for (const { node, inverse, sole } of signed) {
      const leaf = this.g.node(node);
      if (leaf.kind === 'param' && !inverse && sole && this.canAbsorb(leaf.value, node)) return leaf.value;
    }
    return undefined;
  }

  /** Natural values as expressions of coordinates, and the inverse. */
  coordinates(): { natural: NodeId[]; internal: NodeId[] } {
    const { g } = this;
    const natural: (NodeId | undefined)[] = this.shifts.map(() => undefined);
    const naturalOf = (j: number): NodeId => {
      const known = natural[j];
      if (known !== undefined) return known;
      const coordinate = g.leaf('coordinate', j);
      const shift = this.shifts[j];
      const moved =
        shift === undefined
          ? g.constant(0)
          : g.rebuild(shift, (leaf) => (leaf.kind === 'param' ? naturalOf(leaf.value) : undefined));
      natural[j] = this.settings.logarithmic[j]
        ? g.exp(g.sub(coordinate, moved))
        : g.mul(coordinate, g.exp(g.neg(moved)));
      return natural[j] as NodeId;
    };
    const internal = this.shifts.map((shift, j) => {
      const param = g.leaf('param', j);
      const moved = shift ?? g.constant(0);
      return this.settings.logarithmic[j] ? g.add(g.log(param), moved) : g.mul(param, g.exp(moved));
    });
    return { natural: this.shifts.map((_, j) => naturalOf(j)), internal };
  }
}

function analysisOf(graph: Graph, root: NodeId, settings: LowerSettings): Analysis {
  const { logarithmic, positiveInput, nonNegativeInput } = settings;
  return new Analysis(graph, root, logarithmic, positiveInput, nonNegativeInput);
}

/** Lowers `root`, a law of `settings.logarithmic.length` free parameters in natural units. */
export function lower(graph: Graph, root: NodeId, settings: LowerSettings): Lowered {
  const size = settings.logarithmic.length;
  const expanded = distribute(graph, root, analysisOf(graph, root, settings));
  const lowering = new Lowering(graph, expanded, settings);
  const value = lowering.value(expanded);
  const derivatives = settings.logarithmic.map((_, j) => new Derivative(graph, 'coordinate', j));
  const gradient = derivatives.map((derivative) => derivative.of(value));
  const hessian: NodeId[] = [];
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) hessian.push(derivatives[j].of(gradient[i]));
  }
  return {
    program: { graph, size, columns: lowering.columns.length, value, gradient, hessian },
    columns: lowering.columns,
    ...lowering.coordinates(),
  };
}
