import type { Law } from '../law.js';
import { from } from '../papers.js';
import { anyLoss, nonnegative, positive, rate } from '../shared/symbols.js';

/** Fine-tuning data count from what the pre-training has taught of the task already. */
export const rectified: Law = {
  name: 'rectified',
  title: 'Rectified: power of fine-tuning data beyond what pre-training is worth',
  family: 'transfer and fine-tuning',
  formula: 'E + B/(Dl + D^beta)',
  inputs: [
    {
      name: 'D',
      unit: 'examples',
      description: 'examples of the fine-tuning',
      aliases: ['examples', 'samples'],
      typical: [200, 2e6],
    },
  ],
  parameters: [
    nonnegative('E', 'nats per token', 'loss that no number of examples removes', [0.1, 3]),
    positive('B', 'nats per token times examples^beta', 'coefficient', [0.1, 1e4]),
    nonnegative('Dl', 'examples^beta', 'what the pre-training is worth', [1, 1e4]),
    rate('beta', 'rate at which the loss falls once examples count'),
  ],
  target: anyLoss,
  derived: [
    { name: 'start', unit: 'nats per token', description: 'loss without fine-tuning', formula: 'E + B/Dl' },
    {
      name: 'turn',
      unit: 'examples',
      description: 'examples at which their power is what the pre-training is worth',
      formula: 'Dl^(1/beta)',
    },
  ],
  notes: ['Constants were not found in a text that could be read.'],
  illustration: { E: 1.2, B: 300, Dl: 120, beta: 0.6 },
  ...from('lin-2024'),
  presets: [],
};
