import { describe, expect, test } from 'vitest';
import { parseTable } from '../../src/runs/parse-table.js';
import type { Table } from '../../src/runs/table.js';
import { tableOf } from '../../src/runs/table-of.js';

const cells = ({ columns, rows }: Table) =>
  Object.fromEntries(
    [...columns].map(([name, column]) => [name, Array.from({ length: rows }, (_, row) => column.at(row))]),
  );

describe('a table of values in memory', () => {
  test('is made of columns, typed arrays among them', () => {
    const table = tableOf({
      N: Float64Array.of(1e8, 1e9, 1e10),
      D: BigInt64Array.of(10n, 20n, 30n),
      loss: [3.1, Number.NaN, Infinity],
      size: ['70M', '1.3B', 'none'],
      final: [true, false, null],
      on: [new Date(0), undefined, new Date(Number.NaN)],
    });
    expect([table.source, table.rows, [...table.rowNumbers]]).toEqual(['table', 3, [1, 2, 3]]);
    expect(cells(table)).toEqual({
      N: [1e8, 1e9, 1e10],
      D: [10, 20, 30],
      loss: [3.1, null, null],
      size: [70e6, 1.3e9, null],
      final: [true, false, null],
      on: ['1970-01-01T00:00:00.000Z', null, null],
    });
  });

  test('of one object a run is what the same JSON is', async () => {
    const rows = [
      { run: 'a', config: { N: 1e8 }, loss: 3.1 },
      { run: 'b', config: { N: 1e9, D: 2e10 } },
    ];
    expect(cells(tableOf(rows, 'runs'))).toEqual(cells(await parseTable(JSON.stringify(rows), 'runs.json')));
  });

  test.each([
    [{ N: [1, 2], D: [1] }, 'unequal-lengths', /column 'D' has 1 values where 'N' has 2/],
    [{ N: [] }, 'empty-table', /no runs/],
    [[], 'empty-table', /no runs/],
    [{ N: 5 }, 'malformed-table', /'N' is no array/],
    [[1], 'malformed-table', /row 1: not an object/],
    [null, 'malformed-table', /it is no object/],
  ])('%j is refused', (data, code, message) => {
    const refused = expect.objectContaining({ code, message: expect.stringMatching(message) });
    expect(() => tableOf(data as never)).toThrow(refused);
  });
});
