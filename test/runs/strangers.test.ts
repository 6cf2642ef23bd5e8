import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parquetMetadata } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { parseTable } from '../../src/runs/parse-table.js';
import { resolveRuns } from '../../src/runs/resolve.js';
import type { Table } from '../../src/runs/table.js';
import { readBytes } from '../../src/store/read-bytes.js';
import { readTable } from '../../src/store/read-table.js';
import { needCase } from '../support/cases.js';
import { parquetSamples } from '../support/mutations.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { cells } from './cells.js';

const inputs = [{ name: 'N' }, { name: 'D' }];

async function refusal(content: string | Uint8Array, source: string): Promise<Record<string, unknown>> {
  try {
    await parseTable(content, source);
  } catch (error) {
    expect((error as Error).message.length).toBeLessThan(500);
    return error as Record<string, unknown>;
  }
  throw new Error('the table was read');
}

const caseOf = async (context: { skip(note?: string): never }, name: string): Promise<Table> =>
  readTable(needCase(context, name));

describe('a Parquet file', () => {
  it.each(parquetSamples().map(({ name, bytes }) => [name, bytes] as const))(
    'of every encoding and codec is read: %s',
    async (name, bytes) => {
      const [shape] = name.split('-');
      const plain = parquetSamples().find((sample) => sample.name === `${shape}-UNCOMPRESSED.parquet`)!;
      const table = await parseTable(bytes, name);
      expect(table.rows).toBe(60);
      expect(cells(await parseTable(Buffer.from(bytes), name))).toEqual(cells(table));
      expect(cells(table)).toEqual(cells(await parseTable(plain.bytes, plain.name)));
    },
  );

  it('has its values whatever their encoding', async () => {
    const [encoded] = parquetSamples().filter(({ name }) => name === 'encoded-GZIP.parquet');
    const { a, b, c, d, e, f, g } = cells(await parseTable(encoded.bytes, 'a.parquet'));
    expect(a).toEqual(Array.from({ length: 60 }, (_, i) => i * i));
    expect(b).toEqual(Array.from({ length: 60 }, (_, i) => i ** 5));
    expect(c[59]).toBe('note 59');
    expect(d).toEqual(c);
    expect(e).toEqual(Array.from({ length: 60 }, (_, i) => i / 3));
    expect(f.slice(0, 4)).toEqual(['group 0', 'group 1', 'group 2', 'group 0']);
    expect(g.slice(0, 6)).toEqual([false, false, false, true, true, false]);
  });

  it('has fields of structures under dotted names, and lists as their text', async () => {
    const [nested] = parquetSamples().filter(({ name }) => name === 'nested-SNAPPY.parquet');
    const table = cells(await parseTable(nested.bytes, 'a.parquet'));
    expect(Object.keys(table)).toEqual(['sizes', 'config.lr', 'config.name']);
    expect(table['config.lr'][7]).toBe(0.7);
    expect(table.sizes.slice(0, 4)).toEqual([null, '[1]', '[2,3]', '[]']);
  });

  it('that claims more rows than it has is refused before memory is taken', async (context) => {
    const path = needCase(context, 'hostile/claims-1e8-rows.parquet');
    const before = process.memoryUsage().arrayBuffers;
    await expect(readTable(path)).rejects.toMatchObject({ code: 'unreadable-parquet' });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1e8);
  });

  it('whose page is damaged is refused', async (context) => {
    const path = needCase(context, 'hostile/damaged-page.parquet');
    await expect(readTable(path)).rejects.toMatchObject({ code: 'unreadable-parquet' });
  });

  describe('with columns that cannot be read', () => {
    const column = (name: string, codec: 'UNCOMPRESSED' | 'LZO') => ({
      name,
      data: Float64Array.from({ length: 20 }, (_, i) => i + 1),
      type: 'DOUBLE' as const,
      codec,
    });
    const written = (...columnData: ReturnType<typeof column>[]) =>
      new Uint8Array(
        parquetWriteBuffer({ columnData, compressors: { LZO: (bytes) => bytes }, statistics: false }),
      );

    it('of an unknown codec or damaged is read, where nothing uses them, and says so', async () => {
      const bytes = written(
        column('N', 'UNCOMPRESSED'),
        column('odd', 'LZO'),
        column('loss', 'UNCOMPRESSED'),
        column('bad', 'UNCOMPRESSED'),
      );
      const { row_groups } = parquetMetadata(bytes.buffer as ArrayBuffer);
      const [, , , bad] = row_groups[0].columns;
      const begin = Number(bad.meta_data?.data_page_offset);
      bytes.fill(0xff, begin, begin + 8);
      const table = await parseTable(bytes, 'a.parquet');
      expect(table.notes).toEqual([
        expect.stringMatching(
          /^a\.parquet has columns that cannot be read: 'odd' \(its pages are packed in an unknown way \(LZO\)\), 'bad' \(/,
        ),
      ]);
      const request = { inputs: [{ name: 'N' }] };
      expect(resolveRuns(table, request).target).toHaveLength(20);
      for (const use of [
        { where: 'odd > 1' },
        { map: { N: 'bad' } },
        { map: { N: '2*odd' } },
        { lastBy: 'bad' },
      ]) {
        expect(() => resolveRuns(table, { ...request, ...use })).toThrow(
          expect.objectContaining({
            code: 'unreadable-parquet',
            message: expect.stringMatching(/^The column '(odd|bad)' of a\.parquet cannot be read: /),
          }),
        );
      }
    });

    it('alone is refused', async () => {
      const bytes = written(column('N', 'LZO'));
      await expect(parseTable(bytes, 'a.parquet')).rejects.toMatchObject({ code: 'unreadable-parquet' });
    });
  });

  it('with a column that ends early is refused, and not filled up with missing values', async () => {
    const whole = new Uint8Array(
      parquetWriteBuffer({
        columnData: [{ name: 'N', data: Float64Array.from({ length: 100 }, (_, i) => i), type: 'DOUBLE' }],
        codec: 'UNCOMPRESSED',
      }),
    );
    // What reads as the number 100 (zigzag: c8 01) is made 101 or 99: rows, values, values of a page.
    const claims = [...whole.keys()].filter((i) => whole[i] === 0xc8 && whole[i + 1] === 1);
    let refused = 0;
    for (const at of claims) {
      for (const claim of [0xca, 0xc6]) {
        const changed = whole.slice();
        changed[at] = claim;
        const table = await parseTable(changed, 'a.parquet').catch((error: unknown) => error as Error);
        if (!(table instanceof Error)) expect(cells(table).N).not.toContain(null);
        else expect(table).toMatchObject({ code: 'unreadable-parquet' });
        if (table instanceof Error) refused++;
      }
    }
    expect(refused).toBeGreaterThan(5);
  });
});

describe('JSON', () => {
  it('with a key for each object costs linear memory', async () => {
    const make = (count: number) =>
      JSON.stringify(Array.from({ length: count }, (_, i) => ({ [`key${i}`]: i })));
    const before = process.memoryUsage().arrayBuffers;
    const table = await parseTable(make(20_000), 'a.json');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(5e7);
    expect(table.columns.size).toBe(20_000);
    expect(table.columns.get('key19999')?.at(19_999)).toBe(19_999);
    expect(table.columns.get('key19999')?.at(19_998)).toBeNull();
  });

  it('of rows with gaps keeps every cell', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => ({
      step: i,
      ...(i % 997 === 3 ? { 'eval/loss': i / 2 } : {}),
      ...(i > 4000 ? { late: `t${i % 3}` } : {}),
    }));
    const table = await parseTable(rows.map((row) => JSON.stringify(row)).join('\n'), 'a.jsonl');
    rows.forEach((row, i) => {
      expect(table.columns.get('eval/loss')?.at(i)).toBe(row['eval/loss'] ?? null);
      expect(table.columns.get('late')?.at(i)).toBe(row.late ?? null);
    });
  });

  it.each([
    ['lists', `[{"a": ${'['.repeat(1e5)}${']'.repeat(1e5)}}]`, 'a.json'],
    ['objects', `[${'{"a":'.repeat(1e5)}1${'}'.repeat(1e5)}]`, 'a.json'],
    ['objects in a line', `${'{"a":'.repeat(1e5)}1${'}'.repeat(1e5)}`, 'a.jsonl'],
    ['lists in a column', `{"a": [${'['.repeat(1e5)}${']'.repeat(1e5)}]}`, 'a.json'],
    ['nothing but lists', '['.repeat(1e5) + ']'.repeat(1e5), 'a.json'],
  ])('that nests %s too deeply is refused', async (_, text, source) => {
    expect(await refusal(text, source)).toMatchObject({ code: 'malformed-table' });
  });

  it('may have the bare words that Python writes, which are missing values', async (context) => {
    const text =
      '[{"a": NaN, "b": "NaN \\" Infinity", "c": -Infinity}, {"a": 1, "b": "x\\\\", "c": Infinity}]';
    expect(cells(await parseTable(text, 'a.json'))).toEqual({
      a: [null, 1],
      b: ['NaN " Infinity', 'x\\'],
      c: [null, null],
    });
    const runs = resolveRuns(await caseOf(context, 'diverged.jsonl'), {
      inputs,
      map: { L: 'loss' },
      dropMissing: true,
    });
    expect(runs.target.length).toBe(28);
  });

  it('of histories gives the last row of each run that has what is used', async (context) => {
    const runs = resolveRuns(await caseOf(context, 'history.jsonl'), {
      inputs,
      map: { L: 'eval/loss', D: 'tokens' },
      lastBy: 'run',
      dropMissing: true,
    });
    expect(runs.target.length).toBe(12);
    expect(runs.notes.at(-1)).toMatch(
      /^--last-by run keeps the last row of each: 12 of \d+\. In 12 groups a later/,
    );
  });

  it('has fields of objects under dotted names', async (context) => {
    const map = { N: 'config.N', D: 'config.D', L: 'summary.loss' };
    expect(resolveRuns(await caseOf(context, 'nested.jsonl'), { inputs, map }).target.length).toBe(30);
  });

  it('with a field twice under one dotted name is refused where it is used', async () => {
    const table = await parseTable('[{"a.b": 1, "a": {"b": 2}, "N": 1, "D": 1, "loss": 2}]', 'a.json');
    expect(resolveRuns(table, { inputs }).target.length).toBe(1);
    expect(() => resolveRuns(table, { inputs, map: { N: 'a.b' } })).toThrow("two columns named 'a.b'");
  });
});

describe('delimited text', () => {
  it('may have line ends of any kind, mixed', async (context) => {
    expect(cells(await parseTable('a,b\r\n1,2\n3,4\r5,"6"\n\r\n7,8', 'a.csv'))).toEqual({
      a: [1, 3, 5, 7],
      b: [2, 4, 6, 8],
    });
    const table = await caseOf(context, 'hostile/mixed-line-ends.csv');
    expect([table.rows, [...table.columns.keys()]]).toEqual([240, ['N', 'D', 'C', 'loss']]);
  });

  it('may have a column twice that nothing uses', async (context) => {
    const table = await caseOf(context, 'duplicate-unused.csv');
    expect(resolveRuns(table, { inputs: [{ name: 'D' }] }).target.length).toBe(2);
    expect(() => resolveRuns(table, { inputs })).toThrow("two columns named 'N'");
    expect(() => resolveRuns(table, { inputs: [{ name: 'D' }], where: 'N > 1' })).toThrow(
      "two columns named 'N'",
    );
  });

  it('has missing values in words beside numbers, and words as texts', async (context) => {
    const table = await parseTable('N,loss,act,all\n1,N/A,none,-\n2,-,relu,None\n3,2.5,none,n/a\n', 'a.csv');
    expect(cells(table)).toMatchObject({ loss: [null, null, 2.5], act: ['none', 'relu', 'none'] });
    expect(() => resolveRuns(table, { inputs: [{ name: 'N' }], map: { L: 'all' } })).toThrow('missing');
    const runs = resolveRuns(await caseOf(context, 'missing-words.csv'), { inputs, dropMissing: true });
    expect(runs.target.length).toBe(29);
  });

  it.each([
    ['zero bytes', 'N,loss\n1,2\n\0\0\n', 'not-text'],
    ['a header of 10 MB', 'x,'.repeat(5e6), 'malformed-table'],
    ['one word of 10 MB', 'x'.repeat(1e7), 'malformed-table'],
    ['a row of 10 MB', `N,loss\n1,${'2'.repeat(1e7)}\n`, 'malformed-table'],
    ['a quote that 10 MB never close', `N,loss\n"1,2\n${'1,2\n'.repeat(25e5)}`, 'malformed-table'],
    ['only a long header', `${'name'.repeat(1000)},loss`, 'empty-table'],
  ])('with %s is refused in a short sentence', async (_, text, code) => {
    expect(await refusal(text, 'a.csv')).toMatchObject({ code });
  });

  it('is quoted in part only', async () => {
    const long = 'x'.repeat(1e5);
    const table = await parseTable(`N,D,loss,${long}\n1,2,${long},3\n`, 'a.csv');
    for (const request of [{ inputs }, { inputs, where: 'loss < 3' }, { inputs, map: { L: 'missing' } }]) {
      expect(() => resolveRuns(table, request)).toThrow(
        expect.objectContaining({ message: expect.stringMatching(/^[\s\S]{1,500}$/) }),
      );
    }
  });

  it('keeps its line numbers over pieces', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `${i},"a\nb",${i / 2}`);
    const table = await parseTable(`N,note,loss\n${rows.join('\r\n')}\n`, 'a.csv');
    expect(table.rows).toBe(100_000);
    expect(table.rowNumbers.at(-1)).toBe(200_001);
    expect(await refusal(`N,note,loss\n${rows.join('\r\n')}\n1,2\n`, 'a.csv')).toMatchObject({
      code: 'ragged-row',
      place: { row: 200_002 },
    });
  });
});

describe('what is no file', () => {
  it.each(['/dev/zero', '/dev/null', '/dev/urandom'])('is refused: %s', async (path) => {
    await expect(readBytes(path)).rejects.toMatchObject({ code: 'unreadable-file' });
  });

  it('is refused: a pipe that nobody writes to', async () => {
    const path = join(temporaryFolder('pipe'), 'pipe.csv');
    expect(spawnSync('mkfifo', [path]).status).toBe(0);
    await expect(readBytes(path)).rejects.toMatchObject({ code: 'unreadable-file' });
  });

  it('is read where it has a content, though the system gives it no size', async () => {
    expect((await readBytes('/proc/self/stat')).length).toBeGreaterThan(0);
  });

  it('says so shortly, however long its name', async () => {
    const error = await readBytes(`/${'x'.repeat(1e5)}`).catch((reason: unknown) => reason as Error);
    expect(error).toMatchObject({ code: 'unreadable-file' });
    expect((error as Error).message.length).toBeLessThan(500);
  });
});
