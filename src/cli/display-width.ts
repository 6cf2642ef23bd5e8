/** How wide a terminal and a text are, in columns: an ideograph takes two, an accent none. */
import stringWidth from 'string-width';
import { isTerminal, withoutStyle } from './terminal.js';

/** Of what is no terminal, or does not say. */
const USUAL_WIDTH = 80;
/** Nothing is laid out for less. */
const LEAST_WIDTH = 24;

/** Columns of a line that is written to `stream`. */
export function widthOf(stream: NodeJS.WritableStream): number {
  const columns = isTerminal(stream) && 'columns' in stream ? Number(stream.columns) : Number.NaN;
  return columns > 0 ? Math.max(columns, LEAST_WIDTH) : USUAL_WIDTH;
}

/** Columns that a text of one line takes, its styles none. */
export function displayWidth(text: string): number {
  const plain = withoutStyle(text);
  // ASCII, as nearly everything is, needs no table.
  return /^[\x20-\x7e]*$/.test(plain) ? plain.length : stringWidth(plain);
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}

/** The words of a text in lines of at most `width` columns; a word that is longer has a line of its own. */
export function wrappedLines(text: string, width: number): string[] {
  const lines: string[] = [];
  let free = 0;
  for (const word of text.split(' ')) {
    const size = displayWidth(word);
    if (lines.length === 0 || free < size + 1) {
      lines.push(word);
      free = width - size;
    } else {
      lines[lines.length - 1] += ` ${word}`;
      free -= size + 1;
    }
  }
  return lines.map((line) => line.trimEnd());
}
