import { styleText } from 'node:util';
import { IsolossError, optionOf } from '../errors.js';
import { excerpt } from '../text.js';
import { visible, visibleLines } from '../visible.js';

/** Where a command writes: results to `out`, everything about the run to `err`. */
export interface Terminal {
  readonly out: NodeJS.WritableStream;
  readonly err: NodeJS.WritableStream;
}

type Format = Parameters<typeof styleText>[0];

/** `text` in colour where `stream` is a terminal that shows it (NO_COLOR and FORCE_COLOR are honoured). */
export function styled(format: Format, text: string, stream: NodeJS.WritableStream): string {
  if (!wantsColour(stream)) return text;
  return styleText(format, text).replaceAll(ESCAPE, OWN_ESCAPE);
}

const ESCAPE = '\u001b';
/** Stands for the escape character in what `styled` makes, until it is written: others' are then told from ours. */
const OWN_ESCAPE = '\ufdd0';
const OWN_STYLE = /\ufdd0(?=\[[\d;]*m)/g;

/** What may be written to a terminal: our own colours and line ends, and everything else visible. */
export function printable(text: string): string {
  return text.split(OWN_STYLE).map(visibleLines).join(ESCAPE);
}

/** Says on standard error that something is wrong. */
export function complain(text: string, { err }: Terminal): void {
  err.write(printable(`${styled('red', 'error:', err)} ${text}\n`));
}

/** The error's message, which calls fields of a job by the options that `called` names, its place where the message does not say it, and what to do, for a person. */
export function writeError(
  error: unknown,
  terminal: Terminal,
  called: (field: string) => string = optionOf,
): void {
  const { err } = terminal;
  if (!(error instanceof IsolossError)) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    complain(`unexpected: ${detail}`, terminal);
    return;
  }
  const { message, fix } = error.worded(called);
  complain(message, terminal);
  const { file, row, column, position } = error.place;
  const place = [
    file === undefined ? [] : [{ word: '', value: file === '-' ? 'standard input' : file }],
    row === undefined ? [] : [{ word: 'row ', value: String(row) }],
    column === undefined ? [] : [{ word: 'column ', value: excerpt(column) }],
    position === undefined ? [] : [{ word: 'character ', value: String(position) }],
  ].flat();
  if (place.some(({ value }) => !message.includes(value))) {
    const words = place.map(({ word, value }) => word + value).join(', ');
    err.write(printable(`  ${styled('dim', 'at:', err)} ${visible(words)}\n`));
  }
  if (fix !== '') err.write(printable(`  ${styled('dim', 'fix:', err)} ${fix}\n`));
}

/** 0 done, 1 ran but failed, 2 bad usage or input, 130 interrupted. */
export function exitCode(error: unknown): number {
  if (!(error instanceof IsolossError)) return 1;
  return { input: 2, run: 1, interrupted: 130 }[error.kind];
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
