/** Arithmetic of a search. */
export type Precision = 'f32' | 'f64';

/** Options of the search from one start. */
export interface SearchOptions {
  /** Steps of each fit at most. */
  readonly maxSteps: number;
  /** A fit has converged when the predicted reduction of a full step is below this, relative to the objective. */
  readonly tolerance: number;
  /** The Huber delta that replaces zero in losses with a kink; see `huberForm`. */
  readonly smoothing: number;
  /**
   * A start that enters the basin of a known minimum may stop there, with that minimum as its result (status `merged`).
   * Which starts merge depends on their numbers and paths alone, so chunks must begin at multiples of 128. A back end may
   * also search from every start to the end.
   */
  readonly merge?: boolean;
  /** Coordinates held at each start's value, ascending; the others are fitted. */
  readonly hold?: readonly number[];
}

/** How resamples are refitted. */
export interface RefitOptions extends SearchOptions {
  /**
   * Asks for the minima in float64 as well, with or without the covariance of each. A back end that polishes where it
   * draws returns them in `RefitResult.refined`; others leave polishing to the caller.
   */
  readonly polish?: { readonly covariance: boolean };
}

/** What is wanted of an evaluation. */
export interface ObjectiveOptions {
  /** With false the objective alone, which takes less: the result's gradient is empty. Default: true. */
  readonly gradient?: boolean;
}
