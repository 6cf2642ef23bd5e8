/** Consistency of a law, its settings and its runs; each check throws an error that names the conflict. */
import { field, IsolossError } from '../errors.js';
import type { Graph, NodeId } from '../formula/graph.js';
import type { Limits } from '../formula/limits.js';
import { nearest } from '../formula/nearest.js';
import { MAX_DEPTH, MAX_OPERATIONS, MAX_PARAMETERS, tooLarge } from '../formula/size-limits.js';
import type { Law, LawParameter } from '../laws/law.js';
import type { Counts } from '../loss/likelihood.js';
import type { Loss } from '../loss/loss.js';
import { listed, listedSome, plural } from '../text.js';
import { domainViolation, violationText } from './domains.js';
import type { ModelSettings, RunColumns } from './settings.js';

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

/** There must be a row for every parameter, and no more parameters than can be fitted. To be called before any work. */
export function checkCount(free: readonly LawParameter[], { weight, source, advice }: RunColumns): void {
  if (free.length > MAX_PARAMETERS) {
    throw new IsolossError(
      'too-many-parameters',
      `The law has ${free.length} free parameters; at most ${MAX_PARAMETERS} can be fitted.`,
      `Hold parameters with ${field('fix')}, or fit a law of fewer.`,
    );
  }
  const counted = weight.reduce((count, w) => count + (w > 0 ? 1 : 0), 0);
  if (counted >= free.length) return;
  throw new IsolossError(
    'too-few-rows',
    `${plural(free.length, 'parameter')} (${listedSome(free.map((p) => p.name))}) cannot be fitted to ${plural(counted, 'row')} of ${source}${counted < weight.length ? ', the others having no weight' : ''}.`,
    `${advice === undefined ? '' : `${advice} `}Add runs, or hold parameters with ${field('fix')}.`,
  );
}

/** To be called before the law is differentiated, which enlarges the graph. */
export function checkSize(graph: Graph, root: NodeId): void {
  if (graph.depth(root) > MAX_DEPTH) throw tooLarge('levels of operations', MAX_DEPTH);
  if (graph.order([root]).length > MAX_OPERATIONS) throw tooLarge('operations of its own', MAX_OPERATIONS);
}

/** A parameter that the law does not depend on cannot be estimated. */
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

/** Refuses data at which the law has no finite value: a zero only where the law has no finite limit there. */
export function checkLimits(
  graph: Graph,
  root: NodeId,
  law: Law,
  runs: RunColumns,
  { loss, fix }: ModelSettings,
  free: readonly LawParameter[],
  { without, zero }: Limits,
  evaluate: (id: NodeId) => Float64Array,
): void {
  const names = free.map(({ name }) => name);
  const columns = law.inputs.map(({ name }) => runs.inputs.get(name) ?? new Float64Array(0));
  const inputs = law.inputs.map(({ name }) => name);
  const isRefused = (row: number, value: number): boolean => value !== 0 || without.includes(row);
  const violation = domainViolation(graph, root, evaluate, isRefused);
  if (violation !== undefined) {
    const row = runs.rowNumbers[violation.row];
    throw new IsolossError(
      'not-positive',
      `${runs.source}, ${runs.rowWord} ${row}: ${violationText(violation, inputs, columns, names)}.`,
      `Remove such rows with ${field('where')}, or correct the table.`,
      { place: { file: runs.source, row, column: inputs[violation.inputs[0]] } },
    );
  }
  const refused = (row: number, what: string, advice: string): IsolossError => {
    const cells = law.inputs.map(({ name }) => `${name} = ${runs.inputs.get(name)?.[row]}`).join(', ');
    return new IsolossError(
      'not-positive',
      `${runs.source}, ${runs.rowWord} ${runs.rowNumbers[row]}: ${what} (${cells}).`,
      advice,
      { place: { file: runs.source, row: runs.rowNumbers[row] } },
    );
  };
  if (without.length > 0) {
    const held = Object.entries(fix).map(([name, value]) => `${name} = ${value}`);
    throw refused(
      without[0],
      `the law has no finite value, whatever its parameters${held.length > 0 ? ` with ${listed(held)}` : ''}`,
      `Remove such rows with ${field('where')}, correct the table, or change the law.`,
    );
  }
  if (zero.length > 0 && loss.residual === 'log') {
    throw refused(
      zero[0],
      'the law is 0 whatever its parameters, which has no logarithm',
      `Remove such rows with ${field('where')}, or take ${field('residual')} raw.`,
    );
  }
}

/** Conditions on parameters, beyond their domains, for the law to have a finite value in every row. */
export function conditionsOf(
  graph: Graph,
  law: Law,
  runs: RunColumns,
  free: readonly LawParameter[],
  { decided }: Limits,
): string[] {
  const sentences = decided.map(({ by, sign, row }) => {
    const leaves = graph.order([by]).map((id) => graph.node(id));
    const names = leaves.flatMap(({ kind, value }) => (kind === 'param' ? [free[value].name] : []));
    const { kind, args } = graph.node(by);
    const plain = kind === 'param' || (kind === 'neg' && graph.node(args[0]).kind === 'param');
    const above = (kind === 'neg' ? -sign : sign) > 0;
    const cells = law.inputs.map(({ name }) => `${name} = ${runs.inputs.get(name)?.[row]}`).join(', ');
    const what = plain
      ? `where ${names[0]} is ${above ? 'above' : 'below'} zero`
      : `on one side of a sign that depends on ${listed(names)}`;
    return `In ${runs.rowWord} ${runs.rowNumbers[row]} (${cells}) the law has a finite value only ${what}.`;
  });
  return [...new Set(sentences)];
}

/** The observations on the residual's scale. */
export function checkedTarget(runs: RunColumns, loss: Loss): Float64Array {
  if (loss.likelihood !== undefined) return new Float64Array(runs.target.length);
  if (loss.residual === 'raw') return runs.target;
  const wrong = (value: number): boolean => (loss.residual === 'log' ? !(value > 0) : value === 0);
  const bad = runs.target.findIndex(wrong);
  if (bad >= 0) {
    throw new IsolossError(
      'not-positive',
      `${runs.source}, ${runs.rowWord} ${runs.rowNumbers[bad]}: the loss L is ${runs.target[bad]}, which has no ${loss.residual} residual.`,
      `Remove the row with ${field('where')}, or take ${field('residual')} raw.`,
      { place: { file: runs.source, row: runs.rowNumbers[bad], column: 'L' } },
    );
  }
  return loss.residual === 'log' ? runs.target.map(Math.log) : runs.target;
}

/** A proportion given with this many decimals may stand for any count that it is rounded from. */
const MAX_DECIMALS = 15;

/** Counts as a likelihood takes them; undefined without one. Throws `bad-counts`, naming the row, for what cannot be counts. */
export function countsOf(runs: RunColumns, { likelihood }: Loss): Counts | undefined {
  if (likelihood === undefined) return undefined;
  const { target: observed, size = new Float64Array(observed.length).fill(1) } = runs;
  const binomial = likelihood === 'binomial';
  const sizeField = field(binomial ? 'trials' : 'exposure');
  const refused = (row: number, what: string, advice: string, column?: 'L'): IsolossError =>
    new IsolossError(
      'bad-counts',
      `${runs.source}, ${runs.rowWord} ${runs.rowNumbers[row]}: ${what}.`,
      advice,
      { place: { file: runs.source, row: runs.rowNumbers[row], ...(column && { column }) } },
    );
  for (const [row, y] of observed.entries()) {
    const n = size[row];
    if (!(n > 0 && n < Infinity) || (binomial && !Number.isInteger(n))) {
      throw refused(
        row,
        `${sizeField} is ${n}`,
        binomial
          ? `Give whole numbers of trials, 1 or more; leave rows without any out with ${field('where')}.`
          : `Give exposures above zero; leave rows without any out with ${field('where')}.`,
      );
    }
    if (binomial && y > 1 && y > n) {
      throw refused(
        row,
        `L is ${y}, more than its ${n} trials, and no proportion`,
        `Correct the table, or ${sizeField}.`,
        'L',
      );
    }
    if (!(y >= 0) || (binomial && y > 1)) {
      throw refused(
        row,
        binomial ? `L is ${y}, which is no proportion between 0 and 1` : `L is ${y}, a rate below zero`,
        binomial && y > 1
          ? `A count of successes becomes a proportion by ${field('map')} "L=successes/trials", a percentage by "L=percentage/100".`
          : `Correct the table, or leave the row out with ${field('where')}.`,
        'L',
      );
    }
    if (isWhole(y * n, n, y)) continue;
    throw refused(
      row,
      binomial
        ? `L is ${y} of ${n} trials, which makes ${y * n} successes, not a whole number`
        : `L is ${y} at an exposure of ${n}, which makes ${y * n} events, not a whole number`,
      binomial
        ? `Correct ${sizeField}. Trials that count in part, such as a draw for half a win, make whole ones if all are doubled (${sizeField} 2*n) at half the ${field('weight')}. What is no count is fitted by ${field('loss')} squared.`
        : `L is the count over its exposure: ${field('map')} "L=count/exposure". What is no count is fitted by ${field('loss')} squared.`,
      'L',
    );
  }
  return { likelihood, observed, size };
}

/** Whether a count is whole, up to the rounding of the proportion that it is computed from to the digits it has. */
function isWhole(count: number, size: number, observed: number): boolean {
  const off = Math.abs(count - Math.round(count));
  if (off <= 1e-9 * Math.max(count, 1)) return true;
  const decimals = /\.(\d+)$/.exec(String(observed))?.[1].length ?? MAX_DECIMALS;
  return off <= (size * 10 ** -decimals) / 2 && decimals <= MAX_DECIMALS - 3;
}
