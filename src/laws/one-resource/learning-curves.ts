import type { Law } from '../law.js';
import { from } from '../papers.js';
import { nonnegative, positive, real, resource } from '../shared/symbols.js';

/** Curves that are compared with the power law on learning curves of classical models. */

const examples = { ...resource, unit: 'any', typical: [100, 1e5] } as const;
const error = { unit: 'any', description: 'error or loss of the trained model' } as const;

const common = {
  family: 'one resource',
  inputs: [examples],
  loss: { residual: 'raw', rho: { kind: 'squared' } },
  ...from('brumen-2021'),
} as const satisfies Partial<Law>;

const notes = [
  'Brumen et al. compare it with power laws on 130 data sets: power laws fit best; no coefficients are at hand.',
];

export const logarithmic: Law = {
  ...common,
  name: 'logarithmic',
  title: 'Linear in the logarithm of one resource',
  formula: 'a + b*log(x)',
  parameters: [
    real('a', 'that of the target', 'value at one unit of the resource'),
    real('b', 'that of the target', 'change by which the target grows when the resource grows e-fold'),
  ],
  target: error,
  derived: [
    {
      name: 'decade',
      unit: 'that of the target',
      description: 'change of the target when the resource grows tenfold',
      formula: 'b*log(10)',
    },
  ],
  notes: [...notes, 'Elo of players by parameters or compute is of this form (Neumann and Gros 2022).'],
  presets: [
    {
      name: 'kaplan-2020-learning-rate',
      ...from('kaplan-2020'),
      values: { a: 3.239e-3, b: -1.395e-4 },
      inputs: {
        x: { unit: 'parameters', description: 'size of the model without embeddings', range: [768, 1.5e9] },
      },
      target: { unit: '1', description: 'learning rate' },
    },
  ],
};

export const exponentialCurve: Law = {
  ...common,
  name: 'exponential',
  title: 'Exponential approach to a floor in one resource',
  formula: 'a + b*exp(-c*x)',
  parameters: [
    nonnegative('a', 'that of the target', 'floor'),
    positive('b', 'that of the target', 'what lies above the floor without any of the resource'),
    positive('c', 'that of 1/x', 'rate'),
  ],
  target: error,
  derived: [
    {
      name: 'half',
      unit: 'that of x',
      description: 'amount that halves what lies above the floor',
      formula: 'log(2)/c',
    },
  ],
  notes,
  illustration: { a: 0.1, b: 0.4, c: 2e-4 },
  presets: [],
};

export const logisticCurve: Law = {
  ...common,
  name: 'logistic',
  title: 'Logistic curve in the logarithm of one resource',
  formula: 'low + (high - low)*sigmoid(k*(log(x) - log(x0)))',
  parameters: [
    real('low', 'that of the target', 'value where the resource is far below x0'),
    real('high', 'that of the target', 'value where the resource is far above x0'),
    positive('k', '1', 'steepness in log x', [0.1, 10]),
    positive('x0', 'that of x', 'amount of the resource at which the target is half-way'),
  ],
  target: { unit: 'any', description: 'accuracy, or what else moves between two levels' },
  derived: [
    {
      name: 'span',
      unit: '1',
      description: 'factor of the resource between a tenth and nine tenths of the way',
      formula: 'exp(2*log(9)/k)',
    },
  ],
  notes: [
    'Snapshots of a player along its training and search follow it (Jones 2021); emergent abilities look like it in log compute, without a published fit.',
  ],
  illustration: { low: 0.25, high: 0.9, k: 1.2, x0: 3000 },
  presets: [],
};
