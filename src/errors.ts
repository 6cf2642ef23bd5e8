import { visible, visibleMessage } from './visible.js';

/** Where in the user's material an error lies; every field is optional and 1-based. */
export interface ErrorPlace {
  readonly file?: string;
  readonly row?: number;
  readonly column?: string;
  /** Character position in a formula, 1-based. */
  readonly position?: number;
}

/**
 * - `input`: the command or its material is at fault (exit code 2);
 * - `run`: the job ran but failed, such as a lost device (exit code 1);
 * - `interrupted`: the user stopped it (exit code 130).
 */
export type ErrorKind = 'input' | 'run' | 'interrupted';

/** The one error type users meet: a stable code, what is wrong, and what to do about it. Control characters are escaped. */
export class IsolossError extends Error {
  override readonly name = 'IsolossError';
  readonly code: string;
  readonly fix: string;
  readonly kind: ErrorKind;
  readonly place: ErrorPlace;

  constructor(
    code: string,
    message: string,
    fix: string,
    options: { kind?: ErrorKind; place?: ErrorPlace; cause?: unknown } = {},
  ) {
    super(visibleMessage(message), options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.fix = visible(fix);
    this.kind = options.kind ?? 'input';
    this.place = options.place ?? {};
  }
}

/** Throws the interruption error where `signal` has fired. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) {
    throw new IsolossError('interrupted', 'Interrupted.', 'Run the command again to start over.', {
      kind: 'interrupted',
    });
  }
}
