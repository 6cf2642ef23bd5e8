/** A symbol of a cost. */
export interface CostSymbol {
  readonly name: string;
  readonly unit: string;
  readonly description: string;
}

/** A number that is given, not searched; required unless it has a default. */
export interface CostSetting extends CostSymbol {
  readonly value?: number;
  /** Upper bound, if any: 1 for fractions. */
  readonly most?: number;
}

/** A cost of training (and inference) as data: formula, meaning of its symbols, source. */
export interface Cost {
  readonly name: string;
  readonly title: string;
  /** In the formula language, of `axes`, `settings` and `where`. */
  readonly formula: string;
  /** Named sub-expressions, in order; each may use those before it. */
  readonly where?: readonly (readonly [name: string, formula: string])[];
  /** Symbols that a search varies. */
  readonly axes: readonly CostSymbol[];
  readonly settings: readonly CostSetting[];
  /** Inputs of a law that follow from axes and settings, by formula. */
  readonly inputs?: readonly (readonly [name: string, formula: string])[];
  /** Constraints on axes and settings, as comparisons. */
  readonly subjectTo?: readonly string[];
  readonly unit: string;
  readonly source: string;
  readonly note?: string;
}
