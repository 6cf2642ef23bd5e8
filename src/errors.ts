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

/** The error type that users see: a stable code, what is wrong, and how to fix it. Control characters are escaped. */
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

/** Throws `interrupted` where `signal` is aborted. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) {
    throw new IsolossError('interrupted', 'Interrupted.', 'Run the command again to start over.', {
      kind: 'interrupted',
    });
  }
}
