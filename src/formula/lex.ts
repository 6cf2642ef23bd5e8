import { IsolossError } from '../errors.js';
import { exponentOfSuffix } from '../numeral.js';
import { plainNumber, RAISED, raisedExponent, SCIENTIFIC, UNSIGNED } from '../typography.js';
import { pointedExcerpt } from '../visible.js';
import type { Span } from './ast.js';
import { asciiFor, lookalike, operatorOf } from './lookalikes.js';
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
  /** The suffix of a number such as `70B`, and the number without it. */
  readonly suffix?: { readonly letter: string; readonly digits: string };
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

const patterns: readonly (readonly [TokenKind | 'space' | 'raised', RegExp])[] = [
  ['space', /\s+/y],
  ['number', new RegExp(UNSIGNED, 'uy')],
  ['raised', new RegExp(RAISED, 'uy')],
  ['name', /[\p{L}_](?:(?![²³¹⁰⁴-⁹])[\p{L}\p{N}_])*/uy],
  ['symbol', /\*\*|<=|>=|==|!=|[-+*/^()[\]<>,=]/y],
];

const scientificNumber = [['number', new RegExp(SCIENTIFIC, 'uy')]] as const;

/** What opens a name or a text, its kind, and what closes it. */
const quotes: Readonly<Record<string, readonly [kind: TokenKind, closers: string]>> = {
  '`': ['name', '`'],
  '"': ['text', '"'],
  "'": ['text', "'"],
  '“': ['text', '”“'],
  '„': ['text', '“”'],
  '‘': ['text', '’'],
};

/** Spellings of other languages, and advice on this one's. */
const otherSpellings: ReadonlyMap<string, string> = new Map([
  ['&', 'Write and between conditions.'],
  ['|', 'Write or between conditions.'],
  ['!', 'Write not before a condition, != for unequal.'],
]);

function meantWords(character: string): string | undefined {
  if (/\p{M}/u.test(character)) return 'It is an accent of its own: put the whole name in backticks.';
  const instead = asciiFor(character);
  return instead === undefined ? undefined : `Write ${instead} in place of ${character}.`;
}

/** Refuses names with letters that look like others, unless they are in backticks. */
function checkLetters(formula: string, { start, end }: Span, name: string): void {
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

/** Where a text in quotes ends: the first of `closers`. */
function closing(formula: string, from: number, closers: string): number {
  for (let at = from; at < formula.length; at++) {
    if (closers.includes(formula[at])) return at;
  }
  return -1;
}

/**
 * Splits a formula into tokens; the last is always `end`. Typographic signs are the operators that they stand for, raised
 * digits are powers. Throws `formula-syntax` at the first invalid character. `names` are those that may be written without
 * backticks although they are no identifiers.
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
    if (Object.hasOwn(quotes, formula[at])) {
      const [kind, closers] = quotes[formula[at]];
      const close = closing(formula, at + 1, closers);
      if (close < 0) {
        const what = kind === 'name' ? 'backticked name' : 'quoted text';
        throw syntaxError(
          formula,
          { start: at, end: at + 1 },
          `The ${what} that begins at character ${at + 1} never ends.`,
          `Close it with ${closers[0]}.`,
        );
      }
      const span = { start: at, end: close + 1 };
      tokens.push({ kind, text: formula.slice(at + 1, close), value: Number.NaN, span, quoted: true });
      at = close + 1;
      continue;
    }
    for (const [kind, pattern] of joinsPower(tokens.at(-1)) ? [...scientificNumber, ...patterns] : patterns) {
      pattern.lastIndex = at;
      const text = pattern.exec(formula)?.[0];
      if (text === undefined) continue;
      const span = { start: at, end: at + text.length };
      at = span.end;
      if (kind === 'space') continue scan;
      if (kind === 'raised') {
        tokens.push(...powerTokens(raisedExponent(text) ?? '', span));
        continue scan;
      }
      if (kind === 'name') checkLetters(formula, span, text);
      const suffixed = kind === 'number' ? suffixedNumber(formula, span) : undefined;
      if (suffixed !== undefined) {
        tokens.push(suffixed);
        at = suffixed.span.end;
        continue scan;
      }
      if (kind === 'number' && /[\p{L}_]/u.test(formula[at] ?? '')) {
        throw syntaxError(
          formula,
          { start: at, end: at + 1 },
          `Character ${at + 1}: a name cannot follow a number directly.`,
          'Write a multiplication as 2*N, a large number as 1.3e9.',
        );
      }
      const value = kind === 'number' ? Number(plainNumber(text)) : Number.NaN;
      if (kind === 'number' && !Number.isFinite(value)) {
        throw syntaxError(
          formula,
          span,
          `Character ${span.start + 1}: ${text} is beyond the largest number, 1.8e308.`,
          'Write a smaller number.',
        );
      }
      tokens.push({ kind, text, value, span, quoted: false });
      continue scan;
    }
    const invalid = String.fromCodePoint(formula.codePointAt(at) ?? 0);
    const operator = operatorOf(invalid);
    if (operator !== undefined) {
      const kind = /^\w/.test(operator) ? 'name' : 'symbol';
      const span = { start: at, end: at + invalid.length };
      tokens.push({ kind, text: operator, value: Number.NaN, span, quoted: false });
      at = span.end;
      continue;
    }
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

const SUFFIX = /^([kmbt])(?![\p{L}\p{N}_.(])/iu;

/** The token of `70B`, whose digits are at `span`; undefined where no suffix follows. */
function suffixedNumber(formula: string, { start, end }: Span): Token | undefined {
  const letter = SUFFIX.exec(formula.slice(end, end + 3))?.[1];
  const digits = plainNumber(formula.slice(start, end));
  if (letter === undefined || digits === undefined || /e/i.test(digits)) return undefined;
  const span = { start, end: end + 1 };
  const value = Number(`${digits}${exponentOfSuffix(letter)}`);
  return {
    kind: 'number',
    text: formula.slice(start, span.end),
    value,
    span,
    quoted: false,
    suffix: { letter, digits },
  };
}

/** Whether a power of ten after a number belongs to it: not in `2^1.5×10³` and `1/6×10³`, which are read from the left. */
function joinsPower(before: Token | undefined): boolean {
  return before === undefined || before.kind !== 'symbol' || !['^', '**', '/'].includes(before.text);
}

/** The tokens of `^-3`. */
function powerTokens(exponent: string, span: Span): Token[] {
  const token = (kind: TokenKind, text: string, value = Number.NaN): Token => ({
    kind,
    text,
    value,
    span,
    quoted: false,
  });
  const digits = exponent.replace('-', '');
  return [
    token('symbol', '^'),
    ...(exponent.startsWith('-') ? [token('symbol', '-')] : []),
    token('number', digits, Number(digits)),
  ];
}
