/** What fits cost as rows, starts and resamples become more: measured from a hundred to a million of each. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { processorName, threads } from '#platform';
import { median } from '../bench/measure/statistics.js';
import { chinchillaFit, lowestKnown, startsOf } from '../bench/suites/support/simulated-fit.js';
import { pairsPlan } from '../peers/data.js';
import { createCpuBackend } from '../src/backend/cpu/engine.js';
import type { SearchOptions } from '../src/solver/search-options.js';
import { refitAll } from '../src/tasks/uncertainty/refits.js';
import { plural } from '../src/text.js';

const series = z.strictObject({
  /** What is counted. */
  of: z.enum(['rows', 'starts', 'resamples']),
  title: z.string(),
  points: z.array(
    z.strictObject({ count: z.int().positive(), seconds: z.number().positive(), runs: z.int().positive() }),
  ),
});
const schema = z.strictObject({ date: z.string(), machine: z.string(), series: z.array(series) });

export type CostSeries = z.infer<typeof series>;
export type LinearCost = z.infer<typeof schema>;

export async function readLinearCost(path: string): Promise<LinearCost> {
  return schema.parse(JSON.parse(await readFile(path, 'utf8')));
}

const ROWS = 240;
const STARTS = 32;
const LEAST = 100;

/** Runs of a size are repeated for so many processor seconds; long ones are made once. */
const SECONDS = 0.5;

/** As the library has them for a fit, each start followed to its own end: merged, they would cost less the more there are. */
const options: SearchOptions = { maxSteps: 500, tolerance: 3e-8, smoothing: 1e-3, merge: false };

/**
 * Processor seconds of all threads by count, a power of ten from 100 to `most`, of the CPU back end. `tell` hears of each size.
 */
export async function measureLinearCost(most: number, tell: (text: string) => void): Promise<LinearCost> {
  const counts: number[] = [];
  for (let count = LEAST; count <= most; count *= 10) counts.push(count);
  const backend = createCpuBackend();
  const search = async (rows: number, count: number): Promise<() => Promise<unknown>> => {
    const { model } = chinchillaFit(rows);
    const prepared = await backend.prepare(model.problem);
    const starts = startsOf(model, { kind: 'sobol', count });
    return () => prepared.search(starts, 0, count, options);
  };
  const refit = async (resamples: number): Promise<() => Promise<unknown>> => {
    const fit = chinchillaFit(ROWS);
    const { problem } = fit.model;
    const prepared = await backend.prepare(problem);
    const { parameters } = await lowestKnown(fit);
    const starts = { count: 1, fill: (_: number, __: number, out: Float64Array) => out.set(parameters) };
    const request = { problem, prepared, onCpu: true, plan: pairsPlan(ROWS), resamples, starts, options };
    return () => refitAll(request, {});
  };
  const kinds: readonly (readonly [
    of: CostSeries['of'],
    title: string,
    make: (n: number) => Promise<() => Promise<unknown>>,
  ])[] = [
    ['rows', `${STARTS} starts followed to their ends`, (rows) => search(rows, STARTS)],
    ['starts', `starts followed to their ends on ${ROWS} rows`, (starts) => search(ROWS, starts)],
    ['resamples', `resamples of ${ROWS} rows refitted from the optimum and polished`, refit],
  ];
  const all: CostSeries[] = [];
  for (const [of, title, make] of kinds) {
    // Workers start, and code is compiled, before the first size is timed.
    await (await make(LEAST))();
    const points: CostSeries['points'] = [];
    for (const count of counts) {
      tell(`${count} ${of}`);
      const times = await timesOf(await make(count));
      points.push({ count, seconds: median(times), runs: times.length });
    }
    all.push({ of, title, points });
  }
  backend.dispose();
  return {
    date: new Date().toISOString(),
    machine: `${processorName()}, ${plural(threads(), 'thread')}`,
    series: all,
  };
}

async function timesOf(run: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  let spent = 0;
  do {
    const before = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1e6);
    spent += times[times.length - 1];
  } while (spent < SECONDS);
  return times;
}

/** The power of the count that the time grows with: least squares of the logarithms; 1 is linear. */
export function exponentOf({ points }: Pick<CostSeries, 'points'>): number {
  const x = points.map(({ count }) => Math.log(count));
  const y = points.map(({ seconds }) => Math.log(seconds));
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const dot = (a: readonly number[], b: readonly number[], ma: number, mb: number): number =>
    a.reduce((sum, value, i) => sum + (value - ma) * (b[i] - mb), 0);
  return dot(x, y, mx, my) / dot(x, x, mx, mx);
}
