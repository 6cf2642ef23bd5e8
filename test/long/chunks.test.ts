/** Jobs in chunks: killed at random moments and gone on with, and ten million refits in bounded memory. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { hasConverged } from '../../src/problem/replicates.js';
import { Status, type StatusName } from '../../src/problem/status.js';
import { threefry } from '../../src/problem/threefry.js';
import { openStore } from '../../src/store/objects.js';
import { readChunk } from '../../src/tasks/chunked/chunks.js';
import { openJob, stateOf } from '../../src/tasks/chunked/jobs.js';
import { isolossIn } from '../support/kills.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const KILLS = Number(process.env.ISOLOSS_KILLS ?? 50);
const REFITS = Number(process.env.ISOLOSS_REFITS ?? 1e7);

const folder = temporaryFolder('chunks');

beforeAll(() => {
  const rows = Array.from({ length: 8 }, (_, k) => {
    const n = 10 ** (6 + k / 2);
    return `${n},${12 / n ** 0.07 + 0.02 * Math.sin(7 * k)}`;
  });
  writeFileSync(join(folder, 'runs.csv'), `N,loss\n${rows.join('\n')}\n`);
});

const fit = (resamples: number, ...more: string[]): string[] => [
  ...['fit', 'runs.csv', '--law', 'L = A/N^alpha', '--positive', 'A,alpha', '--map', 'L=loss'],
  ...['--loss', 'squared', '--backend', 'cpu', '--bootstrap', String(resamples)],
  ...more,
];

/** A record without how it was made. */
function numbersIn(file: string): object {
  const { backend, seconds, events, ...record } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  void [backend, seconds, events];
  const { replicates, ...bootstrap } = record.bootstrap;
  return { ...record, bootstrap: { ...bootstrap, digest: replicates?.digest } };
}

const chunksIn = (store: string): Map<string, string> =>
  new Map(
    readdirSync(join(folder, store, 'chunks'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.parquet'))
      .sort()
      .map((name) => [name, readFileSync(join(folder, store, 'chunks', name)).toString('base64')]),
  );

describe('a job in chunks', () => {
  test(`killed at ${KILLS} random moments is the same bytes in the end`, async () => {
    const refits = 200_000;
    expect((await isolossIn(folder, fit(refits, '--json', 'alone.json'))).code).toBe(0);
    const whole = await isolossIn(folder, fit(refits, '--store', 'whole', '--json', 'whole.json'));
    expect(whole.code).toBe(0);
    let done = 0;
    let damaged = 0;
    for (let i = 0; i < KILLS; i++) {
      const after = 200 + (2500 * threefry(11, 7, i, 0)[0]) / 2 ** 32;
      await isolossIn(folder, fit(refits, '--store', 'killed'), { signal: 'SIGKILL', after, from: 'start' });
      const store = await openStore(join(folder, 'killed'));
      const job = await openJob(store).catch(() => undefined);
      if (job === undefined) continue;
      const state = await stateOf(job);
      damaged += state.damaged.size;
      // What is done stays done.
      expect(state.done).toBeGreaterThanOrEqual(done);
      done = state.done;
    }
    expect(damaged).toBe(0);
    const last = await isolossIn(folder, fit(refits, '--store', 'killed', '--json', 'killed.json'));
    expect(last.code).toBe(0);
    expect(chunksIn('killed')).toEqual(chunksIn('whole'));
    expect(numbersIn('killed.json')).toEqual(numbersIn('alone.json'));
    expect(numbersIn('whole.json')).toEqual(numbersIn('alone.json'));
  }, 3_600_000);

  test(`of ${REFITS} refits ends in bounded memory, with exact quantiles`, async () => {
    const argv = fit(REFITS, '--refit-starts', '0', '--store', 'large', '--json', 'large.json');
    const { code, err, most } = await watched(argv);
    expect([code, err]).toEqual([0, '']);
    const merge = await watched(['merge', 'large', '--json', 'merged.json']);
    expect(merge.code).toBe(0);
    const { bootstrap } = JSON.parse(readFileSync(join(folder, 'large.json'), 'utf8'));
    const job = await openJob(await openStore(join(folder, 'large')));
    const values = new Float64Array(REFITS);
    let kept = 0;
    for (let index = 0; index < job.chunks; index++) {
      const columns = (await readChunk(job, index))?.columns;
      const [alpha, status] = [columns?.get('alpha'), columns?.get('status')];
      for (let k = 0; k < (alpha?.length ?? 0); k++) {
        if (hasConverged(Status[status?.[k] as StatusName])) values[kept++] = Number(alpha?.[k]);
      }
    }
    const sorted = values.subarray(0, kept).sort();
    const at = (share: number): number => {
      const rank = share * (kept - 1);
      const [a, b] = [sorted[Math.floor(rank)], sorted[Math.ceil(rank)]];
      return a === b ? a : a + (rank - Math.floor(rank)) * (b - a);
    };
    expect(bootstrap.resamples).toBe(REFITS);
    expect(bootstrap.intervals.alpha.percentile).toEqual([at(0.025), at(0.975)]);
    process.stdout.write(
      `peaks of memory: ${most} MB with the refits, ${merge.most} MB in the merge; ${job.chunks} chunks\n`,
    );
    expect(most).toBeLessThan(900);
    expect(merge.most).toBeLessThan(600);
  }, 7_200_000);

  /** Runs a command and watches its memory, in MB. */
  async function watched(argv: readonly string[]) {
    let most = 0;
    const children = () =>
      readdirSync('/proc').filter((name) => {
        try {
          return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(argv.at(-1) ?? '\0');
        } catch {
          return false;
        }
      });
    const watch = setInterval(() => {
      for (const pid of children()) {
        try {
          const [, peak] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
          most = Math.max(most, Math.round(Number(peak) / 1024));
        } catch {
          // It has ended.
        }
      }
    }, 500);
    try {
      const ended = await isolossIn(folder, argv);
      return { ...ended, most };
    } finally {
      clearInterval(watch);
    }
  }
});
