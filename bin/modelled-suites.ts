/** Expected times of the suites on classes of GPUs, at the sizes that tables tell of. */

import { chinchillaFit } from '../bench/suites/support/simulated-fit.js';
import { dealRows } from '../src/backend/webgpu/deal.js';
import {
  accounts,
  type Estimate,
  estimateFits,
  estimateSweep,
  type FitsWork,
  type GpuClass,
  objectiveRowInstructions,
  type Turns,
} from '../src/backend/webgpu/model.js';

export interface ModelledSuite {
  readonly name: string;
  readonly size: string;
  readonly estimate: Estimate;
}

/** Counted over all fits of the suites, of the protocol over those of 12 resamples; 4,500 starts take 146,340 turns. */
const turns: Readonly<Record<'search' | 'refits' | 'protocol', Turns>> = {
  search: { mean: 32.52, ninetyNine: 210, most: 501, shareAtMost: 5 / 4500 },
  refits: { mean: 19.24, ninetyNine: 41, most: 49, shareAtMost: 3e-4 },
  protocol: { mean: 28.49, ninetyNine: 107, most: 501, shareAtMost: 1e-3 },
};

/** Seconds of one thread of the host: a resample polished in float64 after a search, and without any. */
const POLISH = { searched: 64e-6, alone: 87e-6 };
/** A fit's minima polished and grouped, its record made. */
const FINISH = 5e-3;
/** What comes back of a surface, turned into columns, a value: of fresh memory, and of memory that is kept; an exponential of its tables. */
const COLUMN = 4e-9;
const KEPT_COLUMN = 1e-9;
const TABLE = 2.5e-9;

/** Fits of a chunk: a bootstrap has four of them at least, so that it is polished meanwhile. */
const FITS = 1 << 22;
/** Invocations of fits at once. */
const INVOCATIONS = 1 << 18;
const ROWS = 240;

/** `threads` polish on the host. */
export function modelledSuites(gpu: GpuClass, threads: number): ModelledSuite[] {
  const { problem } = chinchillaFit(ROWS).model;
  const fits = (more: Pick<FitsWork, 'fits' | 'turns' | 'resampled' | 'host' | 'polish'>): Estimate => {
    const chunk = more.polish > 0 ? Math.min(FITS, more.fits / 4) : FITS;
    const { team } = dealRows(problem, false);
    return estimateFits(gpu, { problem, lanes: INVOCATIONS / team, chunk, team, ...more });
  };
  const points = 512 * 512;
  const vectors = 4000;
  const perPoint = vectors * accounts.surfaceValue + accounts.surfaceLanes * accounts.surfaceLane;
  const sweep = (candidates: number): Estimate =>
    estimateSweep(gpu, {
      instructions: candidates * accounts.candidate,
      bytes: 0,
      readback: 0,
      submissions: 4,
      host: 1e-3,
    });
  const host = (seconds: number): Estimate =>
    estimateSweep(gpu, { instructions: 0, bytes: 0, readback: 0, submissions: 0, host: seconds });
  return [
    {
      name: 'law',
      size: '1M points',
      // The law and its slopes along N and D, eight bytes each once they are numbers of the host.
      estimate: estimateSweep(gpu, {
        instructions: 3e6 * accounts.point,
        bytes: 3 * 4e6,
        readback: 3 * 4e6,
        submissions: 4,
        host: 3e6 * KEPT_COLUMN,
      }),
    },
    {
      name: 'quantiles',
      size: '262K points',
      estimate: estimateSweep(gpu, {
        instructions: points * perPoint,
        bytes: points * vectors * 8,
        readback: points * 5 * 4,
        submissions: 16,
        host: 2 * 512 * vectors * TABLE + points * 5 * COLUMN,
      }),
    },
    {
      name: 'objective',
      size: '100K points',
      estimate: estimateSweep(gpu, {
        instructions: 1e5 * ROWS * objectiveRowInstructions(problem),
        bytes: 1e5 * 11 * 4,
        readback: 1e5 * 6 * 4,
        submissions: 4,
        host: 6e5 * COLUMN,
      }),
    },
    {
      name: 'search',
      size: '4,500 starts',
      estimate: fits({ fits: 4500, turns: turns.search, resampled: false, host: 0, polish: 0 }),
    },
    {
      name: 'starts',
      size: '4,500 starts',
      estimate: fits({ fits: 4500, turns: turns.search, resampled: false, host: FINISH, polish: 0 }),
    },
    // From the optimum alone, in float64 on the host.
    { name: 'bootstrap', size: '4,000 resamples', estimate: host((4000 * POLISH.alone) / threads) },
    {
      name: 'bootstrap-global',
      size: '4,000 resamples',
      estimate: fits({
        fits: 36_000,
        turns: turns.refits,
        resampled: true,
        host: 0,
        polish: (4000 * POLISH.searched) / threads,
      }),
    },
    {
      name: 'protocol',
      size: '18M fits',
      estimate: fits({
        fits: 4000 * 4501,
        turns: turns.protocol,
        resampled: true,
        host: 0,
        polish: (4000 * POLISH.searched) / threads,
      }),
    },
    { name: 'allocate', size: '16.8M candidates', estimate: sweep(2 ** 24) },
    { name: 'allocate', size: '1B candidates', estimate: sweep(1e9) },
  ];
}
