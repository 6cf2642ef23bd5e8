/** Parameter vectors and the budget of each, as columns. */
export interface ParameterVectors {
  readonly count: number;
  /** By parameter of the law. */
  readonly parameters: readonly Float64Array[];
  readonly budget: Float64Array;
}
