import type { Law } from '../law.js';
import { from } from '../papers.js';
import { crossEntropy, lossInput, nonnegative, positive } from '../shared/symbols.js';

/** Loss on one set of data, by the loss on another. */
export const lossToLoss: Law = {
  name: 'loss-to-loss',
  title: 'Loss to loss: shifted power of the loss on other data',
  family: 'downstream metrics',
  formula: 'Ey + K*(x - Ex)^kappa',
  inputs: [{ ...lossInput, description: 'loss on the first data' }],
  parameters: [
    nonnegative('Ey', 'nats per token', 'loss on the second data where that on the first is least', [0.1, 3]),
    positive(
      'K',
      'nats per token',
      'loss above its floor where that on the first data is 1 above its own',
      [0.1, 10],
    ),
    { ...nonnegative('Ex', 'nats per token', 'least loss on the first data', [0.1, 1.5]) },
    positive('kappa', '1', 'power', [0.3, 3]),
  ],
  target: { ...crossEntropy, description: 'loss on the second data' },
  derived: [
    {
      name: 'even',
      unit: 'nats per token',
      description: 'loss on the second data where that on the first is 1 above its least',
      formula: 'Ey + K',
    },
  ],
  notes: [
    'Parameters are not printed. Ex has to lie below every loss of the runs: bound it.',
    'Where Ex may come close to the losses, or to zero, symmetric intervals of all four parameters mislead, and profiles do not.',
  ],
  illustration: { Ey: 1.3, K: 1.2, Ex: 1.2, kappa: 1.15 },
  ...from('mayilvahanan-2025'),
  presets: [],
};
