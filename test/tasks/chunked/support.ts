/** Jobs in chunks, for tests of tasks that are done so. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openStore } from '../../../src/store/objects.js';
import type { Specification } from '../../../src/tasks/chunked/job.js';
import { closeJob, doChunks, mergeJob, openJob } from '../../../src/tasks/chunked/jobs.js';
import { chunkKey } from '../../../src/tasks/chunked/keys.js';

/** Runs of a power law, with noise that is the same in every test. */
export const runs = Buffer.from(
  `N,loss\n${Array.from({ length: 14 }, (_, k) => {
    const n = 10 ** (6 + k / 3);
    return `${n},${1.7 + 400 / n ** 0.34 + 0.01 * Math.sin(7 * k)}`;
  }).join('\n')}\n`,
);

export const runsFile = { name: 'runs.csv', bytes: runs };

/** What a record says of the numbers, without how it was made. */
export function numbersOf(record: object): object {
  const { backend, seconds, events, ...rest } = record as Record<string, unknown>;
  void [backend, seconds, events];
  return JSON.parse(JSON.stringify(rest)) as object;
}

/**
 * Does the job in a folder in two sittings, the second of which begins anew and finds what the first has made, and merges it:
 * what the task answers.
 */
export async function inChunks(path: string, asked: Specification, perChunk: number): Promise<unknown> {
  const store = await openStore(path);
  const first = await openJob(store, asked, { perChunk });
  expect(first.chunks).toBeGreaterThan(1);
  await doChunks(first, { from: 1, to: first.chunks, step: 2 });
  const made = readFileSync(join(path, chunkKey(1)));
  closeJob(first);
  const second = await openJob(store, asked);
  expect(await doChunks(second)).toMatchObject({ there: first.chunks >> 1 });
  expect(readFileSync(join(path, chunkKey(1)))).toEqual(made);
  return mergeJob(second);
}
