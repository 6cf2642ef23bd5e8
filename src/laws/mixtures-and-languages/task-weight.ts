import type { Law } from '../law.js';
import { from } from '../papers.js';
import { crossEntropy, modelSize, nonnegative, positive, rate } from '../shared/symbols.js';

/** Loss of one task of a model that is trained on several, by the share of its examples. */
export const taskWeight: Law = {
  name: 'task-weight',
  title: 'Task weight: the share of a task makes a model of several tasks smaller for it',
  family: 'mixtures and languages',
  formula: 'E + b*(share*N)^-alpha',
  where: [['share', 'p + c1*p^c2*(1 - p)^c3']],
  inputs: [
    { ...modelSize, description: 'size of the model without embeddings', typical: [2e7, 1e9] },
    {
      name: 'p',
      unit: '1',
      description: 'share of the task among the examples',
      aliases: ['share', 'weight'],
      typical: [0.05, 0.95],
    },
  ],
  parameters: [
    nonnegative('E', 'nats per token', 'loss that no parameters remove', [0.3, 3]),
    positive('b', 'nats per token times parameters^alpha', 'coefficient where the task is alone', [1, 1e6]),
    rate('alpha', 'rate at which the loss falls with size'),
    nonnegative('c1', '1', 'how much other tasks help', [0.01, 1]),
    positive('c2', '1', 'power of the share in what others add', [0.1, 3]),
    positive('c3', '1', 'power of the share of the others', [0.1, 3]),
  ],
  target: crossEntropy,
  derived: [
    {
      name: 'half',
      unit: '1',
      description: 'size that a task with half of the examples has for itself, as a share',
      formula: '0.5 + c1*0.5^(c2 + c3)',
    },
  ],
  notes: [
    'The exponents are drawn, not printed, in the main text of the paper. For tasks out of a common pool share = p describes the runs.',
  ],
  illustration: { E: 1.1, b: 150, alpha: 0.3, c1: 0.35, c2: 0.6, c3: 0.9 },
  ...from('fernandes-2023'),
  presets: [],
};
