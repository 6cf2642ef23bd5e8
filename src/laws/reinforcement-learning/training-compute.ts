import type { Law } from '../law.js';
import { from } from '../papers.js';
import { refitted } from '../shared/grades.js';
import { positive, real } from '../shared/symbols.js';

/** Pass rate by compute of reinforcement learning: from where training begins to an asymptote. */
export const trainingSigmoid: Law = {
  name: 'training-sigmoid',
  title: 'RL compute: pass rate between that of the start and an asymptote',
  family: 'reinforcement learning',
  formula: 'R0 + (A - R0)*sigmoid(B*(log(C) - log(Cm)))',
  inputs: [
    {
      name: 'C',
      unit: 'GPU-hours',
      description: 'compute of the training, or its steps',
      aliases: ['compute', 'steps'],
      typical: [100, 1e5],
    },
  ],
  parameters: [
    real('R0', '1', 'pass rate without training', [0, 1]),
    real('A', '1', 'pass rate without limit of compute', [0, 1]),
    positive('Cm', 'that of C', 'compute at which half of the gain is reached'),
    positive('B', '1', 'steepness in log compute', [0.2, 5]),
  ],
  target: { unit: '1', description: 'pass rate' },
  loss: { residual: 'raw', rho: { kind: 'squared' } },
  derived: [
    {
      name: 'gain',
      unit: '1',
      description: 'what training adds without limit of compute',
      formula: 'A - R0',
    },
  ],
  notes: [
    'Of the runs of the paper asymptotes are quoted (0.610 of its recipe, 0.645 of the run of 100,000 GPU-hours) and slopes (2.01 CISPO, 1.77 DAPO), without midpoints. Its fits begin at about 1,500 GPU-hours.',
  ],
  ...from('khatri-2025', 'Equation 1'),
  presets: [
    {
      name: 'josancamon-2025-14b',
      ...from('josancamon-2025', 'results/export.csv'),
      values: { R0: 0.7859, A: 0.9939, Cm: 16.76, B: 0.992 },
      inputs: { C: { unit: 'steps', description: 'steps of the training', typical: [1, 1000] } },
      grade: refitted,
      note: '14B parameters on GSM8K, GRPO.',
    },
  ],
};
