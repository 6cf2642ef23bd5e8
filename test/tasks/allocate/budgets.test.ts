import { expect, test } from 'vitest';
import { parseBudgets } from '../../../src/tasks/allocate/job.js';

test.each([
  ['5.76e23', [5.76e23]],
  ['1e22,1e21', [1e21, 1e22]],
  ['[1e21,1e22]', [1e21, 1e22]],
  ['1e20..1e22:3,1e21,3e24', [1e20, 1e21, 1e22, 3e24]],
])('the budgets %s are in ascending order, each once', (text, budgets) => {
  expect(parseBudgets(text)).toEqual(budgets);
});

test.each(['', '1e21,', '1e21,much', '-1,1e21', '1e22..1e20:3'])('%s are no budgets', (text) => {
  expect(() => parseBudgets(text)).toThrow(expect.objectContaining({ code: 'bad-budget' }));
});
