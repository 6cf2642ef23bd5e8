/** Numbers, counts and lists formatted for readers, the same in terminal and page. */
import { visible } from './visible.js';

/** `digits` significant digits, without trailing zeros; powers of ten beyond 1e6 and below 1e-4. ASCII, so that it can be pasted where numbers are read. */
export function formatNumber(value: number, digits = 6): string {
  if (Number.isNaN(value)) return 'not finite';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (value === 0) return '0';
  const rounded = Number(value.toPrecision(digits));
  const size = Math.abs(rounded);
  return size >= 1e6 || size < 1e-4 ? rounded.toExponential().replace('e+', 'e') : String(rounded);
}

/** Relative differences that float64 leaves in what is equal. */
const ROUNDING = 1e-9;

/** Digits of either end of an interval, unless more tell the ends apart. */
const END_DIGITS = 3;

/**
 * `0.331 to 0.400`: the ends of an interval, each with three significant digits, and with more where these tell the ends apart in
 * less than two. An end that is not there is open.
 */
export function endsText(ends: Ends): string {
  return ends.map((end) => (end === null ? 'open' : besideEnds(end, ends))).join(' to ');
}

type Ends = readonly [number | null, number | null];

/** A number with the digits of the ends of its interval, and three at least, with zeros at its end. */
export function besideEnds(value: number, [lo, hi]: Ends): string {
  if (value === 0 || !Number.isFinite(value)) return formatNumber(value);
  const width = lo === null || hi === null ? Number.NaN : hi - lo;
  // Ends that rounding alone tells apart are one.
  const least = ROUNDING * Math.max(Math.abs(lo ?? 0), Math.abs(hi ?? 0));
  const last = width > least ? Math.floor(Math.log10(width) - 0.3) - 1 : Number.POSITIVE_INFINITY;
  const first = Math.floor(Math.log10(Math.abs(value)));
  return paddedNumber(value, Math.min(15, Math.max(END_DIGITS, first - last + 1)));
}

/** As {@link formatNumber}, with zeros at its end: numbers of one column have the same digits. */
export function paddedNumber(value: number, digits: number): string {
  const short = formatNumber(value, digits);
  if (value === 0 || !/\d/.test(short)) return short;
  const rounded = Number(short);
  if (short.includes('e')) return rounded.toExponential(digits - 1).replace('e+', 'e');
  return rounded.toFixed(Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(rounded)))));
}

/** As {@link formatNumber}, with zeros at its end where digits were left off: `6.310e10` of 6.3096e10, but `1e10` of 1e10. */
export function roundedNumber(value: number, digits: number): string {
  const short = formatNumber(value, digits);
  return Math.abs(Number(short) - value) > ROUNDING * Math.abs(value) ? paddedNumber(value, digits) : short;
}

/** Integers with thousands separators. */
export function formatCount(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 start`, `16 starts`. */
export function plural(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** The verb of so many: `1 run was`, `2 runs were`. */
export function wereOf(count: number): 'was' | 'were' {
  return count === 1 ? 'was' : 'were';
}

/** Seconds in a suitable unit. */
export function formatSeconds(seconds: number): string {
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 100) return `${Number(seconds.toPrecision(3))} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

const durations: readonly (readonly [seconds: number, unit: string])[] = [
  [3600, 'h'],
  [60, 'min'],
  [1, 's'],
  [1e-3, 'ms'],
  [1e-6, 'µs'],
  [1e-9, 'ns'],
];

/** Of measurements, in three digits: `3.2 µs`, `14 ms`, `1.5 min`. */
export function formatDuration(seconds: number): string {
  if (seconds === 0) return '0 s';
  // From 100 seconds on in minutes, from 100 minutes on in hours.
  const isReached = ([scale]: readonly [number, string]) => seconds >= (scale > 1 ? scale * (5 / 3) : scale);
  const [scale, unit] = durations.find(isReached) ?? durations[5];
  return `${significant(seconds / scale)}\u00a0${unit}`;
}

const prefixes: readonly (readonly [scale: number, prefix: string])[] = [
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
];

/** `12.3 Gop/s`, `800 MB/s`: `unit` is of one a second. */
export function formatRate(rate: number, unit: string): string {
  const [scale, prefix] = prefixes.find(([least]) => rate >= least) ?? [1, ''];
  return `${significant(rate / scale)}\u00a0${prefix}${unit}/s`;
}

/** So many significant digits at most, powers of ten below a thousandth. */
export function significant(value: number, count = 3): string {
  const rounded = Number(value.toPrecision(count));
  return Math.abs(rounded) >= 1e-3 || rounded === 0 ? String(rounded) : rounded.toExponential();
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** The first of many names, and how many more there are. */
export function listedSome(names: readonly string[], most = 12): string {
  if (names.length <= most) return names.join(', ');
  return `${names.slice(0, most).join(', ')} and ${formatCount(names.length - most)} more`;
}

/** Smaller p-values are printed as an upper bound, since they depend on the tail of an approximation. */
const LEAST_PROBABILITY = 1e-9;

/** `p = 0.031`, `p < 1e-9`. */
export function probabilityText(p: number, digits = 2): string {
  return p < LEAST_PROBABILITY ? 'p < 1e-9' : `p = ${formatNumber(p, digits)}`;
}

/** Capitalised, with a full stop at the end. */
export function sentence(text: string): string {
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}

/** A quotation of untrusted text for a message: at most about `most` characters, as one line. */
export function excerpt(text: string, most = 80): string {
  const cut = text.length <= most ? text : `${text.slice(0, most - 23)}...${text.slice(-20)}`;
  return visible(cut);
}

/** Names in quotes, the first few of many. */
export function excerpts(names: Iterable<string>, most = 20): string {
  const all = [...names];
  const shown = all.slice(0, most).map((name) => `'${excerpt(name)}'`);
  return all.length > most ? `${shown.join(', ')} and ${all.length - most} more` : shown.join(', ');
}
