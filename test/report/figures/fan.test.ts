import { expect, test } from 'vitest';
import { bandCell, fixed } from '../../../src/report/figures/fan.js';

test('differences about zero have the decimals that give the largest of them three digits', () => {
  const words = fixed([2.22e-14, 0.0152, 3.28, Number.NaN]);
  expect([2.22e-14, 0.0152, 3.28, -1e-9, Number.NaN].map(words)).toEqual([
    '0.00',
    '0.02',
    '3.28',
    '0.00',
    '–',
  ]);
  expect(fixed([0.0004, -0.0123])(0.0004)).toBe('0.0004');
  expect(fixed([])(0)).toBe('0');
  expect(bandCell([2.53e-5, 1, 0.111], [0.1, 0.5, 0.9], words)).toEqual(['0.00 to 0.11']);
  expect(bandCell(undefined, [0.1, 0.9], words)).toEqual(['–']);
});
