/** Learning curves, routing, downstream tasks and mixtures. */
import { type FitOutcome, findLaw, findPreset, type Table } from '../../src/index.js';
import { lawFunction } from '../../src/laws/evaluate.js';
import { type Claim, independent, type Study, study } from '../claim.js';
import { fitStudy, fitTable } from './fit.js';

/** The cells of a column. */
function column(table: Table, name: string): readonly unknown[] {
  const found = table.columns.get(name);
  if (found === undefined) throw new RangeError(`${table.source} has no column ${name}`);
  return Array.from({ length: table.rows }, (_, row) => found.at(row));
}

const numbers = (table: Table, name: string): readonly number[] => column(table, name).map(Number);

const addition = (residual: 'log' | 'raw', printed: Readonly<Record<string, string>>): Study =>
  fitStudy(
    'addition-17.csv',
    `four-digit addition, the first 14 of 17 sizes, squares of ${residual} residuals`,
    {
      law: 'broken:1',
      map: { x: 'dataset_size' },
      holdOut: 'split != "train"',
      residual,
      loss: 'squared',
    },
    [
      {
        paper: 'caballero-2022',
        printed,
        words: { 'hold-out': 'root mean square log error on the last three' },
      },
    ],
  );

/** Their loss: squares of differences of log(1 + y). */
const additionOfCode = fitStudy(
  'addition-17.csv',
  'four-digit addition, the first 14 of 17 sizes, squares of differences of log(1 + error)',
  {
    law: 'log1p(a + exp(log(b) - c0*log(x) - c1*f1*softplus((log(x) - log(d1))/f1)))',
    map: { L: 'log1p(loss)', x: 'dataset_size' },
    positive: ['a', 'b', 'c1', 'd1', 'f1'],
    range: { a: '0.1..1', b: '1..5', c0: '0..1', c1: '1..10', d1: '200..1000', f1: '0.02..0.5' },
    holdOut: 'split != "train"',
    residual: 'raw',
    loss: 'squared',
  },
  [
    {
      paper: 'caballero-2022',
      place: 'code',
      printed: {
        a: '0.41388453071629455',
        b: '2.2772722897737556',
        c0: '0.055077348404973955',
        c1: '5.662903816010331',
        d1: '612.5836172918001',
        f1: '0.059193036393742314',
      },
      why: 'their search stops at six to seven digits of the minimum',
    },
  ],
);

const caballero: readonly Study[] = [
  addition('log', {
    a: '0.417192',
    b: '2.27369',
    c0: '0.0551492',
    c1: '5.69423',
    d1: '612.803',
    f1: '0.059264',
    objective: '5.011932e-6',
    'hold-out': '0.0111434',
  }),
  addition('raw', {
    a: '0.406299',
    b: '2.28540',
    c0: '0.0549064',
    c1: '5.59279',
    d1: '612.095',
    f1: '0.0590388',
    objective: '2.117038e-5',
    'hold-out': '0.0113314',
  }),
  additionOfCode,
];

const routers = [
  ['S-Base', 's-base', '0.7', ['-0.082', '-0.108', '0.009', '1.104', '1.847', '314.478']],
  ['RL-R', 'rl-r', '1.5', ['-0.083', '-0.126', '0.012', '1.111', '1.880', '469.982']],
  ['Hash', 'hash', '0.9', ['-0.087', '-0.136', '0.012', '1.157', '4.175', '477.741']],
] as const;

/** Mean relative error of the published coefficients. */
const routedErrors: Study = study(
  ['routed-best.csv'],
  async ({ read }) => {
    const table = await read('routed-best.csv');
    const [names, N, E, losses] = [
      column(table, 'router'),
      ...['N', 'E', 'loss'].map((name) => numbers(table, name)),
    ] as const;
    const routed = lawFunction(findLaw('routed'));
    return routers.map(([router, name]) => {
      const { values } = findPreset(`routed:clark-2022-${name}`).preset;
      const errors = losses.flatMap((loss, row) =>
        names[row] === router ? [Math.abs(routed(values, { N: N[row], E: E[row] }) / loss - 1)] : [],
      );
      return (100 * errors.reduce((sum, error) => sum + error, 0)) / errors.length;
    });
  },
  routers.map(([router, , printed], i) => ({
    paper: 'clark-2022',
    place: independent,
    what: `mean relative error of the published coefficients in per cent, ${router}`,
    printed,
    of: (errors: readonly number[]) => errors[i],
    why: 'over 163 final runs there, one of each cell; over the best of the several that some cells have here',
  })),
);

/** The three routers in one fit, which share the coefficient d. */
const routedJointly: Study = study(
  ['routed-best.csv'],
  async (tools) => {
    const outcome = await fitTable(tools, 'routed-best.csv', {
      law: 'routed',
      where: 'router != "Dense"',
      per: 'a,b,c,Estart,Emax by router',
      loss: 'squared',
    });
    const table = await tools.read('routed-best.csv');
    const [names, N, E, losses] = [
      column(table, 'router').map(String),
      ...['N', 'E', 'loss'].map((name) => numbers(table, name)),
    ] as const;
    return routers.map(([router]) => {
      const rows = [...names.keys()].filter((row) => names[row] === router);
      const at = (values: readonly number[]) => rows.map((row) => values[row]);
      const predicted = outcome.predict(
        { N: at(N), E: at(E) },
        rows.map(() => router),
      );
      const all = rows.map((row, i) => Math.abs(predicted[i] / losses[row] - 1));
      return (100 * all.reduce((sum, error) => sum + error, 0)) / all.length;
    });
  },
  routers.map(
    ([router, , printed], i): Claim<readonly number[]> => ({
      paper: 'clark-2022',
      place: independent,
      what: `mean relative error in per cent, ${router}; three routers in one fit with one d`,
      printed,
      of: (errors) => errors[i],
      why: 'of the published coefficients there, of a fit to these rows here',
    }),
  ),
);

const clark: readonly Study[] = [
  routedErrors,
  routedJointly,
  fitStudy(
    'routed-best.csv',
    'the best dense runs, squares of the log loss',
    { law: 'power', map: { x: 'N' }, where: 'router == "Dense"', loss: 'squared' },
    [
      {
        paper: 'clark-2022',
        place: 'text',
        printed: { a: '0.078', x0: '3.568e13' },
        words: { a: 'exponent of dense models', x0: 'scale of the size of dense models' },
        why: 'of the dense runs only six are in the released table',
      },
    ],
  ),
  ...routers.map(([router, , , values]) =>
    fitStudy(
      'routed-best.csv',
      `the best runs of ${router}, squares of the log loss`,
      { law: 'routed', where: `router == "${router}"` },
      [
        {
          paper: 'clark-2022',
          place: 'Table 3',
          printed: Object.fromEntries(
            ['a', 'b', 'c', 'd', 'Estart', 'Emax'].map((name, i) => [name, values[i]]),
          ),
          why: 'fitted to final runs there, to the best released run of each cell here',
        },
      ],
    ),
  ),
];

/** One exponent for all architectures of a language pair. */
const bansal: Study = study(
  ['learning-curves-language.csv'],
  (tools) =>
    fitTable(tools, 'learning-curves-language.csv', {
      law: 'reciprocal',
      map: { x: 'seen' },
      where: 'domain == "NMT"',
      per: 'b,g by model',
      residual: 'log',
      loss: 'squared',
    }),
  [
    {
      paper: 'bansal-2022',
      place: 'text',
      what: 'exponent that five architectures share, English to German',
      printed: '0.28',
      of: ({ record }: FitOutcome) => record.parameters.c,
      why: 'the released curves do not say their language pair or noise; one exponent is fitted to five of them here',
    },
  ],
);

const ladder: readonly Study[] = [
  fitStudy(
    'ladder/step1-c4.csv',
    'loss on C4 of 16 runs of 190M to 1.3B parameters, Huber 1e-3',
    { law: 'chinchilla', holdOut: 'mode != "train"' },
    [
      {
        paper: 'bhagia-2024',
        printed: {
          E: '0.9343754',
          A: '12.48284',
          B: '33.47682',
          alpha: '0.1036029',
          beta: '0.1619685',
          objective: '3.299857e-5',
          'hold-out': '0.0311',
        },
        words: { 'hold-out': 'root mean square log error of 7B and 13B' },
      },
    ],
  ),
  fitStudy(
    'ladder/step1-hellaswag.csv',
    'bits per byte on HellaSwag of 16 runs of 190M to 1.3B parameters, Huber 1e-3',
    { law: 'chinchilla', holdOut: 'mode != "train"' },
    [
      {
        paper: 'bhagia-2024',
        printed: {
          E: '0.5019111',
          A: '11.23129',
          B: '60.36866',
          alpha: '0.1955394',
          beta: '0.2564982',
          objective: '3.453109e-5',
          'hold-out': '0.00859',
        },
        words: { 'hold-out': 'root mean square log error of 7B and 13B' },
      },
    ],
  ),
  fitStudy(
    'ladder/step2-hellaswag.csv',
    'accuracy on HellaSwag by its bits per byte, 1,402 checkpoints, squares',
    { law: 'downstream-sigmoid', map: { L: 'acc' }, where: 'mode == "train"' },
    [
      {
        paper: 'bhagia-2024',
        printed: {
          b: '0.9921037',
          a: '-0.7301116',
          k: '12.74171',
          x0: '0.7667352',
          objective: '0.05183959',
        },
        words: { objective: 'sum of squares' },
      },
    ],
  ),
];

/** Tasks, and how far the chained prediction for 7B and 13B parameters lies from what was measured, in per cent. */
const chained = [
  ['hellaswag', 'HellaSwag', '1.4', '2.5'],
  ['piqa', 'PIQA', '-1.0', '-1.1'],
  ['arc_challenge_test', 'ARC-challenge', '-17', '-17'],
] as const;

/** Both steps: the loss of the task by parameters and tokens, the accuracy by that loss. */
const chains: readonly Study[] = chained.map(([task, words, small, large]) => {
  const [losses, accuracies] = [1, 2].map((step) => `ladder/step${step}-${task}.csv`);
  return study(
    [losses, accuracies],
    async (tools) => {
      const first = await fitTable(tools, losses, { law: 'chinchilla', where: 'mode == "train"' });
      const second = await fitTable(tools, accuracies, {
        law: 'downstream-sigmoid',
        map: { L: 'acc' },
        where: 'mode == "train"',
      });
      const [targets, measured] = [await tools.read(losses), await tools.read(accuracies)];
      const runs = column(targets, 'run').map(String);
      const found = column(measured, 'run').map(String);
      const mode = column(measured, 'mode');
      return ['7B', '13B'].map((size) => {
        const row = runs.findIndex((run) => run.startsWith(size));
        const last = found.findLastIndex((run, i) => run.startsWith(size) && mode[i] !== 'train');
        const x = first.predict({
          N: [numbers(targets, 'N')[row]],
          D: [numbers(targets, 'D')[row]],
        });
        return 100 * (second.predict({ x })[0] / numbers(measured, 'acc')[last] - 1);
      });
    },
    [small, large].map(
      (printed, i): Claim<readonly number[]> => ({
        paper: 'bhagia-2024',
        place: independent,
        what: `relative error in per cent of the accuracy predicted for ${i === 0 ? '7B' : '13B'} on ${words}, both steps chained`,
        printed,
        of: (errors) => errors[i],
        why: 'both steps are at their minima here; of the other program no fits to this task are known',
      }),
    ),
  );
});

/** Ranks from 1, those of equal values their mean. */
function ranks(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1);
}

/** Spearman's rank correlation. */
function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [ranks(a), ranks(b)];
  const mean = (a.length + 1) / 2;
  const sum = (of: (i: number) => number) => x.reduce((total, _, i) => total + of(i), 0);
  return (
    sum((i) => (x[i] - mean) * (y[i] - mean)) /
    Math.sqrt(sum((i) => (x[i] - mean) ** 2) * sum((i) => (y[i] - mean) ** 2))
  );
}

/** Shares of 17 domains, of which one follows from the others. */
const shares = Array.from({ length: 16 }, (_, i) => i);

interface Mixtures {
  readonly floor: number;
  readonly objective: number;
  readonly small: { readonly rank: number; readonly error: number };
  readonly large: { readonly rank: number };
}

const mixtures: Study = study(
  ['mixture/regmix-train-1m.csv', 'mixture/regmix-test-1m.csv', 'mixture/regmix-test-1B.csv'],
  async (tools): Promise<Mixtures> => {
    const outcome = await fitTable(tools, 'mixture/regmix-train-1m.csv', {
      law: `c + k*exp(${shares.map((i) => `t${i}*r${i}`).join(' + ')})`,
      positive: ['c', 'k'],
    });
    const against = async (name: string) => {
      const table = await tools.read(name);
      const inputs = Object.fromEntries(shares.map((i) => [`r${i}`, [...numbers(table, `r${i}`)]]));
      const predicted = [...outcome.predict(inputs)];
      const losses = numbers(table, 'loss');
      const error = Math.sqrt(
        losses.reduce((sum, loss, i) => sum + (predicted[i] - loss) ** 2, 0) / losses.length,
      );
      return { rank: rankCorrelation(predicted, losses), error };
    };
    return {
      floor: outcome.record.parameters.c,
      objective: outcome.record.objective,
      small: await against('mixture/regmix-test-1m.csv'),
      large: await against('mixture/regmix-test-1B.csv'),
    };
  },
  (
    [
      ['floor c of 512 mixtures of 1M parameters, loss on Pile-CC', '5.230864', 'floor'],
      ['objective of that fit, Huber 1e-3', '0.0061011033', 'objective'],
      ['rank correlation on other mixtures of 1M parameters', '0.9617', 'rank'],
      ['root mean square error there', '0.0965', 'error'],
      ['rank correlation at 1B parameters', '0.9859', 'large'],
    ] as const
  ).map(([what, printed, name]) => ({
    paper: 'liu-2024',
    place: independent,
    what: `${what}; exponential in the shares of 17 domains`,
    printed,
    of: (found: Mixtures) =>
      name === 'rank'
        ? found.small.rank
        : name === 'error'
          ? found.small.error
          : name === 'large'
            ? found.large.rank
            : found[name],
    why: 'over 63 of the 64 mixtures there, which are not named; without one of five of them it is 0.9859 here too',
  })),
);

export const curvesAndTasks: readonly Study[] = [
  ...caballero,
  ...clark,
  bansal,
  ...ladder,
  ...chains,
  mixtures,
];
