import type { Citation, Preset, PresetInput, Range } from '../law.js';
import { from } from '../papers.js';
import { quoted, refitted } from '../shared/grades.js';
import { petaflopDays } from '../shared/symbols.js';

function preset(
  name: string,
  citation: Citation,
  [x0, a]: readonly [x0: number, a: number],
  x: PresetInput,
  more: Partial<Preset> = {},
): Preset {
  return { name, ...citation, values: { x0, a }, inputs: { x }, ...more };
}

/** `b x^-a` as it is printed. */
const written = (b: number, a: number): readonly [number, number] => [b ** (1 / a), a];

const parameters = (range?: Range): PresetInput => ({
  unit: 'parameters',
  description: 'size of the model',
  ...(range === undefined ? {} : { range }),
});
const withoutEmbeddings = {
  ...parameters([768, 1.5e9]),
  description: 'size of the model without embeddings',
};

const table1 = from('henighan-2020', 'Table 1');

/** Loss by model size of models trained with so many replicas, each on 20 tokens per parameter. */
const replicas: readonly (readonly [name: string, words: string, A: number, alpha: number])[] = [
  ['data-parallel', 'Data-parallel training', 18.129, 0.0953],
  ['1', 'DiLoCo, 1 replica', 18.363, 0.0961],
  ['2', 'DiLoCo, 2 replicas', 18.768, 0.0969],
  ['4', 'DiLoCo, 4 replicas', 19.762, 0.0992],
  ['8', 'DiLoCo, 8 replicas', 21.051, 0.1018],
];

/** Errors by compute, of models of two origins. */
const clip: readonly (readonly [
  task: string,
  words: string,
  ours: readonly number[],
  theirs: readonly number[],
])[] = [
  ['imagenet', 'zero-shot error on ImageNet', [5.858, 0.1114], [23.18, 0.1638]],
  ['robustness', 'zero-shot error on shifted ImageNets', [11.61, 0.1255], [211.7, 0.2378]],
  ['coco', 'error of retrieval at 5 on COCO', [2.75, 0.0794], [1.589, 0.0508]],
  ['flickr', 'error of retrieval at 5 on Flickr', [15.51, 0.1892], [2.208, 0.1028]],
];

const linear: readonly (readonly [name: string, words: string, b: number, a: number])[] = [
  ['llama', 'LLaMA', 3.7087, 0.0798],
  ['tnl', 'TNL', 3.5391, 0.0768],
  ['hgrn2', 'HGRN2', 3.4788, 0.0753],
  ['cosformer2', 'cosFormer2', 3.5877, 0.0756],
];

export const powerPresets: readonly Preset[] = [
  preset('kaplan-2020-parameters', from('kaplan-2020', 'Equation 1.1'), [8.8e13, 0.076], withoutEmbeddings),
  preset('kaplan-2020-tokens', from('kaplan-2020', 'Equation 1.2'), [5.4e13, 0.095], {
    unit: 'tokens',
    description: 'tokens of the training set',
    range: [2.2e7, 2.3e10],
  }),
  preset(
    'kaplan-2020-compute',
    from('kaplan-2020'),
    [1.6e7, 0.057],
    petaflopDays('training compute at a fixed batch size'),
  ),
  preset(
    'kaplan-2020-compute-efficient',
    from('kaplan-2020', 'Equation 1.3'),
    [3.1e8, 0.05],
    petaflopDays('training compute, allocated and batched at best'),
  ),
  preset(
    'brown-2020',
    from('brown-2020', 'Figure 3.1'),
    written(2.57, 0.048),
    petaflopDays('training compute'),
    {
      note: 'GPT-3; printed as 2.57 x^-0.048.',
    },
  ),
  preset('henighan-2020-language-parameters', table1, [1.47e14, 0.07], parameters()),
  preset('henighan-2020-language-compute', table1, [3.47e8, 0.048], petaflopDays('training compute')),
  preset('henighan-2020-text-to-image-text-parameters', table1, [5.6e8, 0.037], parameters(), {
    note: 'Loss of the text part.',
  }),
  preset('henighan-2020-image-to-text-text-parameters', table1, [7e8, 0.039], parameters(), {
    note: 'Loss of the text part.',
  }),
  preset('clark-2022-dense', from('clark-2022'), [3.568e13, 0.078], {
    ...parameters([1.5e7, 1.3e9]),
    description: 'size of dense models',
  }),
  preset(
    'hestness-2017-word-model',
    from('hestness-2017'),
    written(11.9, 0.066),
    { unit: 'tokens', description: 'tokens of the training set' },
    { grade: quoted, note: 'Word language models, the best model for each training set; 11.9 x^-0.066.' },
  ),
  ...clip.flatMap(([task, words, ...rows]) =>
    rows.map(([b, a], k) =>
      preset(
        `cherti-2022-${task}-${['openclip', 'openai'][k]}`,
        from('cherti-2022', 'released table'),
        written(b, a),
        { unit: 'GMAC', description: 'multiplications of a sample times samples seen', typical: [1e9, 1e12] },
        {
          target: { unit: '1', description: words },
          grade: refitted,
          note: `${k === 0 ? 'OpenCLIP' : 'OpenAI'}: ${b} x^-${a}, through the least error in each bin of compute.`,
        },
      ),
    ),
  ),
  ...replicas.map(([name, words, A, alpha]) =>
    preset(
      `charles-2025-${name}`,
      from('charles-2025', 'Appendix F'),
      written(A, alpha),
      { ...parameters([3.5e7, 2.4e9]), description: 'size of the model, trained on 20 tokens per parameter' },
      { note: `${words}; printed as ${A} N^-${alpha}.` },
    ),
  ),
  ...(
    [
      ['muon', 'Muon', 2.506, 0.052],
      ['adamw', 'AdamW', 2.608, 0.054],
    ] as const
  ).map(([name, words, b, a]) =>
    preset(`liu-2025-${name}`, from('liu-2025', 'Table 3'), written(b, a), petaflopDays('training compute'), {
      note: `${words}: ${b} x^-${a}. The unit of compute is not printed; only PF-days give such losses.`,
    }),
  ),
  ...linear.map(([name, words, b, a]) =>
    preset(`shen-2024-${name}`, from('shen-2024'), written(b, a), petaflopDays('training compute'), {
      grade: quoted,
      note: `${words}: ${b} x^-${a}. The unit of compute is not quoted; only PF-days give such losses.`,
    }),
  ),
];
