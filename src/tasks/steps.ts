/**
 * Work in steps of a moment each, between which events are heard: a generator that yields after each step. The same work
 * runs at once or with pauses, and its result does not depend on which.
 */
import { yieldToEvents } from '#platform';
import { throwIfAborted } from '../errors.js';

/** Work that returns `Result` at the end. */
export type Steps<Result> = Generator<void, Result>;

/** Longest time without hearing events, milliseconds, unless a single step takes longer. */
const LONGEST = 50;

/** All steps without a pause. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** All steps with pauses. Rejects with an `AbortError` if `signal` is aborted in one of them. */
export async function withPauses<Result>(
  steps: Steps<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  let due = performance.now() + LONGEST;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    throwIfAborted(signal);
    if (performance.now() < due) continue;
    await yieldToEvents();
    throwIfAborted(signal);
    due = performance.now() + LONGEST;
  }
}
