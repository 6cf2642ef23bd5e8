import { styleText } from 'node:util';
import { visible, visibleLines } from '../visible.js';

/** Where a command writes: results to `out`, everything about the run to `err`. */
export interface Terminal {
  readonly out: NodeJS.WritableStream;
  readonly err: NodeJS.WritableStream;
}

export type Format = Parameters<typeof styleText>[0];

/** `text` in colour where `stream` is a terminal that shows it (NO_COLOR and FORCE_COLOR are honoured). */
export function styled(format: Format, text: string, stream: NodeJS.WritableStream): string {
  if (!wantsColour(stream)) return text;
  return styleText(format, text).replaceAll(ESCAPE, OWN_ESCAPE);
}

const ESCAPE = '\u001b';
/** Stands for the escape character in what `styled` makes, until it is written: so that escapes in others' text are not mistaken for ours. */
const OWN_ESCAPE = '\ufdd0';
const OWN_STYLE = /\ufdd0(?=\[[\d;]*m)/g;
const OWN_STYLES = /\ufdd0\[[\d;]*m/g;

/** What may be written to a terminal: our own colours and line ends, and everything else visible. */
export function printable(text: string): string {
  return text.split(OWN_STYLE).map(visibleLines).join(ESCAPE);
}

/** A line with all but our own colours made visible, so that its width is known. */
export function shown(line: string): string {
  return line.split(OWN_STYLE).map(visible).join(OWN_ESCAPE);
}

/** A text without the marks of our own colours. */
export function withoutStyle(text: string): string {
  return text.replace(OWN_STYLES, '');
}

function wantsColour(stream: NodeJS.WritableStream): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '0' && FORCE_COLOR !== '') return true;
  return isTerminal(stream) && TERM !== 'dumb';
}

export function isTerminal(stream: NodeJS.WritableStream): boolean {
  return 'isTTY' in stream && stream.isTTY === true;
}
