import type { Loss } from '../loss/loss.js';

/** An input of a law: a column that every run has. */
export interface LawInput {
  readonly name: string;
  readonly unit: string;
  readonly description: string;
  /** Column names, beside the input's own, that are guessed to be this input (compared without case). */
  readonly aliases?: readonly string[];
  /** An expression over the columns of a table that it follows from where none is named for it, such as a sum along a run. */
  readonly from?: string;
  /** Usual values, for examples and simulated runs: log-uniform between the ends, uniform where the lower one is 0. */
  readonly typical?: Range;
}

/** Lower and upper end. */
export type Range = readonly [lower: number, upper: number];

/** A parameter of a law, in natural units. */
export interface LawParameter {
  readonly name: string;
  readonly unit: string;
  readonly description: string;
  /** Values the parameter may take: `positive` is (0, infinity), `nonnegative` [0, infinity), both carried as logarithms. */
  readonly domain: 'positive' | 'nonnegative' | 'real' | Range;
  /**
   * Range of starts: log-uniform where the domain is positive, uniform otherwise. Absent (bare formulas): both signs where
   * the domain allows, and decades around the scale of the data that the parameter is combined with.
   */
  readonly start?: Range;
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

/** What published values say of an input beyond what the law says. */
export interface PresetInput {
  /** Where it differs from the law's. */
  readonly unit?: string;
  readonly description?: string;
  /** Values that the published fit covers. */
  readonly range?: Range;
  /** Usual values, where no range is known and the law's do not do. */
  readonly typical?: Range;
}

/** Where a law or published values come from. */
export interface Citation {
  /** In words: authors, year, title, where it appeared, and the place in it. */
  readonly source: string;
  /** The paper's entry in the catalogue, by authors and year. */
  readonly paper?: string;
  /** Table, equation or section. */
  readonly place?: string;
}

/** Published values, named by paper and year. */
export interface Preset extends Citation {
  readonly name: string;
  /** Every parameter of the law. */
  readonly values: Readonly<Record<string, number>>;
  readonly inputs?: Readonly<Record<string, PresetInput>>;
  /** What is predicted, where that differs from the law's target. */
  readonly target?: Target;
  /** How the numbers were obtained where they are not printed by the paper or its code. */
  readonly grade?: string;
  readonly note?: string;
}

/** What a law predicts: its unit, and in words. */
export interface Target {
  readonly unit: string;
  readonly description: string;
}

/** A scaling law as data: formula, meaning of its symbols, published values. */
export interface Law extends Citation {
  readonly name: string;
  readonly title: string;
  /** The family it is listed under, one of `families`; absent for laws of one's own. */
  readonly family?: string;
  /** The law of the target L, in the formula language. */
  readonly formula: string;
  /** Named sub-expressions, in order; each may use those before it. */
  readonly where?: readonly (readonly [name: string, formula: string])[];
  readonly inputs: readonly LawInput[];
  readonly parameters: readonly LawParameter[];
  /** Inputs that are shares of one whole: in every row they sum to one. */
  readonly shares?: readonly string[];
  readonly target: Target;
  /**
   * The loss its papers use, where it is not the project's default. With a likelihood the law is of counts, and fitted by it
   * unless a residual or a penalty is asked for.
   */
  readonly loss?: Loss;
  /** Derived quantities of interest, such as compute-optimal exponents. */
  readonly derived?: readonly DerivedQuantity[];
  /** Sentences on what to know before use, and on published numbers that are left out. */
  readonly notes?: readonly string[];
  /** Made-up values for examples and tests, of laws whose parameters nobody has published. */
  readonly illustration?: Readonly<Record<string, number>>;
  readonly presets: readonly Preset[];
}
