import type { Law, Preset } from '../law.js';
import { from } from '../papers.js';
import { anyLoss, modelSize, positive, real } from '../shared/symbols.js';

const joint = (
  name: string,
  [A, alpha, beta]: readonly [number, number, number],
  unit: string,
  description: string,
): Preset => ({
  name: `charles-2025-${name}`,
  ...from('charles-2025', 'Appendix F'),
  values: { A, alpha, beta },
  inputs: { N: { range: [3.5e7, 2.4e9] }, M: { range: [1, 8] } },
  target: { unit, description },
  note: '20 tokens per parameter; least squares of the logarithm.',
});

/** Product of powers of the size of the model and of the number of replicas that train it. */
export const replicas: Law = {
  name: 'replicas',
  title: 'Replicas: powers of the size of the model and of the replicas that train it apart',
  family: 'optimisation',
  formula: 'exp(log(A) + alpha*log(N) + beta*log(M))',
  inputs: [
    {
      ...modelSize,
      description: 'size of the model, trained on 20 tokens per parameter',
      typical: [3.5e7, 1e10],
    },
    {
      name: 'M',
      unit: 'replicas',
      description: 'models trained apart between exchanges',
      aliases: ['replicas'],
      typical: [1, 8],
    },
  ],
  parameters: [
    positive('A', 'that of the target times parameters^-alpha', 'coefficient', [1, 1e6]),
    real('alpha', '1', 'power of the size', [-1, 1]),
    real('beta', '1', 'power of the replicas', [-1, 1]),
  ],
  target: anyLoss,
  loss: { residual: 'log', rho: { kind: 'squared' } },
  derived: [
    {
      name: 'doubling',
      unit: '1',
      description: 'factor of the target where replicas are doubled',
      formula: '2^beta',
    },
  ],
  notes: [
    'At 10 billion parameters, four times beyond the fitted sizes, the measured loss is 3.5 % above that of the law for data-parallel training (power:charles-2025-data-parallel).',
    'Laws for each number of replicas are presets of power (loss) and rule (learning rate, batch). The outer learning rate does not depend on N.',
  ],
  ...from('charles-2025', 'Appendix F'),
  presets: [
    joint('loss', [19.226, -0.0985, 0.0116], 'nats per token', 'loss of the trained model'),
    joint('learning-rate', [22256, -0.8827, 0.2929], '1', 'inner learning rate'),
    joint('batch', [14.521, 0.4695, 0.3399], 'tokens', 'batch of all replicas together'),
  ],
};
