/**
 * The file of a chunk: a table as Parquet whose metadata name the job and the rows, with the SHA-256 of the file itself, in
 * which the digits of the digest count as zeros. A change of any byte is thus found by the file alone. Node only; the Parquet
 * packages are loaded on first use.
 */
import { createHash } from 'node:crypto';
import type { ColumnSource } from 'hyparquet-writer';

/** A column of a chunk; those of one chunk have one length. Flags are zeros and ones. */
export interface ChunkColumn {
  readonly name: string;
  readonly data: Float64Array | Uint8Array | readonly string[];
}

/** What a chunk's metadata say. */
export interface ChunkFacts {
  /** The digest of its job. */
  readonly job: string;
  /** What computed it, see `arithmeticText`. */
  readonly arithmetic: string;
  readonly index: number;
  /** Its rows, which are items `first .. first + count - 1` of the job. */
  readonly first: number;
  readonly count: number;
}

/** A chunk as its file has it. */
export interface ChunkTable extends ChunkFacts {
  readonly columns: ReadonlyMap<string, ChunkColumn['data']>;
}

/** A file that is not the chunk that it should be; the message completes the sentence "It ...". */
export class DamagedChunk extends Error {
  override readonly name = 'DamagedChunk';
}

/** Stands before the digits of the digest, once in a file. */
const MARK = 'isoloss-sha256:';
const DIGITS = 64;

/** Rows encoded at once: the encoder works on lists of objects there. */
const GROUP = 65536;

/** Bytes of the length of the footer and of `PAR1`, at the end. */
const TAIL = 8;

export async function encodeChunk(facts: ChunkFacts, columns: readonly ChunkColumn[]): Promise<Uint8Array> {
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const metadata = {
    job: facts.job,
    arithmetic: facts.arithmetic,
    chunk: String(facts.index),
    first: String(facts.first),
    count: String(facts.count),
    digest: MARK + '0'.repeat(DIGITS),
  };
  const writer = new ByteWriter();
  const file = new ParquetWriter({
    writer,
    schema: [
      { name: 'chunk', num_children: columns.length },
      ...columns.map(({ name, data }) => {
        const required = { name, repetition_type: 'REQUIRED' } as const;
        if (data instanceof Float64Array) return { ...required, type: 'DOUBLE' } as const;
        if (data instanceof Uint8Array) return { ...required, type: 'BOOLEAN' } as const;
        return { ...required, type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;
      }),
    ],
    codec: 'UNCOMPRESSED',
    // Whole columns are read: nobody looks for rows by the least and greatest numbers of pages.
    statistics: false,
    kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
    createdBy: 'isoloss',
  });
  for (let first = 0; first < facts.count; first += GROUP) {
    const end = Math.min(first + GROUP, facts.count);
    await file.write({
      columnData: columns.map((column) => rowsOf(column, first, end)),
      rowGroupSize: GROUP,
    });
  }
  await file.finish();
  const bytes = writer.getBytes();
  const at = placeOfDigits(bytes);
  const digest = createHash('sha256').update(bytes).digest('hex');
  bytes.set(Buffer.from(digest, 'latin1'), at);
  return bytes;
}

function rowsOf({ name, data }: ChunkColumn, first: number, end: number): ColumnSource {
  // Without a look for numbers that repeat.
  if (data instanceof Float64Array) return { name, data: data.subarray(first, end), encoding: 'PLAIN' };
  if (data instanceof Uint8Array)
    return { name, data: Array.from(data.subarray(first, end), (x) => x === 1) };
  const texts = data.slice(first, end);
  // A few texts again and again, such as how fits ended, or texts that differ.
  return new Set(texts.slice(0, 64)).size < 16
    ? { name, data: texts, encoding: 'RLE_DICTIONARY' }
    : { name, data: texts };
}

/** Throws {@link DamagedChunk} where the file was cut, changed or never was a chunk. */
export async function decodeChunk(bytes: Uint8Array): Promise<ChunkTable> {
  checkDigest(bytes);
  const [{ readFooter, readColumns }, { ParquetDamage }] = await Promise.all([
    import('../../parquet/read.js'),
    import('../../parquet/damage.js'),
  ]);
  try {
    const source = {
      byteLength: bytes.length,
      slice: (start: number, end: number) => bytes.subarray(start, end),
    };
    const footer = await readFooter(source);
    const { leaves, metadata, rows } = footer;
    const facts = new Map((metadata.key_value_metadata ?? []).map(({ key, value }) => [key, value ?? '']));
    const columns = leaves.map(({ element }): Float64Array | Uint8Array | string[] => {
      if (element.type === 'DOUBLE') return new Float64Array(rows);
      return element.type === 'BOOLEAN' ? new Uint8Array(rows) : new Array<string>(rows);
    });
    await readColumns(source, footer, (leaf, values, first) => {
      const column = columns[leaf];
      if (column instanceof Float64Array && values instanceof Float64Array) column.set(values, first);
      else if (Array.isArray(column)) {
        for (let i = 0; i < values.length; i++) column[first + i] = String(values[i]);
      } else for (let i = 0; i < values.length; i++) column[first + i] = Number(values[i]);
    });
    return {
      job: facts.get('job') ?? '',
      arithmetic: facts.get('arithmetic') ?? '',
      index: Number(facts.get('chunk')),
      first: Number(facts.get('first')),
      count: Number(facts.get('count')),
      columns: new Map(leaves.map(({ name }, leaf) => [name, columns[leaf]])),
    };
  } catch (error) {
    if (!(error instanceof ParquetDamage)) throw error;
    throw new DamagedChunk(`cannot be read as Parquet: ${error.message}`);
  }
}

/** Throws {@link DamagedChunk} unless the file is as it was written. */
export function checkDigest(bytes: Uint8Array): void {
  const at = placeOfDigits(bytes);
  const written = Buffer.from(bytes.subarray(at, at + DIGITS)).toString('latin1');
  const hash = createHash('sha256');
  hash.update(bytes.subarray(0, at));
  hash.update('0'.repeat(DIGITS), 'latin1');
  hash.update(bytes.subarray(at + DIGITS));
  if (hash.digest('hex') !== written) throw new DamagedChunk('is not as it was written: its SHA-256 differs');
}

/** Where the digits of the digest are, in the footer. */
function placeOfDigits(bytes: Uint8Array): number {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (whole.length < TAIL + MARK.length + DIGITS || whole.toString('latin1', whole.length - 4) !== 'PAR1') {
    throw new DamagedChunk('ends early');
  }
  const mark = whole.lastIndexOf(MARK, whole.length - TAIL - MARK.length - DIGITS, 'latin1');
  if (mark < 0) throw new DamagedChunk('is no chunk of a job: it has no digest');
  return mark + MARK.length;
}
