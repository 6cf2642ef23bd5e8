/**
 * The small grammar of option values, shared by the command line and whoever writes jobs as text:
 *
 *   assignment  name=text                   range   name=lo..hi          lo < hi, both given
 *   point       name=1,name=2e3             bound   name=lo..hi          an empty side is open
 *   axis        name=lo..hi:count           log-spaced;  name=lo..hi:count:lin  linear;  name=[a,b,c]  as listed
 */
import { IsolossError } from '../errors.js';
import { readNumeral } from '../numeral.js';
import { formatNumber } from '../text.js';

/** Lower and upper end; null is an open end, since JSON has no infinity. */
export type Bound = readonly [lower: number | null, upper: number | null];

/** Values of one name to visit: evenly spaced (in the logarithm unless `linear`), or listed. */
export type Axis =
  | {
      readonly name: string;
      readonly lo: number;
      readonly hi: number;
      readonly count: number;
      readonly linear: boolean;
    }
  | { readonly name: string; readonly values: readonly number[] };

/** How starts are made: from the law's linear parameters, on the customary grid, or along a Sobol sequence. */
export type StartPlan =
  | { readonly kind: 'seeded'; readonly count?: number }
  | { readonly kind: 'grid' }
  | { readonly kind: 'sobol'; readonly count: number };

/** Letters, digits and underscores. */
export const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const MOST_STARTS = 1e9;
const MOST_POINTS = 1e6;

/**
 * A number in plain or scientific notation, as papers set it, or with a suffix: `6e23`, `−1.5 × 10⁻³`, `1 400 000` with
 * thin spaces, `70B`.
 */
export function parseNumber(text: string): number {
  const value = readNumeral(text) ?? Number.NaN;
  if (!Number.isFinite(value)) {
    throw new IsolossError(
      'bad-number',
      `'${text}' is not a number.`,
      unitAdvice(text) ?? 'Write a number such as 12, .5 or 6e23.',
    );
  }
  return value;
}

/** FLOP of a petaflop/s-day. */
const FLOP_A_PF_DAY = 8.64e19;

/** What to write in place of a number with a unit behind it, such as `1e3 PF-days`; undefined for other texts. */
export function unitAdvice(text: string): string | undefined {
  const [, digits = '', unit] = /^(.*\d) *([a-z][a-z/ -]*)$/i.exec(text.trim()) ?? [];
  const value = readNumeral(digits);
  if (value === undefined) return undefined;
  if (/^p(eta)?f.*days?$/i.test(unit))
    return `In FLOP that is ${formatNumber(value * FLOP_A_PF_DAY, 6)}: a PF-day is ${formatNumber(FLOP_A_PF_DAY, 6)}.`;
  return `Write it without its unit: ${digits.trim()}.`;
}

/** A whole number of at least `least`; `1e4` counts as one. */
export function parseCount(text: string, least = 0): number {
  const value = parseNumber(text);
  if (!Number.isSafeInteger(value) || value < least) {
    throw new IsolossError(
      'bad-count',
      `'${text}' is not a whole number of at least ${least}.`,
      'Write one such as 16.',
    );
  }
  return value;
}

/** `name=text`, split at the first equals sign. */
export function parseAssignment(text: string): [name: string, value: string] {
  const at = text.indexOf('=');
  const name = text.slice(0, Math.max(at, 0)).trim();
  const value = text.slice(at + 1).trim();
  if (at < 0 || !NAME.test(name) || value === '') {
    throw new IsolossError(
      'bad-assignment',
      `'${text}' is not of the form name=value.`,
      'Write a name of letters, digits and underscores, an equals sign, and a value; quote what has spaces.',
    );
  }
  return [name, value];
}

/** `name=lo..hi` with lo < hi. */
export function parseRange(text: string): [name: string, range: readonly [number, number]] {
  const [name, value] = parseAssignment(text);
  const [lo, hi] = splitEnds(text, value);
  if (lo === '' || hi === '') throw badRange(text, 'both ends must be given');
  return [name, ordered(text, parseNumber(lo), parseNumber(hi))];
}

/** `name=lo..hi`; `name=0..` and `name=..2` are open on one side. */
export function parseBound(text: string): [name: string, bound: Bound] {
  const [name, value] = parseAssignment(text);
  const [lo, hi] = splitEnds(text, value);
  if (lo === '' && hi === '') throw badRange(text, 'at least one end must be given');
  if (lo === '') return [name, [null, parseNumber(hi)]];
  if (hi === '') return [name, [parseNumber(lo), null]];
  return [name, ordered(text, parseNumber(lo), parseNumber(hi))];
}

/** `name=lo..hi:count`, `name=lo..hi:count:lin` or `name=[a,b,c]`. */
export function parseAxis(text: string): Axis {
  const [name, value] = parseAssignment(text);
  if (value.startsWith('[') && value.endsWith(']')) {
    const values = value.slice(1, -1).split(',').map(parseNumber);
    if (!isAscending(values)) throw badRange(text, 'listed values must ascend');
    return { name, values };
  }
  const [ends, count, spacing, ...rest] = value.split(':');
  if (count === undefined || rest.length > 0 || (spacing !== undefined && spacing !== 'lin')) {
    throw badRange(text, 'it needs a count, as in lo..hi:256 or lo..hi:256:lin');
  }
  const linear = spacing === 'lin';
  const [lo, hi] = ordered(text, ...numbers(splitEnds(text, ends)));
  if (!linear && lo <= 0)
    throw badRange(text, 'a log-spaced range must be above zero; add :lin for a linear one');
  if (!Number.isFinite(linear ? hi - lo : hi / lo)) throw badRange(text, 'its ends lie too far apart');
  const points = parseCount(count, 2);
  if (points > MOST_POINTS) throw badRange(text, `it has more than ${MOST_POINTS} points`);
  return { name, lo, hi, count: points, linear };
}

export function isAscending(values: readonly number[]): boolean {
  return values.every((value, i) => i === 0 || value > values[i - 1]);
}

/** The values an axis visits, ascending; both ends of a range are exact. */
export function axisValues(axis: Axis): readonly number[] {
  if ('values' in axis) return axis.values;
  const { lo, hi, count, linear } = axis;
  return Array.from({ length: count }, (_, i) => {
    if (i === 0) return lo;
    if (i === count - 1) return hi;
    const t = i / (count - 1);
    return linear ? lo + t * (hi - lo) : lo * (hi / lo) ** t;
  });
}

/** `A=400,alpha=.3`: a number for each name, no name twice. */
export function parsePoint(text: string): Record<string, number> {
  const pairs = text.split(',').map((pair): [string, number] => {
    const [name, value] = parseAssignment(pair);
    return [name, parseNumber(value)];
  });
  const point = Object.fromEntries(pairs);
  if (Object.keys(point).length < pairs.length) {
    throw new IsolossError('repeated-name', `'${text}' gives a name twice.`, 'Give each name once.');
  }
  return point;
}

/** `seeded`, `seeded:16`, `grid` or `sobol:1024`. */
export function parseStarts(text: string): StartPlan {
  const [kind, count, ...rest] = text.split(':');
  if (rest.length === 0) {
    if (kind === 'grid' && count === undefined) return { kind };
    if (kind === 'seeded' && count === undefined) return { kind };
    if ((kind === 'seeded' || kind === 'sobol') && count !== undefined) {
      const starts = parseCount(count, 1);
      if (starts <= MOST_STARTS) return { kind, count: starts };
    }
  }
  throw new IsolossError(
    'bad-starts',
    `'${text}' is not a way to make starts.`,
    'Write seeded, seeded:16, grid or sobol:1024.',
  );
}

/** Parameters that every group of rows has to itself, and the columns or expression by which rows are grouped. */
export interface PerGroup {
  readonly parameters: readonly string[];
  readonly by: string;
}

/** `A, E by dataset`. */
export function parsePer(text: string): PerGroup {
  const [, names, by] = /^\s*(\S.*?)\s+by\s+(\S.*?)\s*$/s.exec(text) ?? [];
  const parameters = (names ?? '').split(',').map((name) => name.trim());
  if (by !== undefined && parameters.every((name) => name !== '')) {
    return { parameters: [...new Set(parameters)], by };
  }
  throw new IsolossError(
    'bad-per',
    `'${text}' does not say which parameters differ between which groups.`,
    'Write parameters, the word by, and a column: A,E by dataset.',
  );
}

/** `8` seeded starts, or any start set: `grid`, `seeded:16`, `sobol:64`. 0 is none. */
export function parseRefitStarts(text: string): StartPlan | undefined {
  if (!/^\d/.test(text)) return parseStarts(text);
  const count = parseCount(text);
  return count === 0 ? undefined : parseStarts(`seeded:${count}`);
}

function splitEnds(text: string, value: string): [string, string] {
  const at = value.indexOf('..');
  if (at < 0) throw badRange(text, 'the ends are joined by two dots, as in .2..0.6');
  return [value.slice(0, at).trim(), value.slice(at + 2).trim()];
}

function numbers([lo, hi]: [string, string]): [number, number] {
  return [parseNumber(lo), parseNumber(hi)];
}

function ordered(text: string, lo: number, hi: number): readonly [number, number] {
  if (lo >= hi) throw badRange(text, 'the lower end must be below the upper one');
  return [lo, hi];
}

function badRange(text: string, why: string): IsolossError {
  return new IsolossError(
    'bad-range',
    `'${text}' is not a range: ${why}.`,
    'Write name=lo..hi, as in alpha=0..2 (a grid also needs a count: alpha=.2..0.6:256).',
  );
}
