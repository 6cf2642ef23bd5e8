/** Numbers as people write them: `1.3e9`, `1.3B`, `70b`. */

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const SUFFIXED = /^([+-]?(?:\d+\.?\d*|\.\d+))[ \u00a0]?([kmbt])$/i;

/** Suffixes count, as in the names of models: m is million (never milli), b is billion (never byte or bit). */
const EXPONENTS: Readonly<Record<string, string>> = { k: 'e3', m: 'e6', b: 'e9', t: 'e12' };

/** Whether a text is a number without a suffix. */
export function isPlainNumeral(text: string): boolean {
  return PLAIN.test(text);
}

/** The power of ten of a suffix k, m, b or t in either case, as it ends a number: `e9`. */
export function exponentOfSuffix(letter: string): string | undefined {
  const lower = letter.toLowerCase();
  return Object.hasOwn(EXPONENTS, lower) ? EXPONENTS[lower] : undefined;
}

/**
 * The number that a text is, plain or with a suffix; undefined for any other text. A typographic minus is a minus. It may
 * be infinite where the text is beyond float64.
 */
export function readNumeral(text: string): number | undefined {
  const written = text.trim().replace(/^[−–]/, '-');
  if (PLAIN.test(written)) return Number(written);
  const suffixed = SUFFIXED.exec(written);
  return suffixed === null ? undefined : Number(suffixed[1] + exponentOfSuffix(suffixed[2]));
}
