import type { Law } from '../law.js';
import { from } from '../papers.js';
import { crossEntropy, modelSize, positive, rate } from '../shared/symbols.js';

/** Learning curves with enough data, at the least number of steps that any batch size needs. */
export const trainingSteps: Law = {
  name: 'training-steps',
  title: 'Training steps: sum of powers of parameters and of steps at a large batch',
  family: 'optimisation',
  formula: '(Nc/N)^alphaN + (Sc/S)^alphaS',
  inputs: [
    { ...modelSize, description: 'size of the model without embeddings', typical: [1e6, 1.5e9] },
    {
      name: 'S',
      unit: 'steps',
      description: 'steps that a batch far above the critical one needs: steps taken over 1 + B_critical/B',
      aliases: ['steps', 'step'],
      typical: [1e3, 2.5e5],
    },
  ],
  parameters: [
    positive('Nc', 'parameters', 'size at which its term is 1', [1e8, 1e18]),
    positive('Sc', 'steps', 'steps at which their term is 1', [10, 1e5]),
    rate('alphaN', 'rate at which the loss falls with size', [0.02, 0.5]),
    rate('alphaS', 'rate at which the loss falls with steps', [0.1, 2]),
  ],
  target: crossEntropy,
  derived: [
    {
      name: 'excess',
      unit: '1',
      description: 'loss at the compute-optimal stop over that at convergence',
      formula: '1 + alphaN/alphaS',
    },
  ],
  notes: [
    'With the batch as an input, S depends on the loss itself: batch-and-steps.',
    'At the critical batch, which is B/L^(1/alphaB), compute is 6 N S B/L^(1/alphaB): give it as cost to allocate.',
  ],
  ...from('kaplan-2020', 'Equation 1.6'),
  presets: [
    {
      name: 'kaplan-2020',
      ...from('kaplan-2020', 'Table 3'),
      values: { Nc: 6.5e13, Sc: 2.1e3, alphaN: 0.077, alphaS: 0.76 },
      inputs: { N: { range: [768, 1.5e9] } },
      note: 'WebText2, up to 250,000 steps.',
    },
  ],
};
