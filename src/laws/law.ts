import type { Loss } from '../loss/loss.js';

/** An input of a law: a column that every run has. */
export interface LawInput {
  readonly name: string;
  readonly unit: string;
  readonly description: string;
  /** Column names, beside the input's own, that are guessed to be this input (compared without case). */
  readonly aliases?: readonly string[];
}

/** A parameter of a law, in natural units. */
export interface LawParameter {
  readonly name: string;
  readonly unit: string;
  readonly description: string;
  /** Values the parameter may take: `positive` is (0, infinity), `nonnegative` [0, infinity), both carried as logarithms. */
  readonly domain: 'positive' | 'nonnegative' | 'real' | readonly [lower: number, upper: number];
  /**
   * Range of starts: log-uniform where the domain is positive, uniform otherwise. Absent (bare formulas): both signs where
   * the domain allows, and decades around the scale of the data that the parameter is combined with.
   */
  readonly start?: readonly [lower: number, upper: number];
  /** The customary grid of start values, where the field has one (natural units). */
  readonly grid?: readonly number[];
}

/** A quantity that follows from a law's parameters. */
export interface DerivedQuantity {
  readonly name: string;
  readonly unit: string;
  readonly description: string;
  /** In the formula language, of the law's parameters alone. */
  readonly formula: string;
}

/** Published values, named by paper and year. */
export interface Preset {
  readonly name: string;
  readonly source: string;
  readonly values: Readonly<Record<string, number>>;
  readonly note?: string;
}

/** A scaling law as data: formula, meaning of its symbols, published values. */
export interface Law {
  readonly name: string;
  readonly title: string;
  /** The law of the target L, in the formula language. */
  readonly formula: string;
  /** Named sub-expressions, in order; each may use those before it. */
  readonly where?: readonly (readonly [name: string, formula: string])[];
  readonly inputs: readonly LawInput[];
  readonly parameters: readonly LawParameter[];
  readonly target: { readonly unit: string; readonly description: string };
  /** The loss its papers use, where it is not the project's default. */
  readonly loss?: Loss;
  /** Derived quantities of interest, such as compute-optimal exponents. */
  readonly derived?: readonly DerivedQuantity[];
  readonly source: string;
  readonly presets: readonly Preset[];
}
