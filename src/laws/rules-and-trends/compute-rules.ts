import type { Preset } from '../law.js';
import { from } from '../papers.js';
import { quoted, quotedBySeveral } from '../shared/grades.js';
import { flop, pfDays, rulePreset, size, tokens } from './rule-preset.js';

const { exp } = Math;

/** How to split compute between parameters and tokens. */

const withoutEmbeddings = { ...size, description: 'best size of the model without embeddings' };

const table6 = from('kaplan-2020', 'Table 6');

const kaplan: readonly Preset[] = [
  rulePreset('kaplan-2020-parameters', table6, [1.3e9, 0.73], pfDays, withoutEmbeddings, {
    note: 'Compute used best: at a batch far below the critical one.',
  }),
  rulePreset('kaplan-2020-tokens', table6, [2e10, 0.27], pfDays, tokens, { note: 'Compute used best.' }),
  rulePreset('kaplan-2020-batch', table6, [2e6, 0.24], pfDays, { unit: 'tokens', description: 'best batch' }),
  rulePreset('kaplan-2020-steps', table6, [5.4e3, 0.03], pfDays, {
    unit: 'steps',
    description: 'least number of steps',
  }),
  rulePreset('kaplan-2020-parameters-naive', table6, [1.6e9, 0.88], pfDays, withoutEmbeddings, {
    note: 'At a fixed batch.',
  }),
  rulePreset(
    'kaplan-2020-tokens-one-epoch',
    from('kaplan-2020', 'Section 6.3'),
    [4e10, 0.26],
    pfDays,
    tokens,
    { note: 'Trained at the critical batch, nothing repeated.' },
  ),
];

/** N = (C/C0)^b. */
const henighan = (
  [
    ['language', 3.3e-13, 0.73],
    ['image-8x8', 5.3e-14, 0.64],
    ['image-16x16', 4.8e-12, 0.75],
    ['image-32x32', 1.6e-13, 0.65],
    ['image-vq-16x16', 6.2e-14, 0.64],
    ['image-vq-32x32', 9.4e-13, 0.7],
    ['text-to-image', 9.4e-13, 0.7],
    ['image-to-text', 3.3e-12, 0.72],
    ['video-vq-16x16x16', 1.13e-12, 0.71],
    ['math', 2.3e-12, 0.69],
  ] as const
).map(([domain, C0, b]) =>
  rulePreset(`henighan-2020-${domain}`, from('henighan-2020', 'Table 1'), [C0 ** -b, b], pfDays, size, {
    note: `(C/${C0})^${b}.`,
  }),
);

const deepseek: readonly Preset[] = [
  rulePreset(
    'bi-2024-model-scale',
    from('bi-2024'),
    [0.1715, 0.5243],
    flop([1e17, 3e20]),
    {
      unit: 'FLOP per token',
      description: 'best size of the model, as compute of a token (72 n d^2 + 12 n d l)',
    },
    { grade: quotedBySeveral },
  ),
  rulePreset('bi-2024-tokens', from('bi-2024'), [5.8316, 0.4757], flop([1e17, 3e20]), tokens, {
    grade: quotedBySeveral,
    note: 'Compute is compute of a token times tokens.',
  }),
];

const xlstm = (
  [
    ['transformer', 'Transformer', '8k', [0.002281, 0.574909], [58.460259, 0.424271]],
    ['xlstm', 'xLSTM', '8k', [0.012045, 0.547253], [77.747576, 0.417166]],
    ['transformer', 'Transformer', '2k', [0.006899, 0.553549], [74.029, 0.422606]],
    ['xlstm', 'xLSTM', '2k', [0.008587, 0.555534], [140.61, 0.403072]],
    ['transformer', 'Transformer', '16k', [0.0025, 0.569337], [34.477, 0.432544]],
    ['xlstm', 'xLSTM', '16k', [0.004999, 0.56604], [336.1, 0.38523]],
  ] as const
).flatMap(([name, words, context, ofSize, ofTokens]) => {
  const more = { note: `${words}, a context of ${context}.` };
  const cited = from('beck-2025', 'notebooks of the repository');
  const x = flop(context === '8k' ? undefined : [5e18, 5e19]);
  return [
    rulePreset(`beck-2025-${name}-${context}-parameters`, cited, ofSize, x, size, more),
    rulePreset(`beck-2025-${name}-${context}-tokens`, cited, ofTokens, x, tokens, more),
  ];
});

const linear = (
  [
    ['llama', 'LLaMA', 1.82e8, 0.7118],
    ['tnl', 'TNL', 2.74e8, 0.647],
    ['hgrn2', 'HGRN2', 2.66e8, 0.6427],
    ['cosformer2', 'cosFormer2', 2.65e8, 0.6516],
  ] as const
).map(([name, words, k, a]) =>
  rulePreset(`shen-2024-${name}`, from('shen-2024'), [k, a], pfDays, size, {
    grade: quoted,
    note: `${words}. The unit of compute is not quoted; only PF-days give such sizes.`,
  }),
);

export const computeRules: readonly Preset[] = [
  ...kaplan,
  ...henighan,
  rulePreset('hoffmann-2022-parameters', from('hoffmann-2022'), [0.1, 0.5], flop(), size, {
    grade: quoted,
    note: "An encyclopedia's rounding of the first approach.",
  }),
  rulePreset('hoffmann-2022-tokens', from('hoffmann-2022'), [1.7, 0.5], flop(), tokens, {
    grade: quoted,
    note: "An encyclopedia's rounding of the first approach.",
  }),
  ...deepseek,
  rulePreset(
    'grattafiori-2024-tokens',
    from('grattafiori-2024', 'legend of a figure'),
    [0.299, 0.537],
    flop(),
    tokens,
    {
      note: '1.63e13 tokens at 3.8e25 FLOP, where the paper has 1.655e13.',
    },
  ),
  rulePreset('grattafiori-2024-tokens-text', from('grattafiori-2024', 'text'), [0.29, 0.53], flop(), tokens, {
    note: 'Rounded: gives 1.05e13 tokens at 3.8e25 FLOP, where the paper has 1.655e13. Use the other.',
  }),
  rulePreset(
    'liu-2025-parameters',
    from('liu-2025', 'Table 9'),
    [0.0483359, 0.5112684],
    flop(),
    withoutEmbeddings,
    {
      note: 'AdamW.',
    },
  ),
  rulePreset('liu-2025-tokens', from('liu-2025', 'Table 9'), [3.4480927, 0.4887316], flop(), tokens, {
    note: 'AdamW.',
  }),
  rulePreset(
    'sun-2024-parameters',
    from('sun-2024', 'Equations 2 and 3'),
    [5.9e-3, 0.5305],
    {
      ...flop([5e18, 9.5e19]),
      description: 'least training compute, C/(1 + B/B_critical), where C is 9.59 N D + 2.3e8 D',
    },
    { unit: 'parameters', description: 'best number of active parameters' },
  ),
  rulePreset(
    'sun-2024-tokens',
    from('sun-2024', 'Equations 2 and 3'),
    [3.2, 0.5],
    {
      ...flop([5e18, 9.5e19]),
      description: 'least training compute, C/(1 + B/B_critical), where C is 9.59 N D + 2.3e8 D',
    },
    tokens,
  ),
  rulePreset('liang-2024-parameters', from('liang-2024'), [0.0009, 0.5681], flop(), size, {
    grade: quotedBySeveral,
    note: 'Diffusion transformers.',
  }),
  rulePreset('liang-2024-tokens', from('liang-2024'), [186.8535, 0.4319], flop(), tokens, {
    grade: quotedBySeveral,
    note: 'Diffusion transformers.',
  }),
  rulePreset(
    'liang-2024-fid',
    from('liang-2024'),
    [2.2566e6, -0.234],
    flop(),
    { unit: 'FID', description: 'distance of generated from real images' },
    { grade: quoted, note: 'Diffusion transformers.' },
  ),
  rulePreset(
    'mcleish-2025-parameters',
    from('mcleish-2025', 'approach 1'),
    [10 ** -2.8451, 0.49938],
    flop(),
    size,
    {
      note: 'log10 N = 0.499380 log10 C - 2.8451.',
    },
  ),
  rulePreset(
    'mcleish-2025-tokens',
    from('mcleish-2025', 'approach 1'),
    [10 ** 1.896321, 0.480989],
    flop(),
    tokens,
    {
      note: 'log10 D = 0.480989 log10 C + 1.896321.',
    },
  ),
  rulePreset(
    'tao-2024-parameters',
    from('tao-2024', 'approach 1'),
    [exp(-2.48465), 0.5],
    flop(),
    { unit: 'parameters', description: 'best number of parameters outside the vocabulary' },
    { note: 'exp(-2.48465) C^0.5.' },
  ),
  rulePreset(
    'tao-2024-vocabulary',
    from('tao-2024', 'approach 1'),
    [exp(-1.58903), 0.41636],
    flop(),
    { unit: 'parameters', description: 'best number of parameters of the vocabulary' },
    { note: 'exp(-1.58903) C^0.41636.' },
  ),
  ...xlstm,
  ...linear,
];
