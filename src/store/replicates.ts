/**
 * Replicates as a Parquet file, one row a resample: resample, status, improved, objective, then parameters and derived
 * quantities in natural units. The same replicates are the same bytes. Node only; the Parquet packages are loaded on
 * first use.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { FileMetaData, SchemaElement } from 'hyparquet';
import type { ColumnSource } from 'hyparquet-writer';
import { IsolossError } from '../errors.js';
import type { ParquetSource } from '../parquet/read.js';
import { checkRegular, unreadable } from '../platform/regular-file.js';
import { checkReplicateNames, type Replicates, replicateColumns } from '../problem/replicates.js';
import { Status, type StatusName, statusName } from '../problem/status.js';
import { excerpt } from '../text.js';
import { pathFrom, type StagedFiles, writeTogether } from './staged-files.js';

/** A file of replicates as its record describes it. */
export interface ReplicatesFile {
  /** Path relative to the record. */
  readonly file: string;
  /** SHA-256 of the file. */
  readonly digest: string;
  readonly rows: number;
  readonly columns: readonly string[];
}

/** Rows encoded at once: bounds memory to a few MB. */
const GROUP = 65536;

/** The most resamples of a job; a damaged file may claim any number of rows. */
const MAX_ROWS = 1e7;

/** The Parquet columns before those of the quantities. */
const leadingColumns: readonly SchemaElement[] = [
  { name: 'resample', type: 'INT32', repetition_type: 'REQUIRED' },
  { name: 'status', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
  { name: 'improved', type: 'BOOLEAN', repetition_type: 'REQUIRED' },
  { name: 'objective', type: 'DOUBLE', repetition_type: 'REQUIRED' },
];

/** The path of a record's replicates: `fit.replicates.parquet` beside `fit.json`. */
export function replicatesPath(record: string): string {
  return join(dirname(record), `${basename(record, extname(record))}.replicates.parquet`);
}

/**
 * Writes the file atomically, with `metadata` as its key-value metadata. `file` of the result is relative to `record`, the
 * path of the record that will name it. Throws `name-clash`, `no-replicates` and `cannot-write`.
 */
export async function writeReplicates(
  path: string,
  replicates: Replicates,
  metadata: Readonly<Record<string, string>>,
  record: string = path,
): Promise<ReplicatesFile> {
  return writeTogether((files) => stageReplicates(files, path, replicates, metadata, record));
}

/** Replicates that are read part by part, in order, since all are too many for memory. */
export interface ReplicateParts {
  readonly count: number;
  /** The columns of each part. */
  readonly names: readonly string[];
  readonly read: (take: (part: Replicates) => Promise<void>) => Promise<void>;
}

/** As {@link writeReplicates}, among the files of one run. The same replicates are the same bytes in whatever parts. */
export async function stageReplicates(
  files: StagedFiles,
  path: string,
  replicates: Replicates | ReplicateParts,
  metadata: Readonly<Record<string, string>>,
  record: string = path,
): Promise<ReplicatesFile> {
  const parts = 'read' in replicates ? replicates : wholePart(replicates);
  const { names } = parts;
  checkReplicateNames(names);
  if (replicates.count === 0) {
    throw new IsolossError(
      'no-replicates',
      'There are no replicates to write.',
      'Refit some resamples first.',
      {
        kind: 'run',
      },
    );
  }
  // Strict readers reject the type that the writer gives an empty list.
  const pairs = Object.entries(metadata).map(([key, value]) => ({ key, value }));
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const hash = createHash('sha256');
  await files.add(path, async (write) => {
    const writer = new ByteWriter();
    const flush = async (): Promise<void> => {
      const piece = writer.getBytes();
      hash.update(piece);
      await write(piece);
      writer.index = 0;
    };
    const quantities = names.map((name) => ({ name, type: 'DOUBLE', repetition_type: 'REQUIRED' }) as const);
    const file = new ParquetWriter({
      writer,
      schema: [
        { name: 'replicates', num_children: leadingColumns.length + names.length },
        ...leadingColumns,
        ...quantities,
      ],
      // Varying doubles do not compress, and every reader supports uncompressed pages.
      codec: 'UNCOMPRESSED',
      ...(pairs.length > 0 ? { kvMetadata: pairs } : {}),
      createdBy: 'isoloss',
    });
    let rows = 0;
    await inGroups(parts, async (group, first, end) => {
      await file.write({ columnData: rowsOf(group, first, end, rows), rowGroupSize: GROUP });
      rows += end - first;
      await flush();
    });
    await file.finish();
    await flush();
  });
  const digest = hash.digest('hex');
  files.setCompanion({ path, digest });
  return {
    file: pathFrom(record, path),
    digest,
    rows: replicates.count,
    columns: [...replicateColumns, ...names],
  };
}

/** The first `most` replicates, or all. */
export async function firstReplicates({ names, read }: ReplicateParts, most: number): Promise<Replicates> {
  let first = emptyRows(names, 0);
  const enough = new Error('no further part is wanted');
  await read(async (part) => {
    first = joined(names, first, part, Math.min(part.count, most - first.count));
    if (first.count === most) throw enough;
  }).catch((error: unknown) => {
    if (error !== enough) throw error;
  });
  return first;
}

function wholePart(replicates: Replicates): ReplicateParts {
  return {
    count: replicates.count,
    names: Object.keys(replicates.columns),
    read: (take) => take(replicates),
  };
}

/** Calls `write` with rows `first .. end - 1` of replicates, {@link GROUP} at a time but for the last. */
async function inGroups(
  { names, read }: ReplicateParts,
  write: (group: Replicates, first: number, end: number) => Promise<void>,
): Promise<void> {
  /** The rows that the last parts left over. */
  let held = emptyRows(names, 0);
  await read(async (part) => {
    let next = 0;
    if (held.count > 0) {
      next = Math.min(GROUP - held.count, part.count);
      held = joined(names, held, part, next);
      if (held.count < GROUP) return;
      await write(held, 0, GROUP);
      held = emptyRows(names, 0);
    }
    for (; part.count - next >= GROUP; next += GROUP) await write(part, next, next + GROUP);
    held = joined(names, held, rowsFrom(names, part, next), part.count - next);
  });
  if (held.count > 0) await write(held, 0, held.count);
}

/** The rows of `a` and then the first `rows` of `b`. */
function joined(names: readonly string[], a: Replicates, b: Replicates, rows: number): Replicates {
  const all = emptyRows(names, a.count + rows);
  const place = <Column extends Float64Array | Uint8Array>(of: (replicates: Replicates) => Column): void => {
    of(all).set(of(a));
    of(all).set(of(b).subarray(0, rows), a.count);
  };
  place(({ objective }) => objective);
  place(({ status }) => status);
  place(({ improved }) => improved);
  for (const name of names) place(({ columns }) => columns[name]);
  return all;
}

function rowsFrom(names: readonly string[], of: Replicates, first: number): Replicates {
  return {
    count: of.count - first,
    columns: Object.fromEntries(names.map((name) => [name, of.columns[name].subarray(first)])),
    objective: of.objective.subarray(first),
    status: of.status.subarray(first),
    improved: of.improved.subarray(first),
  };
}

/** Columns of rows `first .. end - 1`, the first of which is resample `resample`. */
function rowsOf(replicates: Replicates, first: number, end: number, resample: number): ColumnSource[] {
  const status = Array.from(replicates.status.subarray(first, end), statusName);
  return [
    { name: 'resample', data: Int32Array.from({ length: end - first }, (_, i) => resample + i) },
    { name: 'status', data: status, encoding: 'RLE_DICTIONARY' },
    { name: 'improved', data: Array.from(replicates.improved.subarray(first, end), (flag) => flag === 1) },
    { name: 'objective', data: replicates.objective.subarray(first, end) },
    ...Object.entries(replicates.columns).map(([name, column]) => ({
      name,
      data: column.subarray(first, end),
    })),
  ];
}

/** The contents of a file of replicates. */
export interface StoredReplicates {
  readonly replicates: Replicates;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Reads a file of {@link writeReplicates}, and compares it with the record's SHA-256 if one is given. Throws
 * `unreadable-file`, `changed-replicates`, `bad-replicates`.
 */
export async function readReplicates(path: string, digest?: string): Promise<StoredReplicates> {
  const found = await digestOf(path);
  const { asyncBufferFromFile } = await import('hyparquet');
  return checkedReplicates(path, () => asyncBufferFromFile(path), found, digest);
}

/** As {@link readReplicates}, of a file that was read; `path` is what it is called. */
export async function replicatesOfBytes(
  path: string,
  bytes: Uint8Array,
  digest?: string,
): Promise<StoredReplicates> {
  const file = {
    byteLength: bytes.length,
    slice: (start: number, end: number) => bytes.subarray(start, end),
  };
  const found = createHash('sha256').update(bytes).digest('hex');
  return checkedReplicates(path, async () => file, found, digest);
}

async function checkedReplicates(
  path: string,
  open: () => Promise<ParquetSource>,
  found: string,
  digest: string | undefined,
): Promise<StoredReplicates> {
  if (digest !== undefined && found !== digest) {
    throw new IsolossError(
      'changed-replicates',
      `'${path}' is not the file its record names: its SHA-256 is ${found}, not ${digest}.`,
      'Run the fit again, or put back the file that was written with the record.',
      { place: { file: path } },
    );
  }
  try {
    return await readParquet(path, await open());
  } catch (error) {
    if (error instanceof IsolossError) throw error;
    throw bad(path, `it cannot be read as Parquet (${reasonOf(error)})`, error);
  }
}

async function readParquet(path: string, file: ParquetSource): Promise<StoredReplicates> {
  const { readFooter, readColumns } = await import('../parquet/read.js');
  const footer = await readFooter(file);
  const { metadata, leaves } = footer;
  const fault = footerFault(metadata);
  if (fault !== undefined) throw bad(path, fault);
  const replicates = emptyReplicates(metadata);
  await readColumns(file, footer, (leaf, values, first) => {
    const fault = fill(replicates, leaves[leaf].name, values, first);
    if (fault !== undefined) throw bad(path, fault);
  });
  const pairs = (metadata.key_value_metadata ?? []).map(({ key, value }) => [key, value ?? ''] as const);
  return { replicates, metadata: Object.fromEntries(pairs) };
}

/** Why a file with this footer is no file of replicates. */
function footerFault({
  schema: [root, ...elements],
  row_groups,
  num_rows,
}: FileMetaData): string | undefined {
  for (const [i, { name, type }] of leadingColumns.entries()) {
    const found = elements[i];
    if (found?.name !== name || found.type !== type) {
      return `column ${i + 1} is ${found === undefined ? 'missing' : `${found.name} of type ${found.type}`}, not ${name} of type ${type}`;
    }
  }
  const wrong = elements.slice(leadingColumns.length).find(({ type }) => type !== 'DOUBLE');
  if (wrong !== undefined) return `column ${wrong.name} holds no float64 numbers`;
  if (num_rows > MAX_ROWS) return `it claims ${num_rows} rows`;
  // With a footer that contradicts itself, the reader would fail without an error.
  const names = elements.map(({ name }) => name).join();
  const rows = row_groups.reduce((sum, group) => sum + group.num_rows, 0n);
  const isPlain = root.num_children === elements.length && elements.every((element) => !element.num_children);
  const isWhole = row_groups.every(
    ({ columns }) => columns.map(({ meta_data }) => meta_data?.path_in_schema.join('.')).join() === names,
  );
  return isPlain && isWhole && rows === num_rows ? undefined : 'its footer contradicts itself';
}

function emptyReplicates({ schema, num_rows }: FileMetaData): Replicates {
  return emptyRows(
    schema.slice(1 + leadingColumns.length).map(({ name }) => name),
    Number(num_rows),
  );
}

function emptyRows(names: readonly string[], count: number): Replicates {
  return {
    count,
    columns: Object.fromEntries(names.map((name) => [name, new Float64Array(count)])),
    objective: new Float64Array(count),
    status: new Uint8Array(count),
    improved: new Uint8Array(count),
  };
}

/** Copies part of a column, from row `first` on; returns the first fault. */
function fill(
  { objective, status, improved, columns }: Replicates,
  name: string,
  values: ArrayLike<unknown>,
  first: number,
): string | undefined {
  for (let i = 0; i < values.length; i++) {
    const [value, row] = [values[i], first + i];
    switch (name) {
      case 'resample':
        if (value !== row) return `row ${row + 1} is of resample ${value}, not ${row}`;
        break;
      case 'status':
        if (!isStatus(value)) return `row ${row + 1} has the unknown status ${value}`;
        status[row] = Status[value];
        break;
      case 'improved':
        improved[row] = value === true ? 1 : 0;
        break;
      default:
        // Other writers write nulls for numbers that are not finite.
        (name === 'objective' ? objective : columns[name])[row] =
          typeof value === 'number' ? value : Number.NaN;
    }
  }
  return undefined;
}

function isStatus(value: unknown): value is StatusName {
  return typeof value === 'string' && value !== 'running' && Object.hasOwn(Status, value);
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    await checkRegular(path);
    for await (const piece of createReadStream(path)) hash.update(piece);
  } catch (cause) {
    throw new IsolossError(
      'unreadable-file',
      `'${excerpt(path, 200)}' cannot be read: ${unreadable(cause).message}.`,
      'Keep a record and its replicates in one folder, or run the fit again.',
      { place: { file: path }, cause },
    );
  }
  return hash.digest('hex');
}

function bad(path: string, why: string, cause?: unknown): IsolossError {
  return new IsolossError(
    'bad-replicates',
    `'${excerpt(path, 200)}' is no file of replicates: ${excerpt(why, 300)}.`,
    'Give the Parquet file that was written with the record, or run the fit again.',
    { place: { file: path }, cause },
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
