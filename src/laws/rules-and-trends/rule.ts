import type { Law } from '../law.js';
import { from } from '../papers.js';
import { positive, real } from '../shared/symbols.js';
import { computeRules } from './compute-rules.js';
import { trainingRules } from './training-rules.js';

/** What to choose, as a power of one quantity. */
export const rule: Law = {
  name: 'rule',
  title: 'Rule: what to choose for a budget, as a power of it',
  family: 'rules and trends',
  formula: 'exp(log(k) + a*log(x))',
  inputs: [
    {
      name: 'x',
      unit: 'any',
      description: 'what is given: compute, tokens, size of the model, loss',
      typical: [1e18, 1e22],
    },
  ],
  parameters: [
    positive('k', 'that of the target per unit of x^a', 'coefficient'),
    real('a', '1', 'power of x', [-1, 1]),
  ],
  target: { unit: 'any', description: 'what to choose: parameters, tokens, batch, learning rate' },
  loss: { residual: 'log', rho: { kind: 'squared' } },
  derived: [
    {
      name: 'tenfold',
      unit: '1',
      description: 'factor of the target where x grows tenfold',
      formula: '10^a',
    },
  ],
  notes: [
    'Of other studies only exponents are known, so that they are no presets: Hoffmann et al. 2022 (0.50 and 0.49 by their first two approaches), native multimodal models (0.526, 0.636 with late fusion, 0.361 with experts), diffusion language models (0.589), DNA, proteins, health records, games and audio.',
    'Of Power Lines (Bergsma et al. 2025) the two laws of the batch are quoted without coefficients: D^0.383 for the best, D^0.462 for the critical one.',
    "The comparison table of Step Law misprints three rules of others: the batch of Kaplan et al. is 2e8 (not 2e18) L^-4.76, DeepSeek's learning rate 0.3118 (not 0.3188), MiniCPM's batch 1.21e9 (not 2e18) L^-6.24.",
    'Of diffusion transformers two texts quote the coefficient of the loss as 2.3943 and as 3.3943, so it is not given.',
  ],
  ...from('kaplan-2020'),
  presets: [...computeRules, ...trainingRules],
};
