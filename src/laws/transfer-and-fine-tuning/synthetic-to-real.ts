import type { Law } from '../law.js';
import { from } from '../papers.js';
import { nonnegative, positive, rate } from '../shared/symbols.js';

/** Error after fine-tuning on real images, by the images of both kinds. */
export const syntheticToReal: Law = {
  name: 'synthetic-to-real',
  title: 'Synthetic to real: images of pre-training and of fine-tuning, above a floor',
  family: 'transfer and fine-tuning',
  formula: 'C + b*(g + n^-alpha)*s^-beta',
  inputs: [
    { name: 'n', unit: 'images', description: 'synthetic images of the pre-training', typical: [1e3, 1e6] },
    { name: 's', unit: 'images', description: 'real images of the fine-tuning', typical: [1e2, 1e5] },
  ],
  parameters: [
    nonnegative('C', 'that of the error', 'gap of the transfer, which no images remove', [0.01, 1]),
    positive('b', 'that of the error times images^beta', 'coefficient', [0.1, 100]),
    nonnegative('g', '1', 'what no number of synthetic images removes', [0.01, 1]),
    rate('alpha', 'rate at which the error falls with synthetic images', [0.1, 1.5]),
    rate('beta', 'rate at which the error falls with real images'),
  ],
  target: { unit: '1', description: 'error on the task' },
  derived: [
    {
      name: 'useful',
      unit: 'images',
      description: 'synthetic images beyond which more hardly help',
      formula: 'g^(-1/alpha)',
    },
  ],
  notes: [
    'At one number of real images it is saturating-power. Of that form exponent and floor by tasks are known from the released runs (0.227 and 0.800 from classification to ImageNet), without the coefficient.',
  ],
  illustration: { C: 0.15, b: 4, g: 0.08, alpha: 0.4, beta: 0.3 },
  ...from('mikami-2021'),
  presets: [],
};
