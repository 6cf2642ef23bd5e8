/** What is compared, as data: a task, and the ways there are to do it. */

/** What came of one run, as float64 sees it. */
export type Finding =
  | {
      readonly kind: 'values';
      /** The largest error met, as a share of what is allowed. */
      readonly error: number;
    }
  | {
      readonly kind: 'ends';
      /** The objective where each item ended, in float64; items are numbered from `first` on. */
      readonly first: number;
      readonly objective: Float64Array;
    };

export interface Run {
  /** Where what did the work has a clock of its own, which leaves out how it was spoken to. */
  readonly seconds?: number;
  /** Compares with float64, outside the clock. */
  find(): Finding;
}

/** A way made ready. */
export interface Ready {
  /** Items of one run: slow ways do a sample of them. */
  readonly least: number;
  readonly most: number;
  /** Works through items `first .. first + items - 1`, from inputs in host memory to results in host memory. */
  run(first: number, items: number): Promise<Run>;
  dispose?(): void;
}

export interface Contender {
  readonly name: string;
  readonly version: string;
  prepare(): Promise<Ready | { readonly skip: string }>;
}

export interface PeerTask {
  readonly name: string;
  readonly title: string;
  /** What times are told of: a fit, a point. */
  readonly item: string;
  /**
   * Searches: whether the least objective is one for all items (starts of one problem) or each item has its own
   * (resamples), and the share of items that must come within 1e-4 of it for a way not to be wrong.
   */
  readonly search?: { readonly least: 'of all' | 'of each'; readonly atLeast: number };
  readonly contenders: readonly Contender[];
}

/** How much there is to do; tests do little. */
export interface Sizes {
  /** Starts of the customary grid, a seeded sample in a seeded order. */
  readonly starts: number;
  readonly resamples: number;
  /** The surface has so many points along each of two axes. */
  readonly side: number;
  readonly quantileSide: number;
  readonly quantileVectors: number;
  /** Parameter vectors whose objective is computed. */
  readonly vectors: number;
}

export const fullSizes: Sizes = {
  starts: 4500,
  resamples: 4000,
  side: 1000,
  quantileSide: 64,
  quantileVectors: 1000,
  vectors: 1e5,
};
