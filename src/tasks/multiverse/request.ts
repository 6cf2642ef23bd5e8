import type { FormulaInput, PointInput, StartsInput } from '../../jobs/shapes.js';
import type { LawDefinition } from '../../laws/define.js';
import type { FitRequest } from '../fit/request.js';

/** A choice and what the record calls it, or both in one text: `small=N < 1e9`. A text without a name is its own name. */
export type NamedInput = { readonly name: string; readonly value: string } | string;

/** A law, or a law and what the record calls it. */
export type NamedLawInput =
  | NamedInput
  | LawDefinition
  | { readonly name: string; readonly value: LawDefinition };

/**
 * What a multiverse is asked: a fit in which what an analyst chooses is a list. Every combination is fitted; the first of
 * each list makes the base universe. An empty list, the default, leaves the choice to the law; a single value stands for a
 * list of one.
 */
export interface MultiverseRequest
  extends Omit<
    FitRequest,
    | 'law'
    | 'weight'
    | 'residual'
    | 'loss'
    | 'delta'
    | 'tau'
    | 'starts'
    | 'objectiveGrid'
    | 'bootstrap'
    | 'scheme'
    | 'cluster'
    | 'strata'
    | 'noise'
    | 'refitStarts'
    | 'interval'
    | 'profile'
    | 'leverage'
  > {
  /** Laws by name, formulas, or laws as `defineLaw` takes them. */
  readonly law: NamedLawInput | readonly NamedLawInput[];
  /** Other columns or expressions for inputs than `map` has: by input, or a text such as `N=params; D=tokens`. */
  readonly remap?: RemapInput | readonly RemapInput[];
  /** Expressions of rows to keep, beside `where`; `all` keeps every row. */
  readonly filter?: NamedInput | readonly NamedInput[];
  /** Columns (`dataset` or `family,seed`) or an expression: every group of rows with equal values is fitted by itself. */
  readonly by?: string;
  /** Weights of rows: expressions, zero or above. */
  readonly weight?: NamedInput | readonly NamedInput[];
  /** Scales of the residual. */
  readonly residual?: Scale | readonly Scale[];
  /** Penalties of a residual. */
  readonly loss?: Penalty | readonly Penalty[];
  /** Deltas of the Huber penalty, on the scale of the residual. */
  readonly delta?: number | readonly number[];
  /** Probabilities of the quantile penalty, within (0, 1). */
  readonly tau?: number | readonly number[];
  /** Ways to make starts. */
  readonly starts?: StartsInput | readonly StartsInput[];
  /** How near the base a conclusion must stay to hold, as a fraction. Default: 0.1. */
  readonly within?: number;
  /**
   * What `within` is a fraction of for predicted losses: the loss, the part of it above the base's irreducible loss, or
   * the compute that brings the base to the same loss. Default: `loss`.
   */
  readonly measure?: 'loss' | 'reducible' | 'compute';
  /** Points at which every universe predicts L. */
  readonly at?: readonly PointInput[];
}

/** By input of the law: a column or an expression, or a text such as `N=params; D=tokens`. */
export type RemapInput = Readonly<Record<string, FormulaInput>> | string;

type Scale = NonNullable<FitRequest['residual']>;
type Penalty = NonNullable<FitRequest['loss']>;
