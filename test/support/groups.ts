/** A law with a term and a floor of its own in each of two groups, and an exponent in common. */

import type { Model } from '../../src/problem/model.js';
import { parseTable } from '../../src/runs/parse-table.js';
import { type FitJobInput, parseFitJob } from '../../src/tasks/fit/job.js';
import { modelOfJob } from '../../src/tasks/fit/model-of-job.js';

const job: FitJobInput = {
  runs: 'runs.csv',
  law: 'E + A/N^alpha',
  positive: ['E', 'A', 'alpha'],
  per: 'E, A by set',
};

/** Its 40 runs, with half a per cent of scatter. */
export function groupedRuns(): string {
  const rows = Array.from({ length: 40 }, (_, i) => {
    const [set, E, A] = i % 2 === 0 ? ['c4', 1.5, 300] : ['pile', 1.8, 420];
    const N = 10 ** (6 + (4 * i) / 40);
    return [set, N, (E + A / N ** 0.33) * (1 + 0.005 * Math.cos(7 * i))].join();
  });
  return ['set,N,L', ...rows].join('\n');
}

/** Their model of five coordinates: A and E of each group, in the order of the law's parameters, then alpha. */
export async function groupedModel(): Promise<Model> {
  const table = await parseTable(new TextEncoder().encode(groupedRuns()), 'runs.csv');
  return modelOfJob(parseFitJob(job), table).model;
}
