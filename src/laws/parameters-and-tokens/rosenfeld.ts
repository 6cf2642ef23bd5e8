import type { Law } from '../law.js';
import { from } from '../papers.js';
import { modelSize, nonnegative, positive, rate } from '../shared/symbols.js';

/**
 * Error between that of a guess and a floor. As printed, e0 |t / (t - i eta)| with t = a n^-alpha + b m^-beta + c has a
 * redundant scale of a, b, c and eta; here eta is 1. The modulus is t / sqrt(t^2 + eta^2).
 */
export const rosenfeld: Law = {
  name: 'rosenfeld',
  title: 'Rosenfeld: error between a guess and a floor, in model and data size',
  family: 'parameters and tokens',
  formula: 'e0*t/sqrt(t^2 + 1)',
  where: [['t', 'a/n^alpha + b/N^beta + c']],
  inputs: [
    {
      name: 'n',
      unit: 'examples',
      description: 'size of the training set',
      aliases: ['examples'],
      typical: [1e4, 1e7],
    },
    { ...modelSize, typical: [1e4, 1e8] },
    {
      name: 'e0',
      unit: 'that of the error',
      description: 'error of a guess: 1 - 1/classes, or the logarithm of the vocabulary',
      typical: [0.9, 0.999],
    },
  ],
  parameters: [
    positive('a', 'examples^alpha', 'weight of the size of the training set', [1e-3, 1e6]),
    positive('b', 'parameters^beta', 'weight of the size of the model', [1e-3, 1e6]),
    rate('alpha', 'rate at which the error falls with the training set'),
    rate('beta', 'rate at which the error falls with the size of the model'),
    nonnegative('c', '1', 'what no data and no parameters remove', [1e-3, 1]),
  ],
  target: { unit: 'that of e0', description: 'error, or loss, of the trained model' },
  loss: { residual: 'relative', rho: { kind: 'squared' } },
  derived: [
    {
      name: 'floor',
      unit: 'of the error of a guess',
      description: 'error without limit of data and parameters',
      formula: 'c/sqrt(c^2 + 1)',
    },
  ],
  notes: [
    'alpha and beta are printed (ImageNet 0.75 and 0.61, WikiText-103 0.74 and 0.56); b, c and eta were not found in a text that could be read, so no values are given.',
  ],
  illustration: { a: 60, b: 30, alpha: 0.5, beta: 0.45, c: 0.15 },
  ...from('rosenfeld-2019'),
  presets: [],
};
