import type { Law } from '../law.js';
import { from } from '../papers.js';
import { crossEntropy, nonnegative, real } from '../shared/symbols.js';

/** More domains than this cannot be estimated from usual data. */
export const MAX_DOMAINS = 64;

/**
 * Loss on a domain by the shares r of `domains` sources of data: `L = c + k exp(sum_j t_j r_j)`. Since shares sum to one, k is
 * redundant: `log k` is added to every t.
 */
export function mixing(domains: number): Law {
  const indices = Array.from({ length: domains }, (_, i) => i + 1);
  return {
    name: `mixing:${domains}`,
    title: `Data mixing of ${domains} domains: a floor and an exponential in their shares`,
    family: 'mixtures and languages',
    formula: `c + exp(sum(j from 1 to ${domains}, t[j]*r[j]))`,
    inputs: indices.map((j) => ({
      name: `r${j}`,
      unit: '1',
      description: `share of domain ${j} in the data`,
      typical: [0, 1],
    })),
    shares: indices.map((j) => `r${j}`),
    parameters: [
      nonnegative('c', 'nats per token', 'floor that no mixture removes', [0.5, 5]),
      ...indices.map((j) =>
        real(`t${j}`, '1', `logarithm of the loss above the floor on data of domain ${j} alone`, [-3, 2]),
      ),
    ],
    target: crossEntropy,
    notes: [
      'At one size of model and number of tokens. The paper has a factor k besides, which the shares make redundant: t here is its t plus log k.',
      'The weight of a domain whose share never varies is not determined; shares outside those of the runs are extrapolated.',
    ],
    illustration: Object.fromEntries([
      ['c', 2.1],
      ...indices.map((j) => [`t${j}`, Number((0.6 - 1.2 * ((j * 0.618) % 1)).toFixed(3))]),
    ]),
    ...from('ye-2024'),
    presets: [],
  };
}
