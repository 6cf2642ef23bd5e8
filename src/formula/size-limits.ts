/** Limits on formulas; larger ones are refused with an error, before they take time or memory. */
import { field, IsolossError } from '../errors.js';

/** Characters of a formula; the longest published law is a tenth of it. */
export const MAX_LENGTH = 4096;

/** Levels of parentheses, calls and signs in a formula's text. */
export const MAX_PARENTHESES = 100;

/** Terms of a formula's indexed sums and products, written out. */
export const MAX_TERMS = 10_000;

/** Levels of operations in the whole of a law or cost, named parts written out. */
export const MAX_DEPTH = 300;

/** Operations of a law itself, named parts written out, equal ones counted once. */
export const MAX_OPERATIONS = 10_000;

/** Operations of a law, its named parts and all their derivatives, equal ones counted once. */
export const MAX_NODES = 200_000;

/** Parameters fitted at once: the matrices of second derivatives grow with their square. */
export const MAX_PARAMETERS = 256;

/** The same where parameters differ between groups of rows, of which no more are differentiated than a law has. */
export const MAX_GROUPED_PARAMETERS = 8192;

/**
 * The same of all groups together on a GPU, whose kernels know no groups: they are tried with laws of no more, and sums over pairs of
 * parameters of two groups, which are zero, cost as much as others.
 */
export const MAX_GROUPED_ON_DEVICE = 21;

/** The same under losses with a kink, whose exact minima are systems of linear equations over all parameters and rows met. */
export const MAX_KINKED_PARAMETERS = 2048;

/** The error `formula-too-large`, which names the limit that is exceeded. */
export function tooLarge(what: string, limit: number): IsolossError {
  return new IsolossError(
    'formula-too-large',
    `With its named parts and derivatives the formula has more than ${limit} ${what}.`,
    `Simplify it, split it into laws of their own, or hold parameters with ${field('fix')}.`,
  );
}
