import type { VerifyJob } from './job.js';

/** `unchecked`: it cannot be recomputed, or not from what is there. */
export type Outcome = 'holds' | 'differs' | 'unchecked';

/** A field whose stored and recomputed values differ; one of them is absent if only the other record has the field. */
export interface Difference {
  /** `parameters.alpha`, `profiles[0].values[3]`. */
  readonly field: string;
  readonly stored?: Scalar;
  readonly recomputed?: Scalar;
}

/** A value of JSON; `object` and `array` in place of those. */
export type Scalar = string | number | boolean | null;

/** One thing that was checked. */
export interface Check {
  readonly name: string;
  readonly outcome: Outcome;
  /** The result, in sentences. */
  readonly text: string;
  /** Values compared. */
  readonly compared?: number;
  /** Values that differ; the first of them are `differences`. */
  readonly differing?: number;
  readonly differences?: readonly Difference[];
}

/** The record of a verification: whether what another record says can be recomputed. */
export interface VerifyRecord {
  readonly schema: 'isoloss/verify@1';
  readonly job: VerifyJob;
  /** The schema that the verified record names; null without one. */
  readonly of: string | null;
  /** No check differs, and at least one holds besides the form. */
  readonly holds: boolean;
  readonly checks: readonly Check[];
  readonly seconds: { readonly total: number };
}
