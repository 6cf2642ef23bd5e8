import { exponentOfSuffix } from '../numeral.js';
import { plainNumber } from '../typography.js';
import { lex, type Token } from './lex.js';
import type { OddNames } from './odd-names.js';
import { parse } from './parse.js';

/**
 * The formula in the language's own spelling: odd names in backticks, so that it can be parsed without knowing them, ASCII
 * for typographic signs and numbers, and numbers without suffixes. Throws as {@link parse}.
 */
export function inOwnSpelling(formula: string, names?: OddNames): string {
  parse(formula, undefined, names);
  const spelt = new Map<number, { end: number; text: string }>();
  for (const token of lex(formula, names)) {
    const { start, end } = token.span;
    const before = spelt.get(start);
    // The tokens of a raised exponent share its place.
    spelt.set(start, { end, text: `${before?.text ?? ''}${spelling(token, formula.slice(start, end))}` });
  }
  return [...spelt].reduceRight(
    (text, [start, { end, text: own }]) => `${text.slice(0, start)}${own}${text.slice(end)}`,
    formula,
  );
}

function spelling({ kind, text, odd, suffix }: Token, written: string): string {
  if (odd === true) return `\`${text}\``;
  if (suffix !== undefined) return `${suffix.digits}${exponentOfSuffix(suffix.letter)}`;
  if (kind === 'end') return '';
  if (kind === 'number') return plainNumber(text) ?? text;
  if (kind === 'text' && /^[“„‘]/.test(written)) return text.includes('"') ? `'${text}'` : `"${text}"`;
  // What is written otherwise is a sign, whose token has the operator.
  return kind === 'symbol' || /^[∧∨¬]$/.test(written) ? text : written;
}
