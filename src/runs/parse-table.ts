import type { Table } from './table.js';
import { formatOf, type TableFormat } from './table-format.js';

/**
 * Reads a table from its content; `source` names it in messages. Parquet, JSON and gzip are known by their first
 * characters, delimited text and JSON lines also by `format` or the extension of `source`. The same in Node and browsers.
 * Throws, for any content, only errors that carry the file, and row and column where known: `empty-table`, `ragged-row`,
 * `malformed-table`, `unreadable-parquet`, `not-text`, `too-large`.
 */
export async function parseTable(
  content: string | Uint8Array,
  source: string,
  format: TableFormat | undefined = formatOf(source),
): Promise<Table> {
  // Who has tables in memory does not load the readers of files.
  const { parseContent } = await import('./parse-content.js');
  return parseContent(content, source, format);
}
