import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { flat, isoloss } from '../support.js';

const folder = temporaryFolder('store');
const at = (name: string): string => join(folder, name);

beforeAll(() => {
  const rows = Array.from({ length: 8 }, (_, k) => {
    const n = 10 ** (6 + k / 2);
    return `${n},${12 / n ** 0.07 + 0.02 * Math.sin(7 * k)}`;
  });
  writeFileSync(at('runs.csv'), `N,loss\n${rows.join('\n')}\n`);
});

const fit = (resamples: string, ...more: string[]) =>
  isoloss(
    ...['fit', at('runs.csv'), '--law', 'L = A/N^alpha', '--positive', 'A,alpha', '--map', 'L=loss'],
    ...['--loss', 'squared', '--backend', 'cpu', '--refit-starts', '0', '--bootstrap', resamples, ...more],
  );

/** A record without how it was made. */
function numbersIn(file: string): object {
  const { backend, seconds, events, ...record } = JSON.parse(readFileSync(at(file), 'utf8'));
  void [backend, seconds, events];
  const { replicates, ...bootstrap } = record.bootstrap;
  return { ...record, bootstrap: { ...bootstrap, replicates: replicates.digest } };
}

describe('a job in a store', () => {
  test('is done by shards, looked at, and merged to the record of a run without a store', async () => {
    const store = at('out');
    const shard = (number: number) => fit('9000', '--store', store, '--shard', `${number}/2`);
    expect(await shard(1)).toMatchObject({
      code: 0,
      out: `Shard 1 of 2 is done: 2 chunks made, 0 already there.\nOnce all shards are, isoloss merge ${store} makes the answer.\n`,
    });
    const early = await isoloss('merge', store, '--json', at('early.json'));
    expect([early.code, flat(early.err)]).toEqual([
      1,
      expect.stringContaining(`1 of the 3 chunks in '${store}' is missing: 1 (shard 2 of 2).`),
    ]);
    const state = await isoloss('status', store, '--json');
    expect(state.code).toBe(1);
    expect(JSON.parse(state.out)).toMatchObject({
      schema: 'isoloss/status@1',
      task: 'fit',
      items: { all: 9000, perChunk: 4096, done: 4904 },
      chunks: 3,
      done: 2,
      checked: true,
      damaged: [],
      missing: { chunks: 1, ranges: [[1, 1]] },
      workers: [{ shard: '1/2', alive: false, chunks: 2, items: 4904 }],
      secondsLeft: null,
    });
    expect((await shard(2)).code).toBe(0);
    expect((await isoloss('merge', store, '--json', at('merged.json'))).code).toBe(0);
    expect((await fit('9000', '--json', at('alone.json'))).code).toBe(0);
    expect(numbersIn('merged.json')).toEqual(numbersIn('alone.json'));
    const again = await fit('9000', '--store', store, '--json', at('again.json'));
    expect(again.code).toBe(0);
    expect(numbersIn('again.json')).toEqual(numbersIn('alone.json'));
    const whole = await isoloss('status', store);
    expect([whole.code, flat(whole.out)]).toEqual([0, expect.stringContaining('done 3 of 3 chunks')]);
  });

  test('of a surface is streamed into the file that one process writes, byte by byte', async () => {
    const store = at('surface');
    expect((await fit('50', '--json', at('surfaced.json'))).code).toBe(0);
    const surface = (...more: string[]) =>
      isoloss(
        ...['surface', at('surfaced.json'), '--axis', 'N=1e6..1e9:9000', '--quantiles', '.1,.9'],
        ...['--backend', 'cpu', ...more],
      );
    for (const number of [2, 1]) {
      expect((await surface('--store', store, '--shard', `${number}/2`)).code).toBe(0);
    }
    const files = ['--out', at('merged.parquet'), '--json', at('merged-surface.json')];
    expect((await isoloss('merge', store, ...files)).code).toBe(0);
    expect((await surface('--out', at('alone.parquet'))).code).toBe(0);
    expect(readFileSync(at('merged.parquet')).equals(readFileSync(at('alone.parquet')))).toBe(true);
    const refused = await isoloss('merge', store, '--plan', at('plan.csv'));
    expect([refused.code, flat(refused.err)]).toEqual([
      2,
      expect.stringContaining('A job of isoloss surface has nothing for --plan to write'),
    ]);
  });

  test.each([
    ['another job', ['9000', '--store', 'out', '--seed', '3'], 2, 'its seed is 0, not 3'],
    ['no resamples', ['50', '--store', 'new', '--scheme', 'jackknife'], 2, ''],
    ['a shard of nothing', ['9000', '--shard', '1/2'], 2, 'Name the store that all shards share'],
    ['no such shard', ['9000', '--store', 'out', '--shard', '3/2'], 2, '--shard 3/2 is no part of a whole'],
    [
      'a record of a shard',
      ['9000', '--store', 'out', '--shard', '1/2', '--json'],
      2,
      'no answer for --json',
    ],
    ['a queue without a store', ['9000', '--queue', 'redis://h'], 2, 'names of the chunks of a store'],
    [
      'a shard of a queue',
      ['9000', '--store', 'out', '--shard', '1/2', '--queue', 'redis://h'],
      2,
      'Leave out --shard, or --queue',
    ],
    ['no queue', ['9000', '--store', 'out', '--queue', 'h:6379'], 2, 'Write redis://host:6379'],
    ['a priority without a queue', ['9000', '--store', 'out', '--priority', 'low'], 2, 'no queue is named'],
    ['a file as store', ['9000', '--store', 'runs.csv'], 2, 'runs.csv'],
    ['more than memory holds', ['2e7'], 2, 'isoloss fit --store FOLDER'],
  ])('refuses %s', async (_, [resamples, ...more], code, words) => {
    const words2 = more.map((word, i) => (more[i - 1] === '--store' ? at(word) : word));
    const ran = await fit(resamples, ...words2);
    expect([ran.code, flat(ran.err)]).toEqual([code, expect.stringContaining(words)]);
  });

  test('is none where there is none', async () => {
    for (const command of ['merge', 'status']) {
      const ran = await isoloss(command, at('nothing'));
      expect([ran.code, flat(ran.err)]).toEqual([2, expect.stringContaining('There is no job in')]);
    }
  });
});
