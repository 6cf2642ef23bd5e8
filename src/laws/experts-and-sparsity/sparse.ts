import type { Law, Preset } from '../law.js';
import { from } from '../papers.js';
import { quoted, quotedBySeveral } from '../shared/grades.js';
import {
  anyLoss,
  irreducible,
  modelSize,
  nonnegative,
  positive,
  rate,
  trainingTokens,
} from '../shared/symbols.js';

function preset(
  name: string,
  values: Preset['values'],
  grade: string,
  note: string,
  more: Partial<Preset> = {},
): Preset {
  return { name: `frantar-2023-${name}`, ...from('frantar-2023'), values, grade, note, ...more };
}

/** Weights that are zero from the start, anywhere in the model. */
export const sparse: Law = {
  name: 'sparse',
  title: 'Sparse weights: weights that are not zero, tokens and sparsity',
  family: 'experts and sparsity',
  formula: '(aS*(1 - S)^bS + cS)/N^bN + (aD/D)^bD + c',
  inputs: [
    { ...modelSize, description: 'weights that are not zero', typical: [1e6, 1e9] },
    trainingTokens,
    {
      name: 'S',
      unit: '1',
      description: 'sparsity: share of the weights that are zero',
      aliases: ['sparsity'],
      typical: [0, 0.9],
    },
  ],
  parameters: [
    positive('aS', 'nats per token times weights^bN', 'what a dense model adds to the coefficient', [1, 1e4]),
    positive('bS', '1', 'power of the density', [0.1, 3]),
    nonnegative(
      'cS',
      'nats per token times weights^bN',
      'coefficient where almost all weights are zero',
      [1, 1e4],
    ),
    rate('bN', 'rate at which the loss falls with weights that are not zero'),
    positive('aD', 'tokens', 'tokens at which their term is 1', [1e6, 1e11]),
    rate('bD', 'rate at which the loss falls with tokens'),
    { ...irreducible, name: 'c' },
  ],
  target: anyLoss,
  derived: [
    {
      name: 'worth_75',
      unit: '1',
      description:
        'size of the dense model that is as good, over the weights that are not zero, at a sparsity of 75 %',
      formula: '((aS + cS)/(aS*0.25^bS + cS))^(1/bN)',
    },
  ],
  ...from('frantar-2023'),
  presets: [
    preset(
      't5',
      { aS: 16.8, bS: 0.722, cS: 45, bN: 0.245, aD: 6.9e8, bD: 0.203, c: 0.651 },
      quotedBySeveral,
      'T5 on C4.',
    ),
    preset(
      'vit',
      { aS: 294, bS: 0.821, cS: 468, bN: 0.392, aD: 2.37e8, bD: 0.89, c: 4.517 },
      quoted,
      'Vision transformers on JFT-4B.',
      { inputs: { D: { unit: 'images', description: 'images trained on' } } },
    ),
  ],
};
