import { IsolossError } from '../errors.js';
import { namesIn } from '../formula/names-in.js';
import { nearest } from '../formula/nearest.js';
import { parse } from '../formula/parse.js';
import { own } from '../own.js';
import type { Law, LawInput, LawParameter, Preset, Range } from './law.js';

/** A law as defined by a user: name, formula, inputs and parameters; the rest has defaults. */
export interface LawDefinition extends Omit<Partial<Law>, 'name' | 'formula' | 'inputs' | 'parameters'> {
  readonly name: string;
  readonly formula: string;
  readonly inputs: readonly (string | (Partial<LawInput> & Pick<LawInput, 'name'>))[];
  /** A bare name is a parameter that may be any real number. */
  readonly parameters: readonly (string | (Partial<LawParameter> & Pick<LawParameter, 'name'>))[];
}

/** The name of the predicted quantity of every law; no other symbol may have it. */
const TARGET = 'L';

function invalid(law: string, message: string, fix: string): IsolossError {
  return new IsolossError('invalid-law', `Law '${law}': ${message}`, fix);
}

/**
 * Completes and validates a user-defined law. Throws `invalid-law`, or `formula-syntax` where a formula does not parse.
 * Every symbol must be distinct, be used, and be an input, a parameter or an earlier sub-expression; derived quantities
 * depend on parameters alone.
 */
export function defineLaw(definition: LawDefinition): Law {
  const { name } = definition;
  if (name.trim() === '') throw invalid(name, 'it has no name.', 'Give it one.');
  const inputs = definition.inputs.map((input): LawInput => {
    const given = typeof input === 'string' ? { name: input } : input;
    return { unit: '', description: '', ...given };
  });
  const parameters = definition.parameters.map((parameter): LawParameter => {
    const given = typeof parameter === 'string' ? { name: parameter } : parameter;
    return { unit: '', description: '', domain: 'real', ...given };
  });
  const law: Law = {
    title: name,
    target: { unit: '', description: '' },
    source: '',
    presets: [],
    ...definition,
    inputs,
    parameters,
  };
  checkSymbols(law);
  checkShares(law);
  checkDerived(law);
  for (const { name: input, typical } of inputs)
    checkRange(law.name, `typical values of '${input}'`, typical);
  for (const parameter of parameters) checkStarts(law.name, parameter);
  if (law.illustration !== undefined) checkValues(law, 'the illustration', law.illustration);
  for (const preset of law.presets) checkPreset(law, preset);
  return law;
}

function checkSymbols(law: Law): void {
  const where = law.where ?? [];
  const declared = [...law.inputs, ...law.parameters].map(({ name }) => name);
  const seen = new Set([TARGET]);
  for (const name of [...declared, ...where.map(([name]) => name)]) {
    if (name === '') throw invalid(law.name, 'a symbol has an empty name.', 'Name it.');
    if (seen.has(name)) {
      const why =
        name === TARGET ? `'${TARGET}' is the predicted loss itself` : `'${name}' is declared twice`;
      throw invalid(law.name, `${why}.`, 'Inputs, parameters and sub-expressions need names of their own.');
    }
    seen.add(name);
  }
  const declaredSoFar = new Set(declared);
  const used = new Set<string>();
  for (const [name, formula] of [...where, [TARGET, law.formula] as const]) {
    for (const symbol of namesIn(parse(formula))) {
      if (!declaredSoFar.has(symbol)) {
        const near = nearest(symbol, [...declaredSoFar]);
        throw invalid(
          law.name,
          `the formula of '${name}' uses '${symbol}', which is no input, parameter or earlier sub-expression.`,
          near.length > 0
            ? `Did you mean ${near.join(' or ')}?`
            : `Known here: ${[...declaredSoFar].join(', ')}.`,
        );
      }
      used.add(symbol);
    }
    declaredSoFar.add(name);
  }
  for (const name of declaredSoFar) {
    if (name !== TARGET && !used.has(name)) {
      throw invalid(law.name, `'${name}' is declared and never used.`, 'Use it in the formula or remove it.');
    }
  }
}

function checkShares({ name, shares = [], inputs }: Law): void {
  const unknown = shares.find((share) => !inputs.some((input) => input.name === share));
  if (unknown === undefined) return;
  throw invalid(name, `the share '${unknown}' is no input.`, 'Shares are inputs that sum to one.');
}

function checkDerived(law: Law): void {
  const parameters = law.parameters.map(({ name }) => name);
  const used = new Set([
    TARGET,
    ...[...law.inputs, ...law.parameters].map(({ name }) => name),
    ...(law.where ?? []).map(([name]) => name),
  ]);
  for (const { name, formula } of law.derived ?? []) {
    if (name === '' || used.has(name)) {
      const why = name === '' ? 'a derived quantity has an empty name' : `'${name}' is declared twice`;
      throw invalid(law.name, `${why}.`, 'Derived quantities need names of their own.');
    }
    used.add(name);
    const unknown = namesIn(parse(formula)).find((symbol) => !parameters.includes(symbol));
    if (unknown !== undefined) {
      throw invalid(
        law.name,
        `the formula of '${name}' uses '${unknown}', which is no parameter.`,
        `A derived quantity may use parameters only: ${parameters.join(', ')}.`,
      );
    }
  }
}

function ends({ domain }: LawParameter): Range {
  if (domain === 'positive' || domain === 'nonnegative') return [0, Number.POSITIVE_INFINITY];
  return domain === 'real' ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] : domain;
}

function isInside(parameter: LawParameter, value: number): boolean {
  const [lower, upper] = ends(parameter);
  const { domain } = parameter;
  return Number.isFinite(value) && value >= lower && value <= upper && (domain !== 'positive' || value > 0);
}

function checkStarts(law: string, parameter: LawParameter): void {
  const { name, start, grid } = parameter;
  const [lower, upper] = ends(parameter);
  if (!(lower < upper)) {
    throw invalid(law, `the domain of '${name}' is empty.`, 'Put the lower end below the upper one.');
  }
  const ordered = start === undefined || start[0] <= start[1];
  const all = [...(start ?? []), ...(grid ?? [])];
  if (!ordered || !all.every((value) => isInside(parameter, value))) {
    throw invalid(
      law,
      `the starts of '${name}' leave its domain.`,
      'Give finite start values within the domain, the lower end first.',
    );
  }
}

function checkRange(law: string, what: string, range: Range | undefined): void {
  if (range === undefined || (range.every(Number.isFinite) && range[0] <= range[1])) return;
  throw invalid(law, `the ${what} are no range.`, 'Give two finite numbers, the lower end first.');
}

/** A value within its domain for every parameter, and for nothing else. */
function checkValues(law: Law, of: string, values: Readonly<Record<string, number>>): void {
  const names = law.parameters.map(({ name }) => name);
  const missing = names.filter((name) => !Number.isFinite(own(values, name)));
  const unknown = Object.keys(values).filter((name) => !names.includes(name));
  if (missing.length > 0 || unknown.length > 0) {
    const what = [
      ...missing.map((name) => `has no number for '${name}'`),
      ...unknown.map((name) => `names '${name}', which is no parameter`),
    ];
    throw invalid(law.name, `${of} ${what.join(' and ')}.`, `Give ${names.join(', ')}.`);
  }
  const outside = law.parameters.find((parameter) => !isInside(parameter, values[parameter.name]));
  if (outside !== undefined) {
    throw invalid(
      law.name,
      `${of} has ${outside.name} = ${values[outside.name]}, outside its domain.`,
      'Correct the value, or widen the domain.',
    );
  }
}

function checkPreset(law: Law, preset: Preset): void {
  checkValues(law, `preset '${preset.name}'`, preset.values);
  for (const [name, { range, typical }] of Object.entries(preset.inputs ?? {})) {
    if (!law.inputs.some((input) => input.name === name)) {
      const inputs = law.inputs.map((input) => input.name).join(', ');
      throw invalid(
        law.name,
        `preset '${preset.name}' speaks of '${name}', which is no input.`,
        `Inputs are ${inputs}.`,
      );
    }
    checkRange(law.name, `limits of '${name}' in preset '${preset.name}'`, range);
    checkRange(law.name, `typical values of '${name}' in preset '${preset.name}'`, typical);
  }
  if (law.presets.filter(({ name }) => name === preset.name).length > 1) {
    throw invalid(law.name, `two presets are named '${preset.name}'.`, 'Name them apart.');
  }
}
