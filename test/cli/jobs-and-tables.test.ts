import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTable } from '../../src/store/read-table.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { flat, isoloss, simulatedRuns } from './support.js';

const folder = temporaryFolder('jobs');
const path = (name: string): string => join(folder, name);
const published = 'chinchilla:besiroglu-2024';

describe('--job', () => {
  test.each([
    ['predict', [published, '--at', 'N=7e10,D=20*N']],
    ['solve', [published, '--for', 'D', '--at', 'N=7e9', '--target-loss', '2.1']],
    ['shape', ['--architecture', 'pythia,layers=6,width=512']],
    ['allocate', [published, '--budget', '1e22']],
  ])('of %s repeats what a record, or the block job of one, asked', async (command, words) => {
    const [first, again, bare] = ['first', 'again', 'bare'].map((name) => path(`${command}-${name}.json`));
    expect(await isoloss(command, ...words, '--json', first)).toMatchObject({ code: 0 });
    expect(await isoloss(command, '--job', first, '--json', again)).toMatchObject({ code: 0 });
    const read = (file: string) => ({ ...JSON.parse(readFileSync(file, 'utf8')), seconds: undefined });
    expect(read(again)).toEqual(read(first));
    writeFileSync(bare, JSON.stringify(read(first).job));
    expect(await isoloss(command, '--job', bare, '--json', again)).toMatchObject({ code: 0 });
    expect(read(again)).toEqual(read(first));
  });

  test('takes options beside it, and what they choose leaves the other choice behind', async () => {
    const table = path('points.csv');
    writeFileSync(table, 'N,D\n1e9,2e10\n2e9,4e10\n');
    const job = path('points.json');
    await isoloss('predict', published, '--at', 'N=1,D=2', '--json', job);
    const { out } = await isoloss('predict', '--job', job, published, table, '--level', '.5', '--json');
    expect(JSON.parse(out)).toMatchObject({ level: 0.5, points: [{ at: { N: 1e9 } }, { at: { N: 2e9 } }] });
  });
});

describe('--out', () => {
  const rowsOf = async (...words: string[]) => {
    const file = path(`${words[0]}.parquet`);
    const { code, out, err } = await isoloss(...words, '--out', file);
    expect(err).toBe('');
    expect(code).toBe(0);
    const table = await readTable(file);
    expect(flat(out)).toMatch(new RegExp(`table ${table.rows} rows? written to `));
    return { rows: table.rows, names: [...table.columns.keys()] };
  };

  test('writes the table that a command prints', async () => {
    const runs = simulatedRuns(folder);
    const map = ['--map', 'N=`Model Size`', 'D=C/(6*N)', 'L=loss'];
    expect(await rowsOf('fit', runs, '--law', 'chinchilla', ...map)).toEqual({
      rows: 60,
      names: ['row', 'N', 'D', 'observed', 'predicted', 'residual', 'weight', 'held_out'],
    });
    const universes = await rowsOf(
      'multiverse',
      runs,
      '--law',
      'chinchilla',
      ...map,
      '--loss',
      'huber,squared',
    );
    expect(universes).toEqual({ rows: 2, names: expect.arrayContaining(['loss', 'status', 'alpha']) });
    expect(await rowsOf('allocate', published, '--budget', '1e20..1e22:3')).toEqual({
      rows: 3,
      names: ['budget', 'N', 'D', 'loss', 'cost', 'D/N', 'objective', 'binding'],
    });
    expect(await rowsOf('solve', published, '--budget', '1e22')).toMatchObject({
      names: ['name', 'of', 'value', 'lower', 'upper', 'unit'],
    });
    expect(await rowsOf('shape', '--architecture', 'pythia,layers=6,width=512')).toMatchObject({
      names: ['convention', 'forward', 'training', 'over_6N'],
    });
  });

  test('writes texts as texts: between quotes where a separator stands in them, in JSON as strings', async () => {
    const file = path('solved.csv');
    await isoloss('solve', published, '--budget', '1e22', '--out', file);
    const [head, first] = readFileSync(file, 'utf8').split('\n');
    expect(head).toBe('name,of,value,lower,upper,unit');
    expect(first).toMatch(/^N,chinchilla:besiroglu-2024,\d/);
    const lines = path('solved.jsonl');
    await isoloss('solve', published, '--budget', '1e22', '--out', lines);
    expect(JSON.parse(readFileSync(lines, 'utf8').split('\n')[0])).toMatchObject({ name: 'N', lower: null });
  });

  test('of laws and costs has a row each', async () => {
    for (const [words, names] of [
      [
        ['laws', 'chinchilla'],
        ['name', 'E', 'A', 'B', 'alpha', 'beta', 'source', 'grade'],
      ],
      [
        ['laws', '--family', 'precision'],
        ['name', 'family', 'title', 'formula'],
      ],
      [['costs'], ['name', 'title', 'formula', 'unit']],
      [
        ['costs', 'training', '--at', 'N=7e10,D=1.4e12'],
        ['formula', 'N', 'D', 'cost', 'unit'],
      ],
    ] as const) {
      const file = path('named.jsonl');
      expect((await isoloss(...words, '--out', file)).code).toBe(0);
      const [first] = readFileSync(file, 'utf8').split('\n');
      expect(Object.keys(JSON.parse(first))).toEqual(expect.arrayContaining([...names]));
    }
  });

  test('is refused before the work where the name says no kind of table', async () => {
    const { code, err } = await isoloss('allocate', published, '--budget', '1e22', '--out', path('a.txt'));
    expect([code, err]).toEqual([2, expect.stringContaining('.parquet')]);
  });
});
