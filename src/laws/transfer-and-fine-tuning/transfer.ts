import type { Law } from '../law.js';
import { from } from '../papers.js';
import { modelSize, positive, rate } from '../shared/symbols.js';

/** What pre-training is worth in data of the task. */
export const transfer: Law = {
  name: 'transfer',
  title: 'Transfer: data of the task that pre-training is worth',
  family: 'transfer and fine-tuning',
  formula: 'exp(log(k) + alpha*log(DF) + beta*log(N))',
  inputs: [
    {
      name: 'DF',
      unit: 'characters',
      description: 'data of the task that the model is fine-tuned on',
      aliases: ['finetune'],
      typical: [1e5, 3e8],
    },
    { ...modelSize, description: 'size of the model without embeddings', typical: [3e6, 1e9] },
  ],
  parameters: [
    positive('k', 'characters^(1-alpha) per parameters^beta', 'coefficient', [1, 1e8]),
    rate('alpha', 'power of the data of the task', [0.02, 1]),
    rate('beta', 'power of the size of the model', [0.1, 1]),
  ],
  target: {
    unit: 'characters',
    description:
      'effective data transferred: data of the task that would bring as low a loss without pre-training, less what was given',
  },
  loss: { residual: 'log', rho: { kind: 'squared' } },
  derived: [
    {
      name: 'tenfold',
      unit: '1',
      description: 'factor of the data transferred where the model is ten times as large',
      formula: '10^beta',
    },
  ],
  notes: [
    'Valid where the data of the task are at most a tenth of what the model could use. The loss is then that of kaplan at the sum of given and transferred data.',
  ],
  ...from('hernandez-2021'),
  presets: [
    {
      name: 'hernandez-2021-text',
      ...from('hernandez-2021'),
      values: { k: 1.9e4, alpha: 0.18, beta: 0.38 },
      note: 'From text to Python.',
    },
    {
      name: 'hernandez-2021-text-and-code',
      ...from('hernandez-2021'),
      values: { k: 2.1e5, alpha: 0.096, beta: 0.38 },
      note: 'From half text and half other code to Python.',
    },
  ],
};
