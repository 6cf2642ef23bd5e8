import type { Preset, PresetInput } from '../law.js';
import { from } from '../papers.js';
import { quoted, quotedBySeveral } from '../shared/grades.js';
import { batch, criticalBatch, flop, learningRate, rulePreset } from './rule-preset.js';

/** Which learning rate and which batch to choose. */

const bySize: PresetInput = { unit: 'parameters', description: 'size of the model', typical: [1e8, 1e11] };
const byLoss: PresetInput = { unit: 'nats per token', description: 'loss', typical: [1.8, 4] };
const millions: PresetInput = {
  unit: 'millions of parameters',
  description: 'size of the model',
  typical: [85, 1200],
};
const sequences = { ...criticalBatch, unit: 'sequences of 512 tokens' };

/** Learning rate, then batch, of models on 20 tokens per parameter. */
const replicas = (
  [
    ['data-parallel', 'Data-parallel training', [16319.2, -0.819], [462.68, 0.281]],
    ['1', 'DiLoCo, 1 replica', [74620.6, -0.945], [27.873, 0.435]],
    ['2', 'DiLoCo, 2 replicas', [3978.82, -0.78], [15.749, 0.479]],
    ['4', 'DiLoCo, 4 replicas', [4512.99, -0.789], [10.957, 0.51]],
    ['8', 'DiLoCo, 8 replicas', [618986, -1.102], [38.072, 0.455]],
  ] as const
).flatMap(([name, words, rate, size]) => {
  const x: PresetInput = { ...bySize, range: [3.5e7, 2.4e9] };
  const more = { note: `${words}, 20 tokens per parameter.` };
  const cited = from('charles-2025', 'Appendix F');
  return [
    rulePreset(`charles-2025-${name}-learning-rate`, cited, rate, x, learningRate, more),
    rulePreset(`charles-2025-${name}-batch`, cited, size, x, batch, more),
  ];
});

export const trainingRules: readonly Preset[] = [
  rulePreset(
    'kaplan-2020-critical-batch',
    from('kaplan-2020', 'Equation 5.3'),
    [2.1e8, -1 / 0.21],
    byLoss,
    criticalBatch,
    {
      note: '2.1e8/L^(1/0.21); the text rounds to 2e8.',
    },
  ),
  rulePreset('hu-2024-batch', from('hu-2024'), [1.21e9, -6.24], byLoss, batch, { note: '1.21e9/L^6.24.' }),
  rulePreset('zhang-2024-batch-size', from('zhang-2024-batch'), [93.2, 0.47], millions, sequences, {
    grade: quotedBySeveral,
    note: 'Where steps take a fifth more than at a batch of 256; tokens grow with the model.',
  }),
  rulePreset('zhang-2024-batch-fixed-data', from('zhang-2024-batch'), [621.341, 0.087], millions, sequences, {
    grade: quotedBySeveral,
    note: 'The tokens are fixed.',
  }),
  rulePreset('porian-2024-batch', from('porian-2024'), [0.00037 * 2048, 0.703], bySize, batch, {
    note: 'Printed as 0.00037 N^0.703 sequences of 2,048 tokens.',
  }),
  rulePreset('porian-2024-learning-rate', from('porian-2024'), [3.7, -0.36], bySize, learningRate),
  rulePreset('bi-2024-learning-rate', from('bi-2024'), [0.3118, -0.125], flop([1e17, 2e19]), learningRate, {
    grade: quotedBySeveral,
  }),
  rulePreset('bi-2024-batch', from('bi-2024'), [0.292, 0.3271], flop([1e17, 2e19]), batch, {
    grade: quotedBySeveral,
  }),
  rulePreset(
    'liu-2025-learning-rate',
    from('liu-2025', 'Table 9'),
    [0.0127339, -0.0574752],
    flop(),
    learningRate,
    {
      note: 'AdamW.',
    },
  ),
  rulePreset('liu-2025-batch', from('liu-2025', 'Table 9'), [0.0065202, 0.4137915], flop(), batch, {
    note: 'AdamW.',
  }),
  rulePreset(
    'mckinzie-2024-learning-rate',
    from('mckinzie-2024'),
    [Math.exp(-0.5535), -0.4214],
    bySize,
    learningRate,
    {
      grade: quoted,
      note: 'exp(-0.4214 log N - 0.5535).',
    },
  ),
  rulePreset(
    'bergsma-2025-timescale',
    from('bergsma-2025'),
    [1.084, -0.527],
    { unit: 'tokens per parameter', description: 'tokens over parameters', typical: [10, 1000] },
    { unit: '1', description: 'best time scale of AdamW, batch/(rate decay tokens)' },
    { grade: quoted },
  ),
  ...replicas,
];
