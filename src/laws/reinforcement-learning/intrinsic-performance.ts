import type { Law, LawInput, LawParameter } from '../law.js';
import { from } from '../papers.js';
import { modelSize, nonnegative, positive, rate, real } from '../shared/symbols.js';

const inputs: readonly LawInput[] = [
  { ...modelSize, description: 'size of the policy', typical: [1e4, 1e8] },
  {
    name: 'I',
    unit: 'interactions',
    description: 'interactions with the environment',
    aliases: ['interactions', 'env_steps'],
    typical: [1e6, 1e9],
  },
];

const parameters: readonly LawParameter[] = [
  positive('Nc', 'parameters', 'scale of the size', [1e-6, 1e6]),
  rate('aN', 'rate at which more parameters help', [0.1, 1.5]),
  rate('aE', 'rate at which more interactions help', [0.1, 1.5]),
];

/** Performance is compute on the efficient frontier, which gives the scale of interactions by the other three. */
const frontier = ['logEc', '-log(Nc) - log1p(aN/aE)/aN - log1p(aE/aN)/aE'] as const;

const logarithm = '-(1/aN + 1/aE)*logsumexp(aN*(log(Nc) - log(N)), aE*(logEc - log(I)))';

/**
 * Intrinsic performance: the least compute that reaches as high a return. On the efficient frontier it equals compute, which
 * fixes one of the four numbers (Ec), so that the law has three.
 */
export const intrinsicPerformance: Law = {
  name: 'intrinsic-performance',
  title: 'Intrinsic performance: the least compute that is as good, by parameters and interactions',
  family: 'reinforcement learning',
  formula: `exp(${logarithm})`,
  where: [frontier],
  inputs,
  parameters,
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
    'The paper maps returns to performance by a monotone curve that is fitted with the law: intrinsic-performance:K fits returns. This one takes a column of intrinsic performance. On CoinRun (10 - R)/R falls as performance to the power of 0.40 (easy) and 0.48 (hard).',
    'The authors warn against conclusions that depend on the precise constants; ranges of exponents were not found in a text that could be read.',
  ],
  illustration: { Nc: 0.02, aN: 0.5, aE: 0.7 },
  ...from('hilton-2023'),
  presets: [],
};

/** More steps than this cannot be told apart. */
export const MAX_STEPS = 16;

/**
 * Returns by a monotone curve of intrinsic performance, of `steps` logistic steps in its logarithm with weights above zero.
 * Isotonic regression, as in the paper, would make the objective piecewise constant in the parameters; this is smooth. Since
 * performance is compute on the frontier, curve and law are distinguished.
 */
export function intrinsicReturns(steps: number): Law {
  const indices = Array.from({ length: steps }, (_, i) => i + 1);
  return {
    name: `intrinsic-performance:${steps}`,
    title: `Intrinsic performance: returns by a monotone curve of it, of ${steps} ${steps === 1 ? 'step' : 'steps'}`,
    family: 'reinforcement learning',
    formula: `R0 + sum(j from 1 to ${steps}, w[j]*sigmoid((logP - log(P0))/h - (j - 1)))`,
    where: [frontier, ['logP', logarithm]],
    inputs,
    parameters: [
      ...parameters,
      real('R0', 'that of the returns', 'return of a policy that learnt nothing'),
      positive(
        'P0',
        'parameters times interactions',
        'performance at the middle of the first step',
        [1e6, 1e16],
      ),
      positive(
        'h',
        '1',
        'width of a step, and distance to the next, in the logarithm of performance',
        [0.3, 6],
      ),
      ...indices.map((j) => nonnegative(`w${j}`, 'that of the returns', `what step ${j} adds to the return`)),
    ],
    target: { unit: 'any', description: 'mean return of an episode' },
    loss: { residual: 'raw', rho: { kind: 'squared' } },
    derived: [
      {
        name: 'a_opt',
        unit: '1',
        description: 'exponent of the best size in compute N I',
        formula: 'aE/(aN + aE)',
      },
      {
        name: 'most',
        unit: 'that of the returns',
        description: 'return that the curve ends at',
        formula: ['R0', ...indices.map((j) => `w${j}`)].join(' + '),
      },
    ],
    notes: [
      'The paper fits any monotone curve, by isotonic regression; here it has K steps, each a logistic function. One step is (Rmax - R)/(R - R0) as a power of performance, the form quoted for CoinRun. Take more steps where residuals bend; steps that the returns do not need come out with weight 0.',
    ],
    illustration: {
      Nc: 0.02,
      aN: 0.5,
      aE: 0.7,
      R0: 0.5,
      P0: 7e10,
      h: 3,
      ...Object.fromEntries(indices.map((j) => [`w${j}`, 2 + (j % 2)])),
    },
    ...from('hilton-2023'),
    presets: [],
  };
}
