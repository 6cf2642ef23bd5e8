import type { Law } from '../law.js';
import { from } from '../papers.js';
import { modelSize, positive, rate, trainingTokens } from '../shared/symbols.js';

/** What rounding the weights of a model that was trained in high precision adds to its loss. */
export const postTraining: Law = {
  name: 'post-training-quantisation',
  title: 'Quantisation after training: what rounding the weights adds to the loss',
  family: 'precision',
  formula: 'exp(log(CT) + gD*log(D) - gN*log(N) - P/g)',
  inputs: [
    { ...modelSize, typical: [3e7, 1.7e9] },
    { ...trainingTokens, typical: [1e9, 3e10] },
    { name: 'P', unit: 'bits', description: 'bits of the weights after training', typical: [3, 6] },
  ],
  parameters: [
    positive('CT', 'nats per token times parameters^gN per tokens^gD', 'coefficient', [1e-4, 10]),
    rate('gD', 'rate at which more training tokens make it worse', [0.1, 1]),
    rate('gN', 'rate at which more parameters make it better', [0.1, 1]),
    positive('g', 'bits', 'bits over which it shrinks e-fold', [0.1, 2]),
  ],
  target: { unit: 'nats per token', description: 'rise of the loss by rounding the weights' },
  derived: [
    {
      name: 'bit',
      unit: '1',
      description: 'what one bit more leaves of the rise, as a factor',
      formula: 'exp(-1/g)',
    },
  ],
  notes: [
    'For models trained in few bits the paper multiplies by a factor whose constants it does not print, and puts effective parameters for N.',
    'Its table has a further number, 1.1277, without a label: presumably an offset in the exponent, which would raise all values by a factor of 3.1. It is left out.',
  ],
  ...from('kumar-2024'),
  presets: [
    {
      name: 'kumar-2024',
      ...from('kumar-2024', 'Table 2'),
      values: { CT: 0.0598, gD: 0.5068, gN: 0.3439, g: 0.5907 },
      note: 'As the main text has it, without an offset.',
    },
  ],
};
