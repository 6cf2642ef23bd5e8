/**
 * The text of `--architecture`: a published family, then changes to it, such as
 * `llama,sequence=4096,kv_heads=8,layers=16..64` or `vocabulary=50304,layers=6,width=512`.
 */
import { field, IsolossError } from '../errors.js';
import { nearest } from '../formula/nearest.js';
import { parseAssignment, parseNumber, parseRange } from '../jobs/grammar.js';
import { type Family, families, type Range } from './families.js';

type Reader = (text: string, value: string) => Partial<Family>;

type Whole =
  | 'vocabulary'
  | 'sequence'
  | 'headSize'
  | 'heads'
  | 'kvHeads'
  | 'feedForward'
  | 'feedForwardMultiple'
  | 'widthMultiple';

const whole =
  (name: Whole): Reader =>
  (text, value) => {
    const number = parseNumber(value);
    if (Number.isSafeInteger(number) && number >= 1) return { [name]: number };
    throw badPart(text, 'it must be a whole number of at least 1');
  };

const ratio: Reader = (text, value) => {
  const feedForwardRatio = parseNumber(value);
  if (feedForwardRatio > 0) return { feedForwardRatio };
  throw badPart(text, 'it must be above zero');
};

const flag =
  (name: 'gated' | 'tied' | 'biases'): Reader =>
  (text, value) => {
    if (value === 'yes' || value === 'no') return { [name]: value === 'yes' };
    throw badPart(text, 'it must be yes or no');
  };

const choice =
  <Name extends 'norms' | 'positions'>(name: Name, values: readonly Family[Name][]): Reader =>
  (text, value) => {
    const chosen = values.find((candidate) => candidate === value);
    if (chosen !== undefined) return { [name]: chosen };
    throw badPart(text, `it must be ${values.join(', ')}`);
  };

const rangeReader =
  (name: 'layers' | 'width' | 'aspect'): Reader =>
  (text, value) => {
    const range: Range = value.includes('..')
      ? parseRange(text)[1]
      : [parseNumber(value), parseNumber(value)];
    if (range[0] > 0) return { [name]: range };
    throw badPart(text, 'it must be above zero');
  };

const readers: ReadonlyMap<string, Reader> = new Map([
  ['vocabulary', whole('vocabulary')],
  ['sequence', whole('sequence')],
  ['layers', rangeReader('layers')],
  ['width', rangeReader('width')],
  ['aspect', rangeReader('aspect')],
  ['multiple', whole('widthMultiple')],
  ['head_size', whole('headSize')],
  ['heads', whole('heads')],
  ['kv_heads', whole('kvHeads')],
  ['ffw', whole('feedForward')],
  ['ffw_ratio', ratio],
  ['ffw_multiple', whole('feedForwardMultiple')],
  ['gated', flag('gated')],
  ['tied', flag('tied')],
  ['biases', flag('biases')],
  ['norms', choice('norms', ['layer', 'rms', 'none'])],
  ['positions', choice('positions', ['rotary', 'learned', 'relative'])],
]);

/** Reads a family. Throws `unknown-family`, `bad-architecture`, `repeated-name`, and what the grammar throws. */
export function readFamily(text: string): Family {
  const parts = text.split(',').map((part) => part.trim());
  const isNamed = !parts[0].includes('=');
  const base: Family = isNamed ? findFamily(parts[0]) : families.plain;
  const given = new Map<string, Partial<Family>>();
  for (const part of isNamed ? parts.slice(1) : parts) {
    const [name, value] = parseAssignment(part);
    const reader = readers.get(name);
    if (reader === undefined) throw unknownPart(part, name);
    if (given.has(name)) {
      throw new IsolossError('repeated-name', `'${text}' gives ${name} twice.`, 'Give each name once.');
    }
    given.set(name, reader(part, value));
  }
  const family = Object.assign({}, base, ...given.values()) as Family;
  if (Number.isNaN(family.vocabulary)) {
    throw badPart(
      text,
      'it does not give the size of the vocabulary',
      'Add vocabulary=50304, padding included.',
    );
  }
  // A single depth and width determine the aspect ratio.
  return given.has('aspect') || !isSingle(family)
    ? family
    : { ...family, aspect: [0, Number.POSITIVE_INFINITY] };
}

/** Whether the family's ranges contain a single depth and width. */
export function isSingle({ layers, width }: Family): boolean {
  return layers[0] === layers[1] && width[0] === width[1];
}

function findFamily(name: string): Family {
  const names = Object.keys(families);
  if (Object.hasOwn(families, name)) return families[name as keyof typeof families];
  const near = nearest(name, names);
  throw new IsolossError(
    'unknown-family',
    `There is no family of transformers '${name}'.`,
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Families are ${names.join(', ')}.`,
  );
}

function unknownPart(part: string, name: string): IsolossError {
  const names = [...readers.keys()];
  const near = nearest(name, names);
  return badPart(
    part,
    `${name} is not a property of a transformer`,
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Known are ${names.join(', ')}.`,
  );
}

function badPart(text: string, why: string, fix = `Correct it in ${field('architecture')}.`): IsolossError {
  return new IsolossError('bad-architecture', `'${text}': ${why}.`, fix);
}
