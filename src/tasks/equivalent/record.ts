import type { FitReference } from '../fitted/reference.js';
import type { Solved } from '../solve/record.js';
import type { EquivalentJob } from './job.js';

/** What is asked. */
export type EquivalentKind =
  /** The value of an input in the reference that gives the loss of the point: effective size, effective data, data efficiency. */
  | 'input'
  /** The compute with which another law reaches the least loss of a budget: equal-loss shift. */
  | 'compute'
  /** How much of one input replaces another. */
  | 'exchange';

/** How much of the input `in` a change of the input `of` is worth at equal loss. */
export interface ExchangeRate {
  readonly of: string;
  readonly in: string;
  /** Percent of `in` that one percent of `of` replaces: (dL/dlog of)/(dL/dlog in). */
  readonly elasticity: Solved;
  /** Units of `in` that one unit of `of` replaces, the marginal rate of substitution: (dL/dof)/(dL/din). */
  readonly rate: Solved;
}

/** A point, and what its loss asks for in the reference. */
export interface EquivalentPoint {
  /** Inputs of the law at the point, natural units; or `cost`, the budget. */
  readonly at: Readonly<Record<string, number>>;
  /** The loss to be matched; null of a budget without an optimum. */
  readonly loss: Solved | null;
  /** The equivalent in the reference; null where it has none, with `reason`. Absent of rates of exchange. */
  readonly equivalent?: Solved | null;
  /** The equivalent over the value of the point; null where there is none. */
  readonly factor?: Solved | null;
  readonly reason?: string;
  readonly rates?: readonly ExchangeRate[];
}

/** What is worth how much at equal loss, natural units; bands are over the refits, or by the covariance of the parameters. */
export interface EquivalentRecord {
  readonly schema: 'isoloss/equivalent@1';
  /** Of the command line, which repeats it. */
  readonly job?: EquivalentJob;
  readonly kind: EquivalentKind;
  /** The input whose equivalent was asked for. */
  readonly for?: string;
  /** What inputs are in the reference. */
  readonly reference?: string;
  /** The name along which the points are a curve. */
  readonly axis?: string;
  readonly fit: FitReference;
  /** The other law. */
  readonly against?: FitReference;
  readonly pairing?: 'independent' | 'paired';
  readonly level: number;
  /** Replicates (pairs, for two fits) used; 0 if bands are from the covariance. */
  readonly drawn: number;
  /** Points asked for; fewer are listed if it was interrupted. */
  readonly asked: number;
  readonly points: readonly EquivalentPoint[];
  /** Warnings, one sentence each. */
  readonly warnings: readonly string[];
}
