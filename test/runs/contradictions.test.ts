import { describe, expect, test } from 'vitest';
import { contradictionsIn, contradictionWarnings } from '../../src/runs/contradictions.js';
import { parseTable } from '../../src/runs/parse-table.js';
import type { Table } from '../../src/runs/table.js';
import { tableOf } from '../../src/runs/table-of.js';
import { dataFile, dataMissing } from '../support/data.js';
import { readTable } from '../support/files.js';

const cells = (table: Table) =>
  contradictionsIn(table).map(({ row, column, expected }) => [row, column, Number(expected.toPrecision(2))]);

/** Tables 3 and A3 of Hoffmann et al. 2022 (arXiv:2203.15556): optimal compute and tokens by approaches 1, 2 and 3. */
const optima = `N,C1,D1,C2,D2,C3,D3
400M,1.92e19,8.0B,1.84e19,7.7B,2.21e19,9.2B
1B,1.21e20,20.2B,1.20e20,20.0B,1.62e20,27.1B
10B,1.23e22,205.1B,1.32e22,219.5B,2.46e22,410.1B
67B,5.76e23,1.5T,6.88e23,1.7T,1.71e24,4.1T
175B,3.85e24,3.7T,4.54e24,4.3T,1.26e24,12.0T
280B,9.90e24,5.9T,1.18e25,7.1T,3.52e25,20.1T
520B,3.43e25,11.0T,4.19e25,13.4T,1.36e26,43.5T
1T,1.27e26,21.2T,1.59e26,26.5T,5.65e26,94.1T
10T,1.30e28,216.2T,1.75e28,292.0T,8.55e28,1425.5T
`;

/** Compute by approach 1 and the share of Gopher's that it is, as an encyclopaedia prints them; the last five are rounded. */
const fractions = `compute,of Gopher
1.92e19,${1 / 29968}
1.21e20,${1 / 5706}
1.23e22,${1 / 2819}
5.76e23,1
3.85e24,6.7
9.90e24,17.2
3.43e25,59.5
1.27e26,221.3
1.30e28,22515.9
`;

describe('columns that contradict each other', () => {
  test('have the misprints of published tables found, and no other cell', async () => {
    const table = await parseTable(optima, 'optima.csv');
    expect(cells(table)).toEqual([[4, 'C3', 1.3e25]]);
    expect(contradictionWarnings(table)).toEqual([
      'Line 6: C3 is 1.26e24, where C3 = 6*N*D3, as in the other 8 rows (within 4 %), would make it 1.26e25: a misprint?',
    ]);
    expect(cells(await parseTable(fractions, 'fractions.csv'))).toEqual([
      [1, 'of Gopher', 0.00021],
      [2, 'of Gopher', 0.021],
    ]);
  });

  const grid = [1e8, 3e8, 1e9, 3e9].flatMap((N) => [5e9, 2e10, 8e10].map((D) => ({ N, D })));
  const column = (of: (point: { N: number; D: number }, i: number) => number): number[] => grid.map(of);
  const runs = (changes: Record<string, number[]>): Table =>
    tableOf(
      { N: column(({ N }) => N), D: column(({ D }) => D), C: column(({ N, D }) => 6 * N * D), ...changes },
      'runs',
    );

  test('are blamed on the cell that is wrong, whichever it is', () => {
    const slip = (name: 'N' | 'D' | 'C') =>
      runs({
        [name]: Array.from(
          { length: 12 },
          (_, i) => Number(runs({}).columns.get(name)?.at(i)) * (i === 5 ? 7 : 1),
        ),
      });
    expect(cells(runs({}))).toEqual([]);
    expect(cells(slip('N'))).toEqual([[5, 'N', 3e8]]);
    expect(cells(slip('D'))).toEqual([[5, 'D', 8e10]]);
    expect(cells(slip('C'))).toEqual([[5, 'C', 1.4e20]]);
  });

  test('are none where columns agree by chance, roughly, or in most rows only', () => {
    const measured = column(({ N, D }, i) => 6 * N * D * (1.2 + 0.3 * Math.sin(i)));
    expect(cells(runs({ C: measured }))).toEqual([]);
    const conventions = column(({ N, D }, i) => 6 * N * D * (i % 3 === 0 ? 1.5 : 1));
    expect(cells(runs({ C: conventions }))).toEqual([]);
    const rates = { lr: column((_, i) => (i === 4 ? 6e-4 : 3e-4)), loss: column((_, i) => 2.4 + 0.01 * i) };
    expect(cells(runs(rates))).toEqual([]);
    expect(contradictionWarnings(runs({ C: measured }), Int32Array.of(0, 1))).toEqual([]);
  });

  test('are none where few rows have another value in a column that is the same in all others', () => {
    const lr = column((_, i) => (i === 4 ? 3e-4 : 3e-3));
    const loss = column(({ N }) => 1e3 * N ** -0.25);
    expect(cells(runs({ lr, loss, upper: loss.map((one) => 1.001 * one) }))).toEqual([]);
    const D = column((_, i) => (i === 11 ? 1e11 : 2e10));
    expect(cells(runs({ D, C: column(({ N }, i) => 6 * N * D[i]) }))).toEqual([]);
    const slipped = column(({ N }, i) => 333 * N * (i === 7 ? 10 : 1));
    expect(contradictionWarnings(runs({ D: column(() => 2e10), C: slipped }))).toEqual([
      'Row 8: C is 3.33e12, where C = 333*N, as in the other 11 rows (exactly), would make it 3.33e11: a misprint?',
    ]);
  });

  const FILES = [
    'chinchilla-240.csv',
    'data-constrained-182.csv',
    'addition-17.csv',
    'isoflop-1745.csv',
    'over-training-104.csv',
  ];
  test.skipIf(FILES.some((file) => dataFile(file) === undefined))(
    `are none in published runs${dataFile(FILES[0]) === undefined ? ` (${dataMissing(FILES[0])})` : ''}`,
    async () => {
      for (const file of FILES) expect(cells(await readTable(dataFile(file) ?? '')), file).toEqual([]);
    },
  );
});
