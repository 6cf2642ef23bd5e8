/** When two minima count as one, as rivals, and how many are listed. */
/** Objectives this near, relative, are one and the same: what differs between them is rounding. */
export const AT_BEST = 1e-6;

/** Minima that a record tells of. */
export const MOST_MINIMA = 8;

/** A minimum this near the best, relative, is a rival reading of the same runs. */
export const RIVAL = 0.01;
