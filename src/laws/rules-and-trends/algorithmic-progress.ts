import type { Law } from '../law.js';
import { from } from '../papers.js';
import { crossEntropy, modelSize, positive, rate, trainingTokens } from '../shared/symbols.js';

/** Powers of parameters and tokens whose effective amounts grow with the year. */
export const algorithmicProgress: Law = {
  name: 'algorithmic-progress',
  title: 'Algorithmic progress: powers of parameters and tokens, which are worth more every year',
  family: 'rules and trends',
  formula: 'exp(log(A) - alpha*log(N) - yN*t) + exp(log(B) - beta*log(D) - yD*t)',
  where: [['t', 'year - 2012']],
  inputs: [
    { ...modelSize, typical: [1e6, 5e11] },
    { ...trainingTokens, typical: [1e6, 2e12] },
    {
      name: 'year',
      unit: 'years',
      description: 'time of publication, in decimal years',
      aliases: ['date'],
      typical: [2012, 2023],
    },
  ],
  parameters: [
    positive('A', 'nats per token times parameters^alpha', 'weight of the parameters in 2012', [1, 1e3]),
    positive('B', 'nats per token times tokens^beta', 'weight of the tokens in 2012', [1, 1e3]),
    rate('alpha', 'rate at which the loss falls with parameters', [0.01, 0.5]),
    rate('beta', 'rate at which the loss falls with tokens', [0.01, 0.5]),
    {
      name: 'yN',
      unit: '1 per year',
      description: 'rate at which the term in parameters falls with time',
      domain: 'real',
      start: [-0.05, 0.2],
    },
    {
      name: 'yD',
      unit: '1 per year',
      description: 'rate at which the term in tokens falls with time',
      domain: 'real',
      start: [-0.05, 0.2],
    },
  ],
  target: crossEntropy,
  loss: { residual: 'raw', rho: { kind: 'squared' } },
  derived: [
    {
      name: 'doubling_data',
      unit: 'months',
      description: 'time in which a token becomes worth two',
      formula: '12*log(2)*beta/yD',
    },
    {
      name: 'doubling_size',
      unit: 'months',
      description: 'time in which a parameter becomes worth two',
      formula: '12*log(2)*alpha/yN',
    },
  ],
  notes: [
    'There is no irreducible loss. The paper shrinks its parameters by an L1 penalty, which a fit here has not, and has terms for two benchmarks. It gives 8.4 months (4.5 to 14.3) for the doubling of effective compute.',
  ],
  ...from('ho-2024'),
  presets: [
    {
      name: 'ho-2024-wikitext-103',
      ...from('ho-2024', 'repository lm-algorithmic-progress, model 7'),
      values: { A: 6.69, B: 3.787, alpha: 0.067982, beta: 0.039587, yN: 0.003938, yD: 0.03562 },
      inputs: { year: { range: [2012, 2023] } },
      grade:
        "A and B follow from the predictions that the authors' notebook prints, which they meet to 0.0003",
      note: 'WikiText-103.',
    },
  ],
};
