import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/formula/parse.js';
import type { Cell } from '../../src/runs/cell.js';
import { compileCondition, compileRows, type RowScope } from '../../src/runs/evaluate.js';
import { TableBuilder } from '../../src/runs/table.js';

function scopeOf(row: Readonly<Record<string, Cell>>): RowScope {
  const builder = new TableBuilder('runs.csv', 'line');
  builder.row(7);
  for (const [name, cell] of Object.entries(row)) builder.declare(name).set(0, cell);
  const table = builder.finish();
  return {
    option: '--where',
    table,
    isColumn: (name) => table.columns.has(name),
    lookup: (name) => (at) => table.columns.get(name)?.at(at) ?? null,
  };
}

const row = { N: 2e9, D: 4e10, run: 'base', tag: '70M', size: 7e7, gap: null, done: true };

function value(text: string, cells: Readonly<Record<string, Cell>> = row): Cell {
  return compileRows(text, parse(text), scopeOf(cells))(0);
}

function holds(text: string): boolean {
  return compileCondition(text, parse(text), scopeOf(row))(0);
}

describe('an expression over a row', () => {
  it.each([
    ['D/N', 20],
    ['-2^2', -4],
    ['2^3^2', 512],
    ['6*N*D', 4.8e20],
    ['min(N, D, 5)', 5],
    ['log10(1e3)', 3],
    ['softplus(0)', Math.LN2],
    ['expm1(1e-20)', 1e-20],
  ])('%s is %d', (text, expected) => {
    expect(value(text)).toBeCloseTo(expected, 12);
  });

  it('agrees with arithmetic written in JavaScript', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        expect(value('a*b - c/(a + 2)', { a, b, c })).toBe(a * b - c / (a + 2));
      }),
    );
  });

  it.each(['gap + 1', 'gap^0', 'min(gap, 1)', '-gap', 'exp(gap)', 'N*(gap > 1)', 'N*(not done and gap > 1)'])(
    'is missing where a part of it is: %s',
    (text) => {
      expect(value(text)).toBeNaN();
    },
  );
});

describe('a condition over a row', () => {
  it.each([
    'N < 1e10',
    'N >= 2e9 and D <= 4e10',
    'run == "base"',
    "run != 'other'",
    'run < "c"',
    'not (N > D)',
    'N > D or done',
    'done == "true"',
    'size == "70M"',
    'size < "1B"',
    '"70M" == size',
    'done == 1',
    '(N > 1) + (D > N) + done == 3',
  ])('holds: %s', (text) => {
    expect(holds(text)).toBe(true);
  });

  it.each(['N > D', 'run == "Base"', 'N == "base"', 'not done', 'done and N > D'])(
    'does not hold: %s',
    (text) => {
      expect(holds(text)).toBe(false);
    },
  );

  it.each(['gap < 1', 'gap >= 1', 'gap == 1', 'gap != 1', 'gap == gap', 'gap + 1 > 0', 'gap == ""', 'gap'])(
    'with a missing cell is false: %s',
    (text) => {
      expect(holds(text)).toBe(false);
    },
  );

  it.each<[string, string, number]>([
    ['N + "a" > 1', 'a number is needed here, not the text "a"', 5],
    ['run * 2 > 1', 'a number is needed here, not the text "base"', 1],
    ['N < run', '2000000000 and the text "base" have no order', 1],
    ['N and done', 'a condition is needed here, not 2000000000', 1],
    ['D/N', 'a condition is needed here, not 20', 1],
  ])('that mixes kinds is refused with row and character: %s', (text, message, position) => {
    expect(() => holds(text)).toThrow(
      expect.objectContaining({
        code: 'formula-type',
        kind: 'input',
        message: expect.stringContaining(`--where, at runs.csv, line 7: ${message}`),
        place: { file: 'runs.csv', row: 7, position },
      }),
    );
  });

  it('suggests backticks where quoted text is the name of a column', () => {
    expect(() => holds('"N" > 1')).toThrow(
      expect.objectContaining({ fix: "Put a column's name in backticks: `N`." }),
    );
  });
});
