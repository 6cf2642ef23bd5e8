import type { FormulaInput, PointInput } from '../../jobs/shapes.js';

/**
 * Inputs of a law as columns of one length, natural units. A number is the same in every row; a formula is made of the
 * names before it.
 */
export type ColumnsInput = Readonly<Record<string, ArrayLike<number> | FormulaInput>>;

/** Where a law is predicted: one point, several, or columns. */
export type PredictInputs = PointInput | readonly PointInput[] | ColumnsInput;
