/** One small table in the encodings, separators, exports and shapes that people have, read right or refused with a fix. */
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/runs/cell.js';
import { parseTable } from '../../src/runs/parse-table.js';
import { cells } from './cells.js';

const right = { N: [1e7, 2e7, 4e9], D: [2e8, 1e9, 5e10], loss: [5.336, 4.25, 2.9] };
const rows = right.N.map((N, i) => ({ N, D: right.D[i], loss: right.loss[i] }));
const lists = rows.map(Object.values);
const csv = 'N,D,loss\n1e7,2e8,5.336\n2e7,1e9,4.25\n4e9,5e10,2.9\n';
const json = JSON.stringify;
const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  [...text].forEach((character, i) => {
    view.setUint16(2 * i, character.charCodeAt(0), littleEndian);
  });
  return bytes;
}

const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const byRow = (name: keyof typeof right) => Object.fromEntries(right[name].map((value, i) => [i, value]));

const read: Record<
  string,
  readonly [content: string | Uint8Array, source?: string, more?: Record<string, Cell[]>]
> = {
  'UTF-8 with a byte-order mark': [utf8(`\ufeff${csv}`)],
  'UTF-16, little end first, with a mark': [utf16(`\ufeff${csv}`, true)],
  'UTF-16, big end first, with a mark': [utf16(`\ufeff${csv}`, false)],
  'UTF-16, little end first, without a mark': [utf16(csv, true)],
  'UTF-16, big end first, without a mark': [utf16(csv, false)],
  'Latin-1': [
    latin(`${csv.replace('loss', 'loss,größe').replaceAll(/(\d)\n/g, '$1,é\n')}`),
    'a.csv',
    { größe: ['é', 'é', 'é'] },
  ],
  'packed with gzip': [gzipSync(csv), 'runs.csv.gz'],
  'packed with gzip under another name': [gzipSync(json(rows)), 'runs.csv'],
  'semicolons and a line sep=;': [`sep=;\r\n${csv.replaceAll(',', ';')}`],
  'a line "sep=\\t"': [`"sep=\t"\n${csv.replaceAll(',', '\t')}`],
  'semicolons and decimal commas': [csv.replaceAll(',', ';').replaceAll('.', ',')],
  'semicolons, decimal commas and points between thousands': [
    'N;D;loss\n10.000.000;200.000.000;5,336\n20.000.000;1.000.000.000;4,25\n4.000.000.000;50.000.000.000;2,9\n',
  ],
  'tabs and decimal commas': [csv.replaceAll(',', '\t').replaceAll('.', ','), 'runs.txt'],
  'quoted decimal commas': ['N,D,loss\n"1e7","2e8","5,336"\n2e7,1e9,"4,25"\n4e9,5e10,"2,9"\n'],
  'commas in a file named for tabs': [csv, 'runs.tsv'],
  bars: [csv.replaceAll(',', '|')],
  'a table of Markdown': [
    '| N | D | loss |\n|---|:-:|---:|\n| 10M | 200M | 5.336 |\n| 20m | 1B | 4.25 |\n| 4B | 50B | 2.9 |\n',
    'runs.md',
  ],
  'columns set apart by spaces': [
    '   N      D   loss\n 1e7    2e8  5.336\n 2e7    1e9  4.25\n 4e9   5e10  2.9\n',
    'runs.dat',
  ],
  'the header of numpy.savetxt': [`# ${csv.replaceAll(',', ' ')}`, 'runs.txt'],
  'comments before the header and between rows': [
    `# made by "a script, 5" wide\n#\n${csv.replace('\n2e7', '\n# a note\n2e7')}`,
  ],
  'a header and rows that end with commas': [csv.replaceAll('\n', ',\n')],
  'rows that end with commas': ['N,D,loss\n1e7,2e8,5.336,,\n2e7,1e9,4.25,\n4e9,5e10,2.9,\n'],
  'a header that ends with a comma': [csv.replace('loss', 'loss,')],
  'rows of nothing but commas': [`${csv}\n,,\n,,\n`],
  'quoted line ends': [
    csv.replace('loss', 'loss,"the\nnote"').replaceAll(/(\d)\n/g, '$1,"a\n# b, ""c"""\n'),
    'a.csv',
    { 'the\nnote': ['a\n# b, "c"', 'a\n# b, "c"', 'a\n# b, "c"'] },
  ],
  'old line ends': [csv.replaceAll('\n', '\r')],
  'numbers with suffixes and units': [
    'N,D,loss\n10M,200M tokens,5.336 nats\n20m params,1b,4.25\n4B,50 billion tokens,2.9\n',
  ],
  'an index of pandas': [`,${csv.replaceAll(/\n(\d)/g, '\n0,$1')}`, 'a.csv', { 'column 1': [0, 0, 0] }],
  'pandas, orient=records': [json(rows), 'a.json'],
  'pandas, orient=columns': [json({ N: byRow('N'), D: byRow('D'), loss: byRow('loss') }), 'a.json'],
  'pandas, orient=columns by names of rows': [
    json(
      Object.fromEntries(
        Object.entries(right).map(([name, values]) => [name, { a: values[0], b: values[1], c: values[2] }]),
      ),
    ),
    'a.json',
    { index: ['a', 'b', 'c'] },
  ],
  'pandas, orient=index': [json({ 0: rows[0], 1: rows[1], 2: rows[2] }), 'a.json'],
  'pandas, orient=split': [json({ columns: ['N', 'D', 'loss'], index: [0, 1, 2], data: lists }), 'a.json'],
  'pandas, orient=tight with named rows': [
    json({
      index: ['a', 'b', 'c'],
      columns: ['N', 'D', 'loss'],
      data: lists,
      index_names: [null],
      column_names: [null],
    }),
    'a.json',
    { index: ['a', 'b', 'c'] },
  ],
  'pandas, orient=table': [
    json({
      schema: { fields: [{ name: 'index' }], primaryKey: ['index'] },
      data: rows.map((row, index) => ({ index, ...row })),
    }),
    'a.json',
  ],
  'pandas, lines=True': [rows.map((row) => json(row)).join('\n'), 'a.json'],
  'a dictionary of lists': [json(right), 'a.json'],
  'a dictionary of runs': [
    json({ 'run a': rows[0], 'run b': rows[1], 'run c': rows[2] }),
    'a.json',
    { index: ['run a', 'run b', 'run c'] },
  ],
  'a list of lists with names first': [json([['N', 'D', 'loss'], ...lists]), 'a.json'],
  'a table of Weights & Biases': [json({ columns: ['N', 'D', 'loss'], data: lists }), 'a.table.json'],
  'the state of a Trainer': [
    json({
      best_metric: null,
      max_steps: 3,
      log_history: rows.map((row) => ({ ...row, epoch: 1 })),
      stateful_callbacks: { a: {} },
    }),
    'trainer_state.json',
    { epoch: [1, 1, 1] },
  ],
  'rows in an object': [json({ version: 2, runs: rows }), 'a.json'],
  'columns in an object': [json({ version: 2, results: right }), 'a.json'],
  'JSON in a file named for CSV': [json(rows), 'a.csv'],
  'an array in a file named for lines': [json(rows), 'a.jsonl'],
  'JSON lines, with NaN, from standard input': [
    rows.map((row) => json({ ...row, lr: 0 }).replace('"lr":0', '"lr":NaN')).join('\n'),
    'standard input',
    { lr: [null, null, null] },
  ],
  'numbers as texts of JSON': [json(rows.map(({ N, ...row }) => ({ N: `${N / 1e6}M`, ...row }))), 'a.json'],
  'Parquet in a file named for CSV': [
    new Uint8Array(
      parquetWriteBuffer({
        columnData: Object.entries(right).map(([name, data]) => ({ name, data, type: 'DOUBLE' as const })),
      }),
    ),
    'a.csv',
  ],
};

describe('a table is read', () => {
  it.each(Object.entries(read))('as %s', async (_, [content, source = 'runs.csv', more = {}]) => {
    const table = cells(await parseTable(content, source));
    expect(table).toEqual({ ...right, ...more });
  });
});

const pickled = Uint8Array.of(0x80, 4, 0x95, 0);
const refused: Record<string, readonly [content: string | Uint8Array, fix: RegExp, source?: string]> = {
  'UTF-32': [Uint8Array.of(0xff, 0xfe, 0, 0, 0x4e, 0, 0, 0), /in UTF-8/],
  'a workbook': [latin('PK\x03\x04\x14'), /Save the sheet .* as CSV/, 'runs.xlsx'],
  'an old workbook': [Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), /as CSV/, 'runs.xls'],
  zstd: [Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0), /zstd -d/, 'runs.csv.zst'],
  bzip2: [latin('BZh91AY'), /bunzip2/, 'runs.csv.bz2'],
  'damaged gzip': [gzipSync(csv).subarray(0, 30), /again/, 'runs.csv.gz'],
  'gzip in gzip': [gzipSync(gzipSync(csv)), /gunzip/, 'runs.csv.gz.gz'],
  Feather: [latin('ARROW1\0\0'), /read_feather/],
  'a pickle': [pickled, /read_pickle/, 'runs.pkl'],
  'a NumPy array': [latin('\x93NUMPY\x01\x00'), /savetxt/, 'runs.npy'],
  'a web page': ['<!DOCTYPE html><html><body>Sign in</body></html>', /Download the table/],
  'a pointer of Git LFS': [
    'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n',
    /git lfs pull/,
  ],
  'lists without names': [json(lists), /orient='records'/, 'a.json'],
  'an object of objects that may be either': [
    json({ a: { x: 1, y: 2 }, b: { x: 3, y: 4 } }),
    /orient='records'/,
    'a.json',
  ],
  'two tables': [json({ train: rows, test: rows }), /jq '.train'/, 'a.json'],
  'a dictionary as Python prints it': ["[{'N': 1e7, 'loss': 3}]", /json\.dump/, 'a.json'],
  'objects over several lines': [
    rows.map((row) => JSON.stringify(row, null, 1)).join('\n'),
    /jq -c/,
    'a.json',
  ],
  'a title above the header': [`Scaling runs\n${csv}`, /begin it with #/],
  'row names without a name': [csv.replaceAll(/\n(\d)/g, '\n"a",$1'), /row names/],
};

describe('a file is refused, with what to do,', () => {
  it.each(Object.entries(refused))('as %s', async (_, [content, fix, source = 'runs.csv']) => {
    const error = (await parseTable(content, source).catch((reason: unknown) => reason)) as Record<
      string,
      string
    >;
    expect(['not-text', 'malformed-table', 'ragged-row']).toContain(error.code);
    expect(error.fix).toMatch(fix);
  });
});

describe('how a table was read is noted', () => {
  const notesOf = async (content: string | Uint8Array, column?: string) => {
    const table = await parseTable(content, 'runs.csv');
    return column === undefined ? table.notes : table.columns.get(column)?.note;
  };

  it('where it is not UTF-8, has comments or decimal commas', async () => {
    expect(await notesOf(latin('N,größe\n1,2\n'))).toEqual([expect.stringContaining('read as Latin-1')]);
    expect(await notesOf('# a\nN,D\n1,2\n#3,4\n')).toEqual([
      '2 lines that begin with # are left out as comments.',
    ]);
    expect(await notesOf('N;D\n1;2,5\n')).toEqual([
      'Commas in the numbers of runs.csv are read as decimal signs.',
    ]);
    expect(await notesOf(csv)).toBeUndefined();
  });

  it('where a comma may be either, by column', async () => {
    expect(await notesOf('N,train loss\n"1,300,000","5,336"\n"1,400","4,250"\n', 'train loss')).toBe(
      '"5,336" in the column train loss is read as 5336 (like all 2 numbers with commas): commas are taken to part thousands. If they are decimal signs, map it as train loss/1000.',
    );
    expect(await notesOf('N,loss\n"1,300,000","5,336"\n"1,400","4,250"\n', 'N')).toBeUndefined();
    expect(await notesOf('N;loss\n1;5,336\n', 'loss')).toMatch(
      /is read as 5\.336 .* map it as loss\*1000\.$/,
    );
  });

  it('where a point beside decimal commas may be either, by column', async () => {
    const text = 'size;tokens;loss;lr\n44,1;1.100;3,912;0.1\n1.100;2.200;2,60;0.2\n';
    const table = await parseTable(text, 'a.csv');
    // Sizes have decimal commas, so their points part thousands; rates can only have decimal points.
    expect(cells(table)).toEqual({
      size: [44.1, 1100],
      tokens: [1.1, 2.2],
      loss: [3.912, 2.6],
      lr: [0.1, 0.2],
    });
    expect(await notesOf(text, 'size')).toBeUndefined();
    expect(await notesOf(text, 'tokens')).toBe(
      '"1.100" in the column tokens is read as 1.100 (like all 2 numbers with points): points are taken for decimal signs. If they part thousands, map it as tokens*1000.',
    );
    expect(await notesOf('size;loss\n1.100;3,9\n', 'size')).toMatch(
      /is read as 1100 \(its one number with a point\).* map it as size\/1000\.$/,
    );
    const quoted = 'size,loss\n"1.100","3,9"\n"2.300.000","2,1"\n';
    expect(cells(await parseTable(quoted, 'a.csv'))).toEqual({ size: [1100, 2300000], loss: [3.9, 2.1] });
  });

  it('and comments are not mistaken for rows, nor words of spreadsheets or names for comments', async () => {
    expect(cells(await parseTable('loss,N\n#N/A,1\n#DIV/0!,2\n3,"#4"\n', 'a.csv'))).toEqual({
      loss: [null, null, 3],
      N: [1, 2, '#4'],
    });
    expect(cells(await parseTable('#params,#tokens,loss\n1,2,3\n', 'a.csv'))).toEqual({
      '#params': [1],
      '#tokens': [2],
      loss: [3],
    });
    expect(cells(await parseTable('#,N\n1,2\n', 'a.csv'))).toEqual({ '#': [1], N: [2] });
    expect(cells(await parseTable('#N,D\n1,2\n', 'a.csv'))).toEqual({ N: [1], D: [2] });
    expect(cells(await parseTable('# sizes, in millions\nN,D\n1,2\n', 'a.csv'))).toEqual({ N: [1], D: [2] });
  });
});
