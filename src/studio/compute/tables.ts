/** Tables that were opened, by the digest of their bytes, and what the page shows of them. */
import { sha256Hex } from '#platform';
import { layoutOf } from '../../runs/layout.js';
import { parseTable } from '../../runs/parse-table.js';
import type { Column, Table } from '../../runs/table.js';
import { formatOf, type TableFormat } from '../../runs/table-format.js';
import { formatNumber } from '../../text.js';
import type { ColumnView, TableView } from '../state/views.js';

export interface StoredTable {
  readonly table: Table;
  readonly view: TableView;
}

/** Rows of a column that are looked at for its kind and range: all, of tables that a page has by hand. */
const LOOKED_AT = 200_000;
const SAMPLES = 3;

const delimiterWords: Readonly<Record<string, string>> = {
  ',': 'commas',
  '\t': 'tabs',
  ';': 'semicolons',
  '|': 'bars',
  ' ': 'spaces',
};

/** Reads a file. `format` is that of the reader's choice, else what name and content say. Throws as `parseTable`. */
export async function readTableFile(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  format?: TableFormat,
): Promise<StoredTable> {
  const [table, digest] = await Promise.all([
    parseTable(bytes, name, format ?? formatOf(name)),
    sha256Hex(bytes),
  ]);
  return {
    table,
    view: {
      name,
      digest,
      bytes: bytes.length,
      format: formatWords(bytes, name, format),
      rows: table.rows,
      columns: [...table.columns.values()].map((column) => columnView(column, table.rows)),
      notes: table.notes ?? [],
      isExample: false,
    },
  };
}

/** How the file was read: `CSV parted by commas`. */
function formatWords(bytes: Uint8Array, name: string, chosen: TableFormat | undefined): string {
  const head = new TextDecoder().decode(bytes.subarray(0, 1 << 14));
  if (head.startsWith('PAR1')) return 'Parquet';
  const begin = head.trimStart();
  if (/^\[\s*[{[]/.test(begin)) return 'JSON';
  if (/^\{\s*["'}]/.test(begin)) return 'JSON lines or JSON';
  const format = chosen ?? formatOf(name) ?? 'csv';
  if (format !== 'csv' && format !== 'tsv') return format.toUpperCase();
  const { delimiter } = layoutOf(head, format === 'tsv' ? '\t' : undefined);
  return `Text parted by ${delimiterWords[delimiter]}`;
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
      sample.push(typeof cell === 'number' ? formatNumber(cell, 4) : String(cell).slice(0, 24));
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
