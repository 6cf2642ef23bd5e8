import type { Law, Preset } from '../law.js';
import { from } from '../papers.js';
import { optimalBalance, optimalExponents } from '../shared/compute-optimal.js';
import {
  coefficient,
  crossEntropy,
  exponent,
  irreducible,
  modelSize,
  rate,
  trainingTokens,
} from '../shared/symbols.js';

const { exp } = Math;

/** As the study prints its laws: logarithms of A, B and E. */
function xlstm(
  name: string,
  place: string,
  [a, b, e, alpha, beta, k]: readonly number[],
  words: string,
): Preset {
  return {
    name: `beck-2025-${name}`,
    ...from('beck-2025', place),
    values: { E: exp(e), A: exp(a), B: exp(b), alpha, beta, k },
    note: `${words}. log A ${a}, log B ${b}, log E ${e}.`,
  };
}

/** Chinchilla whose reducible part has an exponent of its own, so that parameters and tokens interact. */
export const outerExponent: Law = {
  name: 'outer-exponent',
  title: 'Outer exponent: Chinchilla whose two terms are raised to a power together',
  family: 'parameters and tokens',
  formula: 'E + (A/N^alpha + B/D^beta)^k',
  inputs: [modelSize, trainingTokens],
  parameters: [
    irreducible,
    { ...coefficient('A', modelSize, 'alpha'), unit: 'parameters^alpha', start: [1, 1e11] },
    { ...coefficient('B', trainingTokens, 'beta'), unit: 'tokens^beta', start: [1, 1e11] },
    exponent('alpha', modelSize),
    exponent('beta', trainingTokens),
    rate('k', 'exponent of both terms together; Chinchilla has 1', [0.1, 1]),
  ],
  target: crossEntropy,
  // The outer power is monotone: the best allocation is that of its base.
  derived: [
    ...optimalExponents({
      a: 'beta/(alpha + beta)',
      b: 'alpha/(alpha + beta)',
      gamma: 'k*alpha*beta/(alpha + beta)',
    }),
    ...optimalBalance('(alpha*A/(beta*B))^(1/(alpha + beta))', '(alpha - beta)/(alpha + beta)'),
  ],
  notes: [
    'Busbridge et al. print a = b = beta/(alpha + beta) for both exponents of the optimum; their numbers 0.513 and 0.486 are beta/(alpha + beta) and alpha/(alpha + beta).',
  ],
  ...from('busbridge-2025'),
  presets: [
    {
      name: 'busbridge-2025-supervised',
      ...from('busbridge-2025', 'Table 6'),
      values: { E: 1.22, A: 3355, B: 18186, alpha: 0.408, beta: 0.431, k: 0.452 },
      note: 'Models trained without a teacher; 73 runs, Huber 1e-4 of the log loss.',
    },
    xlstm('transformer', 'table of the law', [14.45, 16.33, 0.09, 0.64, 0.63, 0.25], 'Transformer'),
    xlstm('xlstm', 'table of the law', [15.46, 16.53, 0.18, 0.71, 0.65, 0.26], 'xLSTM'),
    xlstm(
      'transformer-huber',
      'notebook',
      [11.99, 13.35, 0.01, 0.53, 0.51, 0.29],
      'Transformer, under Huber 1e-3',
    ),
    xlstm('xlstm-huber', 'notebook', [16.22, 17.31, 0.11, 0.73, 0.67, 0.24], 'xLSTM, under Huber 1e-3'),
  ],
};
