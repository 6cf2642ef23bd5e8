/** The inputs of a prediction, in whatever shape, as one column per input. */
import { IsolossError } from '../../errors.js';
import { build } from '../../formula/build.js';
import { emitColumns } from '../../formula/emit-columns.js';
import { Graph, type NodeId } from '../../formula/graph.js';
import { namesIn } from '../../formula/names-in.js';
import { nearest } from '../../formula/nearest.js';
import { parse } from '../../formula/parse.js';
import { pointText } from '../../jobs/shapes.js';
import type { Law } from '../../laws/law.js';
import { pointColumns } from '../fitted/parse-points.js';
import type { ColumnsInput, PredictInputs } from './request.js';

export interface ReadInputs {
  /** By input of the law; not yet checked for numbers that are not finite. */
  readonly columns: Readonly<Record<string, ArrayLike<number>>>;
  /** One point was given, whose prediction is numbers rather than columns. */
  readonly isPoint: boolean;
}

/**
 * Throws `unknown-input`, `missing-input`, `unequal-lengths`, `bad-point` and the errors of formulas.
 */
export function readInputs(law: Law, inputs: PredictInputs): ReadInputs {
  if (typeof inputs === 'string') return { columns: pointColumns(law, [inputs]), isPoint: true };
  if (isList(inputs)) return { columns: pointColumns(law, inputs.map(pointText)), isPoint: false };
  const given = Object.entries(inputs);
  const isPoint = given.length > 0 && given.every(([, value]) => typeof value !== 'object');
  if (given.some(([, value]) => typeof value === 'string')) {
    return isPoint
      ? { columns: pointColumns(law, [pointText(inputs)]), isPoint }
      : { columns: withFormulas(law, inputs), isPoint };
  }
  checkNames(law, inputs);
  const count = Math.max(...given.map(([, value]) => (typeof value === 'object' ? value.length : 1)), 0);
  const columns = given.map(([name, value]) => [name, asColumn(value, count)] as const);
  return { columns: Object.fromEntries(columns), isPoint };
}

function isList(inputs: PredictInputs): inputs is Extract<PredictInputs, readonly unknown[]> {
  return Array.isArray(inputs);
}

function asColumn(value: ColumnsInput[string], count: number): ArrayLike<number> {
  return typeof value === 'number' ? new Float64Array(count).fill(value) : (value as ArrayLike<number>);
}

/** Formulas over columns: each may use the names before it, inputs of the law or not. */
function withFormulas(law: Law, inputs: ColumnsInput): Record<string, Float64Array> {
  const graph = new Graph();
  const symbols = new Map<string, NodeId>();
  const columns: Float64Array[] = [];
  const entries = Object.entries(inputs);
  const length = Math.max(...entries.map(([, value]) => (typeof value === 'object' ? value.length : 1)));
  for (const [name, value] of entries) {
    if (typeof value === 'string') {
      symbols.set(name, build(graph, value, symbols));
    } else if (typeof value === 'number') {
      symbols.set(name, graph.constant(value));
    } else {
      if (value.length !== length) throw unequal(name, value.length, length);
      symbols.set(name, graph.leaf('input', columns.length));
      columns.push(Float64Array.from(value));
    }
  }
  const formulas = entries.flatMap(([, value]) => (typeof value === 'string' ? [value] : []));
  const used = new Set(formulas.flatMap((text) => namesIn(parse(text))));
  checkNames(law, inputs, used);
  const names = law.inputs.map(({ name }) => name).filter((name) => symbols.has(name));
  const nodes = names.map((name) => symbols.get(name) as NodeId);
  const emitted = emitColumns(graph, nodes, { scalar: 'param', column: 'input' }, columns, length);
  emitted.run([]);
  return Object.fromEntries(names.map((name, i) => [name, emitted.results[i].slice()]));
}

/** Every name is an input of the law, or used by a formula; every input has one. */
function checkNames(law: Law, inputs: ColumnsInput, used: ReadonlySet<string> = new Set()): void {
  const names = law.inputs.map(({ name }) => name);
  const unknown = Object.keys(inputs).find((name) => !names.includes(name) && !used.has(name));
  if (unknown !== undefined) {
    const near = nearest(unknown, names);
    throw new IsolossError(
      'unknown-input',
      `${unknown} is no input of the law ${law.name}.`,
      near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Its inputs are ${names.join(', ')}.`,
    );
  }
  const missing = names.find((name) => !Object.hasOwn(inputs, name));
  if (missing === undefined) return;
  throw new IsolossError(
    'missing-input',
    `The law ${law.name} needs ${missing}.`,
    `Give values of ${missing}.`,
  );
}

function unequal(name: string, length: number, expected: number): IsolossError {
  return new IsolossError(
    'unequal-lengths',
    `${name} has ${length} values and another input ${expected}.`,
    'Give each input one value a row, or a single number.',
  );
}
