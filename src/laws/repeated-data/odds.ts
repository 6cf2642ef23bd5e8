import type { Law } from '../law.js';
import { from } from '../papers.js';
import { refitted } from '../shared/grades.js';
import { crossEntropy, irreducible, modelSize, positive, rate, trainingTokens } from '../shared/symbols.js';
import { uniqueTokens } from './unique-tokens.js';

/** Units of the fit, in which a power of an input is of order 1. */
const BILLION = 1e9;

/** The loss lies between its floor and that of a guess; the odds of the latter add up. */
export const oddsForm: Law = {
  name: 'odds',
  title: 'Odds: too few parameters, too few tokens and overfitting add up as odds between floor and guess',
  family: 'repeated data',
  formula: 'E + (L0 - E)*h/(1 + h)',
  where: [['h', 'a/N^alpha + b/D^beta + c*N^gamma/U^delta']],
  inputs: [modelSize, trainingTokens, uniqueTokens],
  parameters: [
    irreducible,
    positive('L0', 'nats per token', 'loss of an untrained model', [3, 100]),
    positive('a', 'parameters^alpha', 'weight of too few parameters', [1e-3, 1e6]),
    positive('b', 'tokens^beta', 'weight of too few tokens', [1e-3, 1e9]),
    positive('c', 'tokens^delta per parameters^gamma', 'weight of overfitting', [1e-6, 1e3]),
    rate('alpha', 'rate at which more parameters help'),
    rate('beta', 'rate at which more tokens help'),
    rate('gamma', 'rate at which more parameters overfit'),
    rate('delta', 'rate at which more unique tokens prevent overfitting'),
  ],
  target: crossEntropy,
  derived: [
    {
      name: 'a_opt',
      unit: '1',
      description: 'exponent of the best model size in compute where nothing repeats and nothing overfits',
      formula: 'beta/(alpha + beta)',
    },
    {
      name: 'b_opt',
      unit: '1',
      description:
        'exponent of the best number of tokens in compute where nothing repeats and nothing overfits',
      formula: 'alpha/(alpha + beta)',
    },
  ],
  notes: ['Runs near the floor do not determine L0: hold it at the logarithm of the vocabulary.'],
  ...from('bryant-2026'),
  presets: [
    {
      name: 'bryant-2026-c4',
      ...from('bryant-2026', 'fitted to the 182 runs of Muennighoff et al. 2023'),
      values: {
        E: 1.85804,
        L0: 43.6,
        a: 0.016149 * BILLION ** 0.29983,
        b: 0.026416 * BILLION ** 0.58447,
        c: 0.0074308 * BILLION ** (0.42673 - 0.3471),
        alpha: 0.29983,
        beta: 0.58447,
        gamma: 0.3471,
        delta: 0.42673,
      },
      inputs: { N: { range: [7.1e6, 8.7e9] }, D: { range: [1e8, 9e11] }, U: { range: [1e8, 1.8e11] } },
      grade: refitted,
      note: 'C4, Huber 1e-3. These runs do not determine L0.',
    },
  ],
};
