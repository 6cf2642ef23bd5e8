import { IsolossError } from '../errors.js';
import { Status, type StatusCode } from './status.js';

/** The fits of all resamples, one entry a resample in every column. */
export interface Replicates {
  /** Resamples, failed ones included. */
  readonly count: number;
  /**
   * Natural units: every parameter of the law (fixed and tied ones too), then derived quantities. Not finite where a
   * refit has none.
   */
  readonly columns: Readonly<Record<string, Float64Array>>;
  /** Sum over the resample's rows. */
  readonly objective: Float64Array;
  /** `Status` codes. */
  readonly status: Uint8Array;
  /** 1 where another start led to a lower minimum than the optimum of all runs did. */
  readonly improved: Uint8Array;
}

/** Whether a refit with this status counts: it converged, possibly at a bound. */
export function hasConverged(status: number): boolean {
  return convergedCodes.has(status as StatusCode);
}

const convergedCodes = new Set<StatusCode>([Status.converged, Status.atBound]);

/** Columns that a table of replicates has before its quantities. */
export const replicateColumns = ['resample', 'status', 'improved', 'objective'] as const;

/** Throws `name-clash` where a quantity has the name of one of {@link replicateColumns}. */
export function checkReplicateNames(names: readonly string[]): void {
  const name = names.find((candidate) => replicateColumns.some((column) => column === candidate));
  if (name === undefined) return;
  throw new IsolossError(
    'name-clash',
    `"${name}" is a column of every table of replicates.`,
    `Choose another name; ${replicateColumns.join(', ')} are taken.`,
  );
}
