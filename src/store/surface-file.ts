/**
 * A surface as a file, Parquet or CSV, written tile by tile: memory does not grow with the grid, and the bytes do not
 * depend on the tiles. Node only; the Parquet package is loaded on first use.
 */
import { createHash } from 'node:crypto';
import { stat, statfs } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { IsolossError } from '../errors.js';
import { formatCount } from '../text.js';
import { pathFrom, type StagedFiles, writeTogether } from './staged-files.js';

/** The file of a surface as its record describes it. */
export interface SurfaceFile {
  /** Path relative to the record. */
  readonly file: string;
  readonly format: 'parquet' | 'csv';
  /** SHA-256 of the file. */
  readonly digest: string;
  readonly bytes: number;
  readonly rows: number;
  /** False if the run was interrupted: the file then has the first `rows` points, complete tiles. */
  readonly complete: boolean;
}

/** Rows of a row group, encoded at once: 2 MB per column. */
const GROUP = 1 << 18;

/** Bytes per number: binary (dictionary-encoded if few values repeat), and as its shortest text. */
const BYTES = {
  parquet: { repeated: 2, f64: 8.1, f32: 4.1 },
  csv: { repeated: 19, f64: 19, f32: 11 },
};

type Format = SurfaceFile['format'];

/** Throws `unknown-format` if the extension is none of a surface. */
export function surfaceFormat(path: string): Format {
  const extension = extname(path).toLowerCase();
  if (extension === '.parquet') return 'parquet';
  if (extension === '.csv') return 'csv';
  throw new IsolossError(
    'unknown-format',
    `The name '${path}' does not say what kind of table to write.`,
    'End it in .parquet or .csv.',
    { place: { file: path } },
  );
}

/** The path of an incomplete surface: `surface.partial.parquet` for `surface.parquet`. */
export function partialPath(path: string): string {
  const extension = extname(path);
  return join(dirname(path), `${basename(path, extension)}.partial${extension}`);
}

export interface SurfaceSize {
  readonly points: number;
  readonly columns: number;
  /** Columns whose values differ from point to point. */
  readonly unrepeated: number;
  /** Of these. */
  readonly precision: FileColumn['precision'];
}

/** Throws `no-room` if the free space of the disk is less than the estimated size of the file. Devices have no limit. */
export async function checkRoom(
  path: string,
  { points, columns, unrepeated, precision }: SurfaceSize,
): Promise<void> {
  const there = await stat(path).catch(() => undefined);
  if (there !== undefined && !there.isFile()) return;
  const { repeated, ...bytes } = BYTES[surfaceFormat(path)];
  const needed = points * (unrepeated * bytes[precision] + (columns - unrepeated) * repeated);
  const { bavail, bsize } = await statfs(dirname(resolve(path)));
  const free = bavail * bsize;
  if (needed <= free) return;
  throw new IsolossError(
    'no-room',
    `'${path}' will take about ${bytesText(needed)} (${formatCount(points)} points, ${columns} columns), and ${bytesText(free)} are free there.`,
    'Ask for fewer points or columns, or name a file on another disk.',
    { place: { file: path } },
  );
}

/** `1.2 GB`, in powers of a thousand. */
export function bytesText(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'];
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return `${Number((bytes / 1000 ** power).toPrecision(3))} ${units[power]}`;
}

/** Writes the columns of the next points, in order; the caller may reuse the arrays once the promise has resolved. */
export type WriteColumns = (columns: readonly Float64Array[]) => Promise<void>;

export interface FileColumn {
  readonly name: string;
  /** f32: rounded, and not a number beyond its range; a FLOAT of Parquet, in CSV the shortest text that reads as the same f32. */
  readonly precision: 'f64' | 'f32';
}

export interface SurfaceTarget {
  readonly path: string;
  readonly columns: readonly FileColumn[];
  /** Rows of the whole surface. */
  readonly points: number;
  /** Key-value metadata of a Parquet file. */
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Writes the points that `produce` passes on, atomically: to a temporary file that is then renamed. If these are fewer than
 * `points`, since the run was interrupted, the file is {@link partialPath} and `path` remains unchanged. `file` of the
 * result is relative to the folder of `record`. Throws `cannot-write` and the errors of `produce`.
 */
export async function writeSurface(
  target: SurfaceTarget,
  produce: (write: WriteColumns) => Promise<void>,
  record: string = target.path,
): Promise<SurfaceFile> {
  return writeTogether((files) => stageSurface(files, target, produce, record));
}

/** As {@link writeSurface}, among the files of one run. */
export async function stageSurface(
  files: StagedFiles,
  { path, columns, points, metadata }: SurfaceTarget,
  produce: (write: WriteColumns) => Promise<void>,
  record: string = path,
): Promise<SurfaceFile> {
  const format = surfaceFormat(path);
  const hash = createHash('sha256');
  let [bytes, rows] = [0, 0];
  const name = () => (rows === points ? path : partialPath(path));
  await files.add(
    path,
    async (write) => {
      const put = async (piece: Uint8Array): Promise<void> => {
        hash.update(piece);
        bytes += piece.length;
        await write(piece);
      };
      const encoder = format === 'csv' ? csv(columns, put) : await parquet(columns, metadata, points, put);
      const groups = new Groups(columns, encoder.group);
      await produce(async (piece) => {
        rows += piece[0].length;
        await groups.take(piece);
      });
      await groups.flush();
      await encoder.finish(rows);
    },
    name,
  );
  const digest = hash.digest('hex');
  files.setCompanion({ path: name(), digest });
  return {
    file: pathFrom(record, name()),
    format,
    digest,
    bytes,
    rows,
    complete: rows === points,
  };
}

/** Collects tiles of any size into groups of one size, so that the bytes do not depend on the tiles. */
class Groups {
  private readonly held: (Float64Array | Float32Array)[];
  private count = 0;

  constructor(
    columns: readonly FileColumn[],
    private readonly write: Encoder['group'],
  ) {
    this.held = columns.map(({ precision }) =>
      precision === 'f64' ? new Float64Array(GROUP) : new Float32Array(GROUP),
    );
  }

  async take(columns: readonly Float64Array[]): Promise<void> {
    const { length } = columns[0];
    for (let from = 0; from < length; ) {
      const taken = Math.min(length - from, GROUP - this.count);
      columns.forEach((values, c) => {
        this.held[c].set(values.subarray(from, from + taken), this.count);
      });
      from += taken;
      this.count += taken;
      if (this.count === GROUP) await this.flush();
    }
  }

  async flush(): Promise<void> {
    if (this.count === 0) return;
    for (const column of this.held) if (column instanceof Float32Array) clearInfinities(column);
    await this.write(this.held.map((column) => column.subarray(0, this.count)));
    this.count = 0;
  }
}

/** Values that are not finite are NaN in tiles: these have overflowed. */
function clearInfinities(column: Float32Array): void {
  for (let i = 0; i < column.length; i++) if (Math.abs(column[i]) === Infinity) column[i] = Number.NaN;
}

interface Encoder {
  readonly group: (columns: readonly (Float64Array | Float32Array)[]) => Promise<void>;
  readonly finish: (rows: number) => Promise<void>;
}

type Put = (piece: Uint8Array) => Promise<void>;

/** Lines of a CSV file encoded at once. */
const LINES = 1 << 14;

/** Numbers, unquoted: each the shortest text that reads as the same double, empty if not finite. */
function csv(columns: readonly FileColumn[], put: Put): Encoder {
  let before = `${columns.map(({ name }) => quoted(name)).join()}\n`;
  return {
    async group(columns) {
      const rows = columns[0].length;
      for (let first = 0; first < rows; first += LINES) {
        let text = before;
        before = '';
        for (let row = first; row < Math.min(first + LINES, rows); row++) {
          for (let c = 0; c < columns.length; c++) {
            const column = columns[c];
            const value = column instanceof Float32Array ? shortest(column[row]) : column[row];
            text += (c === 0 ? '' : ',') + (Number.isFinite(value) ? value : '');
          }
          text += '\n';
        }
        await put(Buffer.from(text));
      }
    },
    finish: async () => put(Buffer.from(before)),
  };
}

/** The number of the fewest digits, six to nine, that is `value` as f32. */
function shortest(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return Number(value.toPrecision(9));
}

function quoted(name: string): string {
  return /[",\r\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}

async function parquet(
  columns: readonly FileColumn[],
  metadata: Readonly<Record<string, string>>,
  points: number,
  put: Put,
): Promise<Encoder> {
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const writer = new ByteWriter();
  const flush = async (): Promise<void> => {
    await put(writer.getBytes());
    writer.index = 0;
  };
  const file = new ParquetWriter({
    writer,
    schema: [
      { name: 'surface', num_children: columns.length },
      ...columns.map(
        ({ name, precision }) =>
          ({ name, type: precision === 'f64' ? 'DOUBLE' : 'FLOAT', repetition_type: 'REQUIRED' }) as const,
      ),
    ],
    // Varying numbers do not compress, and every reader supports uncompressed pages.
    codec: 'UNCOMPRESSED',
    createdBy: 'isoloss',
  });
  return {
    async group(values) {
      await file.write({
        columnData: columns.map(({ name }, c) => ({ name, data: values[c] })),
        rowGroupSize: GROUP,
      });
      await flush();
    },
    async finish(rows) {
      const pairs = {
        ...metadata,
        points: String(points),
        rows: String(rows),
        complete: String(rows === points),
      };
      file.kvMetadata = Object.entries(pairs).map(([key, value]) => ({ key, value }));
      await file.finish();
      await flush();
    },
  };
}
