import { field, IsolossError } from '../errors.js';
import { build } from '../formula/build.js';
import { evaluateNode } from '../formula/evaluate-node.js';
import { Graph } from '../formula/graph.js';
import { namesIn } from '../formula/names-in.js';
import { nearest } from '../formula/nearest.js';
import { parse } from '../formula/parse.js';
import { type ResolvedCost, resolveCost } from './resolve.js';

/** The value of a cost at one point, and the inputs of a law that follow from its symbols. */
export interface CostAt {
  readonly formula: string;
  readonly at: Readonly<Record<string, number>>;
  readonly inputs: Readonly<Record<string, number>>;
  readonly value: number;
  /** Empty for a user's own formula. */
  readonly unit: string;
}

/**
 * Evaluates a cost, by name or formula, where its symbols and settings are `at`; `helpers` are names in `at` from which
 * others were computed, and which the cost need not use. Throws `missing-symbol`, `unknown-symbol`, `no-value` and what
 * {@link resolveCost} throws.
 */
export function evaluateCost(
  text: string,
  at: Readonly<Record<string, number>>,
  helpers: readonly string[] = [],
): CostAt {
  const resolved = resolveCost(text, at);
  const { formula, symbols, sets, inputs, unit, cost } = resolved;
  checkNames(resolved, Object.keys(at), helpers);
  if (symbols.length > 0) {
    const words = symbols.map((name) => {
      const known = cost?.axes.find((axis) => axis.name === name);
      return known === undefined ? name : `${name} (${known.description})`;
    });
    throw new IsolossError(
      'missing-symbol',
      `The cost needs ${words.join(' and ')}.`,
      `Add ${symbols.map((name) => `${name}=...`).join(',')} to ${field('at')}.`,
    );
  }
  const graph = new Graph();
  const leaves = new Map(Object.entries(sets).map(([name, value]) => [name, graph.constant(value)]));
  const value = (of: string): number => evaluateNode(graph, build(graph, of, leaves), () => Number.NaN);
  const total = value(formula);
  const below = (cost?.axes ?? []).find(({ name }) => sets[name] < 0);
  if (below !== undefined) {
    throw new IsolossError(
      'no-value',
      `The cost ${cost?.name} does not accept ${below.name} = ${sets[below.name]}: ${below.description}.`,
      `Give ${below.name} a number above zero.`,
    );
  }
  if (!Number.isFinite(total)) {
    throw new IsolossError(
      'no-value',
      `The cost "${formula}" has no finite value there.`,
      `Correct ${field('at')}.`,
    );
  }
  const derived = Object.entries(inputs).map(([name, of]) => [name, value(of)] as const);
  return { formula, at: sets, inputs: Object.fromEntries(derived), value: total, unit };
}

/** Refuses names that the cost does not use: a misspelt setting would silently be replaced by its default. */
function checkNames(
  { formula, inputs, subjectTo, cost }: ResolvedCost,
  given: readonly string[],
  helpers: readonly string[],
): void {
  const used = [formula, ...Object.values(inputs), ...subjectTo].flatMap((part) => namesIn(parse(part)));
  const known = [...new Set([...used, ...(cost?.settings ?? []).map(({ name }) => name)])];
  const unknown = given.find((name) => !known.includes(name) && !helpers.includes(name));
  if (unknown === undefined) return;
  const near = nearest(unknown, known);
  throw new IsolossError(
    'unknown-symbol',
    `The cost ${cost?.name ?? `"${formula}"`} does not use ${unknown}.`,
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `It uses ${known.join(', ')}.`,
  );
}
