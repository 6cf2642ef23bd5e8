import type { Law } from '../law.js';
import { from } from '../papers.js';
import { crossEntropy, modelSize, positive, rate } from '../shared/symbols.js';

/** Learning curves at any batch: how many steps one saves depends on the loss that is reached. */
export const batchAndSteps: Law = {
  name: 'batch-and-steps',
  title: 'Training steps at any batch: the critical batch follows from the loss that is reached',
  family: 'optimisation',
  formula: 'root(L from floor to most, L = floor + (Sc/S*(1 + B0/(B*L^(1/alphaB))))^alphaS)',
  where: [
    ['floor', '(Nc/N)^alphaN'],
    // The loss if the critical batch were that of the floor, where it is largest.
    ['most', 'floor + (Sc/S*(1 + B0/(B*floor^(1/alphaB))))^alphaS'],
  ],
  inputs: [
    { ...modelSize, description: 'size of the model without embeddings', typical: [1e6, 1.5e9] },
    {
      name: 'S',
      unit: 'steps',
      description: 'steps taken',
      aliases: ['steps', 'step'],
      typical: [1e3, 2.5e5],
    },
    {
      name: 'B',
      unit: 'tokens',
      description: 'tokens in a batch',
      aliases: ['batch', 'batch size', 'batch_size'],
      typical: [1e4, 1e7],
    },
  ],
  parameters: [
    positive('Nc', 'parameters', 'size at which its term is 1', [1e8, 1e18]),
    positive('Sc', 'steps', 'steps at which their term is 1, at a large batch', [10, 1e5]),
    positive('B0', 'tokens', 'critical batch where the loss is 1', [1e7, 1e10]),
    rate('alphaN', 'rate at which the loss falls with size', [0.02, 0.5]),
    rate('alphaS', 'rate at which the loss falls with steps', [0.1, 2]),
    positive('alphaB', '1', 'rate at which the loss falls with the critical batch', [0.1, 0.5]),
  ],
  target: crossEntropy,
  derived: [
    {
      name: 'a_opt',
      unit: '1',
      description: 'rate at which the best size grows with compute, at the critical batch',
      formula: '1/alphaN/(1/alphaS + 1/alphaB + 1/alphaN)',
    },
    {
      name: 'excess',
      unit: '1',
      description: 'loss at the compute-optimal stop over that at convergence',
      formula: '1 + alphaN/alphaS',
    },
  ],
  notes: [
    'L stands on both sides: the critical batch is B0/L^(1/alphaB), and S steps do as much as S/(1 + B_critical/B) at a large batch (see training-steps).',
    'Compute is 6 N B S: give it as cost to allocate.',
  ],
  ...from('kaplan-2020', 'Equations 1.4, 1.6 and 5.4'),
  presets: [
    {
      name: 'kaplan-2020',
      ...from('kaplan-2020', 'Tables 3 and 5'),
      values: { Nc: 6.5e13, Sc: 2.1e3, B0: 2.1e8, alphaN: 0.077, alphaS: 0.76, alphaB: 0.21 },
      inputs: { N: { range: [768, 1.5e9] }, S: { range: [1e3, 2.5e5] } },
      note: 'WebText2. The critical batch was fitted by itself (2e8 in the text), the other terms at it.',
    },
  ],
};
