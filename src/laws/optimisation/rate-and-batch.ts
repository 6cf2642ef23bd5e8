import type { Law } from '../law.js';
import { from } from '../papers.js';
import { refitted } from '../shared/grades.js';
import {
  crossEntropy,
  irreducible,
  modelSize,
  nonnegative,
  positive,
  rate,
  real,
  trainingTokens,
} from '../shared/symbols.js';

/** Chinchilla at the best learning rate and batch, and a quadratic bowl in their logarithms around it. */
export const rateAndBatch: Law = {
  name: 'rate-and-batch',
  title: 'Learning rate and batch: Chinchilla, and a bowl around the best of both',
  family: 'optimisation',
  formula: 'E + A/(N/1e9)^alpha + B/(D/1e9)^beta + ql*x^2 + qb*y^2 + qc*x*y',
  where: [
    ['x', 'log(lr) - l0 - lN*log(N/1e9) - lD*log(D/1e9)'],
    ['y', 'log(batch) - b0 - bD*log(D/1e9)'],
  ],
  inputs: [
    { ...modelSize, description: 'size of the model without the vocabulary', typical: [6e7, 1e9] },
    { ...trainingTokens, typical: [2e9, 1e11] },
    {
      name: 'lr',
      unit: '1',
      description: 'learning rate',
      aliases: ['learning_rate'],
      typical: [2e-4, 8e-3],
    },
    {
      name: 'batch',
      unit: 'tokens',
      description: 'batch',
      aliases: ['batch_size', 'bs'],
      typical: [6e4, 4e6],
    },
  ],
  parameters: [
    irreducible,
    positive('A', 'nats per token', 'weight of a billion parameters', [0.01, 10]),
    positive('B', 'nats per token', 'weight of a billion tokens', [0.01, 10]),
    rate('alpha', 'rate at which the loss falls with parameters'),
    rate('beta', 'rate at which the loss falls with tokens'),
    nonnegative('ql', 'nats per token', 'curvature in the log learning rate', [0.001, 1]),
    nonnegative('qb', 'nats per token', 'curvature in the log batch', [0.001, 1]),
    real('qc', 'nats per token', 'how the two go together', [-0.1, 0.1]),
    real('l0', '1', 'log of the best rate at a billion parameters and tokens', [-12, -4]),
    real('lN', '1', 'power of the parameters in the best rate', [-1, 1]),
    real('lD', '1', 'power of the tokens in the best rate', [-1, 1]),
    real('b0', '1', 'log of the best batch at a billion tokens', [8, 15]),
    real('bD', '1', 'power of the tokens in the best batch', [-1, 1]),
  ],
  target: crossEntropy,
  derived: [
    {
      name: 'lr_1e9',
      unit: '1',
      description: 'best rate at a billion parameters and tokens',
      formula: 'exp(l0)',
    },
    { name: 'batch_1e9', unit: 'tokens', description: 'best batch at a billion tokens', formula: 'exp(b0)' },
  ],
  notes: [
    'Its best rates differ from those the authors print (see learning-rate), which are the best cells of grids. Runs that diverged leave its floor undetermined: use a smoothed loss.',
  ],
  ...from('li-2025-step'),
  presets: [
    {
      name: 'li-2025-step',
      ...from('li-2025-step', '1,911 released dense runs'),
      values: {
        E: 1.45688,
        A: 0.3206895,
        B: 0.8838055,
        alpha: 0.3370841,
        beta: 0.2336801,
        ql: 0.0331363,
        qb: 0.0193456,
        qc: -0.0146918,
        l0: -7.857713,
        lN: -0.4101441,
        lD: 0.2470903,
        b0: 11.08808,
        bD: 0.5958489,
      },
      grade: refitted,
      note: 'The smoothed loss, Huber 1e-3; a form of the fit, not of the authors.',
    },
  ],
};
