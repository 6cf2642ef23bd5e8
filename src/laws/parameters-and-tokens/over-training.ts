import type { Law, LawParameter, Preset } from '../law.js';
import { from } from '../papers.js';
import { crossEntropy, irreducible, modelSize, trainingTokens } from '../shared/symbols.js';

const weight = (name: string, what: string): LawParameter => ({
  name,
  unit: 'nats per token times FLOP^eta',
  description: `weight of the loss that comes from ${what}`,
  domain: 'positive',
  start: [1, 1e5],
});

function preset(data: string, words: string, E: number, a: number, b: number, eta: number): Preset {
  return {
    name: `gadre-2024-${data}`,
    ...from('gadre-2024', 'code'),
    values: { E, a, b, eta },
    inputs: { N: { range: [1.06e7, 6.9e9] }, D: { range: [5.3e7, 9.3e11] } },
    note: `Trained on ${words}; fitted to five small runs, the others were predicted.`,
  };
}

/** Chinchilla with one exponent, in compute C = 6ND and tokens per parameter M = D/N. */
export const overTraining: Law = {
  name: 'over-training',
  title: 'Over-training: compute and tokens per parameter, one exponent',
  family: 'parameters and tokens',
  formula: 'E + (a*M^eta + b*M^-eta)*C^-eta',
  where: [
    ['M', 'D/N'],
    ['C', '6*N*D'],
  ],
  inputs: [modelSize, trainingTokens],
  parameters: [
    irreducible,
    weight('a', 'too few parameters'),
    weight('b', 'too few tokens'),
    {
      name: 'eta',
      unit: '1',
      description: 'rate at which the loss falls with compute at a fixed M',
      domain: [0, 2],
      start: [0.02, 0.5],
    },
  ],
  target: crossEntropy,
  derived: [
    {
      name: 'M_opt',
      unit: 'tokens per parameter',
      description: 'best tokens per parameter, the same for every budget',
      formula: '(b/a)^(1/(2*eta))',
    },
    {
      name: 'gamma',
      unit: '1',
      description: 'rate at which the reducible loss falls with compute where it is spent best',
      formula: 'eta',
    },
    {
      name: 'K_opt',
      unit: 'nats per token times FLOP^eta',
      description: 'coefficient of the reducible loss where compute is spent best: E + K_opt C^-gamma',
      formula: '2*sqrt(a*b)',
    },
  ],
  loss: { residual: 'raw', rho: { kind: 'squared' } },
  ...from('gadre-2024'),
  presets: [
    preset('c4', 'C4', 1.508, 141.28, 189.52, 0.1212),
    preset('redpajama', 'RedPajama', 1.837, 212.24, 366.69, 0.1364),
    preset('refinedweb', 'RefinedWeb', 1.734, 157.12, 246.21, 0.1272),
  ],
};
