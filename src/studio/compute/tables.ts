/** Tables that were opened, by the digest of their bytes, and what the page shows of them. */
import { sha256Hex } from '#platform';
import { compact } from '../../report/sentences/compact.js';
import { type Delimiter, layoutOf } from '../../runs/layout.js';
import { repeatedRows } from '../../runs/repeated-rows.js';
import type { Column, Table } from '../../runs/table.js';
import { formatOf } from '../../runs/table-format.js';
import type { ColumnView, TableView } from '../state/views.js';

export interface StoredTable {
  readonly table: Table;
  readonly view: TableView;
}

/** Rows of a column that are looked at for its kind and range: all, of tables that a page has by hand. */
const LOOKED_AT = 200_000;
const SAMPLES = 3;

/** Reads a file. `delimiter` is that of the reader's choice, else what the content says. Throws as `parseTable`. */
export async function readTableFile(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  delimiter?: Delimiter,
): Promise<StoredTable> {
  const { parseContent } = await import('../../runs/parse-content.js');
  const [table, digest] = await Promise.all([
    parseContent(bytes, name, formatOf(name), delimiter),
    sha256Hex(bytes),
  ]);
  const how = formatWords(bytes, name, delimiter);
  return {
    table,
    view: {
      name,
      digest,
      bytes: bytes.length,
      ...how,
      // What was chosen is passed over where the first line has none of it.
      ...(delimiter !== undefined && how.delimiter === delimiter ? { chosenDelimiter: delimiter } : {}),
      rows: table.rows,
      columns: [...table.columns.values()].map((column) => columnView(column, table.rows)),
      notes: table.notes ?? [],
      repeated: repeatedRows({ columns: table.columns, rows: Math.min(table.rows, LOOKED_AT) }),
      isExample: false,
    },
  };
}

/** How the file was read, and what parts the cells of a text. */
function formatWords(
  bytes: Uint8Array,
  name: string,
  chosen: Delimiter | undefined,
): Pick<TableView, 'format' | 'delimiter'> {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return { format: 'Packed with gzip' };
  const head = new TextDecoder().decode(bytes.subarray(0, 1 << 14));
  if (head.startsWith('PAR1')) return { format: 'Parquet' };
  const begin = head.trimStart();
  if (/^\[\s*[{[]/.test(begin)) return { format: 'JSON' };
  if (/^\{\s*["'}]/.test(begin)) return { format: 'JSON lines or JSON' };
  const format = formatOf(name) ?? 'csv';
  if (format !== 'csv' && format !== 'tsv') return { format: format.toUpperCase() };
  const { delimiter } = layoutOf(head, chosen ?? (format === 'tsv' ? '\t' : undefined));
  return { format: 'Text', delimiter };
}

function columnView(column: Column, rows: number): ColumnView {
  let [numbers, words, missing] = [0, 0, 0];
  let [lo, hi] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const sample: string[] = [];
  for (let row = 0; row < Math.min(rows, LOOKED_AT); row++) {
    const cell = column.at(row);
    if (cell === null || Number.isNaN(cell)) {
      missing++;
      continue;
    }
    if (sample.length < SAMPLES)
      sample.push(typeof cell === 'number' ? compact(cell, 4) : String(cell).slice(0, 24));
    if (typeof cell === 'number') {
      numbers++;
      lo = Math.min(lo, cell);
      hi = Math.max(hi, cell);
    } else {
      words++;
    }
  }
  return {
    name: column.name,
    kind: numbers > 0 ? (words > 0 ? 'mixed' : 'numbers') : words > 0 ? 'words' : 'empty',
    missing,
    ...(numbers > 0 ? { range: [lo, hi] as const } : {}),
    sample,
  };
}
