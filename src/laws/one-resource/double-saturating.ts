import type { Law, Preset } from '../law.js';
import { from } from '../papers.js';
import { quoted } from '../shared/grades.js';
import { anyLoss, nonnegative, positive, rate, resource } from '../shared/symbols.js';

const vision = (name: string, values: Preset['values'], words: string, grade?: string): Preset => ({
  name: `zhai-2021-${name}`,
  ...from('zhai-2021'),
  values,
  inputs: { x: { unit: 'TPUv3 core-days', description: 'training compute', typical: [0.01, 1e4] } },
  target: { unit: '1', description: 'error on ImageNet' },
  ...(grade === undefined ? {} : { grade }),
  note: words,
});

/** A power law that saturates at both ends: at a floor, and where the resource is small against the shift. */
export const doubleSaturating: Law = {
  name: 'double-saturating',
  title: 'Power law that saturates at both ends',
  family: 'one resource',
  formula: 'c + b*(x + d)^-a',
  inputs: [resource],
  parameters: [
    nonnegative('c', 'that of the loss', 'floor that no amount of the resource removes', [0.01, 10]),
    positive('b', 'that of the loss times that of x^a', 'coefficient of the power'),
    nonnegative('d', 'that of x', 'amount of the resource below which the loss hardly rises'),
    rate('a', 'rate at which the loss falls towards its floor'),
  ],
  target: anyLoss,
  derived: [
    {
      name: 'ceiling',
      unit: 'that of the loss',
      description: 'loss without any of the resource',
      formula: 'c + b*d^-a',
    },
  ],
  ...from('zhai-2021'),
  presets: [
    vision('finetune', { c: 0.09, b: 0.26, d: 0.01, a: 0.35 }, 'After fine-tuning.'),
    vision('10-shot', { c: 0.12, b: 0.63, d: 0.52, a: 0.32 }, 'Linear, 10 examples of each class.', quoted),
  ],
};
