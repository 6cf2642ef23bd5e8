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

/** Bytes per number: as a double (dictionary-encoded if few values repeat), and as its shortest text. */
const BYTES = { parquet: { repeated: 2, value: 8.1 }, csv: { repeated: 19, value: 19 } };

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
}

/** Throws `no-room` if the free space of the disk is less than the estimated size of the file. Devices have no limit. */
export async function checkRoom(path: string, { points, columns, unrepeated }: SurfaceSize): Promise<void> {
  const there = await stat(path).catch(() => undefined);
  if (there !== undefined && !there.isFile()) return;
  const { repeated, value } = BYTES[surfaceFormat(path)];
  const needed = points * (unrepeated * value + (columns - unrepeated) * repeated);
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

export interface SurfaceTarget {
  readonly path: string;
  readonly columns: readonly string[];
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
      const groups = new Groups(columns.length, encoder.group);
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
  private readonly held: Float64Array[];
  private count = 0;

  constructor(
    columns: number,
    private readonly write: WriteColumns,
  ) {
    this.held = Array.from({ length: columns }, () => new Float64Array(GROUP));
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
    await this.write(this.held.map((column) => column.subarray(0, this.count)));
    this.count = 0;
  }
}

interface Encoder {
  readonly group: WriteColumns;
  readonly finish: (rows: number) => Promise<void>;
}

type Put = (piece: Uint8Array) => Promise<void>;

/** Lines of a CSV file encoded at once. */
const LINES = 1 << 14;

/** Numbers, unquoted: each the shortest text that reads as the same double, empty if not finite. */
function csv(names: readonly string[], put: Put): Encoder {
  let before = `${names.map(quoted).join()}\n`;
  return {
    async group(columns) {
      const rows = columns[0].length;
      for (let first = 0; first < rows; first += LINES) {
        let text = before;
        before = '';
        for (let row = first; row < Math.min(first + LINES, rows); row++) {
          for (let c = 0; c < columns.length; c++) {
            const value = columns[c][row];
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

function quoted(name: string): string {
  return /[",\r\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}

async function parquet(
  names: readonly string[],
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
      { name: 'surface', num_children: names.length },
      ...names.map((name) => ({ name, type: 'DOUBLE', repetition_type: 'REQUIRED' }) as const),
    ],
    // Varying doubles do not compress, and every reader supports uncompressed pages.
    codec: 'UNCOMPRESSED',
    createdBy: 'isoloss',
  });
  return {
    async group(columns) {
      await file.write({
        columnData: names.map((name, c) => ({ name, data: columns[c] })),
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
