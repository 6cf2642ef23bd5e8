import { costs, costWrittenAs } from '../../costs/index.js';
import { findLaw } from '../../laws/index.js';
import type { Law } from '../../laws/law.js';
import { withTargetUnit } from '../../laws/target-unit.js';
import { own } from '../../own.js';
import type { FitRecord } from '../../tasks/fit/record.js';
import type { FitReference } from '../../tasks/fitted/reference.js';

/** The catalogue's entry of the law that was fitted; undefined for a formula of the user's own. */
export function catalogueLaw({ law }: FitRecord): Law | undefined {
  return catalogued(law.name, law.formula);
}

/** The law of that name, unless its formula is another. */
export function catalogued(name: string, formula: string): Law | undefined {
  try {
    const law = findLaw(name);
    return law.formula === formula ? law : undefined;
  } catch {
    return undefined;
  }
}

/** What a sentence calls the law of an answer: `the law` for a formula of the user's own. */
export const lawWords = ({ law }: FitReference): string => (law === 'formula' ? 'the law' : law);

/** Unit of every parameter that has one. */
export function parameterUnits(record: FitRecord): ReadonlyMap<string, string> {
  const law = catalogueLaw(record);
  const { parameters } = law === undefined ? { parameters: [] } : withTargetUnit(law, targetUnit(record));
  const units = new Map(parameters.map(({ name, unit }) => [name, unit === '1' ? '' : unit]));
  // Those of a group are called `E[group]`.
  for (const name of Object.keys(record.parameters))
    units.set(name, units.get(name.replace(/\[.*\]$/, '')) ?? '');
  return units;
}

/** Unit of what the law predicts; empty where it is not known. */
export function targetUnit(record: FitRecord): string {
  return record.law.unit ?? catalogueLaw(record)?.target.unit ?? '';
}

/** Unit of an input of the law that an answer is from; empty where nothing says it. */
export function inputUnit({ law: called, formula, name: fit }: FitReference, input: string): string {
  const law = catalogued(called, formula);
  const preset = law?.presets.find(({ name }) => fit === `${called}:${name}`);
  return own(preset?.inputs ?? {}, input)?.unit ?? law?.inputs.find(({ name }) => name === input)?.unit ?? '';
}

/** Unit of what the law of an answer predicts; empty where nothing says it. */
export function predictedUnit({ law, formula }: FitReference): string {
  return catalogued(law, formula)?.target.unit ?? '';
}

const usual: Readonly<Record<string, string>> = { N: 'parameters', D: 'tokens', C: 'FLOP' };

/** Unit of what the field calls N, D and C, and of compute by its formula or its name; empty of others. */
export function usualUnit(name: string): string {
  const text = name.replace(/\s/g, '');
  return own(usual, text) ?? (/^6\*N\*D$|flops?\b/i.test(text) ? 'FLOP' : '');
}

/** Unit of a cost, by its formula or by its name among the known ones; empty where nothing says it, and of money, whose unit is the user's. */
export function costUnit(formula: string | null, name = ''): string {
  if (formula === null) return '';
  const known = costs.find((cost) => cost.name === name) ?? costWrittenAs(formula);
  return usualUnit(formula) || (known === undefined || known.unit === 'money' ? '' : known.unit);
}

/** `10²³ FLOP`; the number alone where the unit is not known. */
export const withUnit = (number: string, unit: string): string =>
  unit === '' ? number : `${number} ${unit}`;
