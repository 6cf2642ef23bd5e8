/** Tables of runs in parameters and tokens. */
import type { FitRecord } from '../../src/index.js';
import { type Study, study } from '../claim.js';
import { fitStudy, fitTable } from './fit.js';

type Bootstrap = FitRecord['bootstrap'];

const chinchilla = { law: 'chinchilla' };

/** Standard errors of 4,000 resamples, as published. */
const resampled: Study = study(
  ['chinchilla-240.csv'],
  async (tools) =>
    (await fitTable(tools, 'chinchilla-240.csv', { ...chinchilla, bootstrap: 4000 })).record.bootstrap,
  (
    [
      ['A', '124.5'],
      ['B', '1293.3'],
      ['E', '0.03'],
      ['alpha', '0.02'],
      ['beta', '0.02'],
    ] as const
  ).map(([name, printed]) => ({
    paper: 'besiroglu-2024',
    place: 'text',
    what: `standard error of ${name} by 4,000 resamples; 240 digitised runs, Huber 1e-3`,
    printed,
    of: (bootstrap: Bootstrap) => bootstrap?.standardErrors[name] ?? Number.NaN,
    why: 'another draw of resamples; theirs are refitted under the loss of their fit',
  })),
);

const besiroglu: readonly Study[] = [
  fitStudy('chinchilla-240.csv', '240 digitised runs, Huber 1e-3', chinchilla, [
    {
      paper: 'besiroglu-2024',
      place: 'notebook',
      printed: {
        A: '477.84',
        B: '2143.86',
        E: '1.81724',
        alpha: '0.347313',
        beta: '0.367183',
        objective: '0.00101827',
      },
      why: 'their search stops before the minimum, which Newton steps in 50 digits confirm',
    },
    {
      paper: 'besiroglu-2024',
      printed: {
        A: '477.8258682339',
        B: '2143.417363360',
        E: '1.817218099010',
        alpha: '0.3473104988818',
        beta: '0.3671724326278',
        objective: '0.00101827401780060',
      },
    },
  ]),
  fitStudy(
    'chinchilla-240.csv',
    '240 digitised runs, absolute log residuals',
    { ...chinchilla, loss: 'absolute' },
    [
      {
        paper: 'besiroglu-2024',
        place: 'notebook',
        printed: {
          A: '482.00572',
          B: '2085.43420',
          E: '1.81686',
          alpha: '0.34781303',
          beta: '0.36585412',
        },
        why: 'their search stops before the minimum, at which five rows are met exactly',
      },
      {
        paper: 'besiroglu-2024',
        place: 'text',
        printed: { A: '482.01', B: '2085.43', E: '1.8172', alpha: '0.3478', beta: '0.3658', a_opt: '0.5126' },
        words: { a_opt: 'exponent of the best N' },
        why: {
          E: 'the text has the E of the Huber fit beside the other values of this one',
          beta: 'their search stops before the minimum',
          B: 'their search stops before the minimum',
        },
      },
      {
        paper: 'besiroglu-2024',
        printed: {
          A: '482.006',
          B: '2085.436',
          E: '1.8168641',
          alpha: '0.34781307',
          beta: '0.36585416',
          objective: '1.129494654',
        },
      },
    ],
  ),
  fitStudy(
    'chinchilla-245.csv',
    '245 digitised runs, absolute log residuals',
    { ...chinchilla, loss: 'absolute' },
    [
      {
        paper: 'besiroglu-2024',
        place: 'with the five outliers',
        printed: { A: '463.3', B: '1.253e4', E: '1.89', alpha: '0.345', beta: '0.452' },
      },
      { paper: 'besiroglu-2024', printed: { objective: '1.939915542' } },
    ],
  ),
  fitStudy('chinchilla-245.csv', '245 digitised runs, Huber 1e-3', chinchilla, [
    {
      paper: 'besiroglu-2024',
      printed: {
        A: '495.726',
        B: '12845.61',
        E: '1.89134',
        alpha: '0.349313',
        beta: '0.453049',
        objective: '0.001826010523',
      },
    },
  ]),
  resampled,
  fitStudy(
    'chinchilla-240.csv',
    '217 digitised runs below 1e21 FLOP, squares of raw residuals, N in millions, D in billions',
    {
      ...chinchilla,
      residual: 'raw',
      loss: 'squared',
      map: { N: 'N/1e6', D: 'D/1e9' },
      where: 'C < 1e21',
    },
    [
      {
        paper: 'czech-2026',
        place: 'repository vpnls',
        printed: {
          E: '1.9051',
          A: '4.0005',
          B: '1.0509',
          alpha: '0.3511',
          beta: '0.4587',
          objective: '0.062414',
        },
        words: { objective: 'sum of squares' },
      },
    ],
  ),
];

const fiveOf = (dataset: string): string =>
  `dataset == "${dataset}" and ((multiplier == 1 and N < 1e9) or (multiplier == 16 and N < 2e7))`;

const gadre: readonly Study[] = (
  [
    ['c4_original', 'C4', ['1.508', '141.28', '189.52', '0.1212'], '4.141189e-4'],
    ['rpj', 'RedPajama', ['1.837', '212.24', '366.69', '0.1364'], '4.256477e-4'],
    ['rw_original', 'RefinedWeb', ['1.734', '157.12', '246.21', '0.1272'], '8.244413e-5'],
  ] as const
).map(([dataset, words, [E, a, b, eta], objective]) =>
  fitStudy(
    'over-training-104.csv',
    `the five small runs on ${words}, squares of raw residuals`,
    {
      law: 'over-training',
      map: { L: 'loss_c4' },
      where: fiveOf(dataset),
    },
    [
      { paper: 'gadre-2024', place: 'code', printed: { E, a, b, eta } },
      { paper: 'gadre-2024', printed: { objective } },
    ],
  ),
);

/** Losses of the largest runs on RedPajama, predicted by the fit to five small ones. */
const extrapolated: Study = study(
  ['over-training-104.csv'],
  async (tools) => {
    const table = await tools.read('over-training-104.csv');
    const small = await fitTable(tools, 'over-training-104.csv', {
      law: 'over-training',
      map: { L: 'loss_c4' },
      where: fiveOf('rpj'),
    });
    const cell = (name: string, row: number) => table.columns.get(name)?.at(row);
    const rows = Array.from({ length: table.rows }, (_, row) => row);
    return ['rpj-open_lm_1b-32.0', 'rpj-open_lm_7b-1.0'].map((run) => {
      const row = rows.findIndex((one) => cell('run', one) === run);
      const [predicted] = small.predict({ N: [Number(cell('N', row))], D: [Number(cell('D', row))] });
      return 100 * Math.abs(predicted / Number(cell('loss_c4', row)) - 1);
    });
  },
  (
    [
      ['1.4B parameters at 640 tokens each', '0.71'],
      ['6.9B parameters at 20 tokens each', '0.73'],
    ] as const
  ).map(([run, printed], i) => ({
    paper: 'gadre-2024',
    place: 'text',
    what: `relative error in per cent of the loss that the five small runs on RedPajama predict for ${run}`,
    printed,
    of: (errors: readonly number[]) => errors[i],
  })),
);

const muennighoff: readonly Study[] = [
  fitStudy(
    'data-constrained-182.csv',
    '182 runs, the law for unique data held, Huber 1e-3',
    {
      law: 'data-constrained',
      fix: {
        A: 'exp(6.255414)',
        B: 'exp(7.3049974)',
        E: 'exp(.6254804)',
        alpha: '.3526596',
        beta: '.3526596',
      },
    },
    [
      {
        paper: 'muennighoff-2023',
        place: 'code',
        printed: { RD: '15.387756', RN: '5.309743' },
        words: { RD: 'R_D*', RN: 'R_N*' },
        why: 'a local minimum (objective 0.01582593): these runs do not determine R_D*, and a lower one lies elsewhere',
      },
      {
        paper: 'muennighoff-2023',
        printed: { RD: '95.36517', RN: '1.705905', objective: '0.015804662474' },
        words: { RD: 'R_D*', RN: 'R_N*' },
      },
    ],
  ),
  fitStudy(
    'data-constrained-182.csv',
    '182 runs of Muennighoff et al., N, D and U in billions, Huber 1e-3',
    {
      law: 'odds',
      map: { N: 'N/1e9', D: 'D/1e9', U: 'U/1e9' },
    },
    [
      {
        paper: 'bryant-2026',
        printed: {
          E: '1.85804',
          alpha: '0.29983',
          beta: '0.58447',
          gamma: '0.34710',
          delta: '0.42673',
          objective: '0.006432364866',
        },
      },
    ],
  ),
];

const gemstones: readonly Study[] = [
  fitStudy(
    'gemstones-cool-199.csv',
    '199 runs whose rate was cooled down, Huber 1e-3',
    { law: 'width-depth', map: { w: 'width', d: 'depth' } },
    [
      {
        paper: 'mcleish-2025',
        place: 'repository',
        printed: {
          alphaw: '0.3540097',
          alphad: '0.4640873',
          alpha: '0.3941363',
          beta: '0.5364846',
          objective: '8.107426e-4',
        },
        why: 'their search stops above the minimum',
      },
      {
        paper: 'mcleish-2025',
        printed: {
          E: '1.829084',
          Aw: '4.606712',
          alphaw: '0.3666479',
          Ad: '0.8212087',
          alphad: '0.4785737',
          A: '494.3464',
          alpha: '0.3841137',
          B: '106029',
          beta: '0.5379',
          objective: '8.10659439e-4',
        },
      },
    ],
  ),
  fitStudy(
    'gemstones-hot-220.csv',
    '220 runs at a constant rate, Huber 1e-3',
    { law: 'width-depth', map: { w: 'width', d: 'depth' } },
    [
      {
        paper: 'mcleish-2025',
        printed: {
          E: '1.835454',
          alphaw: '0.30902',
          alphad: '0.523317',
          alpha: '0.394042',
          beta: '0.478126',
          objective: '1.02299556e-3',
        },
        why: { E: 'the objective is the same to nine digits: one of the two is not at the very minimum' },
      },
    ],
  ),
  ...(
    [
      ['hot', 220, { alpha: '0.292892', beta: '0.712979', objective: '0.001981612809' }],
      ['cool', 199, { alpha: '0.300361', beta: '0.580167', objective: '0.001964086431' }],
    ] as const
  ).map(([name, rows, printed]) =>
    fitStudy(
      `gemstones-${name}-${rows}.csv`,
      `${rows} runs, without width and depth, Huber 1e-3`,
      chinchilla,
      [{ paper: 'mcleish-2025', printed }],
    ),
  ),
];

export const lossSurfaces: readonly Study[] = [
  ...besiroglu,
  ...gadre,
  extrapolated,
  ...muennighoff,
  ...gemstones,
];
