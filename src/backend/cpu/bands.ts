/** Bands over many rows, in parallel on the threads of the machine. */
import { toSharedMemory } from '#platform';
import { BAND_ENTRIES, createRowBands, type RowBands, type RowBandsRequest } from '../../bands/row-bands.js';
import type { Control } from '../../control.js';
import { newKey, poolOf } from './common-pool.js';
import { type ItemTime, runParallel } from './parallel.js';

/** The rows that are done without a gap from the first on. */
export interface Prefix {
  rows: number;
}

/**
 * {@link BAND_ENTRIES} numbers a row of `columns`, by input, into `endpoints`, as many as `prefix` says if an abort makes
 * this reject with an `AbortError`.
 */
export async function parallelBands(
  question: RowBandsRequest,
  columns: readonly Float64Array[],
  endpoints: Float64Array,
  control: Control = {},
  prefix: Prefix = { rows: 0 },
): Promise<void> {
  const count = endpoints.length / BAND_ENTRIES;
  const ahead = new Map<number, number>();
  const done = (from: number, to: number): void => {
    ahead.set(from, to);
    for (let next = ahead.get(prefix.rows); next !== undefined; next = ahead.get(prefix.rows)) {
      ahead.delete(prefix.rows);
      prefix.rows = next;
    }
  };
  const at = new Float64Array(columns.length);
  const { pool } = poolOf();
  const key = newKey();
  const time: ItemTime = {};
  let bands: RowBands | undefined;
  let posted: RowBandsRequest | undefined;
  try {
    await runParallel<Float64Array>(
      pool,
      {
        count,
        name: 'rows',
        time,
        unit: 1,
        runLocal: (row) => {
          bands ??= createRowBands(question);
          for (let i = 0; i < at.length; i++) at[i] = columns[i][row];
          bands(at, endpoints, row * BAND_ENTRIES);
          done(row, row + 1);
        },
        runRemote: async (remote, knows, from, to) => {
          if (!knows.has(key)) {
            posted ??= { ...question, draws: question.draws.map(toSharedMemory) };
            await remote.prepareBands(key, posted);
            knows.add(key);
          }
          const slices = columns.map((column) => column.slice(from, to));
          return remote.bands(key, slices, to - from);
        },
        accept: (from, part) => {
          endpoints.set(part, from * BAND_ENTRIES);
          done(from, from + part.length / BAND_ENTRIES);
        },
      },
      control,
    );
  } finally {
    pool.forget(key);
  }
}
