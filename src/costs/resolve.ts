/** Resolves a cost given by name or as a formula. */
import { IsolossError } from '../errors.js';
import type { Expression } from '../formula/ast.js';
import { namesIn } from '../formula/names-in.js';
import { nearest } from '../formula/nearest.js';
import { parse } from '../formula/parse.js';
import { costs, findCost } from './catalogue.js';
import type { Cost } from './cost.js';

/** A cost with its sub-expressions written out and its settings filled in. */
export interface ResolvedCost<Value = number> {
  /** One formula of `symbols` and of the names in `sets`, sub-expressions written out. */
  readonly formula: string;
  /** Names in the formula, the constraints and the inputs that nothing sets: axes and inputs of a law. */
  readonly symbols: readonly string[];
  /** Values of settings: those given, and defaults of the others. */
  readonly sets: Readonly<Record<string, number | Value>>;
  /** Inputs of a law that follow from the symbols, each a formula. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Constraints of the cost, as comparisons. */
  readonly subjectTo: readonly string[];
  /** Empty for a user's own formula. */
  readonly unit: string;
  /** The entry of the catalogue, where it is one. */
  readonly cost?: Cost;
}

/**
 * Resolves the text of `--cost` with the settings of `--set`. Some settings may belong to the law or a constraint instead, and
 * some may not be numbers yet (expressions, axes): ranges are checked for numbers only.
 * Throws `unknown-cost`, `missing-setting`, `bad-setting`, `formula-syntax`.
 */
export function resolveCost<Value = number>(
  text: string,
  settings: Readonly<Record<string, number | Value>> = {},
): ResolvedCost<Value> {
  const cost = namedCost(text.trim());
  if (cost === undefined) return resolved({ formula: text }, settings);
  checkSettings(cost, settings);
  const defaults = cost.settings.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]));
  return { ...resolved(cost, { ...Object.fromEntries(defaults), ...settings }), unit: cost.unit, cost };
}

/** The parser reads `data-constrained` as a difference, so names and near misses of them are recognised first. */
function namedCost(text: string): Cost | undefined {
  const names = costs.map(({ name }) => name);
  const isMeant =
    names.includes(text) || (/^[a-z]{3,}(-[a-z]+)*$/.test(text) && nearest(text, names).length > 0);
  return isMeant ? findCost(text) : undefined;
}

/** The cost of the catalogue that a formula writes out, as {@link resolveCost} does; undefined for one of the user's own. */
export function costWrittenAs(formula: string): Cost | undefined {
  return costs.find((cost) => resolved(cost, {}).formula === formula);
}

function checkSettings(cost: Cost, settings: Readonly<Record<string, unknown>>): void {
  const missing = cost.settings.filter(({ name, value }) => value === undefined && !has(settings, name));
  if (missing.length > 0) {
    const words = missing.map(({ name, description, unit }) => `${name} (${description}; ${unit})`);
    throw new IsolossError(
      'missing-setting',
      `The cost ${cost.name} needs ${words.join(', ')}.`,
      `Set ${missing.map(({ name }) => `${name}=...`).join(', ')}; see isoloss costs ${cost.name}.`,
    );
  }
  for (const { name, most = Number.POSITIVE_INFINITY, description } of cost.settings) {
    const value = has(settings, name) ? settings[name] : 0;
    if (typeof value !== 'number' || (Number.isFinite(value) && value >= 0 && value <= most)) continue;
    const range = Number.isFinite(most) ? `between 0 and ${most}` : 'a finite number of at least 0';
    throw new IsolossError(
      'bad-setting',
      `The cost ${cost.name} does not accept ${name} = ${value}: ${description}.`,
      `Give ${name} ${range}.`,
    );
  }
}

function resolved<Value>(
  {
    formula,
    where = [],
    inputs = [],
    subjectTo = [],
  }: Pick<Cost, 'formula' | 'where' | 'inputs' | 'subjectTo'>,
  sets: Readonly<Record<string, number | Value>>,
): Omit<ResolvedCost<Value>, 'cost'> {
  const written = new Map<string, string>();
  for (const [name, expression] of where) written.set(name, writeOut(expression, written));
  const whole = writeOut(formula, written);
  const names = [whole, ...inputs.map(([, expression]) => expression), ...subjectTo].flatMap((expression) =>
    namesIn(parse(expression)),
  );
  return {
    formula: whole,
    symbols: [...new Set(names)].filter((name) => !has(sets, name)),
    sets,
    inputs: Object.fromEntries(inputs),
    subjectTo,
    unit: '',
  };
}

/** Replaces names of sub-expressions by their text in parentheses. */
function writeOut(formula: string, parts: ReadonlyMap<string, string>): string {
  return namesAt(parse(formula))
    .sort((a, b) => b.start - a.start)
    .reduce((text, { name, start, end }) => {
      const part = parts.get(name);
      return part === undefined ? text : `${text.slice(0, start)}(${part})${text.slice(end)}`;
    }, formula);
}

interface NameSpan {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

function namesAt(node: Expression): NameSpan[] {
  switch (node.kind) {
    case 'name':
      return [{ name: node.name, ...node.span }];
    case 'unary':
      return namesAt(node.operand);
    case 'binary':
      return [...namesAt(node.left), ...namesAt(node.right)];
    case 'call':
      return node.arguments.flatMap(namesAt);
    case 'root':
      return [
        ...namesAt(node.from),
        ...namesAt(node.to),
        ...[node.left, ...(node.right === undefined ? [] : [node.right])]
          .flatMap(namesAt)
          .filter(({ name }) => name !== node.name),
      ];
    default:
      return [];
  }
}

function has(record: Readonly<Record<string, unknown>>, name: string): boolean {
  return Object.hasOwn(record, name);
}
