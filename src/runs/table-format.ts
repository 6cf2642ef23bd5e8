/** Formats of tables. */
export type TableFormat = 'csv' | 'tsv' | 'json' | 'jsonl' | 'yaml' | 'parquet';

const extensions: ReadonlyMap<string, TableFormat> = new Map([
  ['csv', 'csv'],
  ['tsv', 'tsv'],
  ['tab', 'tsv'],
  ['json', 'json'],
  ['jsonl', 'jsonl'],
  ['ndjson', 'jsonl'],
  ['yaml', 'yaml'],
  ['yml', 'yaml'],
  ['parquet', 'parquet'],
]);

/** The format by a file's extension, if that is a known one; that of `runs.csv.gz` is the format of `runs.csv`. */
export function formatOf(name: string): TableFormat | undefined {
  const unpacked = name.replace(/\.gz$/i, '');
  return extensions.get(/\.([^./\\]+)$/.exec(unpacked)?.[1].toLowerCase() ?? '');
}
