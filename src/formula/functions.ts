/** How many arguments a function takes. */
export interface Arity {
  readonly minimum: number;
  readonly maximum: number;
  /** A clause `by RUN order STEP` or `by RUN over STEP` may stand behind the arguments. */
  readonly takesPath?: boolean;
}

/** A function of the formula language: how many arguments it takes and its float64 meaning. */
export interface FunctionDefinition extends Arity {
  readonly f64: (...values: number[]) => number;
}

function one(f64: (value: number) => number): FunctionDefinition {
  return { minimum: 1, maximum: 1, f64 };
}

export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

export function sigmoid(x: number): number {
  const e = Math.exp(-Math.abs(x));
  return x >= 0 ? 1 / (1 + e) : e / (1 + e);
}

/** Functions that may go over an index, `sum(j from 1 to 5, t[j]*r[j])`, and the operation that joins two terms of those that need one. */
export const indexedFunctions: ReadonlyMap<string, '+' | '*' | undefined> = new Map([
  ['sum', '+'],
  ['product', '*'],
  ['min', undefined],
  ['max', undefined],
  ['logsumexp', undefined],
]);

/** The whole vocabulary: a call to any other name is an error. In single precision: `shaders/lib/math.wgsl`. */
export const functions: ReadonlyMap<string, FunctionDefinition> = new Map([
  ['exp', one(Math.exp)],
  ['expm1', one(Math.expm1)],
  ['log', one(Math.log)],
  ['log1p', one(Math.log1p)],
  ['log2', one(Math.log2)],
  ['log10', one(Math.log10)],
  ['sqrt', one(Math.sqrt)],
  ['abs', one(Math.abs)],
  ['sin', one(Math.sin)],
  ['cos', one(Math.cos)],
  ['atan', one(Math.atan)],
  ['tanh', one(Math.tanh)],
  ['sigmoid', one(sigmoid)],
  ['softplus', one(softplus)],
  ['min', { minimum: 2, maximum: 16, f64: Math.min }],
  ['max', { minimum: 2, maximum: 16, f64: Math.max }],
  [
    'logsumexp',
    {
      minimum: 2,
      maximum: 16,
      f64: (...values) => {
        const top = Math.max(...values);
        return top + Math.log(values.reduce((sum, value) => sum + Math.exp(value - top), 0));
      },
    },
  ],
]);
