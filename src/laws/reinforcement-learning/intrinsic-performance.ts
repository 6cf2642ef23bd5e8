import type { Law } from '../law.js';
import { from } from '../papers.js';
import { modelSize, positive, rate } from '../shared/symbols.js';

/**
 * Intrinsic performance: the least compute that reaches as high a return. On the efficient frontier it equals compute, which
 * fixes one of the four numbers (Ec), so that the law has three.
 */
export const intrinsicPerformance: Law = {
  name: 'intrinsic-performance',
  title: 'Intrinsic performance: the least compute that is as good, by parameters and interactions',
  family: 'reinforcement learning',
  formula: 'exp(-(1/aN + 1/aE)*logsumexp(aN*(log(Nc) - log(N)), aE*(logEc - log(I))))',
  where: [['logEc', '-log(Nc) - log1p(aN/aE)/aN - log1p(aE/aN)/aE']],
  inputs: [
    { ...modelSize, description: 'size of the policy', typical: [1e4, 1e8] },
    {
      name: 'I',
      unit: 'interactions',
      description: 'interactions with the environment',
      aliases: ['interactions', 'env_steps'],
      typical: [1e6, 1e9],
    },
  ],
  parameters: [
    positive('Nc', 'parameters', 'scale of the size', [1e-6, 1e6]),
    rate('aN', 'rate at which more parameters help', [0.1, 1.5]),
    rate('aE', 'rate at which more interactions help', [0.1, 1.5]),
  ],
  target: { unit: 'parameters times interactions', description: 'intrinsic performance' },
  loss: { residual: 'log', rho: { kind: 'squared' } },
  derived: [
    {
      name: 'a_opt',
      unit: '1',
      description: 'exponent of the best size in compute N I',
      formula: 'aE/(aN + aE)',
    },
    {
      name: 'b',
      unit: '1',
      description: 'exponent of the law: I_p^-b is the sum of its two powers',
      formula: '1/(1/aN + 1/aE)',
    },
  ],
  notes: [
    'The paper maps returns to performance by a monotone curve that is fitted with the law; give a column of intrinsic performance here. On CoinRun (10 - R)/R falls as performance to the power of 0.40 (easy) and 0.48 (hard).',
    'The authors warn against conclusions that depend on the precise constants; ranges of exponents were not found in a text that could be read.',
  ],
  illustration: { Nc: 0.02, aN: 0.5, aE: 0.7 },
  ...from('hilton-2023'),
  presets: [],
};
