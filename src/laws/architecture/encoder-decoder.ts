import type { Law } from '../law.js';
import { from } from '../papers.js';
import { crossEntropy, nonnegative, rate } from '../shared/symbols.js';

/** Loss of a translation model by the sizes of its two stacks. */
export const encoderDecoder: Law = {
  name: 'encoder-decoder',
  title: 'Encoder and decoder: product of powers of their sizes, above a floor',
  family: 'architecture',
  formula: 'E + exp(a - pe*log(Ne) - pd*log(Nd))',
  inputs: [
    {
      name: 'Ne',
      unit: 'parameters',
      description: 'size of the encoder',
      aliases: ['encoder'],
      typical: [1e7, 1e9],
    },
    {
      name: 'Nd',
      unit: 'parameters',
      description: 'size of the decoder',
      aliases: ['decoder'],
      typical: [1e7, 1e9],
    },
  ],
  parameters: [
    nonnegative('E', 'nats per token', 'loss that no parameters remove', [0.3, 3]),
    { name: 'a', unit: '1', description: 'log coefficient of the powers', domain: 'real', start: [0, 15] },
    rate('pe', 'rate at which the loss falls with the encoder', [0.02, 0.5]),
    rate('pd', 'rate at which the loss falls with the decoder', [0.02, 0.5]),
  ],
  target: crossEntropy,
  derived: [
    {
      name: 'decoder_share',
      unit: '1',
      description: 'best share of the parameters for the decoder',
      formula: 'pd/(pe + pd)',
    },
  ],
  notes: [
    'Values of pe and pd by test set were not found in a text that could be read. The pair 0.18 and 0.31 that is passed on disagrees with the share of 0.55 that is quoted for the decoder, so neither is given.',
  ],
  illustration: { E: 1.2, a: 6.5, pe: 0.18, pd: 0.22 },
  ...from('ghorbani-2021'),
  presets: [],
};
