/** What must hold between a law, its settings and its runs; each check throws an error that names what does not. */
import { IsolossError } from '../errors.js';
import type { Graph, Node, NodeId } from '../formula/graph.js';
import { MAX_DEPTH, MAX_OPERATIONS, MAX_PARAMETERS, tooLarge } from '../formula/limits.js';
import { nearest } from '../formula/nearest.js';
import type { Law, LawParameter } from '../laws/law.js';
import { listedSome, plural } from '../text.js';
import type { Loss } from './loss.js';
import type { ModelSettings, RunColumns } from './model.js';

/** Settings must name parameters, and a name means one thing. */
export function checkNames(law: Law, settings: ModelSettings): void {
  const names = law.parameters.map((p) => p.name);
  const given = [...Object.keys(settings.fix), ...settings.positive, ...Object.keys(settings.bound)];
  for (const name of given) {
    if (names.includes(name)) continue;
    const near = nearest(name, names);
    throw new IsolossError(
      'unknown-parameter',
      `"${name}" is not a parameter of the law.`,
      near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Its parameters are ${names.join(', ')}.`,
    );
  }
  for (const input of law.inputs) {
    if (!names.includes(input.name)) continue;
    throw new IsolossError(
      'name-clash',
      `"${input.name}" is both an input and a parameter of the law.`,
      'Rename one of them.',
    );
  }
}

/** There must be rows for every parameter, and no more parameters than can be fitted: asked before work is done on any. */
export function checkCount(free: readonly LawParameter[], { weight, source }: RunColumns): void {
  if (free.length > MAX_PARAMETERS) {
    throw new IsolossError(
      'too-many-parameters',
      `The law has ${free.length} free parameters; at most ${MAX_PARAMETERS} can be fitted.`,
      'Hold parameters with --fix, or fit a law of fewer.',
    );
  }
  const counted = weight.reduce((count, w) => count + (w > 0 ? 1 : 0), 0);
  if (counted >= free.length) return;
  throw new IsolossError(
    'too-few-rows',
    `${plural(free.length, 'parameter')} (${listedSome(free.map((p) => p.name))}) cannot be fitted to ${plural(counted, 'row')} of ${source}${counted < weight.length ? ', the others having no weight' : ''}.`,
    'Add runs, or hold parameters with --fix.',
  );
}

/** Asked before the law is differentiated, which makes more of it. */
export function checkSize(graph: Graph, root: NodeId): void {
  if (graph.depth(root) > MAX_DEPTH) throw tooLarge('levels of operations', MAX_DEPTH);
  if (graph.order([root]).length > MAX_OPERATIONS) throw tooLarge('operations of its own', MAX_OPERATIONS);
}

/** A parameter that the law does not depend on has no value to find. */
export function checkUsed(graph: Graph, root: NodeId, free: readonly LawParameter[]): void {
  const used = new Set(
    graph
      .order([root])
      .map((id) => graph.node(id))
      .map((n) => (n.kind === 'param' ? n.value : -1)),
  );
  const idle = free.filter((_, j) => !used.has(j));
  if (idle.length > 0) {
    throw new IsolossError(
      'idle-parameter',
      `The law does not depend on ${idle.map((p) => p.name).join(', ')}.`,
      'Remove it from the law, or correct the formula.',
    );
  }
}

interface Demand {
  /** Which argument it is asked of. */
  readonly place: number;
  readonly words: string;
  readonly holds: (value: number) => boolean;
}

const demands: Partial<Record<Node['kind'], Demand>> = {
  log: { place: 0, words: 'takes a logarithm of', holds: (value) => value > 0 },
  sqrt: { place: 0, words: 'takes a square root of', holds: (value) => value >= 0 },
  pow: { place: 0, words: 'takes a power of', holds: (value) => value > 0 },
  div: { place: 1, words: 'divides by', holds: (value) => value !== 0 },
};

/**
 * Logarithms, roots and real powers of data must meet positive data, and divisions none that is zero; the first cell
 * that is not so is named.
 */
export function checkDomains(
  graph: Graph,
  root: NodeId,
  law: Law,
  runs: RunColumns,
  evaluate: (id: NodeId) => Float64Array,
): void {
  const leaves = (id: NodeId, kind: Node['kind']): Node[] =>
    graph
      .order([id])
      .map((at) => graph.node(at))
      .filter((node) => node.kind === kind);
  for (const id of graph.order([root])) {
    const node = graph.node(id);
    const demand = demands[node.kind];
    if (demand === undefined) continue;
    const argument = node.args[demand.place];
    const names = leaves(argument, 'input').map((leaf) => law.inputs[leaf.value].name);
    if (names.length === 0 || leaves(argument, 'param').length > 0) continue;
    const values = evaluate(argument);
    const bad = values.findIndex((value) => !demand.holds(value));
    if (bad < 0) continue;
    const cells = [...new Set(names)].map((name) => `${name} = ${runs.inputs.get(name)?.[bad]}`).join(', ');
    throw new IsolossError(
      'not-positive',
      `${runs.source}, ${runs.rowWord} ${runs.rowNumbers[bad]}: the law ${demand.words} ${values[bad]} (${cells}).`,
      'Remove such rows with --where, or correct the table.',
      { place: { file: runs.source, row: runs.rowNumbers[bad], column: names[0] } },
    );
  }
}

/** The observations on the residual's scale. */
export function checkedTarget(runs: RunColumns, loss: Loss): Float64Array {
  if (loss.residual === 'raw') return runs.target;
  const wrong = (value: number): boolean => (loss.residual === 'log' ? !(value > 0) : value === 0);
  const bad = runs.target.findIndex(wrong);
  if (bad >= 0) {
    throw new IsolossError(
      'not-positive',
      `${runs.source}, ${runs.rowWord} ${runs.rowNumbers[bad]}: the loss L is ${runs.target[bad]}, which has no ${loss.residual} residual.`,
      'Remove the row with --where, or take --residual raw.',
      { place: { file: runs.source, row: runs.rowNumbers[bad], column: 'L' } },
    );
  }
  return loss.residual === 'log' ? runs.target.map(Math.log) : runs.target;
}
