import type { DerivedQuantity } from '../law.js';

/**
 * The optimal allocation of a budget C = 6 N D under `E + A/N^alpha + B/D^beta`: setting d/dlog N at fixed C to zero gives
 * `N = G (C/6)^a_opt`, `D = (C/6)^b_opt / G` and a loss of `E + const C^-gamma`, with
 * `G = (alpha A / (beta B))^(1/(alpha + beta))`.
 */
interface Optimum {
  readonly a: string;
  readonly b: string;
  readonly gamma: string;
}

/** Exponents of the best model size, of the tokens to train it on, and of the loss they reach. */
export function optimalExponents({ a, b, gamma }: Optimum): DerivedQuantity[] {
  return [
    {
      name: 'a_opt',
      unit: '1',
      description: 'exponent of the best model size in compute: N ~ C^a_opt where C = 6 N D',
      formula: a,
    },
    {
      name: 'b_opt',
      unit: '1',
      description: 'exponent of the best number of tokens in compute: D ~ C^b_opt',
      formula: b,
    },
    {
      name: 'gamma',
      unit: '1',
      description: 'rate at which the reducible loss falls with compute where it is spent best',
      formula: gamma,
    },
  ];
}

/** Exponents of a law in which parameters and tokens add up. */
export const additiveExponents = optimalExponents({
  a: 'beta/(alpha + beta)',
  b: 'alpha/(alpha + beta)',
  gamma: 'alpha*beta/(alpha + beta)',
});

/** Budgets at which tokens per parameter are reported: one of usual experiments, and that of Gopher and Chinchilla. */
const budgets = [
  ['ratio_1e21', '1e21'],
  ['ratio_gopher', '5.76e23'],
] as const;

/** `G` as a formula of the parameters, and the tokens per parameter that it implies: `(C/6)^(b_opt - a_opt) / G^2`. */
export function optimalBalance(G: string, difference: string): DerivedQuantity[] {
  return [
    {
      name: 'G',
      unit: 'parameters^b_opt per tokens^a_opt',
      description: 'balance between parameters and tokens: the best N is G (C/6)^a_opt',
      formula: G,
    },
    ...budgets.map(([name, budget]) => ({
      name,
      unit: 'tokens per parameter',
      description: `best tokens per parameter for ${budget} FLOP`,
      formula: `(${budget}/6)^(${difference})/(${G})^2`,
    })),
  ];
}
