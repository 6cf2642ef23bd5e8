import type { Law } from '../law.js';
import { from } from '../papers.js';
import { modelSize, positive, real, trainingTokens } from '../shared/symbols.js';

/** Product of powers of parameters and tokens. */
export const hyperparameter: Law = {
  name: 'learning-rate',
  title: 'Learning rate, or batch: powers of parameters and tokens',
  family: 'optimisation',
  formula: 'exp(log(a) + p*log(N) + q*log(D))',
  inputs: [{ ...modelSize, description: 'size of the model without the vocabulary' }, trainingTokens],
  parameters: [
    positive('a', 'that of the target', 'coefficient', [1e-6, 1e6]),
    real('p', '1', 'power of the parameters', [-1, 1]),
    real('q', '1', 'power of the tokens', [-1, 1]),
  ],
  target: { unit: '1', description: 'best learning rate, or batch' },
  loss: { residual: 'log', rho: { kind: 'squared' } },
  derived: [
    {
      name: 'tenfold',
      unit: '1',
      description: 'factor of the target where parameters and tokens both grow tenfold',
      formula: '10^(p + q)',
    },
  ],
  notes: [
    'Bjorck et al. 2024 have N^-0.23 D^-0.32, of the other sign in D. Two texts that quote their coefficient disagree and neither says its unit, so it is not given.',
  ],
  ...from('li-2025-step'),
  presets: [
    {
      name: 'li-2025-step-learning-rate',
      ...from('li-2025-step', 'repository'),
      values: { a: 1.79, p: -0.713, q: 0.307 },
      note: 'Best learning rate; 3,700 models.',
    },
    {
      name: 'li-2025-step-batch',
      ...from('li-2025-step', 'repository'),
      values: { a: 0.58, p: 0, q: 0.571 },
      target: { unit: 'tokens', description: 'best batch' },
      note: 'Best batch, which does not depend on N.',
    },
  ],
};
