import type { Citation, Preset, PresetInput, Range } from '../law.js';
import { from } from '../papers.js';
import { quoted, refitted } from '../shared/grades.js';

type Row = readonly [E: number, A: number, B: number, alpha: number, beta: number];

function preset(
  name: string,
  citation: Citation,
  [E, A, B, alpha, beta]: Row,
  note: string,
  more: Partial<Preset> = {},
): Preset {
  return { name, ...citation, values: { E, A, B, alpha, beta }, note, ...more };
}

function within(N: Range, D?: Range): { readonly inputs: Readonly<Record<string, PresetInput>> } {
  return { inputs: { N: { range: N }, ...(D === undefined ? {} : { D: { range: D } }) } };
}

const { exp } = Math;

const hoffmannRuns = within([7e7, 1.6e10], [5e9, 5e11]);
/** What is in the figure that the replication digitised, less the five runs of highest loss. */
const digitisedRuns = within([5.7e7, 1.62e10], [8.2e8, 3.2e11]);

const hoffmann: readonly Preset[] = [
  preset(
    'hoffmann-2022-rounded',
    from('hoffmann-2022', 'Equation 10'),
    [1.69, 406.4, 410.7, 0.34, 0.28],
    'As the text prints it; rounding moves the best model for a budget by a quarter.',
    hoffmannRuns,
  ),
  preset(
    'hoffmann-2022',
    from('hoffmann-2022', 'TeX source'),
    [1.6933736809989528, 406.4010175194737, 410.7228269450398, 0.33917084, 0.2849083],
    'Unrounded: log E 0.5267228, log A 6.0073404, log B 6.0179186.',
    hoffmannRuns,
  ),
];

const besiroglu: readonly Preset[] = [
  preset(
    'besiroglu-2024',
    from('besiroglu-2024', 'notebook'),
    [1.8168640400416654, 482.0057194215438, 2085.434195928221, 0.34781303, 0.36585412],
    'Unrounded; the least-absolute-deviation fit of the log loss.',
    digitisedRuns,
  ),
  preset(
    'besiroglu-2024-rounded',
    from('besiroglu-2024'),
    [1.8172, 482.01, 2085.43, 0.3478, 0.3658],
    'As the text prints it.',
    digitisedRuns,
  ),
  preset(
    'besiroglu-2024-huber',
    from('besiroglu-2024', 'notebook'),
    [1.81724, 477.84, 2143.86, 0.347313, 0.367183],
    'The sum of Huber penalties with delta 1e-3, from the customary grid of 4,500 starts.',
    digitisedRuns,
  ),
  preset(
    'besiroglu-2024-all-points',
    from('besiroglu-2024'),
    [1.89, 463.3, 12530, 0.345, 0.452],
    'With the five outliers kept.',
  ),
];

const muennighoff: readonly Preset[] = [
  preset(
    'muennighoff-2023',
    from('muennighoff-2023'),
    [1.8691436784054858, 520.8249516599187, 1487.716093782861, 0.3526596, 0.3526596],
    'Exponents tied; C4. log E 0.6254804, log A 6.255414, log B 7.3049974.',
  ),
  preset(
    'muennighoff-2023-untied',
    from('muennighoff-2023'),
    [1.8782183662781502, 386.7267611021977, 2736.777739880548, 0.33480313, 0.38289225],
    'C4. log E 0.63032365, log A 5.9577184, log B 7.9145365.',
  ),
];

const sardana = ([most, row]: readonly [most: string, row: Row]): Preset =>
  preset(
    most === '' ? 'sardana-2024' : `sardana-2024-${most}`,
    from('sardana-2024'),
    row,
    most === ''
      ? 'All runs, up to 10,000 tokens per parameter.'
      : `Runs of at most ${most} tokens per parameter.`,
  );

const modalities: readonly (readonly [name: string, row: Row])[] = [
  ['text', [2.42, 492.51, 1987.4, 0.18, 0.22]],
  ['code', [0.16, 611.91, 4484.08, 0.37, 0.32]],
  ['image', [2.84, 340.96, 875.3, 0.13, 0.13]],
  ['speech', [3.02, 154.45, 205.1, 0.31, 0.24]],
  ['image-text', [2.47, 320.51, 658.31, 0.12, 0.11]],
  ['molecules', [2.39, 158.19, 189.36, 0.37, 0.26]],
];

/** L = m N^mu + n D^nu + c at a given number of experts. */
const expertsRows: readonly (readonly [experts: number, m: number, mu: number, n: number, nu: number])[] = [
  [1, 30.364, -0.1817, 53.9838, -0.1965],
  [2, 27.7982, -0.178, 66.8401, -0.2065],
  [4, 24.8462, -0.1731, 87.7022, -0.2192],
  [8, 21.833, -0.1676, 119.9126, -0.2338],
  [16, 19.0159, -0.1617, 167.5073, -0.2494],
  [32, 16.5424, -0.1557, 234.6726, -0.2652],
];

/** By language and vocabulary, E, log A, log B and the exponent that parameters and tokens share. */
const languages: readonly (readonly [language: string, ...rows: (readonly number[])[]])[] = [
  ['english', [0.67, 6.18, 8.25, 0.41], [0.83, 9.91, 13.06, 0.63], [0, 3.03, 3.15, 0.16]],
  ['french', [0.76, 10.11, 13.24, 0.64], [0.66, 7.12, 8.94, 0.45], [0, 3.63, 3.94, 0.19]],
  ['russian', [0.82, 10.07, 13.28, 0.63], [0.76, 7.97, 9.91, 0.49], [0, 3.9, 4.28, 0.2]],
  ['chinese', [1.08, 8.2, 10.37, 0.46], [1.18, 8.87, 10.9, 0.49], [0.39, 4.58, 5.47, 0.21]],
  ['hindi', [0.52, 6.03, 8.03, 0.39], [0.63, 6.99, 8.69, 0.43], [0, 3.46, 3.89, 0.18]],
  ['swahili', [0, 4.13, 5.51, 0.26], [0, 4.99, 6.43, 0.3], [0, 3.52, 3.74, 0.18]],
];

const trainings = [
  ['monolingual', 'a vocabulary and data of the language alone'],
  ['multilingual-vocabulary', 'a multilingual vocabulary, data of the language alone'],
  ['unimax', 'a multilingual vocabulary, Unimax data of many languages'],
] as const;

const atlas = languages.flatMap(([language, ...rows]) =>
  rows.map(([E, a, b, x], k): Preset => {
    const [name, words] = trainings[k];
    return preset(
      `longpre-2025-${language}-${name}`,
      from('longpre-2025', 'Table C.1'),
      [E, exp(a), exp(b), x, x],
      `${language[0].toUpperCase()}${language.slice(1)}: ${words}. log A ${a}, log B ${b}; the loss does not depend on the vocabulary.`,
      within([1e7, 8e9]),
    );
  }),
);

/** isoFLOP runs that the paper collects, under Huber 1e-3 of the log loss. */
const isoflops: readonly (readonly [name: string, words: string, row: Row])[] = [
  ['llama-3', 'Llama 3, the column raw_loss', [0.5941934, 38.329, 160.2263, 0.2835172, 0.3156562]],
  ['nemotron', 'Marin on Nemotron', [2.520236, 143077, 3798.249, 0.6392516, 0.4003728]],
  ['comma', 'Marin on Comma', [2.700929, 216045.5, 1393.164, 0.6657833, 0.349911]],
  ['dclm', 'Marin on DCLM', [2.587963, 347108.3, 4082.872, 0.6858168, 0.4048187]],
  ['misfitting', 'the runs of "misfitting"', [2.691553, 35988.74, 1579617, 0.6102097, 0.7047876]],
  ['ml-scalefit', 'the runs of ml-scalefit', [1.872234, 819.0028, 3614.266, 0.3776957, 0.3927811]],
];

const ladder: readonly (readonly [name: string, words: string, unit: string, row: Row])[] = [
  ['c4', 'Loss on C4', 'nats per token', [0.9343754, 12.48284, 33.47682, 0.1036029, 0.1619685]],
  [
    'hellaswag',
    'HellaSwag, bits per byte of the right answer',
    'bits per byte',
    [0.5019111, 11.23129, 60.36866, 0.1955394, 0.2564982],
  ],
];

export const chinchillaPresets: readonly Preset[] = [
  ...hoffmann,
  ...besiroglu,
  ...muennighoff,
  ...(
    [
      ['100', [0.17, 7.199, 25.97, 0.08, 0.13]],
      ['250', [0.98, 14.23, 39.54, 0.13, 0.16]],
      ['500', [0.95, 17.07, 35.8, 0.13, 0.16]],
      ['', [1.45, 33.66, 138.9, 0.18, 0.24]],
    ] as const
  ).map(sardana),
  ...modalities.map(([name, row]) =>
    preset(
      `aghajanyan-2023-${name}`,
      from('aghajanyan-2023'),
      row,
      `Trained on ${name.replace('-', ' and ')} alone.`,
      {
        grade: quoted,
        ...within([8e6, 3e10]),
      },
    ),
  ),
  ...expertsRows.map(([experts, m, mu, n, nu]) =>
    preset(
      `ludziejewski-2025-${experts}`,
      from('ludziejewski-2025', 'Table 4'),
      [1.3637, m, n, -mu, -nu],
      `${experts === 1 ? 'Dense models' : `${experts} experts`}; N is active parameters, embeddings included.`,
    ),
  ),
  preset(
    'krajewski-2024-dense',
    from('krajewski-2024', 'Table 1'),
    [0.47, 16.3, 26.7, 0.126, 0.127],
    'The dense models of the study of fine-grained experts; N without embeddings.',
  ),
  preset(
    'czech-2026-chinchilla',
    from('czech-2026', 'variable projection, repository vpnls'),
    [1.9051, 4.0005 * 1e6 ** 0.3511, 1.0509 * 1e9 ** 0.4587, 0.3511, 0.4587],
    'Squares of the raw residual over the digitised runs below 1e21 FLOP; printed with N in millions (A 4.0005) and D in billions (B 1.0509).',
  ),
  ...isoflops.map(([name, words, row]) =>
    preset(
      `czech-2026-${name}`,
      from('czech-2026', 'isoFLOP table of the repository'),
      row,
      `Runs of ${words}; Huber 1e-3 of the log loss.`,
      { grade: refitted },
    ),
  ),
  ...ladder.map(([name, words, unit, row]) =>
    preset(
      `bhagia-2024-${name}`,
      from('bhagia-2024', 'released runs'),
      row,
      `${words}; 16 runs of 190M to 1.3B parameters.`,
      {
        grade: refitted,
        target: { unit, description: words },
        ...within([1.9e8, 1.28e9], [3.8e9, 2.56e11]),
      },
    ),
  ),
  ...atlas,
];
