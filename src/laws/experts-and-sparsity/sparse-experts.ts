import type { Law } from '../law.js';
import { from } from '../papers.js';
import { quotedBySeveral } from '../shared/grades.js';
import {
  coefficient,
  crossEntropy,
  exponent,
  irreducible,
  modelSize,
  positive,
  rate,
  real,
  trainingTokens,
} from '../shared/symbols.js';

/** Chinchilla in all parameters with two terms in the share of experts that are idle. */
export const sparseExperts: Law = {
  name: 'sparse-experts',
  title: 'Sparse experts: all parameters, tokens and the share of idle experts',
  family: 'experts and sparsity',
  formula: 'e + a/N^alpha + b/D^beta + c*K^-lambda + d*K^-delta/N^gamma',
  where: [['K', '1 - S']],
  inputs: [
    { ...modelSize, description: 'all parameters, those of idle experts included' },
    trainingTokens,
    {
      name: 'S',
      unit: '1',
      description: 'sparsity: share of the experts that a token does not use',
      aliases: ['sparsity'],
      typical: [0, 0.95],
    },
  ],
  parameters: [
    { ...irreducible, name: 'e' },
    coefficient('a', modelSize, 'alpha'),
    coefficient('b', trainingTokens, 'beta'),
    positive('c', 'nats per token', 'weight of the term in sparsity alone', [0.01, 10]),
    positive(
      'd',
      'nats per token times parameters^gamma',
      'weight of the term in sparsity and size',
      [0.1, 1000],
    ),
    exponent('alpha', modelSize),
    exponent('beta', trainingTokens),
    real('lambda', '1', 'power of the share of active experts', [-1, 1]),
    real('delta', '1', 'power of the share of active experts in the joint term', [-1, 1]),
    rate('gamma', 'power of the size in the joint term', [0.05, 0.5]),
  ],
  target: crossEntropy,
  derived: [
    {
      name: 'sparse_term_90',
      unit: 'nats per token',
      description: 'term in sparsity alone where nine experts of ten are idle',
      formula: 'c*0.1^-lambda',
    },
  ],
  ...from('abnar-2025'),
  presets: [
    {
      name: 'abnar-2025',
      ...from('abnar-2025', 'Table 3'),
      values: {
        e: 0.94,
        a: 16612.5,
        b: 5455.67,
        c: 0.4598,
        d: 17.26,
        alpha: 0.5962,
        beta: 0.3954,
        lambda: -0.1666,
        delta: 0.1603,
        gamma: 0.1595,
      },
      grade: quotedBySeveral,
      note: 'The runs at a sparsity of 0.98 were held out.',
    },
  ],
};
