import { IsolossError } from '../../errors.js';
import { build } from '../../formula/build.js';
import { evaluateNode } from '../../formula/evaluate-node.js';
import { Graph, type NodeId } from '../../formula/graph.js';
import { namesIn } from '../../formula/names-in.js';
import { nearest } from '../../formula/nearest.js';
import { parse } from '../../formula/parse.js';
import { badPoint, type PointPart, parsePointFormulas } from '../../jobs/point.js';
import type { Law } from '../../laws/law.js';

/** The inputs of a law at points given as texts such as `N=1e9,D=20*N`, one column per input. */
export function pointColumns(law: Law, texts: readonly string[]): Record<string, Float64Array> {
  const columns = Object.fromEntries(law.inputs.map(({ name }) => [name, new Float64Array(texts.length)]));
  for (const [i, text] of texts.entries()) {
    const parts = parsePointFormulas(text);
    const missing = law.inputs
      .map(({ name }) => name)
      .filter((name) => !parts.some(([given]) => given === name));
    // A compute that was given so that D or N follows from it.
    const other =
      parts.some(([name]) => name === 'C') && missing.length === 1
        ? { N: 'D', D: 'N' }[missing[0]]
        : undefined;
    if (other === undefined) checkParts(law, text, parts);
    if (missing.length > 0) {
      const formulas = missing.map((name) => `${name}=${other === undefined ? '...' : `C/(6*${other})`}`);
      throw badPoint(text, `it does not say ${missing.join(' and ')}`, `Add ${formulas.join(',')}.`);
    }
    const values = valuesOf(text, parts);
    for (const [name, column] of Object.entries(columns)) column[i] = values[name];
  }
  return columns;
}

/**
 * Values of the names in a text such as `N=1e9,D=20*N`, and the names that formulas in it use. Throws `bad-point`,
 * `repeated-name` and the errors of formulas.
 */
export function pointValues(text: string): { values: Record<string, number>; helpers: string[] } {
  const parts = parsePointFormulas(text);
  const helpers = parts.flatMap(([, formula]) => namesIn(parse(formula)));
  return { values: valuesOf(text, parts), helpers };
}

function valuesOf(text: string, parts: readonly PointPart[]): Record<string, number> {
  const graph = new Graph();
  const symbols = new Map<string, NodeId>();
  const values = parts.map(([name, formula]) => {
    const id = build(graph, formula, symbols);
    symbols.set(name, id);
    const value = evaluateNode(graph, id, () => Number.NaN);
    if (!Number.isFinite(value)) {
      throw badPoint(text, `${name} is not a finite number`, 'Correct its formula.');
    }
    return [name, value] as const;
  });
  return Object.fromEntries(values);
}

/** Rejects names that are neither an input nor used by a later part or by `more`. Throws `unknown-input`. */
export function checkParts(
  law: Law,
  text: string,
  parts: readonly PointPart[],
  more: readonly PointPart[] = [],
): void {
  const inputs = law.inputs.map(({ name }) => name);
  for (const [i, [name]] of parts.entries()) {
    const isUsed = [...parts.slice(i + 1), ...more].some(([, formula]) =>
      namesIn(parse(formula)).includes(name),
    );
    if (inputs.includes(name) || isUsed) continue;
    const near = nearest(name, inputs);
    throw new IsolossError(
      'unknown-input',
      `'${text}': ${name} is no input of the law ${law.name}.`,
      near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Its inputs are ${inputs.join(', ')}.`,
    );
  }
}
