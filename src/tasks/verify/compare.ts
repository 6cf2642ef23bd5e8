/** Compares a stored record with a recomputed one, value by value. */
import type { Difference, Scalar } from './record.js';

/** Larger whole numbers may be measured or computed, as FLOP are. */
const MAX_COUNT = 2 ** 31;

/** Keys from the root of a record to a value. */
export type Path = readonly (string | number)[];

/** Numbers agree within `absolute` plus `relative` times the larger of them. */
export interface Tolerance {
  readonly relative: number;
  readonly absolute?: number;
}

/** How the values at a path are compared; `skip` leaves out the value and all below it. */
export type Rule = Tolerance | 'skip';

export interface Comparison {
  /** Scalars compared. */
  readonly compared: number;
  readonly differences: readonly Difference[];
  /** Optional fields that the stored record lacks. */
  readonly absent: readonly string[];
  /** Sentences with the same numbers in other words, as another version of the program may write them. */
  readonly reworded: readonly Difference[];
}

/** Fields that hold sentences for the reader, or lists of them. */
const SENTENCES = /^(warnings|notes?|why|text|source|description|title|\w+Text)$/;

/** A citation, which names numbers of pages and equations. */
const CITATION = 'source';

/**
 * `ruleOf` gives the rule of a path. A field that the stored record lacks is no difference if `isOptional`; texts agree if
 * they are equal but for the last printed digit of their numbers, and sentences are `reworded` if only their words differ.
 */
export function compareValues(
  stored: unknown,
  recomputed: unknown,
  ruleOf: (path: Path) => Rule,
  isOptional: (path: Path) => boolean = () => false,
): Comparison {
  let compared = 0;
  const differences: Difference[] = [];
  const absent: string[] = [];
  const reworded: Difference[] = [];
  const difference = (path: Path, a: unknown, b: unknown): Difference => ({
    field: fieldText(path),
    ...(a === undefined ? {} : { stored: scalarOf(a) }),
    ...(b === undefined ? {} : { recomputed: scalarOf(b) }),
  });
  const differ = (path: Path, a: unknown, b: unknown): void => {
    differences.push(difference(path, a, b));
  };
  const visit = (a: unknown, b: unknown, path: Path): void => {
    const rule = ruleOf(path);
    if (rule === 'skip') return;
    if (a === undefined && b !== undefined && isOptional(path)) {
      absent.push(fieldText(path));
      return;
    }
    if (Array.isArray(a) && Array.isArray(b)) {
      if (a.length !== b.length) differ([...path, 'length'], a.length, b.length);
      else for (const [i, item] of a.entries()) visit(item, b[i], [...path, i]);
      return;
    }
    if (isObject(a) && isObject(b)) {
      for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
        const of = (record: object) => (Object.hasOwn(record, key) ? Reflect.get(record, key) : undefined);
        visit(of(a), of(b), [...path, key]);
      }
      return;
    }
    if (a === undefined && b === undefined) return;
    compared++;
    if (isSame(a, b, rule)) return;
    if (isReworded(a, b, path)) reworded.push(difference(path, a, b));
    else differ(path, a, b);
  };
  visit(stored, recomputed, []);
  return { compared, differences, absent, reworded };
}

function isReworded(a: unknown, b: unknown, path: Path): boolean {
  if (typeof a !== 'string' || typeof b !== 'string') return false;
  const name = path.findLast((key) => typeof key === 'string') ?? '';
  return SENTENCES.test(String(name)) && (name === CITATION || isSameNumbers(numbersIn(a), numbersIn(b)));
}

function isSame(a: unknown, b: unknown, tolerance: Tolerance): boolean {
  if (typeof a === 'number' && typeof b === 'number') {
    return isCount(a) && isCount(b) ? a === b : isClose(a, b, tolerance);
  }
  if (typeof a === 'string' && typeof b === 'string') return a === b || isSameSentence(a, b);
  return a === b;
}

/** Counts agree exactly. */
const isCount = (value: number): boolean => Number.isInteger(value) && Math.abs(value) < MAX_COUNT;

export function isClose(a: number, b: number, { relative, absolute = 0 }: Tolerance): boolean {
  if (a === b) return true;
  return Math.abs(a - b) <= absolute + relative * Math.max(Math.abs(a), Math.abs(b));
}

const NUMBER = /-?\d+(?:[.,]\d+)*(?:e[-+]?\d+)?/g;

/** With the minus that numbers are read with. */
const ascii = (text: string): string => text.replaceAll('\u2212', '-');

/** Equal but for the last digits of numbers, which a rounding error may change. */
function isSameSentence(a: string, b: string): boolean {
  return (
    ascii(a).replace(NUMBER, '#') === ascii(b).replace(NUMBER, '#') &&
    isSameNumbers(numbersIn(a), numbersIn(b))
  );
}

const numbersIn = (text: string): readonly string[] => ascii(text).match(NUMBER) ?? [];

function isSameNumbers(left: readonly string[], right: readonly string[]): boolean {
  return (
    left.length === right.length && left.every((text, i) => text === right[i] || isLastDigit(text, right[i]))
  );
}

/** Whether two printed numbers differ by at most one unit of the last digit of both. */
function isLastDigit(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) => Number(text.replaceAll(',', '')));
  const unit = ([, fraction = '', exponent = '0']: readonly string[]) =>
    10 ** (Number(exponent) - fraction.length);
  const units = [a, b].map((text) => unit(/^[^.e]*(?:\.(\d+))?(?:e(.+))?$/.exec(text) ?? []));
  const isWhole = !/[.e]/.test(a + b);
  return !isWhole && Math.abs(x - y) <= 1.001 * Math.max(...units);
}

function scalarOf(value: unknown): Scalar {
  if (Array.isArray(value)) return 'array';
  if (isObject(value)) return 'object';
  return value as Scalar;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `profiles[0].values[3]`, `parameters["a b"]`. */
export function fieldText(path: Path): string {
  return path
    .map((key, i) => {
      if (typeof key === 'number') return `[${key}]`;
      if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(key)) return `[${JSON.stringify(key)}]`;
      return i === 0 ? key : `.${key}`;
    })
    .join('');
}

/** Tells the paths that `frontier.*.best` describes, in which `*` is any one key, and `**` at the end any number of them. */
export function pathPattern(pattern: string): (path: Path) => boolean {
  const keys = pattern.split('.');
  const isOpen = keys.at(-1) === '**';
  const count = isOpen ? keys.length - 1 : keys.length;
  return (path) => {
    if (isOpen ? path.length < count : path.length !== count) return false;
    for (let i = 0; i < count; i++) if (keys[i] !== '*' && keys[i] !== String(path[i])) return false;
    return true;
  };
}

/** Tells the paths that one of several patterns describes. */
export function pathPatterns(patterns: readonly string[]): (path: Path) => boolean {
  const all = patterns.map(pathPattern);
  return (path) => all.some((is) => is(path));
}
