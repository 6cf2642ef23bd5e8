/** Numbers with the suffixes that the names of models have: `1.3B`, `70b`. */
import { plainNumber } from './typography.js';

/** Suffixes count: m is million (never milli), b is billion (never byte or bit). */
const EXPONENTS: Readonly<Record<string, string>> = { k: 'e3', m: 'e6', b: 'e9', t: 'e12' };

const SUFFIXED = /^(.*[\d.])[ \u00a0\u2009\u202f]?([kmbt])$/i;

/** The power of ten of a suffix k, m, b or t in either case, as it ends a number: `e9`. */
export function exponentOfSuffix(letter: string): string | undefined {
  const lower = letter.toLowerCase();
  return Object.hasOwn(EXPONENTS, lower) ? EXPONENTS[lower] : undefined;
}

/**
 * The number that a text is: plain, scientific, as papers set it, or with a suffix; undefined for any other text. It may be
 * infinite where the text is beyond float64.
 */
export function readNumeral(text: string): number | undefined {
  const plain = plainNumber(text);
  if (plain !== undefined) return Number(plain);
  const [, digits = '', letter = ''] = SUFFIXED.exec(text.trim()) ?? [];
  const number = plainNumber(digits);
  // 1e3M would be as likely a mistake.
  if (number === undefined || /e/i.test(number)) return undefined;
  return Number(`${number}${exponentOfSuffix(letter)}`);
}
