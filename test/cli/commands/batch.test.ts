import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { chunkKey } from '../../../src/tasks/chunked/keys.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { flat, isoloss } from '../support.js';

const folder = temporaryFolder('batch');
const at = (...names: string[]): string => join(folder, ...names);

const laws = { power: 'A/N^alpha', floor: 'E + A/N^alpha' };

const fields = {
  positive: ['A', 'alpha'],
  map: { L: 'loss' },
  loss: 'squared',
  bootstrap: 40,
  refitStarts: '0',
};

/** Runs of a power law with a wiggle of its own. */
function tableOf(phase: number): string {
  const rows = Array.from({ length: 8 }, (_, k) => {
    const n = 10 ** (6 + k / 2);
    return `${n},${0.5 + 12 / n ** 0.2 + 0.02 * Math.sin(7 * k + phase)}`;
  });
  return `N,loss\n${rows.join('\n')}\n`;
}

const planned = (name: string, plan: object): string => {
  writeFileSync(at(name), JSON.stringify(plan));
  return at(name);
};

beforeAll(() => {
  mkdirSync(at('runs', 'more'), { recursive: true });
  mkdirSync(at('own'));
  writeFileSync(at('runs', 'a.csv'), tableOf(0));
  writeFileSync(at('runs', 'b.csv'), tableOf(1));
  writeFileSync(at('runs', 'more', 'bad.csv'), 'N,loss\n1e6,high\n');
  planned('plan.json', {
    defaults: { fit: fields },
    entries: [
      { runs: 'runs/**/*.csv', laws: Object.entries(laws).map(([name, law]) => `${name}=${law}`) },
      {
        command: 'multiplier',
        runs: 'runs/a.csv',
        against: 'runs/b.csv',
        job: { map: { C: 'N', L: 'loss' }, floor: 0.4 },
      },
    ],
  });
});

/** A record without how it was made. */
function numbersIn(...path: string[]): object {
  const { backend, seconds, events, ...record } = JSON.parse(readFileSync(at(...path), 'utf8'));
  void [backend, seconds, events];
  return record;
}

/** What made a record, where it says so. */
function howMade(...path: string[]): unknown {
  return JSON.parse(readFileSync(at(...path), 'utf8')).backend;
}

const batch = (...more: string[]) => isoloss('batch', at('plan.json'), '--backend', 'cpu', ...more);

describe('a batch of three tables, one of them bad, and two laws', () => {
  test('has the records that its commands write, and the reason where there is none', async () => {
    const ran = await batch('--records', at('alone'), '--json', at('alone.json'), '--out', at('alone.csv'));
    expect([ran.code, ran.err]).toEqual([1, 'error: 2 of 7 entries could not be answered.\n']);
    expect(flat(ran.out)).toContain('5 of 7 entries have an answer. 2 could not be answered.');
    const { answers } = JSON.parse(readFileSync(at('alone.json'), 'utf8'));
    expect(answers.map(({ name, status }: Record<string, unknown>) => [name, status])).toEqual([
      ['a/power', 'converged'],
      ['a/floor', 'converged'],
      ['b/power', 'converged'],
      ['b/floor', 'converged'],
      ['bad/power', 'failed'],
      ['bad/floor', 'failed'],
      ['a/multiplier', 'answered'],
    ]);
    expect(answers[4].error).toMatchObject({ code: 'not-a-number' });
    for (const table of ['a', 'b']) {
      for (const [name, law] of Object.entries(laws)) {
        const own = await isoloss(
          ...['fit', at('runs', `${table}.csv`), '--law', law, '--positive', 'A,alpha', '--map', 'L=loss'],
          ...['--loss', 'squared', '--bootstrap', '40', '--refit-starts', '0', '--backend', 'cpu'],
          ...['--json', at('own', `${table}-${name}.json`)],
        );
        expect(own.err).toBe('');
        expect(numbersIn('alone', `${table}-${name}.json`)).toEqual(
          numbersIn('own', `${table}-${name}.json`),
        );
      }
    }
    const multiplier = await isoloss(
      ...['multiplier', at('runs', 'a.csv'), '--against', at('runs', 'b.csv'), '--map', 'C=N', 'L=loss'],
      ...['--floor', '0.4', '--json', at('own', 'a-multiplier.json')],
    );
    expect(multiplier.err).toBe('');
    expect(numbersIn('alone', 'a-multiplier.json')).toEqual(numbersIn('own', 'a-multiplier.json'));
    const [head, first, , , , bad] = readFileSync(at('alone.csv'), 'utf8').split('\n');
    expect(head).toMatch(/^name,command,table,status,law,rows,objective,A,A_lower,A_upper,alpha,/);
    expect(first).toMatch(/^a\/power,fit,.*a\.csv,converged,[^,]+,8,/);
    expect(bad).toContain('high');
  });

  test('is the same in a store, by shards, and where a chunk was lost', async () => {
    const store = at('store');
    for (const shard of ['2/2', '1/2'])
      expect((await batch('--store', store, '--shard', shard)).code).toBe(0);
    const chunks = readdirSync(join(store, 'chunks', '000000'));
    expect(chunks).toHaveLength(7);
    const lost = readFileSync(join(store, chunkKey(3)));
    rmSync(join(store, chunkKey(3)));
    const state = await isoloss('status', store);
    expect([state.code, flat(state.out)]).toEqual([1, expect.stringContaining('done 6 of 7 chunks')]);
    expect((await isoloss('merge', store)).code).toBe(1);
    const part = await isoloss('merge', store, '--shard', '1/2');
    expect([part.code, flat(part.err)]).toEqual([2, expect.stringContaining('merged by one process')]);
    expect((await batch('--store', store)).code).toBe(1);
    expect(readFileSync(join(store, chunkKey(3)))).toEqual(lost);
    const merged = await isoloss('merge', store, '--records', at('merged'), '--json', at('merged.json'));
    expect(merged.code).toBe(1);
    expect(readdirSync(at('merged'))).toEqual(readdirSync(at('alone')));
    for (const name of readdirSync(at('merged')).filter((file) => file.endsWith('.json'))) {
      expect(numbersIn('merged', name)).toEqual(numbersIn('alone', name));
      expect(howMade('merged', name)).toEqual(howMade('alone', name));
    }
    const text = readFileSync(at('merged.json'), 'utf8').replaceAll('merged/', 'alone/');
    const { job, ...rest } = JSON.parse(text);
    const { job: jobAlone, ...restAlone } = JSON.parse(readFileSync(at('alone.json'), 'utf8'));
    expect([job, rest]).toEqual([jobAlone, restAlone]);
  });

  test('is verified from its tables, and repeated from its record', async () => {
    const verified = await isoloss('verify', at('alone.json'));
    expect([verified.code, flat(verified.out)]).toEqual([0, expect.stringContaining('The record holds.')]);
    const again = await isoloss('batch', '--job', at('alone.json'), '--json', at('again.json'));
    expect(again.code).toBe(1);
    const { job, answers } = JSON.parse(readFileSync(at('again.json'), 'utf8'));
    const first = JSON.parse(readFileSync(at('alone.json'), 'utf8'));
    expect(job).toEqual(first.job);
    expect(answers).toEqual(first.answers.map(({ file: _, ...answer }: { file?: string }) => answer));
  });
});

describe('a plan is refused', () => {
  test.each([
    ['where a pattern matches nothing', [{ runs: 'none/*.csv' }], "No file matches 'none/*.csv'"],
    ['where a table is not there', [{ runs: 'c.csv', laws: ['kaplan'] }], 'c.csv cannot be read'],
    ['where a field is unknown', [{ runs: 'runs/a.csv', law: 'kaplan' }], 'law'],
    [
      'where a job is not one of its command',
      [{ runs: 'runs/a.csv', job: { law: 'E', starts: [] } }],
      "Entry 'a'",
    ],
    ['where a law does not parse', [{ name: 'odd', runs: 'runs/a.csv', laws: ['A/(N'] }], 'A/(N'],
    [
      'where two entries have one name',
      [0, 1].map(() => ({ runs: 'runs/a.csv', laws: ['E'] })),
      "called 'a/E'",
    ],
    ['where a job names its back end', [{ runs: 'runs/a.csv', job: { backend: 'cpu' } }], '--backend'],
    ['where there are two kinds of law', [{ runs: 'runs/a.csv', laws: ['E'], job: { law: 'E' } }], 'laws'],
  ])('%s', async (_, entries, words) => {
    const ran = await isoloss('batch', planned('refused.json', { entries }));
    expect([ran.code, flat(ran.err)]).toEqual([2, expect.stringContaining(words)]);
  });

  test('where it is none', async () => {
    expect((await isoloss('batch', at('absent.json'))).code).toBe(2);
    expect(flat((await isoloss('batch')).err)).toContain('No plan is given');
  });
});
