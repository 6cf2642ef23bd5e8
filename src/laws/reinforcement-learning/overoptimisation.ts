import type { DerivedQuantity, Law, LawInput, Preset } from '../law.js';
import { from } from '../papers.js';
import { digitised } from '../shared/grades.js';
import { positive, real } from '../shared/symbols.js';

const distance: LawInput = {
  name: 'd',
  unit: 'sqrt(nats)',
  description: 'square root of the KL divergence from the initial policy',
  typical: [0.3, 3],
};

const gold = {
  unit: 'of the gold reward model',
  description: 'gold reward, that of the initial policy being 0',
} as const;

const raw = { residual: 'raw', rho: { kind: 'squared' } } as const;

/** Where the gold reward is largest, how large it is there, and where nothing is left of it: formulas of the parameters. */
const top = (place: string, reward: string, zero: string): DerivedQuantity[] => [
  {
    name: 'd_opt',
    unit: 'sqrt(nats)',
    description: 'distance of the largest gold reward',
    formula: place,
  },
  { name: 'R_opt', unit: 'reward', description: 'largest gold reward', formula: reward },
  {
    name: 'd_zero',
    unit: 'sqrt(nats)',
    description: 'distance at which nothing is left of it',
    formula: zero,
  },
];

/** By size of the reward model in millions of parameters, alpha and beta of best-of-n. */
const readings: readonly (readonly [size: string, a: number, b: number])[] = [
  ['3m', 0.49, 0.12],
  ['12m', 0.513, 0.12],
  ['25m', 0.558, 0.115],
  ['42m', 0.548, 0.111],
  ['85m', 0.599, 0.106],
  ['300m', 0.633, 0.0995],
  ['680m', 0.649, 0.098],
  ['1-2b', 0.653, 0.0965],
  ['3b', 0.662, 0.09],
];

/** Gold reward of the best of n samples by a proxy. */
export const bestOfN: Law = {
  name: 'best-of-n',
  title: 'Best of n: gold reward by distance from the initial policy, overoptimised beyond its top',
  family: 'reinforcement learning',
  formula: 'd*(a - b*d)',
  inputs: [distance],
  parameters: [
    positive('a', 'reward per sqrt(nat)', 'gain at first', [0.01, 10]),
    positive('b', 'reward per nat', 'how the gain shrinks with distance', [0.001, 1]),
  ],
  target: gold,
  loss: raw,
  derived: top('a/(2*b)', 'a^2/(4*b)', 'a/b'),
  notes: [
    'The best of n samples is at a distance of sqrt(log(n) - (n - 1)/n).',
    'The caption that calls a/(2 b) the maximum gives its place: the maximum is a^2/(4 b).',
  ],
  ...from('gao-2022'),
  presets: readings.map(
    ([size, a, b]): Preset => ({
      name: `gao-2022-${size}`,
      ...from('gao-2022', 'figure of the coefficients'),
      values: { a, b },
      grade: digitised,
      note: `Reward model of ${size.toUpperCase().replace('-', '.')} parameters, policy of 1.2B; within 0.003 (a) and 0.001 (b).`,
    }),
  ),
};

/** The same over sizes of the reward model. */
export const bestOfNBySize: Law = {
  name: 'best-of-n-by-size',
  title:
    'Best of n by size: gold reward by distance, coefficients linear in the log size of the reward model',
  family: 'reinforcement learning',
  formula: 'd*(a0 + a1*s - (b0 + b1*s)*d)',
  where: [['s', 'log10(N/3e6)']],
  inputs: [
    distance,
    { name: 'N', unit: 'parameters', description: 'size of the reward model', typical: [3e6, 3e9] },
  ],
  parameters: [
    real('a0', 'reward per sqrt(nat)', 'gain at first, by a model of 3e6 parameters', [0.01, 5]),
    real('a1', 'reward per sqrt(nat)', 'how it grows with a tenfold size', [-1, 1]),
    real(
      'b0',
      'reward per nat',
      'how the gain shrinks with distance, by a model of 3e6 parameters',
      [0.001, 1],
    ),
    real('b1', 'reward per nat', 'how that changes with a tenfold size', [-0.5, 0.5]),
  ],
  target: gold,
  loss: raw,
  derived: [
    {
      name: 'd_opt_3e9',
      unit: 'sqrt(nats)',
      description: 'distance of the largest gold reward, by a model of 3e9 parameters',
      formula: '(a0 + 3*a1)/(2*(b0 + 3*b1))',
    },
  ],
  ...from('gao-2022'),
  presets: [
    {
      name: 'gao-2022',
      ...from('gao-2022', 'figure of the coefficients'),
      values: { a0: 0.49, a1: 0.065, b0: 0.123, b1: -0.0108 },
      inputs: { N: { range: [3e6, 3e9] } },
      grade: `${digitised}; lines through the readings`,
    },
  ],
};

/** Gold reward of a policy trained against a proxy. */
export const policyGradient: Law = {
  name: 'policy-gradient',
  title: 'Policy gradient: gold reward by distance from the initial policy, trained against a proxy',
  family: 'reinforcement learning',
  formula: 'd*(a - b*log(d))',
  inputs: [{ ...distance, typical: [0.5, 9] }],
  parameters: [
    positive('a', 'reward per sqrt(nat)', 'gain at a distance of 1', [0.01, 10]),
    positive('b', 'reward per sqrt(nat)', 'how the gain shrinks with an e-fold distance', [0.001, 1]),
  ],
  target: gold,
  loss: raw,
  derived: top('exp(a/b - 1)', 'b*exp(a/b - 1)', 'exp(a/b)'),
  notes: [
    "No values are given: b as read off the figure of the coefficients does not reproduce the curves of the paper's first figure, for which about 0.88 of it would be needed, and a is printed nowhere.",
  ],
  illustration: { a: 0.4, b: 0.15 },
  ...from('gao-2022'),
  presets: [],
};
