/**
 * Untrusted Parquet files. The package hyparquet parses the footer; pages are read here, since the sizes that they claim
 * must be checked before memory is allocated, and every value must be present.
 * Source: the specification of Apache Parquet (Encodings.md, Compression.md, parquet.thrift).
 */
import { Budget, ParquetDamage } from './damage.js';
import { bytesOf, type Chunk, type Footer, type Leaf, type ParquetSource, type RowGroup } from './footer.js';
import { readHybrid } from './hybrid.js';
import { type DataPage, readPages } from './pages.js';
import { converterOf, Encoding, type Raw, readValues, type Value } from './values.js';

export { ParquetDamage } from './damage.js';
export { type Footer, type Leaf, type ParquetSource, readFooter } from './footer.js';
export type { Value } from './values.js';

/** Receives values of column `leaf` for the rows from `first` on, 0-based; in order within each column. */
export type AcceptValues = (leaf: number, values: ArrayLike<Value>, first: number) => void;

/** Limits for a small file: values, and decompressed bytes. For larger ones they are proportional to the size. */
const MIN_BUDGET = { values: 2 ** 24, bytes: 2 ** 27 };
const PER_BYTE = { values: 16, bytes: 256 };

/**
 * Throws {@link ParquetDamage} where the columns would take more memory than a file of this size warrants. Call it before
 * anything is allocated for them.
 */
export function checkSize({ groups }: Footer, byteLength: number): void {
  const budget = new Budget(
    Math.max(MIN_BUDGET.values, PER_BYTE.values * byteLength),
    'it claims more values than a file of its size can have',
  );
  for (const { rows, chunks } of groups) {
    for (const { values } of chunks) budget.take(Math.max(rows, values));
  }
}

export interface ReadOptions {
  /** What a text becomes. */
  readonly text?: (written: string) => Value;
  /** Called between columns. */
  readonly pause?: () => Promise<void>;
  /** Takes note of a column that cannot be read. */
  readonly refuse?: (leaf: number, why: Error) => void;
}

/**
 * Reads all columns, row group by row group. Lists become the JSON text of their values. A column that cannot be read, because
 * it is damaged, encrypted or of an unknown kind, is handed to `refuse`, and the others are read; without `refuse` its
 * {@link ParquetDamage}, or what the packages throw, is thrown. So is always what `accept` throws.
 */
export async function readColumns(
  source: ParquetSource,
  footer: Footer,
  accept: AcceptValues,
  { text = (written) => written, pause = async () => {}, refuse }: ReadOptions = {},
): Promise<void> {
  checkSize(footer, source.byteLength);
  const budget = new Budget(
    Math.max(MIN_BUDGET.bytes, PER_BYTE.bytes * source.byteLength),
    'it unpacks to more than a file of its size can hold',
  );
  const refused = new Set<number>();
  for (const group of footer.groups) {
    for (const [leaf, chunk] of group.chunks.entries()) {
      if (refused.has(leaf)) continue;
      let isAccepting = false;
      try {
        await readChunk(source, chunk, group, budget, text, (values, first) => {
          isAccepting = true;
          accept(leaf, values, first);
          isAccepting = false;
        });
      } catch (error) {
        if (refuse === undefined || isAccepting) throw error;
        refused.add(leaf);
        refuse(leaf, error instanceof Error ? error : new ParquetDamage(String(error)));
      }
      await pause();
    }
  }
}

async function readChunk(
  source: ParquetSource,
  chunk: Chunk,
  { first, rows }: RowGroup,
  budget: Budget,
  text: (written: string) => Value,
  accept: (values: ArrayLike<Value>, first: number) => void,
): Promise<void> {
  if (chunk.fault !== undefined) throw new ParquetDamage(chunk.fault);
  const bytes = await bytesOf(source, chunk.start, chunk.end);
  const column = chunk.leaf.maxRepetition > 0 ? new ListColumn(chunk.leaf, budget) : new FlatColumn();
  let next = first;
  for await (const values of pagesOfValues(chunk, bytes, budget, text)) {
    const columnValues = column.add(values);
    if (columnValues.length > first + rows - next)
      throw new ParquetDamage('a column has more rows than its row group');
    accept(columnValues, next);
    next += columnValues.length;
  }
  const rest = column.finish();
  accept(rest, next);
  if (next + rest.length !== first + rows) {
    throw new ParquetDamage(`a column ends ${first + rows - next - rest.length} rows early`);
  }
}

/** The values present in a page, and its levels. */
interface Values {
  readonly page: DataPage;
  readonly present: ArrayLike<Value>;
  readonly maxDefinition: number;
}

async function* pagesOfValues(
  chunk: Chunk,
  bytes: Uint8Array,
  budget: Budget,
  text: (written: string) => Value,
): AsyncGenerator<Values> {
  const { element, maxDefinition } = chunk.leaf;
  const convert = converterOf(element, text);
  let dictionary: ArrayLike<Value> | undefined;
  for await (const page of readPages(chunk, bytes, budget)) {
    if (page.kind === 'dictionary') {
      // Each text of a dictionary is converted once, however many rows have it.
      dictionary = converted(readValues(page.body, Encoding.Plain, element, page.count, budget), convert);
      continue;
    }
    const { definition, encoding, body } = page;
    const count = definition === undefined ? page.count : countOf(definition, maxDefinition);
    const present =
      encoding === Encoding.PlainDictionary || encoding === Encoding.RleDictionary
        ? lookUp(dictionary, body, count)
        : converted(readValues(body, encoding, element, count, budget), convert);
    if (present.length !== count) throw new ParquetDamage('a page ends early');
    yield { page, present, maxDefinition };
  }
}

function countOf(levels: Uint8Array, level: number): number {
  let count = 0;
  for (const each of levels) if (each === level) count++;
  return count;
}

function converted(raw: Raw, convert: ((raw: never) => Value) | undefined): ArrayLike<Value> {
  if (convert === undefined) return raw as ArrayLike<number | boolean>;
  return Array.from(raw as unknown as ArrayLike<never>, convert);
}

function lookUp(dictionary: ArrayLike<Value> | undefined, body: Uint8Array, count: number): Value[] {
  if (count === 0) return [];
  if (dictionary === undefined) throw new ParquetDamage('a dictionary is missing');
  if (body.length === 0) throw new ParquetDamage('a page ends early');
  const [width] = body;
  const indices = new Uint32Array(count);
  // Indices of width 0 are not stored: the dictionary has one value.
  if (width > 0) readHybrid(body.subarray(1), width, indices);
  return Array.from(indices, (index) => {
    if (index >= dictionary.length) throw new ParquetDamage('a value is not in its dictionary');
    return dictionary[index];
  });
}

/** Assembles rows from pages. */
interface Rows {
  add(values: Values): ArrayLike<Value>;
  /** Rows that are complete only at the end of the column. */
  finish(): ArrayLike<Value>;
}

class FlatColumn implements Rows {
  add({ page: { definition }, present, maxDefinition }: Values): ArrayLike<Value> {
    if (definition === undefined || present.length === definition.length) return present;
    let next = 0;
    return Array.from(definition, (level) => (level === maxDefinition ? present[next++] : null));
  }

  finish(): ArrayLike<Value> {
    return [];
  }
}

/** Lists, converted to the JSON text of their values. A row ends where the next begins, which may be on another page. */
class ListColumn implements Rows {
  private row: Value[] | null | undefined;

  constructor(
    private readonly leaf: Leaf,
    private readonly budget: Budget,
  ) {}

  add({ page: { definition, repetition }, present, maxDefinition }: Values): ArrayLike<Value> {
    const { listDefinition } = this.leaf;
    const rows: Value[] = [];
    let next = 0;
    for (let i = 0; i < (repetition?.length ?? 0); i++) {
      const level = definition?.[i] ?? maxDefinition;
      if (repetition?.[i] === 0) {
        if (this.row !== undefined) rows.push(written(this.row));
        this.row = level < listDefinition - 1 ? null : [];
      }
      if (this.row === undefined) throw new ParquetDamage('a column begins in the middle of a row');
      if (level < listDefinition) continue;
      const value = level === maxDefinition ? present[next++] : null;
      // A text of the dictionary may be long, and occur in any number of lists.
      if (typeof value === 'string') this.budget.take(value.length);
      this.row?.push(value);
    }
    return rows;
  }

  finish(): ArrayLike<Value> {
    return this.row === undefined ? [] : [written(this.row)];
  }
}

function written(row: Value[] | null): Value {
  return row === null ? null : JSON.stringify(row);
}
