import { quadraticForm } from '../linear-algebra/matrix-shape.js';
import type { Normal } from './passes.js';

/**
 * Two points are in one basin where their objectives differ by at most this, relative, and so do the quadratic models at
 * either point of the displacement between them. Distinct minima of real tables were seen with objectives 2e-4 apart.
 */
const SAME_BASIN = 1e-4;

/** Minima kept at once: few starts lead to any beyond these. */
const MAX_KNOWN = 16;

/**
 * Points higher than this many times the cohort's best are taken for plateaus, on which terms of the law are negligible.
 * Nothing merges there: of 4,500 starts of the customary grid on 240 published runs, 500 stalled on a plateau and left it
 * again for the optimum.
 */
const PLATEAU_RATIO = 2;

/** A point where a fit stopped, and the normal matrix there. */
export interface KnownMinimum {
  readonly at: Float64Array;
  readonly objective: number;
  readonly matrix: Float64Array;
}

/**
 * Starts that may merge with each other. Cohorts depend on the starts' numbers alone, so that chunk sizes do not change
 * results; longer cohorts save more steps, shorter ones balance the load among workers better.
 */
export const COHORT = 128;

/** The points where fits of a cohort stopped, for others to merge with. */
export class KnownMinima {
  #known: KnownMinimum[] = [];

  /** Removes all, for a new cohort. */
  clear(): void {
    this.#known = [];
  }

  /** Adds the point where a fit stopped, unless it lies in a known basin. */
  add(at: Float64Array, { objective, matrix, shape }: Normal): void {
    if (this.#known.length >= MAX_KNOWN || this.basinOf(at, { objective, matrix, shape }) !== undefined)
      return;
    this.#known.push({ at: at.slice(), objective, matrix: matrix.slice() });
  }

  /** The known minimum in whose basin a point lies. */
  basinOf(
    at: Float64Array,
    { objective, matrix, shape }: Pick<Normal, 'objective' | 'matrix' | 'shape'>,
  ): KnownMinimum | undefined {
    const best = this.#known.reduce((least, known) => Math.min(least, known.objective), Infinity);
    if (objective > PLATEAU_RATIO * best) return undefined;
    return this.#known.find((known) => {
      const limit = SAME_BASIN * known.objective;
      if (Math.abs(objective - known.objective) > limit) return false;
      const difference = at.map((x, i) => x - known.at[i]);
      return (
        quadraticForm(shape, known.matrix, difference) <= 2 * limit &&
        quadraticForm(shape, matrix, difference) <= 2 * limit
      );
    });
  }
}
