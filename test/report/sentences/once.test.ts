import { expect, test } from 'vitest';
import { saidOnce } from '../../../src/report/sentences/once.js';

test('a sentence is said once, with the names of what it is of, or of all', () => {
  expect(
    saidOnce(
      [
        ['a', ['Known.', 'Far.']],
        ['b', ['Known.', 'Far.']],
        ['c', ['Known.']],
      ],
      'task',
    ),
  ).toEqual(['All 3 tasks: Known.', 'a, b: Far.']);
  expect(saidOnce([['a', ['Known.']]], 'task')).toEqual(['a: Known.']);
});
