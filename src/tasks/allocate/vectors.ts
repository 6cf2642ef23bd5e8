/** Parameter vectors and what each may spend; columns. */
export interface Vectors {
  readonly count: number;
  /** By parameter of the law. */
  readonly parameters: readonly Float64Array[];
  readonly budget: Float64Array;
}
