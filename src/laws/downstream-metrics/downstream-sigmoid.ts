import type { Law } from '../law.js';
import { from } from '../papers.js';
import { refitted } from '../shared/grades.js';
import { lossInput, positive, real } from '../shared/symbols.js';

/** Accuracy of a task, by the loss on it. */
export const downstreamSigmoid: Law = {
  name: 'downstream-sigmoid',
  title: 'Downstream accuracy: sigmoid in the loss',
  family: 'downstream metrics',
  formula: 'b + a*sigmoid(k*(x - x0))',
  inputs: [
    {
      ...lossInput,
      unit: 'any',
      description: 'loss on the task, such as bits per byte of the right answer',
      typical: [0.6, 1.2],
    },
  ],
  parameters: [
    real('b', '1', 'accuracy at a loss far below x0', [0.5, 1]),
    real('a', '1', 'accuracy at a loss far above x0, less b', [-1, 0]),
    positive('k', 'that of 1/x', 'steepness', [1, 30]),
    positive('x0', 'that of x', 'loss at which the accuracy is half-way', [0.3, 3]),
  ],
  target: { unit: '1', description: 'accuracy on the task' },
  loss: { residual: 'raw', rho: { kind: 'squared' } },
  derived: [{ name: 'guess', unit: '1', description: 'accuracy at a high loss', formula: 'a + b' }],
  notes: ['The loss in turn is fitted with chinchilla: presets there named bhagia-2024.'],
  ...from('bhagia-2024'),
  presets: [
    {
      name: 'bhagia-2024-hellaswag',
      ...from('bhagia-2024', 'released runs'),
      values: { b: 0.9921037, a: -0.7301116, k: 12.74171, x0: 0.7667352 },
      inputs: { x: { unit: 'bits per byte', description: 'bits per byte of the right answer' } },
      grade: refitted,
      note: 'HellaSwag; 1,402 checkpoints of 190M to 1.3B parameters.',
    },
  ],
};
