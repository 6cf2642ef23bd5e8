/** Bands over many rows, cut up among the threads of the machine. */
import { shared } from '#platform';
import { BAND_ENTRIES, createRowBands, type RowBands, type RowBandsRequest } from '../../bands/row-bands.js';
import type { Control } from '../../control.js';
import { newKey, poolOf } from './common-pool.js';
import { type Pace, share } from './parallel.js';

/** {@link BAND_ENTRIES} numbers a row of `columns`, by input. Throws `interrupted`. */
export async function sharedBands(
  question: RowBandsRequest,
  columns: readonly Float64Array[],
  count: number,
  control: Control = {},
): Promise<Float64Array> {
  const ends = new Float64Array(count * BAND_ENTRIES);
  const at = new Float64Array(columns.length);
  const { pool } = poolOf();
  const key = newKey();
  const pace: Pace = {};
  let bands: RowBands | undefined;
  let posted: RowBandsRequest | undefined;
  try {
    await share<Float64Array>(
      pool,
      {
        count,
        name: 'rows',
        pace,
        unit: 1,
        here: (row) => {
          bands ??= createRowBands(question);
          for (let i = 0; i < at.length; i++) at[i] = columns[i][row];
          bands(at, ends, row * BAND_ENTRIES);
        },
        there: async (remote, knows, from, to) => {
          if (!knows.has(key)) {
            posted ??= { ...question, draws: question.draws.map(shared) };
            await remote.prepareBands(key, posted);
            knows.add(key);
          }
          const slices = columns.map((column) => column.slice(from, to));
          return remote.bands(key, slices, to - from);
        },
        take: (from, part) => ends.set(part, from * BAND_ENTRIES),
      },
      control,
    );
  } finally {
    pool.forget(key);
  }
  return ends;
}
