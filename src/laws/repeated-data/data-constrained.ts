import type { Law, LawParameter } from '../law.js';
import { from } from '../papers.js';
import { additiveExponents } from '../shared/compute-optimal.js';
import { additiveParameters, crossEntropy, modelSize, trainingTokens } from '../shared/symbols.js';
import { uniqueTokens } from './unique-tokens.js';

const decay = (name: string, what: string): LawParameter => ({
  name,
  unit: '1',
  description: `number of ${what} after which further ones have lost 1 - 1/e of their worth`,
  domain: 'positive',
  start: [0.1, 1000],
});

/**
 * Chinchilla in effective tokens and parameters: repeating the U unique tokens, and parameters beyond what
 * those tokens can use, are worth exponentially less. `1 - exp(-R/R*)` is written with expm1: the plain
 * difference rounds to steps at a large R* and invents minima.
 */
export const dataConstrained: Law = {
  name: 'data-constrained',
  title: 'Data-constrained: Chinchilla with repeated tokens and excess parameters discounted',
  family: 'repeated data',
  formula: 'E + A/N_effective^alpha + B/D_effective^beta',
  where: [
    ['U_D', 'min(D, U)'],
    ['G', '(alpha*A/(beta*B))^(1/(alpha + beta))'],
    ['U_N', 'min(N, G*(G*U_D)^(beta/alpha))'],
    ['R_D', 'D/U_D - 1'],
    ['R_N', 'N/U_N - 1'],
    ['D_effective', 'U_D - U_D*RD*expm1(-R_D/RD)'],
    ['N_effective', 'U_N - U_N*RN*expm1(-R_N/RN)'],
  ],
  inputs: [modelSize, trainingTokens, uniqueTokens],
  parameters: [
    ...additiveParameters,
    decay('RD', 'repetitions of the data'),
    decay('RN', 'multiples of the parameters that the unique tokens can use'),
  ],
  target: crossEntropy,
  // With repeated data the optimal allocation has no closed form; the exponents are those for unlimited data.
  derived: [
    ...additiveExponents,
    {
      name: 'most_data',
      unit: '1',
      description: 'the most that repetition makes of unique tokens: effective tokens for each',
      formula: '1 + RD',
    },
    {
      name: 'worth_4_epochs',
      unit: '1',
      description: 'what a token is worth on average over four epochs, a new one being worth 1',
      formula: '(1 - RD*expm1(-3/RD))/4',
    },
  ],
  notes: [
    'The runs it was fitted to hardly determine RD: 95 and 47 fit them as well as the 15.4 that is printed.',
  ],
  ...from('muennighoff-2023'),
  presets: [
    {
      name: 'muennighoff-2023',
      ...from('muennighoff-2023'),
      values: {
        E: 1.8691436784054858,
        A: 520.8249516599187,
        B: 1487.716093782861,
        alpha: 0.3526596,
        beta: 0.3526596,
        RD: 15.387756,
        RN: 5.309743,
      },
      inputs: { N: { range: [7.1e6, 8.7e9] }, D: { range: [1e8, 9e11] }, U: { range: [1e8, 1.8e11] } },
      note: 'C4; the first five were fitted on runs without repetition and held.',
    },
  ],
};
