import { describe, expect, test } from 'vitest';
import { parse } from '../../../src/formula/parse.js';
import { parseTable } from '../../../src/runs/parse-table.js';
import { fit } from '../../../src/tasks/fit/fit.js';
import { parseFitJob } from '../../../src/tasks/fit/job.js';
import { mapWithTarget, readLawText } from '../../../src/tasks/fit/law-text.js';
import { parseNamedLaw } from '../../../src/tasks/multiverse/job.js';

describe('the text of a law', () => {
  test.each([
    ['chinchilla', { body: 'chinchilla', where: [] }],
    ['L = E + A/N^alpha', { body: 'E + A/N^alpha', where: [] }],
    ['loss=E', { target: 'loss', body: 'E', where: [] }],
    ['`val loss` = E', { target: '`val loss`', body: 'E', where: [] }],
    ['1 - acc = a*C^-b', { target: '1 - acc', body: 'a*C^-b', where: [] }],
    ['E + (N == 3)', { body: 'E + (N == 3)', where: [] }],
    ['E + (N >= 3)', { body: 'E + (N >= 3)', where: [] }],
    ['E + (run == "a=b")', { body: 'E + (run == "a=b")', where: [] }],
    [
      'L = E + x;\n  x = A/N^y; y = a+b;',
      {
        body: 'E + x',
        where: [
          ['x', 'A/N^y'],
          ['y', 'a+b'],
        ],
      },
    ],
    ['L = E +\n  A/N^alpha', { body: 'E +\n  A/N^alpha', where: [] }],
    ['root(y from 0 to 1, y = k/x)', { body: 'root(y from 0 to 1, y = k/x)', where: [] }],
    [
      'acc = root(y from 0 to 1,\n  y = k/x); k = a*b',
      { target: 'acc', body: 'root(y from 0 to 1,\n  y = k/x)', where: [['k', 'a*b']] },
    ],
  ])('%s', (text, expected) => {
    expect(readLawText(text)).toEqual(expected);
  });

  test('without a right side is refused', () => {
    for (const text of ['L =', '', 'L = ;']) {
      expect(() => readLawText(text)).toThrow(expect.objectContaining({ code: 'bad-law' }));
    }
  });

  test('names its target, which the map may define but not contradict', () => {
    expect(mapWithTarget({ N: 'n' }, undefined)).toEqual({ N: 'n' });
    expect(mapWithTarget({ N: 'n' }, 'loss')).toEqual({ N: 'n', L: 'loss' });
    expect(mapWithTarget({ y: 'Y*2' }, 'y')).toEqual({ L: 'Y*2' });
    expect(mapWithTarget({ L: 'loss' }, 'loss')).toEqual({ L: 'loss' });
    expect(() => mapWithTarget({ L: 'val' }, 'loss')).toThrow(
      expect.objectContaining({ code: 'two-targets', message: expect.stringContaining("'loss'") }),
    );
  });

  test('is no label of a multiverse where its left side is L', () => {
    expect(parseNamedLaw('L = E + A/N^a')).toEqual({ name: 'L = E + A/N^a', value: 'L = E + A/N^a' });
    expect(parseNamedLaw('tied=L = E + A/N^a')).toEqual({ name: 'tied', value: 'L = E + A/N^a' });
  });
});

describe('a fit of an equation', () => {
  const rows = Array.from({ length: 12 }, (_, i) => {
    const n = 1e7 * 2 ** i;
    return `${n},${1.7 + 400 / n ** 0.3},${5 - i}`;
  });
  const table = parseTable(new TextEncoder().encode(['N,y,loss', ...rows].join('\n')), 'runs.csv');
  const found = async (law: string, map: Record<string, string> = {}) => {
    const job = parseFitJob({ runs: 'runs.csv', law, map, positive: ['E', 'A', 'alpha'] });
    return (await fit(job, await table)).record;
  };

  test('is one of the column at its left, with definitions, in typographic signs, and as it is printed', async () => {
    const plain = await found('E + A/N^alpha', { L: 'y' });
    expect(plain.parameters.alpha).toBeCloseTo(0.3, 6);
    for (const law of ['y = E + A/N^alpha', 'y = E + x; x = A/N^alpha', 'y = E + x\n  x = A × N^−alpha']) {
      const { parameters } = await found(law);
      expect(parameters.alpha).toBeCloseTo(plain.parameters.alpha, 9);
    }
    const set = await found('y = E + A × N^−alpha');
    expect(set.law.formula).toBe('E + A * N^-alpha');
    expect(() => parse(set.law.formula)).not.toThrow();
  });
});
