import type { Law, Preset } from '../law.js';
import { from } from '../papers.js';
import { refitted } from '../shared/grades.js';
import { crossEntropy, modelSize, nonnegative, positive, rate, real } from '../shared/symbols.js';

export const area = {
  name: 'S1',
  unit: '1',
  description: 'sum of the learning rates of all steps so far',
  from: 'cumsum(lr over step by run)',
  typical: [0.5, 20],
} as const;

const refit = (size: string, L0: number, A: number, alpha: number, C: number): Preset => ({
  name: `tissue-2024-${size}`,
  ...from('tissue-2024', 'fitted to three loss curves of Luo et al. 2025'),
  values: { L0, A, alpha, C },
  grade: refitted,
  note: `${size.toUpperCase()} parameters, peak rate 3e-4; lambda 0.999, the warm-up counts in S1 alone. Huber 1e-3.`,
});

/** Loss at a step, by what the learning rate was before it. */
export const annealing: Law = {
  name: 'annealing',
  title: 'Annealing: area under the learning rate, and what its fall adds',
  family: 'optimisation',
  formula: 'L0 + A*S1^-alpha - C*S2',
  inputs: [
    area,
    {
      name: 'S2',
      unit: '1',
      description:
        'annealing area: sum over steps of a momentum that keeps lambda of itself and gains what the rate fell by',
      from: 'cumsum(cumsum(max(-diff(lr), 0), 0.999) over step by run)',
      typical: [0, 0.5],
    },
  ],
  parameters: [
    nonnegative('L0', 'nats per token', 'loss that no number of steps removes', [0.5, 5]),
    positive('A', 'nats per token', 'weight of the area', [0.01, 10]),
    rate('alpha', 'rate at which the loss falls with the area'),
    nonnegative('C', 'nats per token', 'what a unit of annealing area takes off the loss', [0.01, 10]),
  ],
  target: crossEntropy,
  derived: [
    {
      name: 'even',
      unit: 'nats per token',
      description: 'loss after an area of 1 without annealing',
      formula: 'L0 + A',
    },
  ],
  notes: [
    'A table with columns run, step and lr needs no map: --map run=COLUMN names another column of runs, and rows without a loss may give the corners of the schedule (--drop-missing). The momentum lambda is 0.999 unless S2 is mapped.',
    'Steps at a rate of zero lower the predicted loss, and so does any schedule multiplied by more than 1: do not optimise schedules without limits by it.',
  ],
  ...from('tissue-2024'),
  presets: [
    refit('25m', 3.158287, 0.5135803, 0.5133759, 0.4019077),
    refit('100m', 2.788896, 0.5925689, 0.4549777, 0.4812192),
    refit('400m', 2.524622, 0.6536057, 0.4204985, 0.5700476),
  ],
};

/** The same with a term in the size of the model, and another momentum. */
export const forwardMomentum: Law = {
  name: 'forward-momentum',
  title: 'Forward momentum: area under the learning rate, size of the model, momentum of the annealing',
  family: 'optimisation',
  formula: 'L0 + lS/S1^alphaS + lN/N^alphaN + lM*M',
  inputs: [
    area,
    modelSize,
    {
      name: 'M',
      unit: '1',
      description:
        'momentum of the annealing: sum of m/(sqrt(v) + epsilon) of the falls of the rate, as in Adam',
      typical: [0, 100],
    },
  ],
  parameters: [
    nonnegative('L0', 'nats per token', 'loss that nothing removes', [0.5, 5]),
    positive('lS', 'nats per token', 'weight of the area', [0.01, 10]),
    positive('lN', 'nats per token times parameters^alphaN', 'weight of the size', [1, 1e5]),
    real('lM', 'nats per token', 'what a unit of momentum adds', [-0.1, 0.1]),
    rate('alphaS', 'rate at which the loss falls with the area'),
    rate('alphaN', 'rate at which the loss falls with size'),
  ],
  target: crossEntropy,
  notes: ['The authors release code, no values.'],
  illustration: { L0: 1.8, lS: 0.4, lN: 300, lM: -0.002, alphaS: 0.5, alphaN: 0.33 },
  ...from('wang-2025'),
  presets: [],
};
