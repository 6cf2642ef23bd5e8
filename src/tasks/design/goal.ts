/**
 * A goal: a number made of a law's parameters and derived quantities, of its loss at given inputs, L(N, D), and of its
 * optima under a budget, N_opt(C), D_opt(C), L_opt(C); for the estimate and for every refit.
 */

import { createCpuBackend } from '../../backend/cpu/index.js';
import type { Control } from '../../control.js';
import { field, IsolossError } from '../../errors.js';
import { build, type Call } from '../../formula/build.js';
import { emitColumns } from '../../formula/emit-columns.js';
import { evaluateNode } from '../../formula/evaluate-node.js';
import { Graph, isLeaf, type NodeId } from '../../formula/graph.js';
import { namesIn } from '../../formula/names-in.js';
import { nearest } from '../../formula/nearest.js';
import { parse } from '../../formula/parse.js';
import { Parsed } from '../../jobs/parsed.js';
import { listed } from '../../text.js';
import { type LocatedOptimum, optimaAtEstimate } from '../allocate/estimate-optima.js';
import { searchGrid } from '../allocate/grid-search.js';
import { type AskedAllocation, askAllocation, parseBudgets } from '../allocate/job.js';
import type { Question } from '../allocate/question.js';
import { questionOf } from '../allocate/read-question.js';
import { RefitOptimaSolver } from '../allocate/refit-optima.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { withPauses } from '../steps.js';

export interface Goal {
  /** At the estimated parameters. */
  readonly value: number;
  /** By refit; NaN where it has no optimum. */
  readonly values: Float64Array;
}

/** Cost and settings of the optima in a goal; a catalogue's cost is given by its formula. */
export interface GoalTerms {
  readonly cost?: string;
  readonly set: Readonly<Record<string, string>>;
}

/**
 * Evaluates the formula `text` over the estimate and the refits of `fitted`. Throws the errors of formulas, `bad-goal`,
 * and the errors of allocations if it contains optima.
 */
export async function goalOf(
  fitted: FittedLaw,
  text: string,
  terms: GoalTerms,
  control: Control = {},
): Promise<Goal> {
  const { law, values, replicates } = fitted;
  const { graph, root, budgets } = goalGraph(fitted, text);
  const count = 1 + (replicates?.count ?? 0);
  const columns: Float64Array[] = law.parameters.map(({ name }) => {
    const column = new Float64Array(count).fill(values[name]);
    if (replicates !== undefined) column.set(replicates.columns[name], 1);
    return column;
  });
  if (budgets.length > 0) columns.push(...(await optima(fitted, budgets, terms, columns, control)));
  const emitted = emitColumns(graph, [root], { scalar: 'param', column: 'input' }, columns, count);
  emitted.run([]);
  const [result] = emitted.results;
  if (!Number.isFinite(result[0])) {
    throw new IsolossError(
      'bad-goal',
      `The goal "${text}" has no finite value at the estimated parameters.`,
      'Ask for something the law has a value of.',
    );
  }
  return { value: result[0], values: result.slice(1) };
}

interface GoalGraph {
  /** Leaves `input`: the law's parameters, then the optimal inputs of each budget. */
  readonly graph: Graph;
  readonly root: NodeId;
  readonly budgets: readonly number[];
}

function goalGraph({ law, derive = {} }: FittedLaw, text: string): GoalGraph {
  const graph = new Graph();
  const symbols = new Map(law.parameters.map(({ name }, j) => [name, graph.leaf('input', j)]));
  const budgets: number[] = [];
  const lossAt = (inputs: readonly NodeId[]): NodeId => {
    const inside = new Map(law.parameters.map(({ name }, j) => [name, graph.leaf('input', j)]));
    law.inputs.forEach(({ name }, i) => {
      inside.set(name, inputs[i]);
    });
    for (const [name, formula] of law.where ?? []) inside.set(name, build(graph, formula, inside));
    return build(graph, law.formula, inside);
  };
  const optimum = (call: string, budget: NodeId): NodeId[] => {
    const value = constantOf(graph, call, budget);
    if (!budgets.includes(value)) budgets.push(value);
    const first = law.parameters.length + budgets.indexOf(value) * law.inputs.length;
    return law.inputs.map((_, i) => graph.leaf('input', first + i));
  };
  const inputs = law.inputs.map(({ name }) => name);
  const calls = new Map<string, Call>([
    ['L', { minimum: inputs.length, maximum: inputs.length, build: lossAt }],
    ['L_opt', { minimum: 1, maximum: 1, build: ([budget], call) => lossAt(optimum(call, budget)) }],
    ...inputs.map((name, i): [string, Call] => [
      `${name}_opt`,
      { minimum: 1, maximum: 1, build: ([budget], call) => optimum(call, budget)[i] },
    ]),
  ]);
  const derived = [
    ...(law.derived ?? []).map(({ name, formula }) => [name, formula] as const),
    ...Object.entries(derive),
  ];
  for (const [name, formula] of derived) {
    // A law modified by its user may lack parameters that a quantity uses.
    const isKnown = namesIn(parse(formula)).every((used) => symbols.has(used));
    if (isKnown) symbols.set(name, build(graph, formula, symbols));
  }
  try {
    return { graph, root: build(graph, text, symbols, calls), budgets };
  } catch (error) {
    if (!(error instanceof IsolossError)) throw error;
    throw goalError(error, text, inputs, [...symbols.keys()], namesOf(text, calls));
  }
}

function namesOf(text: string, calls: ReadonlyMap<string, Call>): string[] {
  try {
    return namesIn(parse(text, calls));
  } catch {
    // A text that is no formula has no names.
    return [];
  }
}

/** Rewords an error of a formula for goals. */
function goalError(
  error: IsolossError,
  text: string,
  inputs: readonly string[],
  known: readonly string[],
  used: readonly string[],
): IsolossError {
  const { code, place } = error;
  const { message, fix } = error.marked;
  const options = { place, cause: error };
  if (code === 'formula-type') {
    return new IsolossError(
      code,
      `${field('goal')}: ${message}`,
      'A goal is a number: leave comparisons out.',
      options,
    );
  }
  const unknown = code === 'unknown-name' ? used.find((name) => !known.includes(name)) : undefined;
  if (unknown === undefined) return new IsolossError(code, `${field('goal')}: ${message}`, fix, options);
  if (inputs.includes(unknown)) {
    return new IsolossError(
      code,
      `${field('goal')}: "${text}" uses ${unknown}, an input of the law, which has no one value.`,
      `Write L(${inputs.join(', ')}) with numbers, or the optimum under a budget, ${unknown}_opt(1e24).`,
      options,
    );
  }
  const near = nearest(unknown, known);
  return new IsolossError(
    code,
    `${field('goal')}: "${text}" uses "${unknown}", which is no parameter or derived quantity of the law.`,
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Known here: ${known.join(', ')}.`,
    options,
  );
}

function constantOf(graph: Graph, call: string, budget: NodeId): number {
  const isConstant = graph
    .order([budget])
    .every((id) => !isLeaf(graph.node(id)) || graph.node(id).kind === 'const');
  const value = isConstant ? evaluateNode(graph, budget, () => Number.NaN) : Number.NaN;
  if (value > 0 && Number.isFinite(value)) return value;
  throw new IsolossError(
    'bad-goal',
    `In ${call} the budget is ${isConstant ? String(value) : 'no number'}.`,
    'Write a number above zero, such as N_opt(1e24).',
  );
}

/** For each budget the optimal value of each input, in order: columns of estimate and refits. */
async function optima(
  fitted: FittedLaw,
  budgets: readonly number[],
  terms: GoalTerms,
  parameters: readonly Float64Array[],
  control: Control,
): Promise<Float64Array[]> {
  const ascending = [...budgets].sort((x, y) => x - y);
  const question = questionOf(fitted, jobOf(fitted, ascending, terms));
  const backend = createCpuBackend();
  try {
    const sweeps = backend.sweeps;
    if (sweeps === undefined) throw new RangeError('the CPU searches grids');
    const { signal } = control;
    const quiet: Control = signal === undefined ? {} : { signal };
    const grid = await searchGrid(question, sweeps, 1, quiet);
    const located = await optimaAtEstimate(question, grid, sweeps, quiet);
    const refits = fitted.replicates === undefined ? undefined : RefitOptimaSolver.of(question);
    const found: Float64Array[][] = [];
    for (const [b, place] of located.entries()) {
      const own = refits && (await withPauses(refits.optima(b, place), signal)).axes;
      const axes = question.axes.map((_, axis) =>
        Float64Array.of(valueAt(place[0], axis), ...(own?.[axis] ?? [])),
      );
      found.push(inputColumns(question, axes, parameters));
    }
    return budgets.flatMap((budget) => found[ascending.indexOf(budget)]);
  } finally {
    backend.dispose();
  }
}

/**
 * Settings that are numbers, and names that the cost uses, apply to optima too; an input set to a formula restricts
 * candidate runs, not optima.
 */
function jobOf(fitted: FittedLaw, budgets: readonly number[], { cost, set }: GoalTerms): AskedAllocation {
  const inputs = fitted.law.inputs.map(({ name }) => name);
  const job = askAllocation({ fit: fitted.name, ...(cost === undefined ? {} : { cost }), set });
  const names = (formula: string) => namesIn(parse(formula));
  const constant = new Set<string>();
  for (const [name, formula] of Object.entries(job.set)) {
    if (names(formula).every((used) => constant.has(used))) constant.add(name);
  }
  const needed = new Set(constant);
  const need = (formula: string): void => {
    for (const name of names(formula)) {
      if (inputs.includes(name) || needed.has(name) || !Object.hasOwn(job.set, name)) continue;
      needed.add(name);
      need(job.set[name]);
    }
  };
  if (job.cost !== undefined) need(job.cost);
  const known = [...inputs, ...fitted.law.parameters.map(({ name }) => name), ...needed];
  const foreign = [job.cost ?? '0', ...[...needed].map((name) => job.set[name])]
    .flatMap(names)
    .filter((name, i, all) => !known.includes(name) && all.indexOf(name) === i);
  if (foreign.length > 0) {
    throw new IsolossError(
      'bad-goal',
      `Optima are looked for among the inputs of the law (${listed(inputs)}), and the cost is made of ${listed(foreign)}.`,
      `Choose a goal without them, a ${field('cost')} of ${listed(inputs)}, or ${field('set')} ${foreign[0]}=... to a number.`,
    );
  }
  const budget = `[${budgets.join(',')}]`;
  return {
    ...job,
    set: Object.fromEntries(Object.entries(job.set).filter(([name]) => needed.has(name))),
    budget: new Parsed(budget, parseBudgets(budget)),
  };
}

function valueAt({ smooth, at }: LocatedOptimum, axis: number): number {
  const k = smooth.free.indexOf(axis);
  return k < 0 ? smooth.listedValue(axis) : smooth.natural(k, at[k]);
}

/** The law's inputs, of which some may be formulas of the axes. */
function inputColumns(
  { graph, inputs, axes }: Question,
  values: readonly Float64Array[],
  parameters: readonly Float64Array[],
): Float64Array[] {
  const nodes = inputs.map(({ node }) =>
    graph.rebuild(node, ({ kind, value }) =>
      kind === 'param' ? graph.leaf('input', axes.length + value) : undefined,
    ),
  );
  const count = values[0].length;
  const emitted = emitColumns(
    graph,
    nodes,
    { scalar: 'param', column: 'input' },
    [...values, ...parameters],
    count,
  );
  emitted.run([]);
  return [...emitted.results];
}
