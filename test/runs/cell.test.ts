import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMissingWord, typeCell } from '../../src/runs/cell.js';

describe('a written cell', () => {
  it.each([
    ['42', 42],
    ['-1.5', -1.5],
    ['+.5', 0.5],
    ['5.', 5],
    [' 1e-3 ', 1e-3],
    ['1.8446744073709552e+19', 1.8446744073709552e19],
    ['1.3B', 1.3e9],
    ['70M', 7e7],
    ['400k', 4e5],
    ['400K', 4e5],
    ['1.4T', 1.4e12],
    ['1,300,000', 1.3e6],
    ['-1,300.25', -1300.25],
  ])('%j is the number %d', (text, value) => {
    expect(typeCell(text, true)).toBe(value);
  });

  it.each(['', '  ', 'NaN', 'nan', 'NA', 'inf', '-Infinity', '+INF'])('%j is missing', (text) => {
    expect(typeCell(text, true)).toBeNull();
  });

  it.each([
    '1_000',
    '0x10',
    '1e',
    '1.2.3',
    '70m',
    '1e3M',
    'none',
    'pythia-70M',
    '12,34',
    '1,2345',
    '--1',
    '1e999',
  ])('%j is text', (text) => {
    expect(typeCell(text, true)).toBe(text);
  });

  it.each(['N/A', 'n/a', '#N/A', 'null', 'NULL', 'None', 'none', '-', '<NA>', '#DIV/0!'])(
    '%j is a word for what is missing',
    (text) => {
      expect(isMissingWord(typeCell(text, true))).toBe(true);
    },
  );

  it.each([
    ['true', true],
    ['False', false],
  ])('%j is the truth %s', (text, value) => {
    expect(typeCell(text, true)).toBe(value);
  });

  it('may be a decimal comma where separators are not allowed, and stays text', () => {
    expect(typeCell('1,300', false)).toBe('1,300');
  });

  it('is every finite number that JavaScript writes', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(typeCell(String(value), false)).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it('is never a NaN, whatever is written', () => {
    fc.assert(fc.property(fc.string(), (text) => !Number.isNaN(typeCell(text, true))));
  });
});
