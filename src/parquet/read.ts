/**
 * Parquet files from strangers. The package hyparquet takes the footer apart; pages are read here, since what they
 * claim must be checked before memory is taken for it, and every value must be there.
 * Source: the specification of Apache Parquet (Encodings.md, Compression.md, parquet.thrift).
 */
import { Budget, Damage } from './damage.js';
import { bytesOf, type Chunk, type Footer, type Leaf, type ParquetSource } from './footer.js';
import { readHybrid } from './hybrid.js';
import { type DataPage, readPages } from './pages.js';
import { Encoding, meaningOf, type Raw, readValues, type Value } from './values.js';

export { Damage } from './damage.js';
export { type Footer, type Leaf, type ParquetSource, readFooter } from './footer.js';
export type { Value } from './values.js';

/** Takes values of column `leaf` for the rows from `first` on, 0-based; each column's come in order. */
export type TakeValues = (leaf: number, values: ArrayLike<Value>, first: number) => void;

/** What a small file may cost: numbers, and bytes unpacked. More is in proportion to its size. */
const LEAST = { values: 2 ** 24, bytes: 2 ** 27 };
const PER_BYTE = { values: 16, bytes: 256 };

/**
 * Throws {@link Damage} where the columns would take more memory than a file of this size warrants. Call it before
 * anything is allocated for them.
 */
export function checkSize({ groups }: Footer, byteLength: number): void {
  const budget = new Budget(
    Math.max(LEAST.values, PER_BYTE.values * byteLength),
    'it claims more values than a file of its size can have',
  );
  for (const { rows, chunks } of groups) {
    for (const { values } of chunks) budget.take(Math.max(rows, values));
  }
}

/**
 * Reads all columns, row group by row group. Lists are the text of their values. Throws {@link Damage}, or what the
 * packages throw, where anything is wrong with the file.
 */
export async function readColumns(
  source: ParquetSource,
  footer: Footer,
  take: TakeValues,
  { text = (written: string): Value => written, pause = async () => {} } = {},
): Promise<void> {
  checkSize(footer, source.byteLength);
  const budget = new Budget(
    Math.max(LEAST.bytes, PER_BYTE.bytes * source.byteLength),
    'it unpacks to more than a file of its size can hold',
  );
  for (const { first, rows, chunks } of footer.groups) {
    for (const [leaf, chunk] of chunks.entries()) {
      const bytes = await bytesOf(source, chunk.start, chunk.end);
      const column = chunk.leaf.maxRepetition > 0 ? new Lists(chunk.leaf, budget) : new Plain();
      let next = first;
      for await (const values of pagesOfValues(chunk, bytes, budget, text)) {
        const piece = column.add(values);
        if (piece.length > first + rows - next) throw new Damage('a column has more rows than its row group');
        take(leaf, piece, next);
        next += piece.length;
      }
      const rest = column.finish();
      take(leaf, rest, next);
      if (next + rest.length !== first + rows) {
        throw new Damage(`a column ends ${first + rows - next - rest.length} rows early`);
      }
      await pause();
    }
  }
}

/** A page's values that are there, and its levels. */
interface Values {
  readonly page: DataPage;
  readonly there: ArrayLike<Value>;
  readonly maxDefinition: number;
}

async function* pagesOfValues(
  chunk: Chunk,
  bytes: Uint8Array,
  budget: Budget,
  text: (written: string) => Value,
): AsyncGenerator<Values> {
  const { element, maxDefinition } = chunk.leaf;
  const meaning = meaningOf(element, text);
  let dictionary: ArrayLike<Value> | undefined;
  for await (const page of readPages(chunk, bytes, budget)) {
    if (page.kind === 'dictionary') {
      // Of a dictionary each text is read once, however many rows have it.
      dictionary = meant(readValues(page.body, Encoding.Plain, element, page.count, budget), meaning);
      continue;
    }
    const { definition, encoding, body } = page;
    const count = definition === undefined ? page.count : countOf(definition, maxDefinition);
    const there =
      encoding === Encoding.PlainDictionary || encoding === Encoding.RleDictionary
        ? lookUp(dictionary, body, count)
        : meant(readValues(body, encoding, element, count, budget), meaning);
    if (there.length !== count) throw new Damage('a page ends early');
    yield { page, there, maxDefinition };
  }
}

function countOf(levels: Uint8Array, level: number): number {
  let count = 0;
  for (const each of levels) if (each === level) count++;
  return count;
}

function meant(raw: Raw, meaning: ((raw: never) => Value) | undefined): ArrayLike<Value> {
  if (meaning === undefined) return raw as ArrayLike<number | boolean>;
  return Array.from(raw as unknown as ArrayLike<never>, meaning);
}

function lookUp(dictionary: ArrayLike<Value> | undefined, body: Uint8Array, count: number): Value[] {
  if (count === 0) return [];
  if (dictionary === undefined) throw new Damage('a dictionary is missing');
  if (body.length === 0) throw new Damage('a page ends early');
  const [width] = body;
  const indices = new Uint32Array(count);
  // Numbers of no bits are not written: there is one value to choose from.
  if (width > 0) readHybrid(body.subarray(1), width, indices);
  return Array.from(indices, (index) => {
    if (index >= dictionary.length) throw new Damage('a value is not in its dictionary');
    return dictionary[index];
  });
}

/** Turns pages into rows. */
interface Rows {
  add(values: Values): ArrayLike<Value>;
  /** Rows that only the end of the column completes. */
  finish(): ArrayLike<Value>;
}

class Plain implements Rows {
  add({ page: { definition }, there, maxDefinition }: Values): ArrayLike<Value> {
    if (definition === undefined || there.length === definition.length) return there;
    let next = 0;
    return Array.from(definition, (level) => (level === maxDefinition ? there[next++] : null));
  }

  finish(): ArrayLike<Value> {
    return [];
  }
}

/** Lists, flattened to the text of their values. A row ends where the next begins, which may be on another page. */
class Lists implements Rows {
  private row: Value[] | null | undefined;

  constructor(
    private readonly leaf: Leaf,
    private readonly budget: Budget,
  ) {}

  add({ page: { definition, repetition }, there, maxDefinition }: Values): ArrayLike<Value> {
    const { listDefinition } = this.leaf;
    const rows: Value[] = [];
    let next = 0;
    for (let i = 0; i < (repetition?.length ?? 0); i++) {
      const level = definition?.[i] ?? maxDefinition;
      if (repetition?.[i] === 0) {
        if (this.row !== undefined) rows.push(written(this.row));
        this.row = level < listDefinition - 1 ? null : [];
      }
      if (this.row === undefined) throw new Damage('a column begins in the middle of a row');
      if (level < listDefinition) continue;
      const value = level === maxDefinition ? there[next++] : null;
      // A text of the dictionary may be long, and stand in any number of lists.
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
