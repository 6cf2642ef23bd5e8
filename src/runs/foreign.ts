/** Files of other kinds than tables, known by their first bytes, and how to make a table of each. */
import { IsolossError } from '../errors.js';

interface Foreign {
  readonly is: string;
  readonly fix: string;
  readonly begin: readonly (number | undefined)[];
}

const bytesOf = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));

const unpack = (command: string) =>
  `Unpack it (${command} FILE) and give what comes out; .gz is read as it is.`;
const fromPandas = (read: string) =>
  `Convert it, for instance with pandas: pandas.${read}.to_csv("runs.csv", index=False).`;

const KINDS: readonly Foreign[] = [
  { is: 'packed with zstd', fix: unpack('zstd -d'), begin: [0x28, 0xb5, 0x2f, 0xfd] },
  { is: 'packed with bzip2', fix: unpack('bunzip2'), begin: bytesOf('BZh') },
  { is: 'packed with xz', fix: unpack('xz -d'), begin: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] },
  { is: 'packed with LZ4', fix: unpack('lz4 -d'), begin: [0x04, 0x22, 0x4d, 0x18] },
  { is: 'a 7-Zip archive', fix: 'Unpack it and give the table in it.', begin: [0x37, 0x7a, 0xbc, 0xaf] },
  {
    is: 'a workbook or a ZIP archive',
    fix: 'Save the sheet of an Excel, LibreOffice or Numbers workbook as CSV (UTF-8); unpack an archive and give the table in it.',
    begin: bytesOf('PK\x03\x04'),
  },
  {
    is: 'an old Excel workbook (.xls)',
    fix: 'Save the sheet as CSV (UTF-8).',
    begin: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1],
  },
  { is: 'an Arrow or Feather file', fix: fromPandas('read_feather(FILE)'), begin: bytesOf('ARROW1') },
  { is: 'an old Feather file', fix: fromPandas('read_feather(FILE)'), begin: bytesOf('FEA1') },
  { is: 'an ORC file', fix: fromPandas('read_orc(FILE)'), begin: bytesOf('ORC') },
  { is: 'an Avro file', fix: 'Convert it to Parquet, CSV or JSON lines.', begin: bytesOf('Obj\x01') },
  { is: 'an HDF5 file', fix: fromPandas('read_hdf(FILE)'), begin: bytesOf('\x89HDF\r\n\x1a\n') },
  {
    is: 'a NumPy array (.npy)',
    fix: 'Save it as text with the names of its columns: numpy.savetxt("runs.csv", array, delimiter=",", header="N,D,loss").',
    begin: bytesOf('\x93NUMPY'),
  },
  ...[2, 3, 4, 5].map((protocol) => ({
    is: 'a Python pickle',
    fix: fromPandas('read_pickle(FILE)'),
    begin: [0x80, protocol, undefined],
  })),
  {
    is: 'an SQLite database',
    fix: 'Export the table as CSV: sqlite3 -header -csv FILE "select * from TABLE".',
    begin: bytesOf('SQLite format 3\0'),
  },
  { is: 'a PDF', fix: 'Copy its table into a spreadsheet and save it as CSV.', begin: bytesOf('%PDF-') },
  {
    is: 'a picture',
    fix: 'Type its table in, or read the points off with a plot digitiser, and save them as CSV.',
    begin: [0x89, 0x50, 0x4e, 0x47],
  },
  {
    is: 'a picture',
    fix: 'Type its table in, or read the points off with a plot digitiser, and save them as CSV.',
    begin: [0xff, 0xd8, 0xff],
  },
];

/** Throws `not-text`, which says what the file is and how to make a table of it, where its first bytes are of another kind. */
export function refuseForeign(bytes: Uint8Array, source: string): void {
  const kind = KINDS.find(
    ({ begin }) =>
      bytes.length >= begin.length && begin.every((byte, i) => byte === undefined || bytes[i] === byte),
  );
  if (kind !== undefined) throw foreign(source, kind);
}

/** The same for texts of other kinds. */
export function refuseForeignText(text: string, source: string): void {
  const begin = text.trimStart().slice(0, 200);
  if (/^<!doctype html|^<html|^<\?xml|^<(?:head|body|table|div)\b/i.test(begin)) {
    throw foreign(source, {
      is: 'a page of HTML or XML, which may be that of an error or a login',
      fix: 'Download the table itself, or copy it into a spreadsheet and save it as CSV.',
    });
  }
  if (/^version https:\/\/git-lfs\.github\.com\/spec\//.test(begin)) {
    throw foreign(source, {
      is: 'a pointer of Git LFS, not the file itself',
      fix: 'Fetch the file: git lfs pull.',
    });
  }
  if (/^\{\\rtf/.test(begin)) {
    throw foreign(source, { is: 'a text with formatting (RTF)', fix: 'Save it as plain text.' });
  }
}

function foreign(source: string, { is, fix }: Pick<Foreign, 'is' | 'fix'>): IsolossError {
  return new IsolossError('not-text', `${source} is ${is}, not a table.`, fix, { place: { file: source } });
}
