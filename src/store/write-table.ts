/** Writes tables of numbers and texts: csv, tsv, json, jsonl, yaml or parquet, by the extension of the file. Node only. */
import { IsolossError } from '../errors.js';
import { formatOf, type TableFormat } from '../runs/table-format.js';
import { type StagedFiles, type WriteContent, writeTogether } from './staged-files.js';

/** A column; those of a table have equal lengths. */
export interface OutputColumn {
  readonly name: string;
  readonly data: Float64Array | Int32Array | readonly string[];
}

/** Rows encoded at once: bounds memory. */
const GROUP = 65536;

/** Throws `unknown-format` if the extension is none of a table. */
export function tableFormatOf(path: string): TableFormat {
  const format = formatOf(path);
  if (format !== undefined) return format;
  throw new IsolossError(
    'unknown-format',
    `The name '${path}' does not say what kind of table to write.`,
    'End it in .csv, .tsv, .json, .jsonl, .yaml or .parquet.',
    { place: { file: path } },
  );
}

/**
 * Rows as columns, by all names that occur in them. A column whose values are all numbers is one of numbers, NaN where a
 * row has none; any other is one of texts, empty there.
 */
export function columnsOf(
  rows: readonly Readonly<Record<string, number | string | null | undefined>>[],
): OutputColumn[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return names.map((name) => {
    const values = rows.map((row) => (Object.hasOwn(row, name) ? row[name] : undefined) ?? null);
    return values.some((value) => typeof value === 'string')
      ? { name, data: values.map((value) => (value === null ? '' : String(value))) }
      : { name, data: Float64Array.from(values, (value) => (value === null ? Number.NaN : Number(value))) };
  });
}

/** Writes the file atomically. A number that is not finite is empty in CSV and TSV, null in JSON, NaN in Parquet. */
export async function writeTable(path: string, columns: readonly OutputColumn[]): Promise<void> {
  await writeTogether((files) => stageTable(files, path, columns));
}

/** As {@link writeTable}, among the files of one run. */
export async function stageTable(
  files: StagedFiles,
  path: string,
  columns: readonly OutputColumn[],
): Promise<void> {
  const format = tableFormatOf(path);
  await files.add(path, format === 'parquet' ? parquet(columns) : text(columns, format));
}

function text(columns: readonly OutputColumn[], format: Exclude<TableFormat, 'parquet'>): WriteContent {
  const rows = columns[0]?.data.length ?? 0;
  const separator = format === 'tsv' ? '\t' : ',';
  const isYaml = format === 'yaml';
  // Texts of JSON are texts of YAML.
  const isJson = isYaml || format === 'json' || format === 'jsonl';
  const names = columns.map(({ name }) => (isJson ? JSON.stringify(name) : quoted(name, separator)));
  const cells = (row: number): string[] =>
    columns.map(({ data }) => {
      const value = data[row];
      if (typeof value === 'string') return isJson ? JSON.stringify(value) : quoted(value, separator);
      return Number.isFinite(value) ? String(value) : isJson ? 'null' : '';
    });
  const line = (row: number): string => {
    const values = cells(row);
    if (isYaml) return names.map((name, i) => `${i === 0 ? '-' : ' '} ${name}: ${values[i]}`).join('\n');
    return isJson ? `{${names.map((name, i) => `${name}:${values[i]}`).join()}}` : values.join(separator);
  };
  const isList = format === 'json';
  return async (write) => {
    const put = (piece: string) => write(Buffer.from(piece));
    if (isYaml && rows === 0) await put('[]\n');
    await put(isJson ? (isList ? '[\n' : '') : `${names.join(separator)}\n`);
    for (let first = 0; first < rows; first += GROUP) {
      const end = Math.min(first + GROUP, rows);
      const lines = Array.from({ length: end - first }, (_, i) => line(first + i));
      await put(lines.join(isList ? ',\n' : '\n') + (isList && end < rows ? ',\n' : '\n'));
    }
    if (isList) await put(']\n');
  };
}

function quoted(name: string, separator: string): string {
  return name.includes(separator) || /["\r\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}

function parquet(columns: readonly OutputColumn[]): WriteContent {
  return async (write) => {
    const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
    const writer = new ByteWriter();
    const flush = async (): Promise<void> => {
      await write(writer.getBytes());
      writer.index = 0;
    };
    const elements = columns.map(({ name, data }) => {
      const repetition_type = 'REQUIRED' as const;
      if (data instanceof Int32Array) return { name, type: 'INT32' as const, repetition_type };
      if (data instanceof Float64Array) return { name, type: 'DOUBLE' as const, repetition_type };
      return {
        name,
        type: 'BYTE_ARRAY' as const,
        converted_type: 'UTF8' as const,
        repetition_type,
      };
    });
    const file = new ParquetWriter({
      writer,
      schema: [{ name: 'table', num_children: elements.length }, ...elements],
      codec: 'UNCOMPRESSED',
      createdBy: 'isoloss',
    });
    const rows = columns[0]?.data.length ?? 0;
    for (let first = 0; first < rows; first += GROUP) {
      const end = Math.min(first + GROUP, rows);
      await file.write({
        columnData: columns.map(({ name, data }) => ({
          name,
          data: Array.isArray(data) ? data.slice(first, end) : (data as Float64Array).subarray(first, end),
        })),
      });
      await flush();
    }
    await file.finish();
    await flush();
  };
}
