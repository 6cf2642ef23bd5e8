import { AbortError } from '../errors.js';

/**
 * The result of `work`, or, where it was interrupted, what of it was finished by then, after a call of `interrupted`.
 * Rethrows if that is nothing.
 */
export async function finishedOf<Result>(work: Promise<Result>, interrupted?: () => void): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof AbortError) || error.finished === undefined) throw error;
    interrupted?.();
    return error.finished as Result;
  }
}
