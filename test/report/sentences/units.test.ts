import { expect, test } from 'vitest';
import { costUnit } from '../../../src/report/sentences/units.js';

test('a cost has its unit by its name and by the formula that a record writes out', () => {
  expect(costUnit('6*N*D + 2*N*T')).toBe('FLOP');
  expect(costUnit('6*N*D/(devices*peak*utilisation)')).toBe('seconds');
  expect(costUnit('6 * N * D')).toBe('FLOP');
});

test('a cost of the user’s own, and money, have none', () => {
  expect(costUnit('N^2*D')).toBe('');
  expect(costUnit(null)).toBe('');
  expect(costUnit('anything', 'price')).toBe('');
});
