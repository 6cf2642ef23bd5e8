/** Bands over many rows, cut up among the threads of the machine. */
import { shared } from '#platform';
import { createRowBands, ENDS, type RowBands, type RowBandsQuestion } from '../../bands/row-bands.js';
import type { Control } from '../../control.js';
import { newKey, poolOf } from './common-pool.js';
import { type Pace, share } from './parallel.js';

/** {@link ENDS} numbers a row of `columns`, by input. Throws `interrupted`. */
export async function sharedBands(
  question: RowBandsQuestion,
  columns: readonly Float64Array[],
  count: number,
  control: Control = {},
): Promise<Float64Array> {
  const ends = new Float64Array(count * ENDS);
  const at = new Float64Array(columns.length);
  const { pool } = poolOf();
  const key = newKey();
  const pace: Pace = {};
  let bands: RowBands | undefined;
  let posted: RowBandsQuestion | undefined;
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
          bands(at, ends, row * ENDS);
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
        take: (from, part) => ends.set(part, from * ENDS),
      },
      control,
    );
  } finally {
    pool.forget(key);
  }
  return ends;
}
