/**
 * A question as smooth programs over columns: axes as logarithms (linear ones in units of their size), positive terms
 * as exponentials of sums, so that products and powers, and hence most laws and costs, are convex (geometric programming).
 *
 * Kinks (min, max, abs) divide the space into regions. Within a region each kink is replaced by one of its two sides,
 * with the constraint that this side is the active one: every region is a smooth problem, and an optimum on a kink is
 * exact in both adjacent regions.
 */
import { field, IsolossError } from '../../errors.js';
import { Analysis } from '../../formula/analyse.js';
import { Derivative } from '../../formula/differentiate.js';
import { emitColumns } from '../../formula/emit-columns.js';
import type { NodeId } from '../../formula/graph.js';
import { Lowering } from './lowering.js';
import type { Question } from './question.js';

/** Functions and their derivatives at rows of coordinates; arrays are by row and overwritten by `run`. */
export interface Evaluation {
  readonly rows: number;
  /** By coordinate; the caller sets them before `run`. */
  readonly at: readonly Float64Array[];
  run(): void;
  /** The objective (to be minimised), then constraints (at most 0 where satisfied). */
  readonly value: readonly Float64Array[];
  /** By function, then coordinate. */
  readonly gradient: readonly (readonly Float64Array[])[];
  /** By function, then lower triangle, row by row. */
  readonly hessian: readonly (readonly Float64Array[])[];
}

/** The index of the kink that a constraint belongs to; -1 for the budget and the job's constraints. */
export type ConstraintKinks = readonly number[];

export interface SmoothProgram {
  readonly size: number;
  readonly kinks: ConstraintKinks;
  /** `parameters` by law parameter and `budget` are columns of `rows`. */
  compile(parameters: readonly Float64Array[], budget: Float64Array, rows: number): Evaluation;
}

/** Sign information of a node. */
type Sign = 'positive' | 'not negative' | 'unknown';

/** Regions are numbered by one bit per kink. */
const MOST_KINKS = 31;

/** Plain values at rows of coordinates, without derivatives. */
export interface Values {
  readonly at: readonly Float64Array[];
  run(): void;
  readonly value: readonly Float64Array[];
}

/** The limit that a share differs from by rounding alone, else the share. */
export function atLimit(value: number, lo: number, hi: number): number {
  if (Math.abs(value - lo) < SHARE_ROUNDING) return lo;
  return Math.abs(value - hi) < SHARE_ROUNDING ? hi : value;
}

const SHARE_ROUNDING = 1e-12;

export class SmoothQuestion {
  /** The axis of each coordinate; listed axes are constants. */
  readonly free: readonly number[];
  /** Names of the constraints in the record; those of kinks follow. */
  readonly constraintNames: readonly string[];
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Whether the objective is its logarithm. */
  readonly logObjective: boolean;
  private readonly analysis: Analysis;
  private readonly kinkNodes: readonly NodeId[];
  private readonly withAxes: ReadonlySet<NodeId>;
  private readonly signs = new Map<NodeId, Sign>();
  private readonly programs = new Map<number, SmoothProgram>();

  /** `listed`: the value of each listed axis, by axis. */
  constructor(
    readonly question: Question,
    private readonly listed: readonly number[] = [],
  ) {
    const { graph, axes, fitted, objective, constraints, cost, loss, budgets, inputs } = question;
    const roots = [
      objective,
      loss,
      ...(cost === undefined ? [] : [cost]),
      ...constraints.flatMap((c) => [c.left, c.right]),
      ...inputs.map(({ node }) => node),
    ];
    this.analysis = new Analysis(
      graph,
      objective,
      fitted.law.parameters.map(
        ({ domain }) => domain === 'positive' || (Array.isArray(domain) && domain[0] >= 0),
      ),
      axes.map((axis) => (axis.kind === 'listed' ? axis.values[0] > 0 : axis.lo > 0)),
      undefined,
      roots,
    );
    this.free = axes.flatMap((axis, i) => (axis.kind === 'listed' ? [] : [i]));
    const withAxes = new Set<NodeId>();
    for (const id of graph.order(roots)) {
      const { kind, value, args } = graph.node(id);
      const own = kind === 'input' && axes[value].kind !== 'listed';
      if (own || args.some((arg) => withAxes.has(arg))) withAxes.add(id);
    }
    this.withAxes = withAxes;
    this.kinkNodes = graph.order(roots).filter((id) => {
      const { kind } = graph.node(id);
      const isKink = kind === 'min' || kind === 'max' || kind === 'abs';
      // A kink within an equation is one of its root, whose sides cannot be told before it is solved.
      return isKink && withAxes.has(id) && !graph.isOpen(id);
    });
    if (this.kinkNodes.length > MOST_KINKS) {
      throw new IsolossError(
        'too-many-kinks',
        `The formulas take ${this.kinkNodes.length} minima, maxima and absolute values of the axes, more than ${MOST_KINKS}.`,
        `Write them with fewer of min, max and abs; a maximum of many is one constraint each in ${field('subjectTo')}.`,
      );
    }
    this.constraintNames = [
      ...(Number.isFinite(budgets[0]) ? ['budget'] : []),
      ...constraints.map(({ text }) => text),
    ];
    const ends = this.free.map((i) => {
      const axis = axes[i];
      if (axis.kind === 'listed') throw new RangeError('a listed axis is not free');
      if (axis.kind === 'log') return [Math.log(axis.lo), Math.log(axis.hi)];
      // That a share is at most 1 follows from the others: a second limit there would make corners degenerate.
      const isOpen = axis.isShare === true && axis.hi >= 1;
      return [axis.lo / this.unit(i), isOpen ? 2 : axis.hi / this.unit(i)];
    });
    this.lower = Float64Array.from(ends, ([lo]) => lo);
    this.upper = Float64Array.from(ends, ([, hi]) => hi);
    this.logObjective = !question.maximize && this.isPositive(objective);
  }

  get size(): number {
    return this.free.length;
  }

  get kinkCount(): number {
    return this.kinkNodes.length;
  }

  /** The coordinate of a free axis' natural value, and back. */
  coordinate(k: number, value: number): number {
    const axis = this.question.axes[this.free[k]];
    return axis.kind === 'log' ? Math.log(value) : value / this.unit(this.free[k]);
  }

  natural(k: number, coordinate: number): number {
    const axis = this.question.axes[this.free[k]];
    if (axis.kind === 'log') return Math.exp(coordinate);
    const value = coordinate * this.unit(this.free[k]);
    // Shares at a limit are that limit, not its neighbour by rounding.
    return axis.kind === 'linear' && axis.isShare === true ? atLimit(value, axis.lo, axis.hi) : value;
  }

  /** The problem of a region: kinks with a bit set in `sides` take their second side. */
  region(sides: number): SmoothProgram {
    const known = this.programs.get(sides);
    if (known !== undefined) return known;
    const made = this.program(new Lowering(this, sides));
    this.programs.set(sides, made);
    return made;
  }

  /** The problem with kinks; derivatives are those of the active side. */
  asIs(): SmoothProgram {
    return this.program(new Lowering(this, undefined));
  }

  /** Values of expressions of the question, with kinks. */
  values(expressions: readonly NodeId[], parameters: readonly Float64Array[], rows: number): Values {
    const lowering = new Lowering(this, undefined);
    const roots = expressions.map((id) => lowering.value(id));
    const at = this.free.map(() => new Float64Array(rows));
    const emitted = emitColumns(this.question.graph, roots, columnLeaves, [...at, ...parameters], rows);
    return { at, run: () => emitted.run([]), value: emitted.results };
  }

  /** For each kink its two arguments; the first side is active where the first is less (min), greater (max) or positive (abs). */
  kinkArguments(): readonly { readonly kind: string; readonly args: readonly [NodeId, NodeId] }[] {
    const { graph } = this.question;
    return this.kinkNodes.map((id) => {
      const { kind, args } = graph.node(id);
      return { kind, args: [args[0] as NodeId, args[1] ?? graph.constant(0)] as const };
    });
  }

  private program(lowering: Lowering): SmoothProgram {
    const { question, size } = this;
    const { graph, objective, maximize, cost, constraints, budgets } = question;
    const goal = this.logObjective
      ? lowering.log(objective)
      : maximize
        ? graph.neg(lowering.value(objective))
        : lowering.value(objective);
    const budget = graph.leaf('column', size + question.fitted.law.parameters.length);
    const functions = [
      goal,
      ...(cost === undefined || !Number.isFinite(budgets[0])
        ? []
        : [this.withinBudget(lowering, cost, budget)]),
      ...constraints.map(({ left, right }) => lowering.difference(left, right)),
    ];
    const own = functions.length - 1;
    const kinks = [...Array.from({ length: own }, () => -1), ...lowering.taken.map(({ kink }) => kink)];
    functions.push(...lowering.taken.map(({ constraint }) => constraint));
    const derivatives = Array.from({ length: size }, (_, j) => new Derivative(graph, 'column', j));
    const gradient = functions.map((id) => derivatives.map((derivative) => derivative.of(id)));
    const hessian = gradient.map((slopes) =>
      slopes.flatMap((slope, i) => derivatives.slice(0, i + 1).map((derivative) => derivative.of(slope))),
    );
    const all = [...functions, ...gradient.flat(), ...hessian.flat()];
    const varying = [...new Set(all.filter((id) => graph.valueOf(id) === undefined))];
    return {
      size,
      kinks,
      compile: (parameters, budgetColumn, rows) => {
        const at = Array.from({ length: size }, () => new Float64Array(rows));
        const emitted = emitColumns(graph, varying, columnLeaves, [...at, ...parameters, budgetColumn], rows);
        const columns = new Map(varying.map((id, i) => [id, emitted.results[i]]));
        const column = (id: NodeId): Float64Array => {
          const there = columns.get(id) ?? new Float64Array(rows).fill(graph.valueOf(id) as number);
          columns.set(id, there);
          return there;
        };
        return {
          rows,
          at,
          run: () => emitted.run([]),
          value: functions.map(column),
          gradient: gradient.map((ids) => ids.map(column)),
          hessian: hessian.map((ids) => ids.map(column)),
        };
      },
    };
  }

  /** log cost - log budget where the cost is positive, else cost / budget - 1. */
  private withinBudget(lowering: Lowering, cost: NodeId, budget: NodeId): NodeId {
    const { graph } = this.question;
    return this.isPositive(cost)
      ? graph.sub(lowering.log(cost), graph.log(budget))
      : graph.sub(graph.div(lowering.value(cost), budget), graph.constant(1));
  }

  isPositive(id: NodeId): boolean {
    return this.signOf(id) === 'positive';
  }

  /** Extends the sign analysis: sums of non-negative terms are positive if one term is. */
  private signOf(id: NodeId): Sign {
    const { graph } = this.question;
    return graph.bottomUp<Sign>(id, this.signs, (at) => {
      if (this.analysis.isPositive(at)) return 'positive';
      const { kind, args } = graph.node(at);
      const signs = args.map((arg) => this.signs.get(arg));
      const none = signs.every((sign) => sign !== 'unknown');
      if ((kind === 'mul' || kind === 'div') && signs.every((sign) => sign === 'positive')) return 'positive';
      if (kind === 'add' && none && signs.includes('positive')) return 'positive';
      const keeps = kind === 'add' || kind === 'mul';
      return kind === 'abs' || (keeps && none) ? 'not negative' : 'unknown';
    });
  }

  hasAxes(id: NodeId): boolean {
    return this.withAxes.has(id);
  }

  /** Natural units per unit of the coordinate, for a linear axis. */
  unit(axis: number): number {
    const it = this.question.axes[axis];
    return it.kind === 'linear' ? Math.max(Math.abs(it.lo), Math.abs(it.hi)) : 1;
  }

  listedValue(axis: number): number {
    return this.listed[axis];
  }

  kinkOf(id: NodeId): number {
    return this.kinkNodes.indexOf(id);
  }
}

const columnLeaves = { scalar: 'param', column: 'column' } as const;
