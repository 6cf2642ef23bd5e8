import { expect } from 'vitest';
import { AbortError } from '../../src/errors.js';

/** What a task had finished when it was aborted; fails if it was not aborted, or had finished nothing. */
export async function finishedBy<Result>(work: Promise<Result>): Promise<Result> {
  const error: unknown = await work.then(
    () => new Error('it was not aborted'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AbortError);
  const { finished } = error as AbortError<Result>;
  expect(finished).toBeDefined();
  return finished as Result;
}
