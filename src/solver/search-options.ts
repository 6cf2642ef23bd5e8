/** Arithmetic of a search. */
export type Precision = 'f32' | 'f64';

/** How one fit is searched for. */
export interface SearchOptions {
  /** Steps each fit may take. */
  readonly maxSteps: number;
  /** A fit has converged when a full step promises less than this, relative to the objective. */
  readonly tolerance: number;
  /** Stands in for zero in losses with a kink; see `huberForm`. */
  readonly smoothing: number;
  /**
   * A start that comes to where another has ended need not be followed further: it takes that end (status `merged`).
   * What merges depends on the starts' numbers and paths alone, so pieces must begin at multiples of 128. A back end
   * may follow every start all the same.
   */
  readonly merge?: boolean;
  /** Coordinates that stay where each start has them, ascending; the others are fitted. */
  readonly hold?: readonly number[];
}

/** How resamples are refitted. */
export interface RefitOptions extends SearchOptions {
  /**
   * The minima in float64 are wanted as well, with the covariance of each or without. A back end that polishes where it
   * draws puts them into `RefitResult.refined`; others leave that to the caller.
   */
  readonly polish?: { readonly covariance: boolean };
}
