import type { Law } from '../law.js';
import { from } from '../papers.js';
import { additiveParameters, crossEntropy, modelSize, positive, trainingTokens } from '../shared/symbols.js';

/** Chinchilla in all parameters, as a function of those without embeddings, which is how Kaplan et al. count. */
export const nonEmbedding: Law = {
  name: 'non-embedding',
  title: 'Non-embedding: Chinchilla, given the parameters without embeddings',
  family: 'parameters and tokens',
  formula: 'E + A/N_total^alpha + B/D^beta',
  where: [['N_total', 'N + omega*N^(1/3)']],
  inputs: [
    { ...modelSize, description: 'size of the model without embeddings', typical: [1e5, 1.5e9] },
    trainingTokens,
  ],
  parameters: [
    ...additiveParameters,
    positive('omega', 'parameters^(2/3)', 'embeddings of a model are omega N^(1/3)', [1e4, 1e6]),
  ],
  target: crossEntropy,
  derived: [
    {
      name: 'N_half',
      unit: 'parameters',
      description: 'size below which most parameters are embeddings',
      formula: 'omega^1.5',
    },
  ],
  notes: [
    'Under 6 N D with N so counted, the exponent of the best size is near 0.75 in the range of Kaplan et al. and tends to beta/(alpha + beta) far above it.',
  ],
  ...from('pearce-2024'),
  presets: [
    {
      name: 'pearce-2024',
      ...from('pearce-2024', 'code'),
      values: { E: 1.8172, A: 482.01, B: 2085.43, alpha: 0.3478, beta: 0.3658, omega: 47491 },
      inputs: { N: { range: [768, 1.5e9] } },
      note: 'omega of their script for a vocabulary of 32,000; the other constants are those of Besiroglu et al. 2024.',
    },
  ],
};
