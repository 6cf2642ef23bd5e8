import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Replicates } from '../../src/problem/replicates.js';
import { Status } from '../../src/problem/status.js';
import { threefry } from '../../src/problem/threefry.js';
import { parseTable } from '../../src/runs/parse-table.js';
import {
  firstReplicates,
  readReplicates,
  replicatesPath,
  stageReplicates,
  writeReplicates,
} from '../../src/store/replicates.js';
import { StagedFiles } from '../../src/store/staged-files.js';
import { temporaryFolder } from '../support/temporary-folder.js';

let folder: string;
let path: string;
beforeEach(() => {
  folder = temporaryFolder('replicates');
  path = join(folder, 'fit.replicates.parquet');
});

const codes = [Status.converged, Status.converged, Status.atBound, Status.singular, Status.notFinite];

/** Replicates of every kind: failed and not finite ones, a parameter that was held, odd names. */
function replicates(count: number): Replicates {
  const column = (value: (i: number) => number) => Float64Array.from({ length: count }, (_, i) => value(i));
  return {
    count,
    columns: {
      A: column((i) => (i % 5 === 4 ? Number.NaN : 480 * Math.exp(Math.sin(i * 12.9898)))),
      β: column((i) => (i % 11 === 0 ? -0 : 1e-300 * i)),
      E: column(() => 1.8),
      ratio_1e21: column((i) => (i % 7 === 6 ? Infinity : 20 + i)),
    },
    objective: column((i) => 1e-3 / (i + 1)),
    status: Uint8Array.from({ length: count }, (_, i) => codes[i % codes.length]),
    improved: Uint8Array.from({ length: count }, (_, i) => (i % 3 === 0 ? 1 : 0)),
  };
}

/** Element by element, which tells -0 from 0 and NaN from any number; sooner than `toEqual` over a long column. */
function same(a: number | ArrayLike<number>, b: number | ArrayLike<number>): boolean {
  if (typeof a === 'number' || typeof b === 'number') return a === b;
  return a.length === b.length && Array.prototype.every.call(a, (value, i) => Object.is(value, b[i]));
}

test('the first of replicates are read from as few parts as hold them', async () => {
  const parts = [replicates(10), replicates(7), replicates(5)];
  let given = 0;
  const all = {
    count: 22,
    names: Object.keys(parts[0].columns),
    async read(take: (part: Replicates) => Promise<void>) {
      for (const part of parts) {
        given++;
        await take(part);
      }
    },
  };
  const first = await firstReplicates(all, 12);
  expect([first.count, given]).toEqual([12, 2]);
  expect(same(first.objective, [...parts[0].objective, ...parts[1].objective.subarray(0, 2)])).toBe(true);
  expect((await firstReplicates(all, 100)).count).toBe(22);
});

describe('a file of replicates', () => {
  test('lies beside the record', () => {
    expect(replicatesPath('fit.json')).toBe('fit.replicates.parquet');
    expect(replicatesPath(join('out', 'a.b.json'))).toBe(join('out', 'a.b.replicates.parquet'));
    expect(replicatesPath('fit')).toBe('fit.replicates.parquet');
  });

  test.each([1, 1000, 70_000])('gives back %d replicates to the bit', async (count) => {
    const given = replicates(count);
    const metadata = { law: 'chinchilla', formula: 'E + A/N^α' };
    const file = await writeReplicates(path, given, metadata);
    expect(file).toEqual({
      file: 'fit.replicates.parquet',
      digest: createHash('sha256').update(readFileSync(path)).digest('hex'),
      rows: count,
      columns: ['resample', 'status', 'improved', 'objective', 'A', 'β', 'E', 'ratio_1e21'],
    });
    expect(readdirSync(folder)).toEqual(['fit.replicates.parquet']);
    const found = await readReplicates(path, file.digest);
    expect(found.metadata).toEqual(metadata);
    const { columns, ...rest } = found.replicates;
    expect(Object.keys(columns)).toEqual(Object.keys(given.columns));
    const before: object = { ...given, ...given.columns };
    for (const [name, values] of Object.entries({ ...rest, ...columns })) {
      expect(same(values, before[name as keyof typeof before]), name).toBe(true);
    }
  });

  test('is the same bytes for the same replicates', async () => {
    const first = await writeReplicates(path, replicates(500), { seed: '1' });
    const again = await writeReplicates(join(folder, 'again.parquet'), replicates(500), { seed: '1' });
    expect(again.digest).toBe(first.digest);
    expect((await writeReplicates(path, replicates(500), { seed: '2' })).digest).not.toBe(first.digest);
  });

  test('is the same bytes in whatever parts it is written', async () => {
    const whole = replicates(140_000);
    const { digest } = await writeReplicates(path, whole, {});
    const partOf = (first: number, end: number): Replicates => ({
      count: end - first,
      columns: Object.fromEntries(
        Object.entries(whole.columns).map(([name, column]) => [name, column.subarray(first, end)]),
      ),
      objective: whole.objective.subarray(first, end),
      status: whole.status.subarray(first, end),
      improved: whole.improved.subarray(first, end),
    });
    for (const size of [4096, 65_536, 100_001]) {
      const files = new StagedFiles();
      const file = await stageReplicates(
        files,
        path,
        {
          count: whole.count,
          names: Object.keys(whole.columns),
          read: async (take) => {
            for (let first = 0; first < whole.count; first += size)
              await take(partOf(first, Math.min(first + size, whole.count)));
          },
        },
        {},
      );
      await files.discard();
      expect([size, file.digest]).toEqual([size, digest]);
    }
  });

  test('is named relative to the record', async () => {
    const file = await writeReplicates(path, replicates(2), {}, join(folder, 'records', 'fit.json'));
    expect(file.file).toBe('../fit.replicates.parquet');
  });

  test('reads as a table of runs would, statuses as words', async () => {
    await writeReplicates(path, replicates(10), {});
    const table = await parseTable(readFileSync(path), 'fit.replicates.parquet');
    expect(table.rows).toBe(10);
    expect([...table.columns.keys()].slice(0, 5)).toEqual([
      'resample',
      'status',
      'improved',
      'objective',
      'A',
    ]);
  });

  test('that cannot be finished leaves what was there', async () => {
    writeFileSync(path, 'before');
    const broken = { ...replicates(70_000), objective: new Float64Array(3) };
    await expect(writeReplicates(path, broken, {})).rejects.toMatchObject({ code: 'cannot-write' });
    expect(readFileSync(path, 'utf8')).toBe('before');
    expect(readdirSync(folder)).toEqual(['fit.replicates.parquet']);
  });

  test('has no room for a quantity by the name of one of its own columns', async () => {
    const clash = { ...replicates(1), columns: { status: new Float64Array(1) } };
    await expect(writeReplicates(path, clash, {})).rejects.toMatchObject({ code: 'name-clash' });
    expect(existsSync(path)).toBe(false);
  });

  test('is not written for no replicates', async () => {
    await expect(writeReplicates(path, replicates(0), {})).rejects.toMatchObject({ code: 'no-replicates' });
    expect(existsSync(path)).toBe(false);
  });

  test('that is missing, changed or something else is refused with the reason', async () => {
    await expect(readReplicates(path)).rejects.toMatchObject({
      code: 'unreadable-file',
      message: expect.stringContaining('there is no such file'),
      place: { file: path },
    });
    const { digest } = await writeReplicates(path, replicates(100), {});
    const bytes = readFileSync(path);
    bytes[100] ^= 1;
    writeFileSync(path, bytes);
    await expect(readReplicates(path, digest)).rejects.toMatchObject({ code: 'changed-replicates' });
    writeFileSync(path, bytes.subarray(0, 200));
    await expect(readReplicates(path)).rejects.toMatchObject({ code: 'bad-replicates' });
    writeFileSync(path, '');
    await expect(readReplicates(path)).rejects.toMatchObject({ code: 'bad-replicates' });
  });

  test('damaged anywhere, is refused in words or read whole', async () => {
    await writeReplicates(path, replicates(60), { law: 'chinchilla' });
    const whole = readFileSync(path);
    for (let i = 0; i < 300; i++) {
      const [word] = threefry(1, 2, i, 0);
      const bytes = Buffer.from(whole);
      // Every other time where the footer is.
      const span = i % 2 === 0 ? bytes.length : 900;
      bytes[bytes.length - 1 - (word % span)] ^= 1 + (i % 255);
      writeFileSync(path, i % 10 === 0 ? bytes.subarray(0, word % bytes.length) : bytes);
      const found = await readReplicates(path).catch((error: unknown) => error);
      if (found instanceof Error) expect(found).toMatchObject({ code: 'bad-replicates' });
      else expect(found).toMatchObject({ replicates: { count: 60 } });
    }
  });

  test('with other columns is refused, and says which', async () => {
    const { parquetWriteFile } = await import('hyparquet-writer');
    const one = { resample: [0], status: ['converged'], improved: [false], objective: [1], A: [2] };
    const write = (change: object): void =>
      parquetWriteFile({
        filename: path,
        columnData: Object.entries({ ...one, ...change }).map(([name, data]) => ({
          name,
          data: data as unknown[],
          type: { resample: 'INT32', status: 'STRING', improved: 'BOOLEAN' }[name] as 'INT32',
          ...(name === 'objective' || name === 'A' ? { type: 'DOUBLE' } : {}),
        })),
      });
    const refusal = (message: string) =>
      expect(readReplicates(path)).rejects.toMatchObject({
        code: 'bad-replicates',
        message: expect.stringContaining(message),
      });
    write({});
    expect((await readReplicates(path)).replicates.columns).toEqual({ A: new Float64Array([2]) });
    write({ status: ['fine'] });
    await refusal('row 1 has the unknown status fine');
    write({ resample: [7] });
    await refusal('row 1 is of resample 7, not 0');
    parquetWriteFile({ filename: path, columnData: [{ name: 'N', data: [1.5], type: 'DOUBLE' }] });
    await refusal('column 1 is N of type DOUBLE, not resample of type INT32');
  });
});
