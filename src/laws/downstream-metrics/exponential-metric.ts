import type { Law, Preset } from '../law.js';
import { from } from '../papers.js';
import { refitted } from '../shared/grades.js';
import { lossInput, positive, real } from '../shared/symbols.js';

const preset = (pair: string, k: number, c: number): Preset => ({
  name: `gordon-2021-${pair}`,
  ...from('gordon-2021', 'released table'),
  values: { k, c },
  grade: refitted,
});

/** A metric that is exponential in the loss. */
export const exponentialMetric: Law = {
  name: 'exponential-metric',
  title: 'Exponential metric: BLEU, or another metric, exponential in the loss',
  family: 'downstream metrics',
  formula: 'k*exp(c*x)',
  inputs: [lossInput],
  parameters: [
    positive('k', 'that of the metric', 'metric at a loss of 0', [1, 1000]),
    real('c', '1 per nat', 'rate', [-3, 3]),
  ],
  target: { unit: 'BLEU', description: 'metric of the trained model' },
  loss: { residual: 'log', rho: { kind: 'squared' } },
  derived: [
    {
      name: 'tenth',
      unit: '1',
      description: 'factor of the metric where the loss falls by 0.1',
      formula: 'exp(-0.1*c)',
    },
  ],
  ...from('gordon-2021'),
  presets: [
    preset('german-english', 76.16, -0.47),
    preset('russian-english', 64.2, -0.437),
    preset('chinese-english', 83.73, -0.427),
  ],
};
