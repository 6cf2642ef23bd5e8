/**
 * The shapes in which a program gives axes, points, ranges, budgets and starts, and the texts that mean the same at the
 * command line: every field of a job takes either.
 */
import { IsolossError } from '../errors.js';
import { parseBound, parseRange } from './grammar.js';
import { shortest } from './text-forms.js';

/** A number, or a formula as text such as `20*N` or `6e23`. */
export type FormulaInput = number | string;

/** Values of one name: `count` of them from `lo` to `hi`, evenly spaced in the logarithm unless `linear`; natural units. */
export interface AxisRange {
  readonly name: string;
  readonly lo: number;
  readonly hi: number;
  /** Number of values, both ends included; from 2 to a million. */
  readonly count: number;
  /** Evenly spaced rather than in the logarithm. Default: false. */
  readonly linear?: boolean;
}

/** Values of one name, listed in ascending order; natural units. */
export interface AxisList {
  readonly name: string;
  readonly values: readonly number[];
}

/** An axis: a range, a list of values, or a text such as `N=1e8..1e12:256`, `epochs=1..64:64:lin` or `N=[1e9,7e9]`. */
export type AxisInput = AxisRange | AxisList | string;

/**
 * A point: a value for each name, natural units, or a text such as `N=7e10,D=20*N`. A formula may use the names that are
 * given before it.
 */
export type PointInput = Readonly<Record<string, FormulaInput>> | string;

/** Lower and upper end, `[0.2, 0.6]`, or a text such as `0.2..0.6`. */
export type RangeInput = readonly [lower: number, upper: number] | string;

/** As {@link RangeInput}; null or an infinity is an open end, and so is a missing one in a text: `0..`. */
export type BoundInput = readonly [lower: number | null, upper: number | null] | string;

/**
 * What may be spent, in units of the cost: one budget, several in ascending order, `count` of them from `lo` to `hi`
 * (evenly spaced in the logarithm unless `linear`), or a text such as `1e24`, `1e20..1e26:61` or `[1e21,1e22]`.
 */
export type BudgetInput = number | readonly number[] | Omit<AxisRange, 'name'> | string;

/** A number, or its text such as `5.76e23`. */
export type NumberInput = number | string;

/**
 * How starts are made: from the law's linear parameters, on the customary grid, or along a Sobol sequence; or a text such
 * as `seeded`, `seeded:16`, `grid` or `sobol:1024`.
 */
export type StartsInput =
  | { readonly kind: 'seeded'; readonly count?: number }
  | { readonly kind: 'grid' }
  | { readonly kind: 'sobol'; readonly count: number }
  | string;

/**
 * Parameters that every group of rows has to itself, and the columns that tell groups apart; or a text such as
 * `E,A by dataset`.
 */
export type PerInput = { readonly parameters: readonly string[]; readonly by: string } | string;

/** `20*N`, or the text of a number. Throws `bad-number`. */
export function formulaText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return shortest(value);
  throw new IsolossError(
    'bad-number',
    `${String(value)} is no finite number.`,
    'Give a number or a formula.',
  );
}

/** `N=7e10,D=20*N`. Throws `bad-point`. */
export function pointText(point: unknown): string {
  if (typeof point === 'string') return point;
  if (!isRecord(point)) throw badPoint('it is no object with a value for each name');
  return Object.entries(point)
    .map(([name, value]) => {
      if (typeof value !== 'string' && !(typeof value === 'number' && Number.isFinite(value))) {
        throw badPoint(`${name} is ${String(value)}, neither a finite number nor a formula`);
      }
      return `${/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : `\`${name}\``}=${formulaText(value)}`;
    })
    .join(',');
}

function badPoint(why: string): IsolossError {
  return new IsolossError('bad-point', `The point is none: ${why}.`, 'Write it as { N: 7e10, D: 1.4e12 }.');
}

/** `1e24`, `1e20..1e26:61`, `[1e21,1e22]`. Throws `bad-budget`. */
export function budgetText(budget: unknown): string {
  if (typeof budget === 'string') return budget;
  if (typeof budget === 'number') return shortest(budget);
  if (Array.isArray(budget) && budget.every((value) => typeof value === 'number')) {
    return `[${budget.map(shortest).join(',')}]`;
  }
  if (isRecord(budget)) {
    const { lo, hi, count, linear = false, ...rest } = budget;
    const isRange = [lo, hi, count].every((value) => typeof value === 'number');
    if (isRange && typeof linear === 'boolean' && Object.keys(rest).length === 0) {
      return `${shortest(Number(lo))}..${shortest(Number(hi))}:${Number(count)}${linear ? ':lin' : ''}`;
    }
  }
  throw new IsolossError(
    'bad-budget',
    'The budget is neither a number, nor a list of numbers, nor a range.',
    'Give 5.76e23, [1e21, 1e22] or { lo: 1e20, hi: 1e26, count: 61 }.',
  );
}

/** `E,A by dataset`. Throws `bad-per`. */
export function perText(per: unknown): string {
  if (typeof per === 'string') return per;
  if (isRecord(per)) {
    const { parameters, by, ...rest } = per;
    const isNames = Array.isArray(parameters) && parameters.every((name) => typeof name === 'string');
    if (isNames && typeof by === 'string' && Object.keys(rest).length === 0)
      return `${parameters.join(',')} by ${by}`;
  }
  throw new IsolossError(
    'bad-per',
    'That does not say which parameters differ between which groups.',
    "Give { parameters: ['E', 'A'], by: 'dataset' } or 'E,A by dataset'.",
  );
}

/** `seeded:16`. Throws `bad-starts`. */
export function startsText(starts: unknown): string {
  if (typeof starts === 'string') return starts;
  if (typeof starts === 'number') return shortest(starts);
  if (isRecord(starts)) {
    const { kind, count, ...rest } = starts;
    const isPlan = ['seeded', 'grid', 'sobol'].includes(String(kind)) && Object.keys(rest).length === 0;
    if (isPlan && (count === undefined || typeof count === 'number')) {
      return count === undefined ? String(kind) : `${String(kind)}:${count}`;
    }
  }
  throw new IsolossError(
    'bad-starts',
    'That is not a way to make starts.',
    "Give { kind: 'seeded', count: 16 }, { kind: 'grid' } or { kind: 'sobol', count: 1024 }.",
  );
}

/** Both ends of a text such as `.2..0.6`; other values are left for the schema to check. Throws `bad-range`. */
export function rangeEnds(ends: unknown): unknown {
  return typeof ends === 'string' ? parseRange(`x=${ends}`)[1] : ends;
}

/** The same with open ends, which are null. */
export function boundEnds(ends: unknown): unknown {
  if (typeof ends === 'string') return parseBound(`x=${ends}`)[1];
  if (!Array.isArray(ends)) return ends;
  return ends.map((end: unknown, i) => (end === (i === 0 ? -Infinity : Infinity) ? null : end));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
