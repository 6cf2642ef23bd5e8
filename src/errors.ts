import type { ErrorCode } from './error-codes.js';
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

/** `--last-by` for `lastBy`: how options are called that have the name of their field; axes are given one by one. */
export function optionOf(name: string): string {
  if (name === 'axes') return '--axis';
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
  override readonly name: string = 'IsolossError';
  readonly code: ErrorCode;
  readonly fix: string;
  readonly kind: ErrorKind;
  readonly place: ErrorPlace;
  /** What it was made of, fields marked: for errors that say more of the same. */
  readonly marked: Wording;

  constructor(
    code: ErrorCode,
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

/** The tasks of the library, by the names of their functions. */
export type TaskName =
  | 'fit'
  | 'multiverse'
  | 'compare'
  | 'rollout'
  | 'predict'
  | 'solve'
  | 'surface'
  | 'allocate'
  | 'design'
  | 'isoflop'
  | 'regret'
  | 'multiplier'
  | 'equivalent'
  | 'hyper';

/**
 * What a task rejects with once its signal is aborted: `name` is `AbortError`, `code` is `interrupted`, `cause` is the
 * signal's reason. `finished` holds what the task had completed by then, in the form of its result; it is undefined if
 * nothing was complete. `isAborted` of the library tells the type of `finished` by the task.
 */
export class AbortError<Finished = unknown> extends IsolossError {
  override readonly name = 'AbortError';
  /** The task that was called; undefined for work that belongs to none, such as reading a table. */
  readonly task: TaskName | undefined;
  /** What was complete at the abort. */
  readonly finished: Finished | undefined;

  constructor(reason: unknown, part?: { readonly task: TaskName; readonly finished: Finished | undefined }) {
    super('interrupted', 'Interrupted.', 'Run it again to start over.', {
      kind: 'interrupted',
      cause: reason,
    });
    this.task = part?.task;
    this.finished = part?.finished;
  }
}

/** Throws an {@link AbortError} if `signal` is aborted. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AbortError(signal.reason);
}

/** The error of a task that was aborted by `signal`, with what it has finished. */
export function abortedWith<Finished>(
  task: TaskName,
  finished: Finished | undefined,
  signal: AbortSignal | undefined,
): AbortError<Finished> {
  return new AbortError(signal?.reason, { task, finished });
}

/** The result of `work`; an abort within it is that of `task`, with nothing finished unless `work` says otherwise. */
export async function asTask<Result>(task: TaskName, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AbortError) || error.task === task) throw error;
    throw new AbortError<Result>(error.cause, { task, finished: undefined });
  }
}
