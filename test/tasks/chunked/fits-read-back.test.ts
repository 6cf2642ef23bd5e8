import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { parseTable } from '../../../src/runs/parse-table.js';
import { openStore } from '../../../src/store/objects.js';
import { allocate } from '../../../src/tasks/allocate/allocate.js';
import { parseAllocateJob } from '../../../src/tasks/allocate/job.js';
import type { StoredAllocation } from '../../../src/tasks/chunked/allocate-session.js';
import { fitFiles } from '../../../src/tasks/chunked/fit-files.js';
import { mergeJob, openJob } from '../../../src/tasks/chunked/jobs.js';
import type { StoredSurface } from '../../../src/tasks/chunked/surface-session.js';
import { fit } from '../../../src/tasks/fit/fit.js';
import { readFitted } from '../../../src/tasks/fitted/read-fit.js';
import { writeFit } from '../../../src/tasks/fitted/write-fit.js';
import { parseSurfaceJob } from '../../../src/tasks/surface/job.js';
import { surfaceRecord } from '../../../src/tasks/surface/make-record.js';
import { surface } from '../../../src/tasks/surface/surface.js';
import type { SurfaceRows } from '../../../src/tasks/surface/tiles.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { inChunks, numbersOf, runs } from './support.js';

const folder = temporaryFolder('fits-read-back');
const file = join(folder, 'there', 'fit.json');

beforeAll(async () => {
  mkdirSync(join(folder, 'there'));
  const outcome = await fit(
    {
      runs: 'runs.csv',
      law: 'L = E + A/N^alpha',
      positive: ['E', 'A', 'alpha'],
      map: { L: 'loss' },
      bootstrap: 40,
    },
    await parseTable(runs, 'runs.csv'),
  );
  await writeFit(file, outcome);
});

/** Copies of the tiles that are handed over. */
function collecting() {
  const tiles: SurfaceRows[] = [];
  const onTile = ({ first, columns }: SurfaceRows) => {
    tiles.push({ first, columns: columns.map((column) => column.slice()) });
  };
  const whole = () => tiles[0].columns.map((_, c) => tiles.flatMap(({ columns }) => [...columns[c]]));
  return { onTile, whole };
}

test('a surface in chunks has the points and the record of one process, and needs the store alone', async () => {
  const job = parseSurfaceJob({
    fit: file,
    axes: ['N=1e6..1e9:300'],
    quantiles: [0.1, 0.9],
    gradient: true,
    backend: 'cpu',
  });
  const { fit: _, backend: _backend, ...request } = job;
  const fitted = await readFitted(file);
  const alone = collecting();
  const outcome = await surface(fitted, request, { onTile: alone.onTile, where: { backend: 'cpu' } });
  const path = join(folder, 'surface');
  const asked = { task: 'surface', job: { ...job }, inputs: await fitFiles(file) } as const;
  await inChunks(path, asked, 64);
  // The fit is a part of the store.
  renameSync(join(folder, 'there'), join(folder, 'gone'));
  const stored = (await mergeJob(await openJob(await openStore(path)))) as StoredSurface;
  const again = collecting();
  const read = await stored.read({ onTile: again.onTile });
  expect(again.whole()).toEqual(alone.whole());
  expect(numbersOf(surfaceRecord(stored.job, stored.fitted, read))).toEqual(
    numbersOf(surfaceRecord(job, fitted, outcome)),
  );
  expect(readFileSync(join(path, 'job.json'), 'utf8')).toContain('"replicates"');
  renameSync(join(folder, 'gone'), join(folder, 'there'));
});

test('an allocation without refits has nothing to divide, and says so', async () => {
  const job = { ...parseAllocateJob({ fit: 'chinchilla:besiroglu-2024', budget: '1e22' }) };
  const inputs = await fitFiles(job.fit);
  expect(inputs).toEqual({});
  const store = await openStore(join(folder, 'published'));
  await expect(openJob(store, { task: 'allocate', job, inputs })).rejects.toMatchObject({
    code: 'no-replicates',
    message: "An allocation is divided by the refits of its fit, and 'chinchilla:besiroglu-2024' has none.",
  });
});

test('an allocation in chunks has the record of one process, whose refits are in two chunks', async () => {
  // Refits of a file of its own: as many as a chunk has at least, and some.
  const many = join(folder, 'many.json');
  const outcome = await fit(
    {
      ...{ runs: 'runs.csv', law: 'L = E + A/N^alpha', positive: ['E', 'A', 'alpha'], map: { L: 'loss' } },
      ...{ bootstrap: 4200, refitStarts: '0' },
    },
    await parseTable(runs, 'runs.csv'),
  );
  await writeFit(many, outcome);
  const job = parseAllocateJob({
    fit: many,
    cost: 'N^1.5',
    budget: '1e9,1e10',
    backend: 'cpu',
  });
  const { fit: _, ...request } = job;
  const alone = await allocate(await readFitted(many), request);
  const asked = { task: 'allocate', job: { ...job }, inputs: await fitFiles(many) } as const;
  const stored = (await inChunks(join(folder, 'allocate'), asked, 4096)) as StoredAllocation;
  expect(numbersOf(stored.record)).toEqual(numbersOf(alone));
  expect(stored.record.frontier.map(({ quantiles }) => quantiles?.N.length)).toEqual([5, 5]);
});
