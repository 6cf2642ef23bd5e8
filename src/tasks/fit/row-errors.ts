import type { IsolossError } from '../../errors.js';

/**
 * Errors that depend on the rows of a single fit: where many fits are made, that one fails and the others continue. Any
 * other error is a fault of the job.
 */
const OF_ROWS: ReadonlySet<string> = new Set([
  'no-rows',
  'too-few-rows',
  'missing-values',
  'not-a-number',
  'not-positive',
  'bad-weight',
  'no-grid',
]);

/** Whether an error concerns a single fit of several. */
export function isOfRows({ kind, code }: IsolossError): boolean {
  return kind === 'run' || OF_ROWS.has(code);
}
