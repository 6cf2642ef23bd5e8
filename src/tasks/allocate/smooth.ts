/**
 * A question as smooth programs over columns: axes as logarithms (linear ones in units of their size), positive things
 * as exponentials of sums, so that products and powers, and with them most laws and costs, are convex.
 *
 * Kinks (min, max, abs) cut space into regions. Inside one, each kink is one of its two sides, and that this side is
 * taken is a constraint: every region is a smooth problem, and an optimum that lies on a kink is an exact one of both.
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
  /** The objective (least is best), then constraints (at most 0 where they hold). */
  readonly value: readonly Float64Array[];
  /** By function, then coordinate. */
  readonly gradient: readonly (readonly Float64Array[])[];
  /** By function, then lower triangle, row by row. */
  readonly hessian: readonly (readonly Float64Array[])[];
}

/** Which kink a constraint stands for, by number; -1 for the budget and the job's constraints. */
export type ConstraintKinks = readonly number[];

export interface SmoothProgram {
  readonly size: number;
  readonly kinks: ConstraintKinks;
  /** `parameters` by law parameter and `budget` are columns of `rows`. */
  compile(parameters: readonly Float64Array[], budget: Float64Array, rows: number): Evaluation;
}

/** What is known of a node's sign. */
type Sign = 'positive' | 'not negative' | 'unknown';

/** One bit a kink distinguishes the regions. */
const MOST_KINKS = 31;

/** Plain values at rows of coordinates, without derivatives. */
export interface Values {
  readonly at: readonly Float64Array[];
  run(): void;
  readonly value: readonly Float64Array[];
}

export class SmoothQuestion {
  /** Axes that coordinates stand for; listed ones are constants. */
  readonly free: readonly number[];
  /** Names of the constraints, as records tell of them; those of kinks follow. */
  readonly constraintNames: readonly string[];
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** True where the objective is carried as its logarithm. */
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
      return withAxes.has(id) && (kind === 'min' || kind === 'max' || kind === 'abs');
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
      return axis.kind === 'log'
        ? [Math.log(axis.lo), Math.log(axis.hi)]
        : [axis.lo / this.unit(i), axis.hi / this.unit(i)];
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
    return axis.kind === 'log' ? Math.exp(coordinate) : coordinate * this.unit(this.free[k]);
  }

  /** The problem of the region whose kinks take their second sides where `sides` has a bit. */
  region(sides: number): SmoothProgram {
    const known = this.programs.get(sides);
    if (known !== undefined) return known;
    const made = this.program(new Lowering(this, sides));
    this.programs.set(sides, made);
    return made;
  }

  /** Kinks as they are; derivatives are those of the side that is taken. */
  asIs(): SmoothProgram {
    return this.program(new Lowering(this, undefined));
  }

  /** Values of expressions of the question, kinks as they are. */
  values(expressions: readonly NodeId[], parameters: readonly Float64Array[], rows: number): Values {
    const lowering = new Lowering(this, undefined);
    const roots = expressions.map((id) => lowering.value(id));
    const at = this.free.map(() => new Float64Array(rows));
    const emitted = emitColumns(this.question.graph, roots, columnLeaves, [...at, ...parameters], rows);
    return { at, run: () => emitted.run([]), value: emitted.results };
  }

  /** For each kink its two arguments; the first side is taken where the first is less (min), more (max) or above zero (abs). */
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

  /** More than an analysis sees: sums of what is not negative are positive where one addend is. */
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

  /** What one coordinate of a linear axis stands for. */
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
