/**
 * The float64 reference of a law over the rows of one problem. Arrays returned are the evaluator's own
 * buffers and are valid until its next call.
 *
 * `value` is the prediction on the residual's scale: log of the law where the residual is log, the law
 * itself otherwise. Derivatives are with respect to the internal coordinates; where parameters differ between groups of rows,
 * to those of the row's own group, in the program's order.
 */
export interface Evaluator {
  readonly rows: number;
  value(at: Float64Array): Float64Array;
  /** One column for each of the program's coordinates. */
  gradient(at: Float64Array): { value: Float64Array; gradient: readonly Float64Array[] };
  /** `hessian[i (i + 1) / 2 + j]`, j <= i, is the column of d2/du_i du_j, or null where it is zero everywhere. */
  hessian(at: Float64Array): {
    value: Float64Array;
    gradient: readonly Float64Array[];
    hessian: readonly (Float64Array | null)[];
  };
}
