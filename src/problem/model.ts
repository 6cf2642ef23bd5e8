/**
 * Combines a law with its runs: resolves symbols, fixes and ties parameters, lowers the graph, and makes the problem. Where
 * parameters differ between groups of rows, `grouped-model.ts` makes the model.
 */

import { field, IsolossError } from '../errors.js';
import { linearParameters } from '../formula/analyse.js';
import { build } from '../formula/build.js';
import { Derivative } from '../formula/differentiate.js';
import { emitColumns } from '../formula/emit-columns.js';
import type { Evaluator } from '../formula/evaluator.js';
import { Graph, type NodeId } from '../formula/graph.js';
import type { Sign } from '../formula/limit-rules.js';
import { evaluateLaw, takeLimits } from '../formula/limits.js';
import { lower } from '../formula/lower.js';
import type { Program } from '../formula/program.js';
import type { Law, LawParameter } from '../laws/law.js';
import { type SparseVector, sparseOf } from '../linear-algebra/sparse-vector.js';
import { own } from '../own.js';
import {
  checkCount,
  checkedTarget,
  checkLimits,
  checkNames,
  checkSize,
  checkUsed,
  conditionsOf,
  countsOf,
} from './checks.js';
import { devianceProgram } from './deviance.js';
import { type Problem, ZERO } from './problem.js';
import type { ModelSettings, RunColumns, RunGroups } from './settings.js';

/** A parameter that is fitted. */
export interface FreeParameter {
  readonly definition: LawParameter;
  readonly name: string;
  /** Carried as a logarithm, being positive. */
  readonly logarithmic: boolean;
  /** A logarithmic coordinate whose parameter may be zero: it enters linearly, and the law is defined without its term. */
  readonly closed: boolean;
  /** Its spread is measured in its logarithm; natural units otherwise. */
  readonly logScale: boolean;
  /** Natural units; infinite where open. */
  readonly lower: number;
  readonly upper: number;
  /** Enters the law linearly once the nonlinear parameters are fixed. */
  readonly linear: boolean;
}

export interface Model {
  readonly law: Law;
  readonly problem: Problem;
  readonly free: readonly FreeParameter[];
  /** The law in natural units: leaves `input` (in the law's order) and `param` (index into `free`). */
  readonly graph: Graph;
  readonly root: NodeId;
  /** The law over the fitted rows with its limits taken where data are zero; its leaves `input` index `inputs` beside it. */
  readonly limit: { readonly root: NodeId; readonly inputs: readonly Float64Array[] };
  /** Conditions on parameters for the law to have a value in every row, one sentence each. */
  readonly conditions: readonly string[];
  /** Every parameter of the law, in the law's order and natural units, as an expression of leaves `coordinate`. */
  readonly parameters: readonly NodeId[];
  /** Their names; `A[c4]` is the A of the group c4. */
  readonly parameterNames: readonly string[];
  /** Present where parameters differ between groups of rows. */
  readonly groups?: ModelGroups;
  /** The fitted rows' inputs, in the law's order. */
  readonly inputs: readonly Float64Array[];
  /** Coordinates with those that represent a parameter of zero replaced by the logarithm of zero, -Infinity. */
  exact(internal: Float64Array): Float64Array;
  toNatural(internal: Float64Array): Float64Array;
  toInternal(natural: ArrayLike<number>): Float64Array;
  /** Every parameter of the law, fixed and tied ones included, in the law's order. */
  values(internal: Float64Array): Record<string, number>;
  /** By free parameter, d t / d u: t is log(parameter) where its spread is measured so, the parameter itself otherwise. */
  gradients(internal: Float64Array): SparseVector[];
  /** d u_i / d parameter_j at natural values, row-major. */
  slopes(natural: ArrayLike<number>): Float64Array;
  /** The law at other inputs, one array for each input of the law; `group`, where there are groups, is that of each row. */
  predict(
    internal: Float64Array,
    inputs: Readonly<Record<string, ArrayLike<number>>>,
    group?: Uint32Array,
  ): Float64Array;
}

/** The groups of a model, each with coordinates of its own besides those that all share. */
export interface ModelGroups extends RunGroups {
  /** The law with the same parameters in all rows. */
  readonly pooled: Model;
  /** By free parameter of `pooled`: whether every group has one of its own. */
  readonly local: readonly boolean[];
  /** By group, the index among the free parameters of each of `pooled`. */
  readonly places: readonly Uint32Array[];
  /** The law over the rows of one group alone: `inputs`, `limit` and the problem's observations; not to be fitted. */
  view(group: number): Model;
  /**
   * The same law over evenly chosen groups that have at least so many rows together, to compare points by; not to be fitted.
   * Undefined where these would be most groups.
   */
  sample(leastRows: number): Model | undefined;
}

/** Throws typed errors where law, settings and runs are inconsistent. */
export function createModel(law: Law, runs: RunColumns, settings: ModelSettings): Model {
  checkNames(law, settings);
  const graph = new Graph();
  const free = law.parameters.filter((parameter) => !Object.hasOwn(settings.fix, parameter.name));
  const rows = runs.target.length;
  checkCount(free, runs);
  const symbols = resolveParameters(graph, law, settings.fix, free);
  const parameterNodes = new Map(symbols);
  for (const [i, input] of law.inputs.entries()) symbols.set(input.name, graph.leaf('input', i));
  for (const [name, formula] of law.where ?? []) symbols.set(name, build(graph, formula, symbols));
  const root = build(graph, law.formula, symbols);
  checkUsed(graph, root, free);
  checkSize(graph, root);

  const inputs = law.inputs.map((input) => columnOf(runs, input.name));
  const positive = free.map((p) => isPositive(p, settings));
  const boxes = free.map((p, j) => box(p, positive[j], own(settings.bound, p.name)));
  const closed = free.map(
    (_, j) => positive[j] && boxes[j][0] === 0 && mayVanish(graph, root, j, free.length),
  );
  const evaluateData = (id: NodeId): Float64Array => {
    const data = emitColumns(graph, [id], { scalar: 'param', column: 'input' }, limit.inputs, rows);
    data.run([]);
    return data.results[0];
  };
  const signs = boxes.map(([lo, hi]): Sign => (lo >= 0 ? 1 : hi <= 0 ? -1 : 0));
  const limit = takeLimits(graph, root, { inputs, rows, signs });
  checkLimits(graph, root, law, runs, settings, free, limit, evaluateData);
  const target = checkedTarget(runs, settings.loss);
  const lowered = lower(graph, limit.root, {
    logarithmic: positive,
    mayAbsorb: boxes.map(
      ([lo, hi], j) =>
        (positive[j] ? lo <= 0 : lo === -Infinity) &&
        hi === Infinity &&
        !settings.unshifted?.includes(free[j].name),
    ),
    positiveInput: limit.inputs.map((column) => column.every((value) => value > 0)),
    nonNegativeInput: limit.inputs.map((column) => column.every((value) => value >= 0)),
    logValue: settings.loss.residual === 'log',
    mean: (id) => average(evaluateData(id)),
  });
  const lawColumns = lowered.columns.map(({ expression, centre }) =>
    evaluateData(expression).map((value) => value - centre),
  );
  const counts = countsOf(runs, settings.loss);
  const deviance = counts && devianceProgram(lowered.program, lowered.columns, counts);
  const { program } = deviance ?? lowered;
  const columns = deviance === undefined ? lawColumns : [...lawColumns, ...deviance.columns];
  const linear = new Set(linearParameters(graph, root, free.length));
  const coordinateBound = (value: number, j: number): number => {
    if (!positive[j]) return value;
    if (value > 0) return Math.log(value);
    return closed[j] ? ZERO : -Infinity;
  };
  const problem: Problem = {
    program,
    rows,
    size: free.length,
    columns,
    target,
    weight: runs.weight,
    loss: settings.loss,
    ...(counts === undefined
      ? {}
      : { counts, predicted: columnLaw(graph, lowered.program.value, lawColumns, rows) }),
    lower: Float64Array.from(boxes, ([lo], j) => coordinateBound(lo, j)),
    upper: Float64Array.from(boxes, ([, hi], j) => coordinateBound(hi, j)),
    closed: closed.flatMap((is, j) => (is ? [j] : [])),
    evaluator: () => createEvaluator(program, columns, rows),
  };
  const evaluateAll = (ids: readonly NodeId[], kind: 'coordinate' | 'param') => {
    const outputs = emitColumns(graph, ids, { scalar: kind, column: 'input' }, [], 1);
    return (at: ArrayLike<number>): Float64Array => {
      outputs.run(at);
      // A loop: `from` with a function takes several times as long, and every start is converted.
      const { results } = outputs;
      const values = new Float64Array(results.length);
      for (let k = 0; k < values.length; k++) values[k] = results[k][0];
      return values;
    };
  };
  const exact = (internal: Float64Array): Float64Array =>
    internal.map((u, j) => (closed[j] && u <= problem.lower[j] ? -Infinity : u));
  const natural = evaluateAll(lowered.natural, 'coordinate');
  const toNatural = (internal: Float64Array): Float64Array => natural(exact(internal));
  const internal_ = evaluateAll(lowered.internal, 'param');
  const toInternal = (values: ArrayLike<number>): Float64Array =>
    internal_(values).map((u, j) => (closed[j] && values[j] === 0 ? ZERO : u));
  const derivatives = free.map((_, j) => new Derivative(graph, 'coordinate', j));
  const spreads = lowered.natural.map((id, j) => (positive[j] && !closed[j] ? graph.log(id) : id));
  const parameters = law.parameters.map((p) =>
    graph.rebuild(parameterNodes.get(p.name) as NodeId, (leaf) =>
      leaf.kind === 'param' ? lowered.natural[leaf.value] : undefined,
    ),
  );
  const values = evaluateAll(parameters, 'coordinate');
  const jacobian = evaluateAll(
    spreads.flatMap((spread) => derivatives.map((derivative) => derivative.of(spread))),
    'coordinate',
  );
  return {
    law,
    problem,
    free: free.map((definition, j) => ({
      definition,
      name: definition.name,
      logarithmic: positive[j],
      closed: closed[j],
      logScale: positive[j] && !closed[j],
      lower: boxes[j][0],
      upper: boxes[j][1],
      linear: linear.has(j),
    })),
    graph,
    root,
    limit,
    conditions: conditionsOf(graph, law, runs, free, limit),
    parameters,
    parameterNames: law.parameters.map(({ name }) => name),
    inputs,
    exact,
    toNatural,
    toInternal,
    values: (internal) => {
      const all = values(exact(internal));
      return Object.fromEntries(law.parameters.map((p, i) => [p.name, all[i]]));
    },
    gradients: (internal) => {
      const all = jacobian(internal);
      return free.map((_, i) => sparseOf(all.subarray(i * free.length, (i + 1) * free.length)));
    },
    slopes: evaluateAll(
      lowered.internal.flatMap((id) => free.map((_, j) => new Derivative(graph, 'param', j).of(id))),
      'param',
    ),
    predict: (internal, at) => {
      const given = law.inputs.map((input) => Float64Array.from(own(at, input.name) ?? []));
      const n = given.length === 0 ? 1 : given[0].length;
      return evaluateLaw(graph, root, given, n, signs)(toNatural(internal));
    },
  };
}

/** A lowered law over its columns. */
function columnLaw(graph: Graph, root: NodeId, columns: readonly Float64Array[], rows: number) {
  const compiled = emitColumns(graph, [root], { scalar: 'coordinate', column: 'column' }, columns, rows);
  return (at: Float64Array): Float64Array => {
    compiled.run(at);
    return compiled.results[0];
  };
}

export function createEvaluator(program: Program, columns: readonly Float64Array[], rows: number): Evaluator {
  const { graph, size, value, gradient, hessian } = program;
  const zero = graph.constant(0);
  const leaves = { scalar: 'coordinate', column: 'column' } as const;
  const compile = (roots: readonly NodeId[]) => emitColumns(graph, roots, leaves, columns, rows);
  const lazily = <T>(make: () => T): (() => T) => {
    let cached: T | undefined;
    return () => {
      cached ??= make();
      return cached;
    };
  };
  const first = lazily(() => compile([value]));
  const second = lazily(() => compile([value, ...gradient]));
  // Second derivatives that vanish everywhere are left out, and returned as null.
  const curved = hessian.filter((id) => id !== zero);
  const third = lazily(() => {
    const all = compile([value, ...gradient, ...curved]);
    const hessians = hessian.map((id) => (id === zero ? null : all.results[1 + size + curved.indexOf(id)]));
    return { all, found: hessians };
  });
  return {
    rows,
    value(at) {
      first().run(at);
      return first().results[0];
    },
    gradient(at) {
      second().run(at);
      return { value: second().results[0], gradient: second().results.slice(1) };
    },
    hessian(at) {
      const { all, found: hessians } = third();
      all.run(at);
      return { value: all.results[0], gradient: all.results.slice(1, 1 + size), hessian: hessians };
    },
  };
}

function average(column: Float64Array): number {
  return column.reduce((sum, value) => sum + value, 0) / column.length;
}

function columnOf(runs: RunColumns, name: string): Float64Array {
  const column = runs.inputs.get(name);
  if (column === undefined) {
    throw new IsolossError(
      'missing-input',
      `The runs have no ${name}.`,
      `Say what it is with ${field('map')} ${name}=COLUMN.`,
    );
  }
  return column;
}

/** Nodes of all parameters: leaves for the free ones, the fixed or tied expression for the others. */
function resolveParameters(
  graph: Graph,
  law: Law,
  fix: Readonly<Record<string, string>>,
  free: readonly LawParameter[],
): Map<string, NodeId> {
  const symbols = new Map(free.map((p, j) => [p.name, graph.leaf('param', j)]));
  let waiting = Object.entries(fix);
  while (waiting.length > 0) {
    const later: typeof waiting = [];
    let reason: unknown;
    for (const [name, formula] of waiting) {
      try {
        symbols.set(name, build(graph, formula, symbols));
      } catch (error) {
        if (!(error instanceof IsolossError) || error.code !== 'unknown-name') throw error;
        later.push([name, formula]);
        reason = error;
      }
    }
    if (later.length === waiting.length) {
      const texts = later.map(([name, formula]) => `${name}=${formula}`).join(', ');
      throw new IsolossError(
        'bad-fix',
        `${field('fix')} ${texts}: what is held depends on itself, or on a name that is not a parameter of the law ${law.name}.`,
        'Hold a parameter at a number, or at an expression of parameters that are not tied back to it.',
        { cause: reason },
      );
    }
    waiting = later;
  }
  return symbols;
}

/** Whether the coordinate is a logarithm: by the domain, unless a bound allows values below zero, or as the user declares. */
function isPositive({ name, domain }: LawParameter, { positive, bound }: ModelSettings): boolean {
  if (positive.includes(name)) return true;
  return (domain === 'positive' || domain === 'nonnegative') && !((bound[name]?.[0] ?? 0) < 0);
}

/** Whether a parameter enters linearly and the law depends on every other one also where it is zero. */
function mayVanish(graph: Graph, root: NodeId, index: number, count: number): boolean {
  const param = (id: NodeId, j: number): boolean => graph.order([id]).includes(graph.leaf('param', j));
  const slope = new Derivative(graph, 'param', index).of(root);
  if (param(slope, index)) return false;
  const without = graph.rebuild(root, (leaf) =>
    leaf.kind === 'param' && leaf.value === index ? graph.constant(0) : undefined,
  );
  return Array.from({ length: count }, (_, j) => j).every((j) => j === index || param(without, j));
}

/** The box of a parameter in natural units: its domain, narrowed or moved by the user's bound. */
function box(
  parameter: LawParameter,
  positive: boolean,
  bound: readonly [number | null, number | null] | undefined,
): readonly [number, number] {
  const domain =
    typeof parameter.domain === 'object' ? parameter.domain : [positive ? 0 : -Infinity, Infinity];
  if (bound === undefined) return [domain[0], domain[1]];
  const lo = bound[0] ?? domain[0];
  const hi = bound[1] ?? domain[1];
  if (positive && (lo < 0 || hi <= 0)) {
    throw new IsolossError(
      'bad-bound',
      `The bound ${lo}..${hi} of ${parameter.name} leaves its domain: it is positive.`,
      'Give a bound above zero.',
    );
  }
  return [lo, hi];
}
