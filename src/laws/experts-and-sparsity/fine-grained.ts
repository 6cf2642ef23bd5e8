import type { Law } from '../law.js';
import { from } from '../papers.js';
import {
  coefficient,
  crossEntropy,
  exponent,
  irreducible,
  modelSize,
  positive,
  rate,
  trainingTokens,
} from '../shared/symbols.js';

/** Chinchilla whose coefficient of the parameters depends on how finely experts are split. */
export const fineGrained: Law = {
  name: 'fine-grained',
  title: 'Fine-grained experts: Chinchilla with a coefficient that falls with granularity',
  family: 'experts and sparsity',
  formula: 'c + (g/G^gamma + a)/N^alpha + b/D^beta',
  inputs: [
    {
      ...modelSize,
      description: 'all parameters without embeddings, those of all experts included',
      typical: [1e8, 1e11],
    },
    trainingTokens,
    {
      name: 'G',
      unit: '1',
      description: 'granularity: width of a feed-forward layer over that of an expert',
      aliases: ['granularity'],
      typical: [1, 32],
    },
  ],
  parameters: [
    { ...irreducible, name: 'c' },
    positive(
      'g',
      'nats per token times parameters^alpha',
      'what coarse experts add to the coefficient',
      [0.1, 100],
    ),
    { ...coefficient('a', modelSize, 'alpha'), domain: 'nonnegative' },
    coefficient('b', trainingTokens, 'beta'),
    exponent('alpha', modelSize),
    exponent('beta', trainingTokens),
    rate('gamma', 'rate at which the coefficient falls with granularity', [0.1, 1.5]),
  ],
  target: crossEntropy,
  loss: { residual: 'log', rho: { kind: 'huber', delta: 0.1 } },
  derived: [
    {
      name: 'gain_16',
      unit: '1',
      description: 'what 16-fold granularity leaves of the term in parameters, as a factor',
      formula: '(g/16^gamma + a)/(g + a)',
    },
  ],
  notes: [
    'N is the total, not the active, number of parameters: only so do the constants give the losses that the paper prints (64 experts; 43 times the size by which a model is named).',
  ],
  ...from('krajewski-2024'),
  presets: [
    {
      name: 'krajewski-2024',
      ...from('krajewski-2024', 'Table 1'),
      values: { c: 0.47, g: 2.1, a: 18.1, b: 30.8, alpha: 0.115, beta: 0.147, gamma: 0.58 },
      note: '64 experts.',
    },
  ],
};
