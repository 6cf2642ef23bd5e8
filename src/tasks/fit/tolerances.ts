/** Tolerances for equal and rival minima, and how many are listed. */
/** Objectives that differ by less, relative, are equal to rounding. */
export const AT_BEST = 1e-6;

/** Minima listed in a record at most. */
export const MAX_MINIMA = 8;

/** A minimum within this of the best objective, relative, is a rival. */
export const RIVAL = 0.01;
