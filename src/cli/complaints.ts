/** Errors as a person reads them on standard error, and the exit codes that belong to them. */
import { IsolossError, optionOf } from '../errors.js';
import { excerpt } from '../text.js';
import { visible } from '../visible.js';
import { widthOf, wrappedLines } from './display-width.js';
import { isTerminal, printable, shown, styled, type Terminal } from './terminal.js';

/** Says on standard error that something is wrong. */
export function complain(text: string, { err }: Terminal): void {
  write(err, styled('red', 'error:', err), text);
}

/** In lines where a person reads it at a terminal, in one elsewhere. A line of a formula and its pointer stay as they are. */
function write(err: NodeJS.WritableStream, label: string, text: string, indent = ''): void {
  const [first, ...rest] = text.split('\n');
  const line = `${indent}${label} ${first}`;
  const lines = isTerminal(err) ? wrappedLines(shown(line), widthOf(err) - 4) : [line];
  err.write(printable(`${[lines.join('\n    '), ...rest].join('\n')}\n`));
}

/**
 * The error's message, which calls fields of a job by the options that `called` names, its place where the message does not
 * say it, and what to do, for a person; with ISOLOSS_ERRORS=json in the environment all of it as a line of JSON.
 */
export function writeError(
  error: unknown,
  terminal: Terminal,
  called: (field: string) => string = optionOf,
): void {
  const { err } = terminal;
  if (process.env.ISOLOSS_ERRORS === 'json') {
    err.write(`${JSON.stringify({ error: errorParts(error, called) })}\n`);
    return;
  }
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
    row === undefined
      ? []
      : [{ word: message.includes(`line ${row}`) ? 'line ' : 'row ', value: String(row) }],
    column === undefined ? [] : [{ word: 'column ', value: excerpt(column) }],
    position === undefined ? [] : [{ word: 'character ', value: String(position) }],
  ].flat();
  if (place.some(({ value }) => !message.includes(value))) {
    const words = place.map(({ word, value }) => word + value).join(', ');
    write(err, styled('dim', 'at:', err), visible(words), '  ');
  }
  if (fix !== '') write(err, styled('dim', 'fix:', err), fix, '  ');
}

/** What an error says, for a program that started this one. */
function errorParts(error: unknown, called: (field: string) => string): object {
  if (!(error instanceof IsolossError))
    return { code: 'unexpected', kind: 'run', message: String(error), fix: '' };
  const { code, kind, place } = error;
  return { code, kind, ...error.worded(called), place };
}

/** 0 done, 1 ran but failed, 2 bad usage or input, 130 interrupted. */
export function exitCode(error: unknown): number {
  if (!(error instanceof IsolossError)) return 1;
  return { input: 2, run: 1, interrupted: 130 }[error.kind];
}
