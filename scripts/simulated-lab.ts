/** The tables of examples/lab/: a simulated laboratory's exports, which docs/WALK.md walks through; the same bytes at every run. */
import { findPreset } from '../src/laws/index.js';
import { threefry } from '../src/problem/threefry.js';
import { normalQuantile } from '../src/statistics/normal.js';

/** Standard deviation of the log loss between runs, and of an accuracy. */
const NOISE = 0.004;
const ACCURACY_NOISE = 0.006;
const SEED = 20250317;

/** Tokens of an optimiser step. */
const STEP = 2 ** 19;

/** Budgets of the isoFLOP profiles, FLOP, and sizes of each as multiples of what was expected to be best. */
const budgets = [3e18, 1e19, 3e19, 1e20];
const multiples = [0.35, 0.5, 0.7, 1, 1.4, 2, 2.8];

/** Accuracy on a multiple-choice task of four answers, by the loss. */
const task = { ceiling: 0.96, guess: 0.25, steepness: 3.1, middle: 2.62 };

interface Run {
  readonly name: string;
  readonly N: number;
  readonly D: number;
  readonly state: string;
  readonly loss: number | undefined;
}

const normal = (stream: number, run: number): number =>
  normalQuantile((threefry(SEED, 0, stream, run)[0] + 0.5) / 2 ** 32);

function meanLoss(N: number, D: number): number {
  const { E, A, B, alpha, beta } = findPreset('chinchilla:besiroglu-2024').preset.values;
  return E + A / N ** alpha + B / D ** beta;
}

const lossOf = (N: number, D: number, run: number): number =>
  meanLoss(N, D) * Math.exp(NOISE * normal(0, run));

/** Sizes that can be built are multiples of a million; tokens are whole steps. */
function finished(name: string, size: number, C: number, run: number): Run {
  const N = Math.round(size / 1e6) * 1e6;
  const D = Math.max(Math.round(C / (6 * N * STEP)), 1) * STEP;
  return { name, N, D, state: 'finished', loss: lossOf(N, D, run) };
}

function profiles(): Run[] {
  return budgets.flatMap((C, k) =>
    multiples.map((multiple, i) =>
      finished(
        `isoflop-${C.toExponential().replace('+', '')}-${i + 1}`,
        multiple * Math.sqrt(C / 120),
        C,
        k * multiples.length + i,
      ),
    ),
  );
}

/** What else is in an export: runs that crashed, with the loss that they had by then, and runs without an evaluation. */
const unfinished: readonly Run[] = [
  { name: 'isoflop-1e20-8', N: 3.6e9, D: 4_629_463_040, state: 'crashed', loss: 4.8172 },
  { name: 'lr-too-high', N: 2.89e8, D: 5_767_168_000, state: 'crashed', loss: 7.0411 },
  { name: 'isoflop-3e19-8', N: 1.9e9, D: 2_631_925_760, state: 'failed', loss: undefined },
  { name: 'no-evaluation', N: 5e8, D: 9_999_744_000, state: 'finished', loss: undefined },
];

/** The runs that docs/WALK.md plans, as trained: their sizes and tokens are those of the plan. */
const planned: readonly (readonly [name: string, N: number, D: number])[] = [
  ['design-1', 56_630_784, 99_498_852_352],
  ['design-2', 3_645_670_016, 12_876_513_280],
  ['design-3', 3_645_670_016, 1_128_792_064],
];

const plannedRuns = (): Run[] =>
  planned.map(([name, N, D], i) => ({ name, N, D, state: 'finished', loss: lossOf(N, D, 100 + i) }));

/** As the table of runs is exported: names, states, then settings and summaries; every cell in quotes. */
function exported(runs: readonly Run[], slip: string | undefined): string {
  const rows = runs.map(({ name, N, D, state, loss }, i) => {
    const flop = 6 * N * D;
    return [
      name,
      state,
      `2025-0${1 + Math.floor(i / 12)}-${String(3 + ((2 * i) % 24)).padStart(2, '0')}T09:14:22.000Z`,
      Math.round((flop / 2e14) * (1 + 0.08 * normal(2, i))),
      N,
      '3e-4',
      STEP,
      Math.round(D / STEP),
      D,
      (flop * (name === slip ? 10 : 1)).toPrecision(4),
      loss === undefined ? '' : (loss - 0.011).toFixed(4),
      loss === undefined ? '' : loss.toFixed(4),
    ];
  });
  const head = [
    'Name',
    'State',
    'Created',
    'Runtime',
    'model.n_params',
    'optim.lr',
    'optim.batch_tokens',
    '_step',
    'data.tokens',
    'perf/train_flop',
    'train/loss',
    'eval/val_loss',
  ];
  return `${[head, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n')}\n`;
}

function evaluated(runs: readonly Run[]): string {
  const { ceiling, guess, steepness, middle } = task;
  const rows = runs.flatMap(({ name, loss }, i) => {
    if (loss === undefined) return [];
    const mean = guess + (ceiling - guess) / (1 + Math.exp(steepness * (loss - middle)));
    return [[name, loss.toFixed(4), (mean + ACCURACY_NOISE * normal(1, i)).toFixed(4)].join(',')];
  });
  return `${['run,loss,accuracy', ...rows].join('\n')}\n`;
}

/** Ladders of two optimizers, each run at the best allocation of its compute; the second needs 1.3 times less of it. */
const MULTIPLIER = 1.3;
const rungs = [3e18, 1e19, 3e19, 1e20];
const LADDER_NOISE = 0.002;

function ladders(): string {
  const { A, B, alpha, beta } = findPreset('chinchilla:besiroglu-2024').preset.values;
  const best = (C: number): number =>
    ((alpha * A) / (beta * B)) ** (1 / (alpha + beta)) * (C / 6) ** (beta / (alpha + beta));
  const rows = ['adamw', 'muon'].flatMap((optimizer, k) =>
    rungs.map((C, i) => {
      const N = Math.round(best(C) / 1e6) * 1e6;
      const worth = optimizer === 'muon' ? MULTIPLIER : 1;
      const loss = meanLoss(best(worth * C), (worth * C) / (6 * best(worth * C)));
      const D = Math.round(C / (6 * N * STEP)) * STEP;
      return [optimizer, N, D, (loss * Math.exp(LADDER_NOISE * normal(3, 10 * k + i))).toFixed(4)].join(',');
    }),
  );
  return `${['optimizer,N,D,loss', ...rows].join('\n')}\n`;
}

/** A sweep of learning rates at 20 tokens per parameter; what is best falls as a power of N. */
const rate = { best: 2.4e-3, at: 6e7, power: -0.4, curvature: 0.012, noise: 0.0008 };
const sweptSizes = [6e7, 1.2e8, 2.4e8, 4.8e8];
const rates = [2.5e-4, 5e-4, 1e-3, 2e-3, 4e-3, 8e-3];

function sweep(): string {
  const rows = sweptSizes.flatMap((N, k) => {
    const centre = Math.log(rate.best * (N / rate.at) ** rate.power);
    return rates.map((lr, i) => {
      const off = Math.log(lr) - centre;
      const raised = 1 + rate.curvature * off * off + (off > 1.6 ? 0.4 : 0);
      const loss = meanLoss(N, 20 * N) * raised * Math.exp(rate.noise * normal(4, 10 * k + i));
      return [N, 20 * N, lr, loss.toFixed(4)].join(',');
    });
  });
  return `${['N,D,lr,loss', ...rows].join('\n')}\n`;
}

/** Contents by file name. */
export function simulatedLab(): Readonly<Record<string, string>> {
  const first = profiles();
  const early = [...first.slice(0, 20), ...unfinished, ...first.slice(20)];
  const next = [
    'name,N,D,loss',
    ...plannedRuns().map(({ name, N, D, loss }) => [name, N, D, loss?.toFixed(4)].join(',')),
  ];
  return {
    'export.csv': exported(early, 'isoflop-3e19-4'),
    'export-later.csv': exported([...early, ...plannedRuns()], undefined),
    'next-filled.csv': `${next.join('\n')}\n`,
    'accuracy.csv': evaluated(first),
    'ladders.csv': ladders(),
    'sweep.csv': sweep(),
  };
}
