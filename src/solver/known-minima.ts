import { quadraticForm } from '../linear-algebra/packed.js';
import type { Normal } from './passes.js';

/**
 * Two states are in one place where objectives differ by no more than this, relative, and so does what the curvature at
 * either says of the way between them. Rival minima of real tables were seen 2e-4 apart.
 */
const SAME_PLACE = 1e-4;

/** Places remembered at once: more are minima that few starts share. */
const MOST = 16;

/**
 * Ends higher than this many times the cohort's best are tails, in which terms of the law have died out. Nothing merges
 * there: of 4,500 customary starts on 240 published runs, 500 rested in a tail and left it again for the optimum.
 */
const TAIL = 2;

/** Where a fit has ended, and the normal matrix there. */
export interface KnownMinimum {
  readonly at: Float64Array;
  readonly objective: number;
  readonly matrix: Float64Array;
}

/**
 * Starts that may merge with each other. Cohorts follow from the starts' numbers alone, so that how the work is cut up
 * does not show; longer ones save more, shorter ones are shared among workers more evenly.
 */
export const COHORT = 128;

/** Where the fits of a cohort have ended, the minima among it for others to merge with. */
export class KnownMinima {
  #known: KnownMinimum[] = [];

  /** Forgets all: a new cohort begins. */
  clear(): void {
    this.#known = [];
  }

  /** Remembers where a fit has ended, unless that is known. */
  add(at: Float64Array, { objective, matrix }: Normal): void {
    if (this.#known.length >= MOST || this.met(at, { objective, matrix }) !== undefined) return;
    this.#known.push({ at: at.slice(), objective, matrix: matrix.slice() });
  }

  /** The known end in whose place a state is. */
  met(
    at: Float64Array,
    { objective, matrix }: Pick<Normal, 'objective' | 'matrix'>,
  ): KnownMinimum | undefined {
    const best = this.#known.reduce((least, known) => Math.min(least, known.objective), Infinity);
    if (objective > TAIL * best) return undefined;
    return this.#known.find((known) => {
      const limit = SAME_PLACE * known.objective;
      if (Math.abs(objective - known.objective) > limit) return false;
      const way = at.map((x, i) => x - known.at[i]);
      return quadraticForm(known.matrix, way) <= 2 * limit && quadraticForm(matrix, way) <= 2 * limit;
    });
  }
}
