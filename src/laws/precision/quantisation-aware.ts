import type { Law, Preset } from '../law.js';
import { from } from '../papers.js';
import { quotedBySeveral } from '../shared/grades.js';
import { modelSize, positive, rate, trainingTokens } from '../shared/symbols.js';

const rows: readonly (readonly [
  name: string,
  words: string,
  k: number,
  gN: number,
  gD: number,
  gG: number,
])[] = [
  ['w4a4', 'Weights and activations of 4 bits', 0.1582, 0.2186, 0.0745, 0.7779],
  ['w4a16', 'Weights of 4 bits', 0.2522, 0.3589, 0.161, 0.3533],
  ['w16a4', 'Activations of 4 bits', 0.1004, 0.1816, 0.0331, 0.9812],
  [
    'w4a4-fc2-8',
    'Weights and activations of 4 bits, 8 into the second feed-forward layer',
    0.3519,
    0.2637,
    0.0964,
    0.3407,
  ],
  [
    'w16a4-fc2-8',
    'Activations of 4 bits, 8 into the second feed-forward layer',
    0.1273,
    0.2347,
    0.0827,
    0.4491,
  ],
];

/** What training with rounded weights or activations adds to the loss. */
export const quantisationAware: Law = {
  name: 'quantisation-aware',
  title: 'Quantisation-aware training: what rounding in groups adds to the loss',
  family: 'precision',
  formula: 'exp(log(k) + gD*log(D) + gG*log(log2(G)) - gN*log(N))',
  inputs: [
    { ...modelSize, typical: [7.4e7, 6e8] },
    { ...trainingTokens, typical: [1e10, 2e11] },
    {
      name: 'G',
      unit: 'values',
      description: 'values that share a scale',
      aliases: ['group', 'group_size'],
      typical: [32, 2048],
    },
  ],
  parameters: [
    positive('k', 'nats per token times parameters^gN per tokens^gD', 'coefficient', [1e-3, 10]),
    rate('gN', 'rate at which more parameters make it better'),
    rate('gD', 'rate at which more training tokens make it worse'),
    rate('gG', 'power of the logarithm of the group size'),
  ],
  target: { unit: 'nats per token', description: 'rise of the loss by rounding' },
  derived: [
    {
      name: 'tenfold_tokens',
      unit: '1',
      description: 'factor of the rise where tokens are ten times as many',
      formula: '10^gD',
    },
  ],
  notes: [
    "It is added to a loss of Chinchilla's form with alpha = beta = 0.3022, whose other constants are not at hand.",
  ],
  ...from('chen-2025-quantisation'),
  presets: rows.map(
    ([name, words, k, gN, gD, gG]): Preset => ({
      name: `chen-2025-quantisation-${name}`,
      ...from('chen-2025-quantisation'),
      values: { k, gN, gD, gG },
      inputs: { N: { range: [7.4e7, 5.95e8] }, D: { range: [1e10, 2e11] } },
      grade: quotedBySeveral,
      note: `${words}; 268 runs.`,
    }),
  ),
};
