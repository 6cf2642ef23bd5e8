import type { Law } from '../law.js';
import { from } from '../papers.js';
import { crossEntropy, irreducible, modelSize, positive, real, trainingTokens } from '../shared/symbols.js';
import { experts, saturated } from './symbols.js';

/** Chinchilla whose coefficients and exponents depend on the number of experts. */
export const jointExperts: Law = {
  name: 'joint-experts',
  title: 'Joint experts: active parameters, tokens and number of experts',
  family: 'experts and sparsity',
  formula:
    'c + exp(log(a) + delta*e + (alpha + gamma*e)*log(N)) + exp(log(b) + omega*e + (beta + zeta*e)*log(D))',
  where: [
    ['E_effective', saturated],
    ['e', 'log(E_effective)'],
  ],
  inputs: [
    { ...modelSize, description: 'active parameters, embeddings included', typical: [1e8, 1e10] },
    trainingTokens,
    { ...experts, typical: [1, 32] },
  ],
  parameters: [
    { ...irreducible, name: 'c' },
    positive(
      'a',
      'nats per token times parameters^-alpha',
      'coefficient of the parameters at one effective expert',
      [1, 1e5],
    ),
    positive(
      'b',
      'nats per token times tokens^-beta',
      'coefficient of the tokens at one effective expert',
      [1, 1e5],
    ),
    real('alpha', '1', 'power of the parameters', [-0.6, 0]),
    real('beta', '1', 'power of the tokens', [-0.6, 0]),
    real('gamma', '1', 'how the power of the parameters changes with experts', [-0.05, 0.05]),
    real('delta', '1', 'how their coefficient changes with experts', [-1, 1]),
    real('zeta', '1', 'how the power of the tokens changes with experts', [-0.05, 0.05]),
    real('omega', '1', 'how their coefficient changes with experts', [-1, 1]),
    positive('Estart', 'experts', 'experts that a dense model is worth', [1.1, 10]),
    positive('Emax', 'experts', 'experts beyond which more do not help', [100, 1e4]),
  ],
  target: crossEntropy,
  loss: { residual: 'log', rho: { kind: 'huber', delta: 0.01 } },
  derived: [
    {
      name: 'a_opt_dense',
      unit: '1',
      description: 'exponent of the best size of dense models in compute',
      formula: '(beta + zeta*log(Estart))/(alpha + gamma*log(Estart) + beta + zeta*log(Estart))',
    },
  ],
  notes: ['The presets chinchilla:ludziejewski-2025-N are this law at N experts, as the paper tabulates it.'],
  ...from('ludziejewski-2025'),
  presets: [
    {
      name: 'ludziejewski-2025',
      ...from('ludziejewski-2025', 'Table 3'),
      values: {
        c: 1.3637,
        a: 35.91,
        b: 35.98,
        alpha: -0.1889,
        beta: -0.1775,
        gamma: 0.0098,
        delta: -0.2285,
        zeta: -0.0259,
        omega: 0.5529,
        Estart: 2.0732,
        Emax: 290.4521,
      },
      inputs: { E: { range: [1, 32] } },
      note: 'A model costs 6 N D with N active parameters, embeddings included.',
    },
  ],
};
