import { IsolossError } from '../../errors.js';

/** A task as the command line has it: its name, and the two fits by path or preset. */
export interface TaskText {
  readonly name: string;
  readonly first: string;
  readonly second: string;
}

/** Reads `hellaswag=loss.json,accuracy.json`; without a name it is called by the second fit. Throws `bad-question`. */
export function parseTask(text: string): TaskText {
  const [, named, rest] = /^\s*(?:([\p{L}\p{N}_ .-]+?)\s*=)?\s*(.+)$/su.exec(text) ?? ['', undefined, text];
  const parts = rest.split(',').map((part) => part.trim());
  if (parts.length === 2 && parts.every((part) => part !== '')) {
    const [first, second] = parts;
    const own =
      second
        .split(/[/\\]/)
        .at(-1)
        ?.replace(/\.json$/, '') ?? second;
    return { name: named ?? own, first, second };
  }
  throw new IsolossError(
    'bad-question',
    `The task '${text}' does not name two fits.`,
    'Write NAME=LOSS.json,METRIC.json: the fit of the loss, then that of what follows from it.',
  );
}
