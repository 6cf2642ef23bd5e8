/**
 * How often intervals cover where the truth lies at the edge of its domain: tables of 30 rows are drawn from a law whose
 * floor is zero, and fitted as a user would. `npm run coverage -- --floor 1000`.
 */

import { createCpuBackend } from '../src/backend/cpu/engine.js';
import { fit } from '../src/index.js';
import { threefry } from '../src/problem/threefry.js';
import { parseTable } from '../src/runs/parse-table.js';
import { normalQuantile } from '../src/statistics/normal.js';
import { parseFitJob } from '../src/tasks/fit/job.js';

/** Of the order of character-level or bits-per-byte losses; the floor is zero. */
const truth = { E: 0, A: 27, B: 205, alpha: 0.13, beta: 0.27 } as const;

/** Standard deviation of Gaussian noise, of log loss. */
const DEVIATION = 0.01;

/** First key of the noise. */
const NOISE_KEY = 0xf1000000;

const sizes = [1e7, 6e7, 4e8, 2.4e9, 1.4e10];
const tokens = [1e9, 3e9, 1e10, 3e10, 1e11, 3e11];

export interface FloorCount {
  readonly tables: number;
  /** Fits that ended at an optimum, at the edge or inside. */
  readonly settled: number;
  readonly atEdge: number;
  /** The floor's profile interval, whose test of the edge is one-sided, holds zero. */
  readonly floorCovered: number;
  /** By parameter: the sandwich's interval holds the truth. */
  readonly covered: Readonly<Record<string, number>>;
  /** Fits that say that intervals beside a floor at or near its edge are unsure. */
  readonly warned: number;
}

function tableText(repetition: number): string {
  const rows = sizes.flatMap((n, i) =>
    tokens.map((d, j) => {
      const [word] = threefry(NOISE_KEY, repetition, i * tokens.length + j, 0);
      const noise = DEVIATION * normalQuantile((word + 0.5) / 2 ** 32);
      const loss = truth.E + truth.A / n ** truth.alpha + truth.B / d ** truth.beta;
      return `${n},${d},${loss * Math.exp(noise)}`;
    }),
  );
  return ['N,D,loss', ...rows].join('\n');
}

export async function floorStudy(
  tables: number,
  progress: (done: number) => void = () => {},
): Promise<FloorCount> {
  const names = ['A', 'B', 'alpha', 'beta'] as const;
  const covered = Object.fromEntries(names.map((name) => [name, 0]));
  let [settled, atEdge, floorCovered, warned] = [0, 0, 0, 0];
  const backend = createCpuBackend({ workers: 0 });
  for (let k = 1; k <= tables; k++) {
    const runs = 'runs.csv';
    const job = parseFitJob({ runs, law: 'chinchilla', loss: 'squared', profile: ['E'], seed: k });
    const { record } = await fit(job, await parseTable(tableText(k), runs), { backend });
    if (record.status === 'converged' || record.status === 'atBound') settled++;
    if (record.status === 'atBound') atEdge++;
    const [lo, hi] = record.profiles?.[0].interval ?? [null, null];
    if (lo === 0 && hi !== null) floorCovered++;
    for (const name of names) {
      const interval = record.asymptotic.sandwich.intervals[name];
      if (interval && interval[0] <= truth[name] && truth[name] <= interval[1]) covered[name]++;
    }
    if (record.warnings.some((text) => text.includes('edge'))) warned++;
    if (k % 50 === 0) progress(k);
  }
  backend.dispose();
  return { tables, settled, atEdge, floorCovered, covered, warned };
}

/** The counts as lines. */
export function floorText({ tables, settled, atEdge, floorCovered, covered, warned }: FloorCount): string {
  const percent = (count: number): string => `${((100 * count) / tables).toFixed(1)} %`;
  return [
    `${tables} tables of ${sizes.length * tokens.length} rows whose true floor is 0`,
    `ended at an optimum        ${percent(settled)}`,
    `floor at its edge          ${percent(atEdge)}`,
    `E's 95 % interval holds 0  ${percent(floorCovered)}`,
    ...Object.entries(covered).map(
      ([name, count]) => `${name.padEnd(5)} 95 %, sandwich       ${percent(count)}`,
    ),
    `with a warning             ${percent(warned)}`,
  ].join('\n');
}
