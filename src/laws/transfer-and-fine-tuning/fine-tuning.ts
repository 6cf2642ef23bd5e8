import type { Law, Preset, PresetInput } from '../law.js';
import { from } from '../papers.js';
import { anyLoss, nonnegative, positive, real } from '../shared/symbols.js';

type Method = readonly [E: number, beta: number, ...factors: (readonly [A: number, alpha: number])[]];

/** By task, then method: floor and exponent of the data, then coefficient and exponent of each factor. */
const tasks: readonly (readonly [name: string, words: string, ...methods: Method[]])[] = [
  [
    'en-de',
    'WMT14 English to German',
    [0.75, 0.15, [1.2e5, 0.52], [6.3e2, 0.21]],
    [0.62, 0.051, [3.9e3, 0.4], [2.7e2, 0.21], [1, 0.0027]],
    [0.62, 0.081, [2.1e3, 0.36], [1.4e2, 0.18], [1.4, -0.0017]],
  ],
  [
    'en-zh',
    'WMT19 English to Chinese',
    [1, 0.14, [3.3e3, 0.34], [2.4e2, 0.17]],
    [0.77, 0.015, [8.5e2, 0.33], [2e2, 0.2], [1, 0.0019]],
    [0.73, 0.025, [6.6e2, 0.31], [1.3e2, 0.18], [1.2, 0.0044]],
  ],
  [
    'mlsum',
    'MLSum',
    [0.98, 0.087, [3.3e2, 0.24], [42, 0.11]],
    [0.00051, 0.025, [23, 0.1], [16, 0.069], [2.6, 0.0026]],
    [0.2, 0.03, [26, 0.11], [17, 0.073], [2.4, 0.00022]],
  ],
];

const methods = [
  ['full', 'all parameters tuned'],
  ['prompt', 'prompts tuned'],
  ['lora', 'LoRA'],
] as const;

const factors: readonly (readonly [name: string, x: PresetInput])[] = [
  ['size', { unit: 'parameters', description: 'size of the model', range: [1e9, 1.6e10] }],
  ['pretraining', { unit: 'tokens', description: 'tokens of the pre-training', typical: [1e10, 1e12] }],
  ['tuned', { unit: 'parameters', description: 'parameters that are tuned', typical: [1e4, 1e8] }],
];

const presets = tasks.flatMap(([task, taskWords, ...byMethod]) =>
  byMethod.flatMap(([E, beta, ...rows], m) =>
    rows.map(([A, alpha], f): Preset => {
      const [factor, x] = factors[f];
      return {
        name: `zhang-2024-finetuning-${task}-${methods[m][0]}-${factor}`,
        ...from('zhang-2024-finetuning', 'Table 4'),
        values: { E, A, alpha, beta },
        inputs: { x },
        note: `${taskWords}, ${methods[m][1]}. E and beta are common to the factors of a method.`,
      };
    }),
  ),
);

/** Product of powers of one factor and of the data of the task, above a floor. */
export const fineTuning: Law = {
  name: 'fine-tuning',
  title: 'Fine-tuning: product of powers of one factor and of the fine-tuning data, above a floor',
  family: 'transfer and fine-tuning',
  formula: 'E + exp(log(A) - alpha*log(x) - beta*log(Df))',
  inputs: [
    {
      name: 'x',
      unit: 'any',
      description: 'size of the model, tokens of its pre-training, or parameters that are tuned',
      typical: [1e9, 1.6e10],
    },
    {
      name: 'Df',
      unit: 'sentences',
      description: 'examples of the fine-tuning',
      aliases: ['finetune'],
      typical: [1e4, 1e7],
    },
  ],
  parameters: [
    nonnegative('E', 'nats per token', 'loss that nothing removes', [0.1, 2]),
    positive('A', 'nats per token times those of x and Df', 'coefficient', [1, 1e6]),
    real('alpha', '1', 'rate at which the loss falls with the factor', [-0.1, 1], [-1, 2]),
    real('beta', '1', 'rate at which the loss falls with the examples', [0.01, 0.5], [-1, 2]),
  ],
  target: anyLoss,
  derived: [
    {
      name: 'exchange',
      unit: '1',
      description: 'power of the factor that is worth a power of 1 of the examples',
      formula: 'beta/alpha',
    },
  ],
  notes: ['Printed in two digits: the table of critical amounts of data in the paper comes from more.'],
  ...from('zhang-2024-finetuning'),
  presets,
};
