import { visible, visibleMessage } from './visible.js';

/** The position of an error in the user's input; every field is optional and 1-based. */
export interface ErrorPlace {
  readonly file?: string;
  readonly row?: number;
  readonly column?: string;
  /** Character position in a formula, 1-based. */
  readonly position?: number;
}

/**
 * - `input`: the command or its input is at fault (exit code 2);
 * - `run`: the job ran but failed, such as a lost device (exit code 1);
 * - `interrupted`: the user stopped it (exit code 130).
 */
export type ErrorKind = 'input' | 'run' | 'interrupted';

/** Stands before the name of a job's field in what an error is made of: a private character, which nobody types. */
const MARK = '\ue000';
const MARKED = /\ue000(\w+)/g;

/**
 * A field of a job, for the message or fix of an error: the library calls it by its name (`lastBy`), the command line by
 * its option (`--last-by`); see {@link IsolossError.worded}.
 */
export function field(name: string): string {
  return MARK + name;
}

/** `--last-by` for `lastBy`: how options are called that have the name of their field. */
export function optionOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function withFields(text: string, called: (name: string) => string): string {
  return text.replace(MARKED, (_, name: string) => called(name));
}

/** What an error says, and what to do about it. */
export interface Wording {
  readonly message: string;
  readonly fix: string;
}

/**
 * The error type that users see: a stable code, what is wrong, and how to fix it. Control characters are escaped, and
 * fields of a job are called by their names.
 */
export class IsolossError extends Error {
  override readonly name = 'IsolossError';
  readonly code: string;
  readonly fix: string;
  readonly kind: ErrorKind;
  readonly place: ErrorPlace;
  /** What it was made of, fields marked: for errors that say more of the same. */
  readonly marked: Wording;

  constructor(
    code: string,
    message: string,
    fix: string,
    options: { kind?: ErrorKind; place?: ErrorPlace; cause?: unknown } = {},
  ) {
    const marked = { message: visibleMessage(message), fix: visible(fix) };
    const byName = (text: string) => withFields(text, (name) => name);
    super(byName(marked.message), options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.marked = marked;
    this.fix = byName(marked.fix);
    this.kind = options.kind ?? 'input';
    this.place = options.place ?? {};
  }

  /** The error with fields called as `called` says, such as {@link optionOf}. */
  worded(called: (name: string) => string): Wording {
    const { message, fix } = this.marked;
    return { message: withFields(message, called), fix: withFields(fix, called) };
  }
}

/** Throws `interrupted` where `signal` is aborted. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) {
    throw new IsolossError('interrupted', 'Interrupted.', 'Run the command again to start over.', {
      kind: 'interrupted',
    });
  }
}
