/** Inverse problems with pauses, between which an abort is heard. */
import type { Control } from '../../control.js';
import { AbortError, abortedWith, asTask, throwIfAborted } from '../../errors.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { withPauses } from '../steps.js';
import { type AgainstOptions, type Inquiry, inquire, inquireAgainst } from './inverse.js';
import type { SolveRecord } from './record.js';
import type { SolveRequest } from './request.js';

/**
 * Solves an inverse problem; see `inquire` for its kinds and errors. An abort rejects with an `AbortError`, whose
 * `finished` is the record by the refits that were answered by then, if any.
 */
export function solve(fitted: FittedLaw, request: SolveRequest, control: Control = {}): Promise<SolveRecord> {
  return answered(() => inquire(fitted, request), control);
}

/** The same for two fits, compared at equal loss; see `inquireAgainst`. */
export function solveAgainst(
  fitted: FittedLaw,
  other: FittedLaw,
  request: SolveRequest,
  options: AgainstOptions = {},
  control: Control = {},
): Promise<SolveRecord> {
  return answered(() => inquireAgainst(fitted, other, request, options), control);
}

function answered(begin: () => Inquiry, { signal }: Control): Promise<SolveRecord> {
  return asTask('solve', async () => {
    throwIfAborted(signal);
    const inquiry = begin();
    try {
      return await withPauses(inquiry.steps, signal);
    } catch (error) {
      if (!(error instanceof AbortError)) throw error;
      throw abortedWith('solve', inquiry.finished(), signal);
    }
  });
}
