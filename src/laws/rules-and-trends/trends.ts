import type { Law, Preset } from '../law.js';
import { from } from '../papers.js';
import { quoted } from '../shared/grades.js';
import { positive, real } from '../shared/symbols.js';

const months = (name: string, T: number, words: string): Preset => ({
  name: `sevilla-2022-${name}`,
  ...from('sevilla-2022'),
  values: { y0: 1, T },
  target: { unit: '1', description: 'training compute over that at the beginning' },
  note: `${words}. The height of the trend is not at hand: y0 is 1.`,
});

/** Exponential growth in time. */
export const doubling: Law = {
  name: 'doubling',
  title: 'Doubling: exponential growth in time',
  family: 'rules and trends',
  formula: 'y0*exp(log(2)*t/T)',
  inputs: [
    {
      name: 't',
      unit: 'months',
      description: 'time since a date of choice',
      aliases: ['time', 'months'],
      typical: [0, 120],
    },
  ],
  parameters: [
    positive('y0', 'that of the target', 'value at time 0'),
    positive('T', 'that of t', 'time in which it doubles', [0.5, 60]),
  ],
  target: { unit: 'any', description: 'training compute, or what else grows' },
  loss: { residual: 'log', rho: { kind: 'squared' } },
  derived: [
    { name: 'yearly', unit: '1', description: 'factor of growth in 12 units of time', formula: '2^(12/T)' },
  ],
  notes: [
    'For a trend that falls, fit the reciprocal. Trends of several eras are fitted one by one, by a condition on time.',
  ],
  ...from('sevilla-2022'),
  presets: [
    months('before-2010', 21.3, 'Before 2010'),
    months('regular', 5.7, 'Since 2010, models that are not of the largest'),
    months('large', 9.9, 'Since 2016, the largest models'),
    {
      name: 'xiao-2024',
      ...from('xiao-2024'),
      values: { y0: 1, T: 3.5 },
      target: { unit: '1', description: 'capability per parameter over that at the beginning' },
      grade: quoted,
      note: "The journal's version; about 3 months in the preprint.",
    },
    {
      name: 'kwa-2025',
      ...from('kwa-2025'),
      values: { y0: 1, T: 212 },
      inputs: { t: { unit: 'days', description: 'time since a date of choice' } },
      target: {
        unit: '1',
        description: 'length of tasks that succeed in half of the trials, over that at the beginning',
      },
      grade: quoted,
      note: '95 % interval 171 to 249 days.',
    },
  ],
};

/** Share of trials that succeed, by how long the task takes a human. */
export const timeHorizon: Law = {
  name: 'time-horizon',
  title: 'Time horizon: success by how long a task takes a human',
  family: 'rules and trends',
  formula: 'sigmoid(s*(log2(h) - log2(t)))',
  inputs: [
    {
      name: 't',
      unit: 'minutes',
      description: 'how long the task takes a human',
      aliases: ['minutes'],
      typical: [0.5, 960],
    },
  ],
  parameters: [
    positive('h', 'minutes', 'length of tasks that succeed in half of the trials', [0.1, 1e4]),
    real('s', '1', 'how much the log odds fall where the task takes twice as long', [0.1, 3], [0, 10]),
  ],
  target: { unit: '1', description: 'share of trials that succeed' },
  loss: { residual: 'raw', rho: { kind: 'squared' }, likelihood: 'binomial' },
  derived: [
    {
      name: 'h80',
      unit: 'minutes',
      description: 'length of tasks that succeed in 80 % of the trials',
      formula: 'h*2^(-log(4)/s)',
    },
  ],
  notes: ['The paper fits single trials by a logistic regression with weights of tasks.'],
  ...from('kwa-2025'),
  presets: [
    {
      name: 'kwa-2025-claude-3-7-sonnet',
      ...from('kwa-2025'),
      values: { h: 59, s: Math.log(4) / Math.log2(59 / 15) },
      grade: quoted,
      note: 'Horizons of 59 and 15 minutes at 50 and 80 %, between which s follows.',
    },
  ],
};
