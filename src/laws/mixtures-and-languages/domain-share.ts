import type { Law } from '../law.js';
import { from } from '../papers.js';
import {
  additiveParameters,
  crossEntropy,
  modelSize,
  nonnegative,
  positive,
  rate,
  trainingTokens,
} from '../shared/symbols.js';

/** Continued training on a domain and general data: the loss on either, by its share. */
export const domainShare: Law = {
  name: 'domain-share',
  title: 'Domain share: Chinchilla with the share of the data that the loss is measured on',
  family: 'mixtures and languages',
  formula: 'E + A/N^alpha + B*r^eta/D^beta + C/(r + eps)^gamma',
  inputs: [
    { ...modelSize, typical: [5e8, 4e9] },
    { ...trainingTokens, typical: [1e8, 3e10] },
    {
      name: 'r',
      unit: '1',
      description: 'share of the data on which the loss is measured',
      aliases: ['ratio', 'share'],
      typical: [0, 1],
    },
  ],
  parameters: [
    ...additiveParameters,
    positive('eta', '1', 'power of the share in the term in tokens', [0.05, 2]),
    nonnegative('C', 'nats per token', 'weight of the term in the share alone', [0.001, 1]),
    positive('eps', '1', 'share below which that term hardly rises', [0.001, 1]),
    rate('gamma', 'rate at which that term falls with the share'),
  ],
  target: crossEntropy,
  derived: [
    {
      name: 'none',
      unit: 'nats per token',
      description: 'what is added where the share is 0',
      formula: 'C*eps^-gamma',
    },
  ],
  notes: ['The constants of the paper were not found in a text that could be read.'],
  illustration: {
    E: 1.1,
    A: 200,
    B: 90,
    alpha: 0.28,
    beta: 0.25,
    eta: 0.35,
    C: 0.12,
    eps: 0.08,
    gamma: 0.45,
  },
  ...from('que-2024'),
  presets: [],
};
