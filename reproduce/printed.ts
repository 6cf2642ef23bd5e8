/** Numbers as papers print them: the digits are the accuracy. */

interface Printed {
  readonly value: number;
  readonly digits: number;
  /** One unit of the last digit. */
  readonly unit: number;
}

/** Reads `0.0826`, `4.46e-5` or `1.07e3`. Zeros at the end count as digits; a number without any other than zeros has one. */
export function readPrinted(text: string): Printed {
  const match = /^(-?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/.exec(text);
  const value = Number(text);
  if (match === null || text === '' || !Number.isFinite(value)) throw new RangeError(`not a number: ${text}`);
  const [, , whole, fraction = '', exponent = '0'] = match;
  const digits = Math.max(1, `${whole}${fraction}`.replace(/^0+/, '').length);
  return { value, digits, unit: 10 ** (Number(exponent) - fraction.length) };
}

/** Shares of a unit that decimals between 0 and 1 lose in binary. */
const ROUNDING = 1e-9;

/** Whether `value` rounds to what is printed. */
export function roundsTo(value: number, text: string): boolean {
  const { value: printed, unit } = readPrinted(text);
  return Math.abs(value - printed) <= unit * (0.5 + ROUNDING) + Number.EPSILON * Math.abs(printed);
}

/** The digits, of those printed, to which `value` agrees: within half a unit of the last of them. */
export function agreeingDigits(value: number, text: string): number {
  const { value: printed, digits, unit } = readPrinted(text);
  const away = Math.abs(value - printed) - Number.EPSILON * Math.abs(printed);
  if (!Number.isFinite(away)) return 0;
  let agreeing = digits;
  while (agreeing > 0 && away > unit * 10 ** (digits - agreeing) * (0.5 + ROUNDING)) agreeing--;
  return agreeing;
}

/** The ends between which the number lies that was rounded to `text`. */
export function roundedFrom(text: string): readonly [lo: number, hi: number] {
  const { value, unit } = readPrinted(text);
  return [value - unit / 2, value + unit / 2];
}

/**
 * The least and greatest of `f` where each constant is moved to both ends of what its printed digits leave open: how far
 * rounding the constants moves what is computed from them. Up to 12 constants, 4,096 evaluations.
 */
export function spanOver<Name extends string>(
  constants: Readonly<Record<Name, string>>,
  f: (values: Readonly<Record<Name, number>>) => number,
): readonly [lo: number, hi: number] {
  const names = Object.keys(constants) as Name[];
  if (names.length > 12) throw new RangeError(`too many constants: ${names.join(', ')}`);
  const ends = names.map((name) => roundedFrom(constants[name]));
  let [lo, hi] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let corner = 0; corner < 1 << names.length; corner++) {
    const values = Object.fromEntries(names.map((name, i) => [name, ends[i][(corner >> i) & 1]]));
    const value = f(values as Record<Name, number>);
    lo = Math.min(lo, value);
    hi = Math.max(hi, value);
  }
  return [lo, hi];
}
