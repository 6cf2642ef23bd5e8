import { IsolossError } from '../errors.js';
import { Status, type StatusCode } from './status.js';

/** The fits of all resamples, one entry a resample in every column. */
export interface Replicates {
  /** Resamples, failed ones included. */
  readonly count: number;
  /**
   * Natural units: every parameter of the law (fixed and tied ones too), then derived quantities. Not finite where a
   * refit ended so.
   */
  readonly columns: Readonly<Record<string, Float64Array>>;
  /** Sum over the resample's rows. */
  readonly objective: Float64Array;
  /** `Status` codes. */
  readonly status: Uint8Array;
  /** 1 where another start led lower than the optimum of all runs did. */
  readonly improved: Uint8Array;
}

/** Whether a refit with this status counts: it came to rest at a minimum. */
export function hasEndedWell(status: number): boolean {
  return wellEnded.has(status as StatusCode);
}

const wellEnded = new Set<StatusCode>([Status.converged, Status.atBound]);

/** Columns that a table of replicates has before its quantities. */
export const replicateColumns = ['resample', 'status', 'improved', 'objective'] as const;

/** Throws `name-clash` where a quantity could not stand in a table of replicates beside {@link replicateColumns}. */
export function checkReplicateNames(names: readonly string[]): void {
  const name = names.find((candidate) => replicateColumns.some((column) => column === candidate));
  if (name === undefined) return;
  throw new IsolossError(
    'name-clash',
    `"${name}" is a column of every table of replicates.`,
    `Choose another name; ${replicateColumns.join(', ')} are taken.`,
  );
}
