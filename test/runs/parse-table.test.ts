import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { parseTable } from '../../src/runs/parse-table.js';
import type { TableFormat } from '../../src/runs/table-format.js';
import { cells } from './cells.js';

async function failure(
  content: string | Uint8Array,
  source: string,
  format?: TableFormat,
): Promise<Record<string, unknown>> {
  try {
    await parseTable(content, source, format);
  } catch (error) {
    return error as Record<string, unknown>;
  }
  throw new Error('the table was read');
}

describe('delimited text', () => {
  it('is read with numbers, texts and gaps distinguished', async () => {
    const table = await parseTable('run,N,loss\na,1.3B,2.5\nb,,NaN\n7,70M,"1,300"\n', 'runs.csv');
    expect(cells(table)).toEqual({ run: ['a', 'b', 7], N: [1.3e9, null, 7e7], loss: [2.5, null, 1300] });
    expect([...table.rowNumbers]).toEqual([2, 3, 4]);
  });

  it.each([
    ['a comma', 'N,loss\n1,2\n'],
    ['a semicolon', 'N;loss\n1;2\n'],
    ['a tab', 'N\tloss\n1\t2\n'],
    ['Windows line ends and a byte-order mark', '\ufeffN,loss\r\n1,2\r\n'],
    ['spaces around cells', 'N , loss\n 1,2 \n'],
    ['quotes', '"N","loss"\n"1","2"\n'],
    ['no line end', 'N,loss\n1,2'],
    ['empty lines', '\nN,loss\n\n1,2\n\n'],
  ])('is read with %s', async (_, text) => {
    expect(cells(await parseTable(text, 'runs.csv'))).toEqual({ N: [1], loss: [2] });
    expect(cells(await parseTable(new TextEncoder().encode(text), '-'))).toEqual({ N: [1], loss: [2] });
  });

  it('counts delimiters of the header outside quotes only', async () => {
    const table = await parseTable('"a,b,c";N\n1;2\n', 'runs.csv');
    expect([...table.columns.keys()]).toEqual(['a,b,c', 'N']);
  });

  it('keeps gaps at the edges of tab-separated rows', async () => {
    expect(cells(await parseTable('a\tb\tc\n\t1\t\n', 'runs.tsv'))).toEqual({ a: [null], b: [1], c: [null] });
  });

  it('names columns without a header by their place', async () => {
    expect([...(await parseTable(',N,\n0,1,2\n', 'runs.csv')).columns.keys()]).toEqual([
      'column 1',
      'N',
      'column 3',
    ]);
  });

  it('numbers lines as the file does, whatever lies between', async () => {
    const table = await parseTable('N,note\n1,"two\nlines"\n\n2,x\n', 'runs.csv');
    expect([...table.rowNumbers]).toEqual([3, 5]);
  });

  it('reads back any cells it is given', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((s) => /^\p{L}/u.test(s.trim()));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, fc.double({ noNaN: true, noDefaultInfinity: true })), { minLength: 1 }),
        async (rows) => {
          const quoted = rows.map(([a, b]) => `"${a.replaceAll('"', '""')}",${b}`);
          const table = await parseTable(`a,b\n${quoted.join('\n')}\n`, 'runs.csv');
          expect(cells(table).b).toEqual(rows.map(([, b]) => b + 0));
          expect(table.rows).toBe(rows.length);
        },
      ),
      { numRuns: 50 },
    );
  });

  it.each<[string, string, string, number | undefined, string]>([
    ['is empty', '', 'empty-table', undefined, 'runs.csv is empty.'],
    ['is blank', ' \n\n', 'empty-table', undefined, 'runs.csv is empty.'],
    [
      'has only a header',
      'N,loss\n',
      'empty-table',
      undefined,
      "runs.csv has only a header ('N', 'loss') and no runs.",
    ],
    [
      'has a short row',
      'N,loss\n1,2\n3\n',
      'ragged-row',
      3,
      'runs.csv, line 3: the row has 1 cell where the header has 2.',
    ],
    [
      'has a long row',
      'N,loss\n1,2,3\n',
      'ragged-row',
      2,
      'line 2: the row has 3 cells where the header has 2.',
    ],
    [
      'has an open quote',
      'N,loss\n1,"2\n',
      'malformed-table',
      2,
      'a quote in the row that begins here is never closed',
    ],
    ['has a stray quote', 'N,loss\n1,2"3\n', 'malformed-table', 2, 'a quote is inside a cell'],
  ])('is refused, saying where, when it %s', async (_, text, code, row, message) => {
    const error = await failure(text, 'runs.csv');
    expect(error).toMatchObject({ code, kind: 'input', place: { file: 'runs.csv' } });
    expect(error.place).toMatchObject(row === undefined ? {} : { row });
    expect(error.message).toContain(message);
    expect(error.fix).not.toBe('');
  });
});

describe('JSON', () => {
  const expected = { N: [1e9, 2e9], loss: [2.5, null], tag: [null, 'x'] };

  it.each([
    ['runs.json', '[{"N": 1e9, "loss": 2.5}, {"N": "2B", "loss": null, "tag": "x"}]'],
    ['runs.json', '{"N": [1e9, "2B"], "loss": [2.5, null], "tag": [null, "x"]}'],
    ['runs.jsonl', '{"N": 1e9, "loss": 2.5}\n\n{"N": "2B", "loss": null, "tag": "x"}\n'],
    ['-', '[{"N": 1e9, "loss": 2.5}, {"N": "2B", "loss": null, "tag": "x"}]'],
    ['-', '{"N": [1e9, "2B"], "loss": [2.5, null], "tag": [null, "x"]}'],
    ['-', '{"N": 1e9, "loss": 2.5}\n{"N": "2B", "loss": null, "tag": "x"}'],
    ['-', '{\n"N": [1e9, "2B"],\n"loss": [2.5, null], "tag": [null, "x"]}'],
  ])('named %s is read: %s', async (source, text) => {
    expect(cells(await parseTable(text, source))).toEqual(expected);
  });

  it('numbers rows by their place and lines by their line', async () => {
    expect([...(await parseTable('[{"N":1},{"N":2}]', 'a.json')).rowNumbers]).toEqual([1, 2]);
    expect([...(await parseTable('{"N":1}\n\n{"N":2}', 'a.jsonl')).rowNumbers]).toEqual([1, 3]);
  });

  it('keeps truths, fields of objects under dotted names, and lists as their text', async () => {
    const table = await parseTable(
      '[{"done": true, "config": {"lr": 0.1, "opt": {"beta": 2}}, "sizes": [1, 2]}]',
      'a.json',
    );
    expect(cells(table)).toEqual({
      done: [true],
      'config.lr': [0.1],
      'config.opt.beta': [2],
      sizes: ['[1,2]'],
    });
  });

  it.each<[string, string, string, number | undefined, string]>([
    ['does not parse', 'a.json', '[{"N": 1,}]', undefined, 'a.json is not valid JSON'],
    ['is a single value', 'a.json', '3', undefined, 'a single value'],
    ['has a row that is no object', 'a.json', '[{"N": 1}, 2]', 2, 'a.json, row 2: not an object'],
    [
      'has a column that is no array',
      'a.json',
      '{"N": [1], "loss": {"0": 2}}',
      undefined,
      "'loss' is not an array",
    ],
    [
      'has columns of different lengths',
      'a.json',
      '{"N": [1, 2], "loss": [1]}',
      undefined,
      "column 'loss' has 1 rows where 'N' has 2",
    ],
    ['has a line that does not parse', 'a.jsonl', '{"N": 1}\n{"N"\n', 2, 'a.jsonl, line 2: not valid JSON'],
    ['has a line that is no object', 'a.jsonl', '{"N": 1}\n[2]\n', 2, 'a.jsonl, line 2: not an object'],
  ])('is refused, saying where, when it %s', async (_, source, text, row, message) => {
    const error = await failure(text, source);
    expect(error).toMatchObject({ code: 'malformed-table', kind: 'input', place: { file: source } });
    expect(error.place).toMatchObject(row === undefined ? {} : { row });
    expect(error.message).toContain(message);
  });

  it.each(['[]', '{}', '{"N": []}'])('without runs is refused: %s', async (text) => {
    expect(await failure(text, 'a.json')).toMatchObject({ code: 'empty-table' });
  });
});

describe('Parquet', () => {
  const bytes = new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'N', data: [1000000000n, 2000000000n, 3000000000n], type: 'INT64' },
        { name: 'loss', data: [2.5, Number.NaN, 2.25], type: 'DOUBLE' },
        { name: 'run', data: ['a', null, '70M'], type: 'STRING' },
        { name: 'done', data: [true, false, true], type: 'BOOLEAN' },
      ],
    }),
  );
  const expected = {
    N: [1e9, 2e9, 3e9],
    loss: [2.5, null, 2.25],
    run: ['a', null, 7e7],
    done: [true, false, true],
  };

  it('is read, 64-bit integers as numbers', async () => {
    const table = await parseTable(bytes, 'runs.parquet');
    expect(cells(table)).toEqual(expected);
    expect([...table.rowNumbers]).toEqual([1, 2, 3]);
  });

  it('is known by its first bytes where no name tells', async () => {
    expect(cells(await parseTable(bytes, 'standard input'))).toEqual(expected);
  });

  it('of several row groups keeps their order', async () => {
    const data = Float64Array.from({ length: 1000 }, (_, i) => i);
    const grouped = parquetWriteBuffer({
      columnData: [{ name: 'N', data, type: 'DOUBLE' }],
      rowGroupSize: 64,
    });
    expect(cells(await parseTable(new Uint8Array(grouped), 'a.parquet')).N).toEqual([...data]);
  });

  it('that is damaged is refused, wherever the damage lies', async () => {
    expect(await failure(bytes.subarray(0, bytes.length - 20), 'a.parquet')).toMatchObject({
      code: 'unreadable-parquet',
      place: { file: 'a.parquet' },
    });
    for (let at = 4; at < bytes.length; at += 7) {
      const damaged = bytes.slice();
      damaged[at] ^= 0xff;
      // Some damage only changes a value; what matters is that nothing but a typed error comes out.
      await parseTable(damaged, 'a.parquet').catch((error: unknown) => {
        expect(['unreadable-parquet', 'duplicate-column', 'empty-table']).toContain(
          (error as { code: string }).code,
        );
      });
    }
  });

  it('is refused where the content is text', async () => {
    expect(await failure('N,loss\n1,2\n', 'a.parquet')).toMatchObject({ code: 'unreadable-parquet' });
    expect(await failure(new TextEncoder().encode('N,loss\n1,2\n'), 'a.parquet')).toMatchObject({
      code: 'unreadable-parquet',
    });
  });
});

describe('bytes', () => {
  it('may be UTF-16 where a mark says so', async () => {
    const text = '\ufeffN\tloss\n1\t2\n';
    const bytes = new Uint8Array(new Uint16Array([...text].map((c) => c.charCodeAt(0))).buffer);
    expect(cells(await parseTable(bytes, 'runs.txt'))).toEqual({ N: [1], loss: [2] });
  });

  it('that are no text are refused', async () => {
    expect(await failure(new Uint8Array([0x1f, 0x8b, 0x08, 0xff]), 'runs.csv.gz')).toMatchObject({
      code: 'not-text',
      place: { file: 'runs.csv.gz' },
    });
  });
});
