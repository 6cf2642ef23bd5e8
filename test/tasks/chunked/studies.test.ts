import { join } from 'node:path';
import { expect, test } from 'vitest';
import { coverageInChunks, type Piece } from '../../../scripts/coverage-in-chunks.js';
import { cells, merged, type Tallies } from '../../../scripts/coverage-study.js';
import { openStore } from '../../../src/store/objects.js';
import { mergeJob, openJob, stateOf } from '../../../src/tasks/chunked/jobs.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

/** Tallies that tell every repetition of every cell from all others. */
const tally = async (pieces: readonly Piece[]): Promise<Tallies[]> =>
  pieces.map(({ cell, from }) => ({
    E: { percentile: { within: 10 ** from, below: cell, above: 0, none: 0 } },
  }));

test('a study of another program is done in shards by its own adapter, and isoloss only says how it is doing', async () => {
  const store = await openStore(join(temporaryFolder('studies'), 'coverage'));
  const job = { published: 'N,D\n', chosen: [cells[3], cells[0]], repetitions: 5, resamples: 50 };
  const shard = (number: number) => coverageInChunks(store, job, tally, { number, of: 2 }, { perChunk: 2 });
  expect(await shard(2)).toBeUndefined();
  expect((await stateOf(await openJob(store))).missing).toEqual([0, 2, 4]);
  await expect(shard(1).then(async () => mergeJob(await openJob(store)))).rejects.toMatchObject({
    code: 'bad-job',
    message: 'The job in the store is a study of another program.',
  });
  expect(await coverageInChunks(store, job, tally)).toEqual(
    await Promise.all(
      [3, 0].map(async (cell) =>
        merged(await tally(Array.from({ length: 5 }, (_, k) => ({ cell, from: k + 1, to: k + 2 })))),
      ),
    ),
  );
});
