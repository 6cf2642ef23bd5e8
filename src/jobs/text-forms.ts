/** How values are written as texts and read from them, for options: `read` takes what `write` gives. */
import {
  type Axis,
  type Bound,
  parseAssignment,
  parseAxis,
  parseBound,
  parseCount,
  parseNumber,
  parseRange,
} from './grammar.js';

export interface TextForm<Value> {
  readonly read: (text: string) => Value;
  readonly write: (value: Value) => string;
}

export const text: TextForm<string> = { read: (written) => written, write: (value) => value };

/** `1e21` rather than `1e+21`. */
const numberText = (value: number): string => String(value).replace('e+', 'e');

export const number: TextForm<number> = { read: parseNumber, write: numberText };

/** A whole number of at least `least`. */
export const count = (least = 0): TextForm<number> => ({
  read: (written) => parseCount(written, least),
  write: numberText,
});

/** Several values in one text, between commas. */
export const separated = <Value>(form: TextForm<Value>): TextForm<readonly Value[]> => ({
  read: (written) => written.split(',').map((part) => form.read(part.trim())),
  write: (values) => values.map(form.write).join(','),
});

/** `name=text`. */
export const assignment: TextForm<readonly [name: string, value: string]> = {
  read: parseAssignment,
  write: ([name, value]) => `${name}=${value}`,
};

/** `name=number`. */
export const assignedNumber: TextForm<readonly [name: string, value: number]> = {
  read(written) {
    const [name, value] = parseAssignment(written);
    return [name, parseNumber(value)];
  },
  write: ([name, value]) => `${name}=${numberText(value)}`,
};

const endsText = ([name, [lo, hi]]: readonly [name: string, ends: Bound]): string =>
  `${name}=${lo ?? ''}..${hi ?? ''}`;

/** `name=lo..hi`. */
export const range: TextForm<readonly [name: string, ends: readonly [number, number]]> = {
  read: parseRange,
  write: endsText,
};

/** `name=lo..hi`, either end open. */
export const bound: TextForm<readonly [name: string, ends: Bound]> = { read: parseBound, write: endsText };

/** `name=lo..hi:count`, `name=[a,b,c]`. */
export const axis: TextForm<Axis> = { read: parseAxis, write: axisText };

export function axisText(value: Axis): string {
  if ('values' in value) return `${value.name}=[${value.values.map(shortest).join(',')}]`;
  const { name, lo, hi, count: points, linear } = value;
  return `${name}=${shortest(lo)}..${shortest(hi)}:${points}${linear ? ':lin' : ''}`;
}

/** `1e13` for 10000000000000. */
export function shortest(value: number): string {
  const power = value.toExponential().replace('e+', 'e');
  return power.length < String(value).length ? power : String(value);
}
