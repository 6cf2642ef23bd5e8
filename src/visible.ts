/**
 * Untrusted text (names, cells, records, file names, formulas) made safe to display: characters that move the cursor, colour
 * a terminal, break a line or change the direction of writing are escaped.
 */

const UNSEEN =
  /\p{Cc}|\p{Bidi_Control}|\p{Noncharacter_Code_Point}|\p{Surrogate}|[\u200b\u2028\u2029\u2060\ufeff]/gu;

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\n') return '\\n';
  if (character === '\t') return '\\t';
  if (character === '\r') return '\\r';
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\u{${code.toString(16)}}`;
}

/** Control characters written as in a string literal: `\x1b`, `\n`, `\u202e`. */
export function visible(text: string): string {
  return text.replace(UNSEEN, escaped);
}

/** The same with line ends kept, for whole pages, whose line ends are the program's own. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

/** Replaces each character by one character, so that a pointer in the line below keeps its position. */
export function visibleInPlace(text: string): string {
  return text.replace(UNSEEN, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const shown = code < 0x20 ? String.fromCodePoint(0x2400 + code) : code === 0x7f ? '\u2421' : '\ufffd';
    return shown.repeat(character.length);
  });
}

/** Lines that only point at the line above them. */
const POINTER = /^ *\^+$/;

/** A message: one line, optionally followed by a line of the user's text and a pointer into it. */
export function visibleMessage(text: string): string {
  const lines = text.split('\n');
  const kept: string[] = [];
  lines.forEach((line, i) => {
    const structural = i === 0 || POINTER.test(line) || (i + 1 < lines.length && POINTER.test(lines[i + 1]));
    if (structural) kept.push(visible(line));
    else kept[kept.length - 1] += `\\n${visible(line)}`;
  });
  return kept.join('\n');
}

/** Characters of a text shown on either side of the position pointed at. */
const AROUND = 60;

/** The part of a text around `start..end`, or all of a short text, and a line that points at it. */
export function pointedExcerpt(text: string, start: number, end: number): string {
  const from = text.length <= 2.5 * AROUND ? 0 : Math.max(0, start - AROUND);
  const to = text.length <= 2.5 * AROUND ? text.length : Math.min(text.length, start + AROUND);
  const [before, after] = [from > 0 ? '...' : '', to < text.length ? '...' : ''];
  const width = Math.max(1, Math.min(end, to) - start);
  const line = `${before}${visibleInPlace(text.slice(from, to))}${after}`;
  return `${line}\n${' '.repeat(before.length + start - from)}${'^'.repeat(width)}`;
}
