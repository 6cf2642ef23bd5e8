import { IsolossError } from '../errors.js';
import { pointedExcerpt } from '../visible.js';
import type { Span } from './ast.js';
import { asciiFor, lookalike } from './lookalikes.js';
import type { OddNames } from './odd-names.js';
import { MAX_LENGTH } from './size-limits.js';

export type TokenKind = 'number' | 'text' | 'name' | 'symbol' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** The symbol or name itself; the content of a quoted text or backticked name. */
  readonly text: string;
  readonly value: number;
  readonly span: Span;
  /** A name in backticks, or an odd name, is never a keyword or a function. */
  readonly quoted: boolean;
  /** An odd name without backticks. */
  readonly odd?: true;
}

export function syntaxError(formula: string, span: Span, message: string, fix: string): IsolossError {
  return new IsolossError(
    'formula-syntax',
    `${message}\n${pointedExcerpt(formula, span.start, span.end)}`,
    fix,
    {
      place: { position: span.start + 1 },
    },
  );
}

const patterns: readonly (readonly [TokenKind | 'space', RegExp])[] = [
  ['space', /\s+/y],
  ['number', /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['name', /[\p{L}_][\p{L}\p{N}_]*/uy],
  ['symbol', /\*\*|<=|>=|==|!=|[-+*/^()<>,]/y],
];

const closers: Readonly<Record<string, TokenKind>> = { '`': 'name', '"': 'text', "'": 'text' };

/** Spellings of other languages, and advice on this one's. */
const otherSpellings: ReadonlyMap<string, string> = new Map([
  ['=', 'Equality is written ==.'],
  ['&', 'Write and between conditions.'],
  ['|', 'Write or between conditions.'],
  ['!', 'Write not before a condition, != for unequal.'],
]);

function meantWords(character: string): string | undefined {
  if (/\p{M}/u.test(character)) return 'It is an accent of its own: put the whole name in backticks.';
  const instead = asciiFor(character);
  return instead === undefined ? undefined : `Write ${instead} in place of ${character}.`;
}

/** Refuses names with letters or digits that look like others, unless they are in backticks. */
function checkLetters(formula: string, { start, end }: Span, name: string): void {
  const at = name.search(/[²³¹⁰⁴-⁹]/u);
  if (at >= 0) {
    const place = start + at;
    throw syntaxError(
      formula,
      { start: place, end: place + 1 },
      `Character ${place + 1}: ${name[at]} is part of a name here, not a power.`,
      `Write ${name.slice(0, at) || 'x'}${asciiFor(name[at])}, or the name in backticks if it is one.`,
    );
  }
  const looks = lookalike(name);
  if (looks === undefined) return;
  const first = [...name].findIndex((letter, i) => letter !== [...looks][i]);
  const odd = [...name][Math.max(first, 0)];
  const code = (odd.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  throw syntaxError(
    formula,
    { start, end },
    `Character ${start + 1}: "${name}" looks like ${looks}, but its ${odd} is another character (U+${code}).`,
    `Write ${looks}, or \`${name}\` in backticks if that name is meant.`,
  );
}

/**
 * Splits a formula into tokens; the last is always `end`. Throws `formula-syntax` at the first invalid character. `names`
 * are those that may be written without backticks although they are no identifiers.
 */
export function lex(formula: string, names?: OddNames): Token[] {
  if (formula.length > MAX_LENGTH) {
    throw new IsolossError(
      'formula-too-long',
      `The formula has ${formula.length} characters; at most ${MAX_LENGTH} are allowed.`,
      'Shorten it, or name its parts in a law definition.',
    );
  }
  const tokens: Token[] = [];
  let at = 0;
  scan: while (at < formula.length) {
    const odd = names?.at(formula, at);
    if (odd !== undefined) {
      const span = { start: at, end: at + odd.length };
      tokens.push({ kind: 'name', text: odd, value: Number.NaN, span, quoted: true, odd: true });
      at = span.end;
      continue;
    }
    const kind = closers[formula[at]];
    if (kind !== undefined) {
      const close = formula.indexOf(formula[at], at + 1);
      if (close < 0) {
        const what = kind === 'name' ? 'backticked name' : 'quoted text';
        throw syntaxError(
          formula,
          { start: at, end: at + 1 },
          `The ${what} that begins at character ${at + 1} never ends.`,
          `Close it with ${formula[at]}.`,
        );
      }
      const span = { start: at, end: close + 1 };
      tokens.push({ kind, text: formula.slice(at + 1, close), value: Number.NaN, span, quoted: true });
      at = close + 1;
      continue;
    }
    for (const [kind, pattern] of patterns) {
      pattern.lastIndex = at;
      const text = pattern.exec(formula)?.[0];
      if (text === undefined) continue;
      const span = { start: at, end: at + text.length };
      at = span.end;
      if (kind === 'space') continue scan;
      if (kind === 'name') checkLetters(formula, span, text);
      if (kind === 'number' && /[\p{L}_]/u.test(formula[at] ?? '')) {
        throw syntaxError(
          formula,
          { start: at, end: at + 1 },
          `Character ${at + 1}: a name cannot follow a number directly.`,
          'Write a multiplication as 2*N, a large number as 1.3e9.',
        );
      }
      if (kind === 'number' && !Number.isFinite(Number(text))) {
        throw syntaxError(
          formula,
          span,
          `Character ${span.start + 1}: ${text} is beyond the largest number, 1.8e308.`,
          'Write a smaller number.',
        );
      }
      tokens.push({ kind, text, value: kind === 'number' ? Number(text) : Number.NaN, span, quoted: false });
      continue scan;
    }
    const invalid = String.fromCodePoint(formula.codePointAt(at) ?? 0);
    throw syntaxError(
      formula,
      { start: at, end: at + 1 },
      `Character ${at + 1}: ${JSON.stringify(invalid)} has no meaning in a formula.`,
      otherSpellings.get(invalid) ??
        meantWords(invalid) ??
        'Formulas have numbers, names, + - * / ^ ( ) , comparisons, and, or, not, quoted text, and odd names in backticks.',
    );
  }
  const end = { start: formula.length, end: formula.length };
  tokens.push({ kind: 'end', text: 'the end of the formula', value: Number.NaN, span: end, quoted: false });
  return tokens;
}
