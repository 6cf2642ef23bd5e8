import type { Law } from '../law.js';
import { from } from '../papers.js';
import { crossEntropy, modelSize, nonnegative, positive, rate, real } from '../shared/symbols.js';

/** Two modalities trained together: the mean of their own losses, less synergy, plus competition. */
export const mixedModal: Law = {
  name: 'mixed-modal',
  title: 'Mixed modalities: mean loss of two modalities apart, synergy and competition',
  family: 'mixtures and languages',
  formula: 'Lmean - S + A/N^alpha + B/D^beta',
  inputs: [
    {
      name: 'Lmean',
      unit: 'nats per token',
      description:
        'mean of the losses that the laws of the two modalities predict for as many parameters and their own tokens',
      typical: [2.5, 4],
    },
    { ...modelSize, typical: [8e6, 3e10] },
    { name: 'D', unit: 'tokens', description: 'tokens of both modalities together', typical: [5e9, 1e11] },
  ],
  parameters: [
    real('S', 'nats per token', 'synergy without limit of parameters and tokens', [0, 1]),
    nonnegative(
      'A',
      'nats per token times parameters^alpha',
      'weight of competition for parameters',
      [1, 1e5],
    ),
    positive('B', 'nats per token times tokens^beta', 'weight of competition for tokens', [1, 1e5]),
    rate('alpha', 'rate at which competition fades with parameters', [0.05, 0.5]),
    rate('beta', 'rate at which competition fades with tokens', [0.05, 0.5]),
  ],
  target: crossEntropy,
  notes: [
    'Modalities help each other where A/N^alpha + B/D^beta is below S: speech and text do from about 30 billion parameters and 45 billion tokens. The table of constants was not found in a text that could be read; those of single modalities are presets of chinchilla.',
    'A slow fall with tokens is a logarithm of them, in which S and B grow together without end: some tables of 240 runs do not determine them (8 of 100 simulated ones), and where they do, intervals of S, B and beta lie to one side: profile them.',
  ],
  illustration: { S: 0.25, A: 80, B: 60, alpha: 0.33, beta: 0.28 },
  ...from('aghajanyan-2023'),
  presets: [],
};
