import type { Law, Preset } from '../law.js';
import { from } from '../papers.js';
import { quoted } from '../shared/grades.js';
import { positive, real } from '../shared/symbols.js';

const rows: readonly (readonly [name: string, words: string, a: number, b: number])[] = [
  ['llama-3-8b-math', 'Llama-3-8B-Instruct on MATH', 1.33, 0.43],
  ['llama-3-8b-codecontests', 'Llama-3-8B-Instruct on CodeContests', 3.88, 0.11],
  ['llama-3-8b-minif2f', 'Llama-3-8B-Instruct on MiniF2F', 1.33, 0.08],
  ['llama-3-70b-math', 'Llama-3-70B-Instruct on MATH', 0.75, 0.46],
  ['llama-3-70b-codecontests', 'Llama-3-70B-Instruct on CodeContests', 2.52, 0.11],
  ['pythia-70m-math', 'Pythia-70M on MATH', 7.59, 0.18],
  ['pythia-12b-math', 'Pythia-12B on MATH', 3.92, 0.35],
  ['gemma-2b-math', 'Gemma-2B on MATH', 2.45, 0.38],
];

/** Share of problems that some of k samples solve. */
export const repeatedSampling: Law = {
  name: 'repeated-sampling',
  title: 'Repeated sampling: share of problems solved by some of k samples',
  family: 'inference',
  formula: 'exp(-a*k^-b)',
  inputs: [
    {
      name: 'k',
      unit: 'samples',
      description: 'samples of each problem',
      aliases: ['samples'],
      typical: [1, 1e4],
    },
  ],
  parameters: [
    positive('a', '1', 'minus the log of the share that one sample solves', [0.05, 20]),
    real('b', '1', 'rate at which the log falls with samples', [0.02, 1], [0, 3]),
  ],
  target: { unit: '1', description: 'coverage: share of problems solved by at least one sample' },
  loss: { residual: 'raw', rho: { kind: 'squared' } },
  derived: [
    { name: 'one', unit: '1', description: 'coverage of one sample', formula: 'exp(-a)' },
    {
      name: 'k_half',
      unit: 'samples',
      description: 'samples that solve half of the problems',
      formula: '(a/log(2))^(1/b)',
    },
  ],
  notes: [
    'The first version writes exp(a k^b) with both negative, later ones exp(a k^-b): here a and b are positive.',
    "GPT-4's report has minus the mean log of the pass rate as a power of compute: fit power to it; its coefficients were never published.",
  ],
  ...from('brown-2024'),
  presets: rows.map(
    ([name, words, a, b]): Preset => ({
      name: `brown-2024-${name}`,
      ...from('brown-2024', 'titles of the panels of a figure'),
      values: { a, b },
      grade: quoted,
      note: `${words}.`,
    }),
  ),
};
