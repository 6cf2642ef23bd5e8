/** The data that a law is fitted to, and the settings of the fit. */
import type { Loss } from '../loss/loss.js';

/** Runs as columns, all of the same length, with what error messages need to name a cell. */
export interface RunColumns {
  readonly inputs: ReadonlyMap<string, Float64Array>;
  readonly target: Float64Array;
  readonly weight: Float64Array;
  /** Trials or exposure of each row, where the loss is a likelihood of counts. */
  readonly size?: Float64Array;
  /** The row of the file that each row came from. */
  readonly rowNumbers: Int32Array;
  /** File name, for messages. */
  readonly source: string;
  /** What a row number counts, for messages. */
  readonly rowWord: 'line' | 'row';
  /** Groups of rows by which parameters may differ. */
  readonly groups?: RunGroups;
  /** What to do, besides, where the law has more parameters than there are rows. */
  readonly advice?: string;
}

/** Groups of rows, named by the values that the rows of each have in common. */
export interface RunGroups {
  readonly names: readonly string[];
  /** Each row's group, an index into `names`. */
  readonly of: Uint32Array;
}

export interface ModelSettings {
  readonly loss: Loss;
  /** Parameter to the number or expression of other parameters that it is held at. */
  readonly fix: Readonly<Record<string, string>>;
  /** Parameters declared positive, beside those that are so in the law. */
  readonly positive: readonly string[];
  /** Bounds in natural units; null is none. */
  readonly bound: Readonly<Record<string, readonly [number | null, number | null]>>;
  /** Parameters whose coordinate is the parameter itself (its logarithm where positive), so that it can be held. */
  readonly unshifted?: readonly string[];
  /** Parameters that every group of rows has to itself; the others are the same in all groups. */
  readonly per?: readonly string[];
}
