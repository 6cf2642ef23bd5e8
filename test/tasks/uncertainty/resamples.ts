/** Fits with resamples, and what is known of those of the 240 published runs. */
import { expect } from 'vitest';
import { type FitJobInput, type FitOutcome, fit, parseFitJob, type Table } from '../../../src/index.js';
import type { Bootstrap } from '../../../src/tasks/fit/record.js';
import { readTable } from '../../support/files.js';

export async function run(input: FitJobInput, table: Table, signal?: AbortSignal): Promise<FitOutcome> {
  const job = parseFitJob({ backend: 'cpu', ...input });
  return fit(job, table, signal === undefined ? {} : { signal });
}

/** The record's bootstrap, every number of the record being finite. */
export function bootstrapOf({ record }: FitOutcome): Bootstrap {
  expect(numbersIn(record).filter((x) => !Number.isFinite(x))).toEqual([]);
  if (record.bootstrap === undefined) throw new Error('the record has no bootstrap');
  return record.bootstrap;
}

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

/** From 200,000 resamples: ends of the 95 % percentile interval and standard error. */
const reference = {
  A: [284.6, 735.1, 121.3],
  B: [1075, 5819, 1358],
  E: [1.7707, 1.8702, 0.0254],
  alpha: [0.3164, 0.3727, 0.01514],
  beta: [0.3331, 0.4156, 0.0203],
};
/** How far 4,000 resamples may lie from them. */
const tolerance = {
  A: [11, 26, 5],
  B: [110, 600, 290],
  E: [0.0038, 0.0044, 0.0011],
  alpha: [0.0023, 0.002, 0.00055],
  beta: [0.0044, 0.0051, 0.0011],
};

/** Refits of resamples of the published runs in `path`, from one warm start, spread as is known. */
export async function expectKnownSpread(path: string, seed: number, resamples = 4000): Promise<void> {
  const wider = Math.sqrt(4000 / resamples);
  const job = { runs: path, law: 'chinchilla', bootstrap: resamples, refitStarts: '0', seed };
  const bootstrap = bootstrapOf(await run(job, await readTable(path)));
  expect(bootstrap).toMatchObject({ resamples, asked: resamples, failed: 0, improved: 0 });
  for (const [name, expected] of Object.entries(reference)) {
    const [lo, hi] = bootstrap.intervals[name].percentile ?? [];
    [lo, hi, bootstrap.standardErrors[name]].forEach((value = Number.NaN, i) => {
      const reach = wider * tolerance[name as keyof typeof tolerance][i];
      expect(Math.abs(value - expected[i]), `${name}, number ${i}`).toBeLessThanOrEqual(reach);
    });
  }
  expect(Math.abs(bootstrap.standardErrors.a_opt - 0.0196)).toBeLessThanOrEqual(0.0009 * wider);
}

/** The bootstrap of resamples that are searched again from the seeded starts. */
export async function searchedAgain(path: string, resamples: number): Promise<Bootstrap> {
  return bootstrapOf(
    await run({ runs: path, law: 'chinchilla', bootstrap: resamples }, await readTable(path)),
  );
}
