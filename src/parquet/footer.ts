/** The footer of a Parquet file: its schema and the offsets of its columns, validated against the file before any is read. */
import {
  type ColumnMetaData,
  type FileMetaData,
  parquetMetadata,
  parquetSchema,
  type SchemaElement,
  type SchemaTree,
} from 'hyparquet';
import { ParquetDamage } from './damage.js';
import { readThrift } from './thrift.js';

/** Bytes with random access, such as a file. */
export interface ParquetSource {
  readonly byteLength: number;
  slice(start: number, end: number): ArrayBuffer | Uint8Array | Promise<ArrayBuffer | Uint8Array>;
}

/** A column of numbers, texts or booleans; fields of structures are columns with dotted names. */
export interface Leaf {
  readonly name: string;
  readonly element: SchemaElement;
  /** Maximum definition level: optional and repeated fields on the path to a value. */
  readonly maxDefinition: number;
  /** Maximum repetition level: nested lists around a value. */
  readonly maxRepetition: number;
  /** The definition level from which on the outermost list has an element. */
  readonly listDefinition: number;
}

/** The pages of a column in one row group, by byte offsets. */
export interface Chunk {
  readonly leaf: Leaf;
  readonly codec: string;
  readonly values: number;
  readonly start: number;
  readonly end: number;
  /** Why it cannot be read, where its description already says so. */
  readonly fault?: string;
}

export interface RowGroup {
  readonly first: number;
  readonly rows: number;
  /** One a leaf, in their order. */
  readonly chunks: readonly Chunk[];
}

export interface Footer {
  readonly rows: number;
  readonly leaves: readonly Leaf[];
  readonly groups: readonly RowGroup[];
  readonly metadata: Readonly<FileMetaData>;
}

/** Bytes at the end of the file: length of the footer, then PAR1. */
const TAIL = 8;

export async function readFooter(source: ParquetSource): Promise<Footer> {
  const { byteLength } = source;
  if (byteLength < 4 + TAIL) throw new ParquetDamage('it is too short');
  const tail = await bytesOf(source, byteLength - TAIL, byteLength);
  const magic = String.fromCharCode(...tail.subarray(4));
  if (magic === 'PARE') throw new ParquetDamage('it is encrypted');
  if (magic !== 'PAR1') throw new ParquetDamage('its end is missing');
  const length = new DataView(tail.buffer, tail.byteOffset).getUint32(0, true);
  if (length > byteLength - 4 - TAIL) throw new ParquetDamage('its footer is longer than the file');
  const bytes = await bytesOf(source, byteLength - TAIL - length, byteLength);
  // A footer that passes this check is safe for the package to parse.
  readThrift(bytes.subarray(0, length), 0);
  let metadata: FileMetaData;
  try {
    metadata = parquetMetadata(bytes, { geoparquet: false });
  } catch {
    throw new ParquetDamage('its footer is incomplete');
  }
  return layout(metadata, byteLength);
}

export async function bytesOf(source: ParquetSource, start: number, end: number): Promise<Uint8Array> {
  const piece = await source.slice(start, end);
  // Never a Node Buffer, whose slices share memory.
  const bytes =
    piece instanceof Uint8Array
      ? new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength)
      : new Uint8Array(piece);
  if (bytes.length !== end - start) throw new ParquetDamage('it ends early');
  return bytes;
}

function layout(metadata: FileMetaData, byteLength: number): Footer {
  const rows = count(metadata.num_rows, 'rows');
  const leaves: Leaf[] = [];
  const { children } = parquetSchema(metadata);
  for (const child of children) addLeaves(child, '', false, noLevels, leaves);
  const paths = pathsOf(children);
  let first = 0;
  const groups = metadata.row_groups.map(({ columns, num_rows }): RowGroup => {
    const groupRows = count(num_rows, 'rows of a row group');
    if (columns.length !== leaves.length)
      throw new ParquetDamage('a row group has other columns than the file');
    const chunks = columns.map(({ meta_data: chunk, file_path, crypto_metadata }, i): Chunk => {
      const leaf = leaves[i];
      const without = (fault: string): Chunk => ({ leaf, codec: '', values: 0, start: 0, end: 0, fault });
      // A column that nothing uses does not matter, whatever is wrong with it.
      if (crypto_metadata !== undefined) return without('it is encrypted');
      if (chunk === undefined || file_path) return without('it lies in another file');
      if (chunk.path_in_schema.join('\0') !== paths[i] || chunk.type !== leaf.element.type) {
        throw new ParquetDamage('a row group has other columns than the file');
      }
      try {
        return chunkOf(leaf, chunk, groupRows, byteLength);
      } catch (error) {
        if (error instanceof ParquetDamage) return without(error.message);
        throw error;
      }
    });
    first += groupRows;
    return { first: first - groupRows, rows: groupRows, chunks };
  });
  if (first !== rows) throw new ParquetDamage(`it claims ${rows} rows, and its row groups ${first}`);
  return { rows, leaves, groups, metadata };
}

function chunkOf(leaf: Leaf, chunk: ColumnMetaData, groupRows: number, byteLength: number): Chunk {
  const values = count(chunk.num_values, 'values');
  if (leaf.maxRepetition === 0 && values !== groupRows) {
    throw new ParquetDamage(`a column has ${values} values where its row group has ${groupRows} rows`);
  }
  const start = count(chunk.dictionary_page_offset || chunk.data_page_offset, 'bytes');
  const end = start + count(chunk.total_compressed_size, 'bytes');
  if (end > byteLength) throw new ParquetDamage('a column lies beyond the end of the file');
  return { leaf, codec: chunk.codec, values, start, end };
}

function count(value: bigint | number | undefined, what: string): number {
  const number = Number(value);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new ParquetDamage(`it claims ${value} ${what}`);
}

interface Levels {
  readonly maxDefinition: number;
  readonly maxRepetition: number;
  readonly listDefinition: number;
}

const noLevels: Levels = { maxDefinition: 0, maxRepetition: 0, listDefinition: 0 };

/** Groups that only express a list or map do not appear in names: `sizes`, not `sizes.list.element`. */
function addLeaves(
  { element, children }: SchemaTree,
  prefix: string,
  inList: boolean,
  above: Levels,
  into: Leaf[],
): void {
  const repeats = element.repetition_type === 'REPEATED';
  const maxDefinition = above.maxDefinition + (element.repetition_type === 'REQUIRED' ? 0 : 1);
  const levels: Levels = {
    maxDefinition,
    maxRepetition: above.maxRepetition + (repeats ? 1 : 0),
    listDefinition: repeats && above.maxRepetition === 0 ? maxDefinition : above.listDefinition,
  };
  const isUnnamed = prefix !== '' && (inList || (repeats && children.length > 0));
  const name = isUnnamed ? prefix : prefix === '' ? element.name : `${prefix}.${element.name}`;
  if (children.length > 0) {
    const isList = repeats && inList && children.length === 1;
    const holdsList = element.converted_type === 'LIST' || element.logical_type?.type === 'LIST';
    for (const child of children) addLeaves(child, name, isList || holdsList, levels, into);
  } else if (element.type !== undefined) {
    into.push({ name, element, ...levels });
  } else if (element.num_children !== 0) {
    throw new ParquetDamage(`the column '${element.name.slice(0, 40)}' has no type`);
  }
}

function pathsOf(trees: readonly SchemaTree[]): string[] {
  return trees.flatMap(({ path, children, element }) =>
    children.length > 0 ? pathsOf(children) : element.type === undefined ? [] : [path.join('\0')],
  );
}
