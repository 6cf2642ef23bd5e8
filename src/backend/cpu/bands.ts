/** Bands over many rows, in parallel on the threads of the machine. */
import { toSharedMemory } from '#platform';
import { BAND_ENTRIES, createRowBands, type RowBands, type RowBandsRequest } from '../../bands/row-bands.js';
import type { Control } from '../../control.js';
import { newKey, poolOf } from './common-pool.js';
import { type ItemTime, runParallel } from './parallel.js';

/** {@link BAND_ENTRIES} numbers a row of `columns`, by input. Throws `interrupted`. */
export async function parallelBands(
  question: RowBandsRequest,
  columns: readonly Float64Array[],
  count: number,
  control: Control = {},
): Promise<Float64Array> {
  const endpoints = new Float64Array(count * BAND_ENTRIES);
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
        accept: (from, part) => endpoints.set(part, from * BAND_ENTRIES),
      },
      control,
    );
  } finally {
    pool.forget(key);
  }
  return endpoints;
}
