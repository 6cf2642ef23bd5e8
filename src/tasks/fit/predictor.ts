/** The fitted law as a function of its inputs, in natural units: of numbers a number, of columns a column. */
export interface Predictor {
  /** The law at one point. */
  (inputs: Readonly<Record<string, number>>, groups?: readonly string[]): number;
  /** The law in every row; a number is the same in all of them. */
  (inputs: Readonly<Record<string, ArrayLike<number> | number>>, groups?: readonly string[]): Float64Array;
}

/** A law given as a function of columns. */
export function predictorOf(
  law: (
    columns: Readonly<Record<string, ArrayLike<number>>>,
    groups: readonly string[] | undefined,
  ) => Float64Array,
): Predictor {
  const predictor = (
    inputs: Readonly<Record<string, ArrayLike<number> | number>>,
    groups?: readonly string[],
  ): Float64Array | number => {
    const entries = Object.entries(inputs);
    const lengths = entries.flatMap(([, value]) => (typeof value === 'number' ? [] : [value.length]));
    const count = Math.max(...lengths, lengths.length === 0 ? 1 : 0);
    const columns = entries.map(([name, value]): [string, ArrayLike<number>] => [
      name,
      typeof value === 'number' ? new Float64Array(count).fill(value) : value,
    ]);
    const values = law(Object.fromEntries(columns), groups);
    return lengths.length === 0 && entries.length > 0 ? values[0] : values;
  };
  return predictor as Predictor;
}
