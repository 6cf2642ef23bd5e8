import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FitRecord } from '../../src/tasks/fit/record.js';
import { needCase } from '../support/cases.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { isoloss } from './support.js';

async function fitted(...argv: string[]): Promise<FitRecord> {
  const { code, out, err } = await isoloss('fit', ...argv, '--backend', 'cpu', '--json', '-');
  expect([err, code]).toEqual(['', 0]);
  return JSON.parse(out);
}

describe('a name of a formula that is exactly a column', () => {
  const law = 'E + A/(N*(1-exp(-P/g)))^alpha + B/D^beta';

  test('is that column, and a note says so', async (context) => {
    const record = await fitted(needCase(context, 'precision.csv'), '--law', law, '--positive', 'E,A,B,g');
    const right = { E: 2.282997, A: 3736.08, g: 2.717108, alpha: 0.491273, B: 12953.7, beta: 0.469364 };
    for (const [name, value] of Object.entries(right))
      expect(record.parameters[name] / value).toBeCloseTo(1, 5);
    expect(record.data.notes.join()).toContain("P is the column 'P'");
  });

  /** A line, y = 2 + 3 x, in a table with a column `a` that is no part of it. */
  const line = (): string => {
    const path = join(temporaryFolder('names'), 'line.csv');
    const rows = Array.from(
      { length: 12 },
      (_, i) => `${i},${(i * 7) % 5},${2 + 3 * i + 0.1 * Math.sin(9 * i)}`,
    );
    writeFileSync(path, ['x,a,loss', ...rows].join('\n'));
    return path;
  };

  test.each([
    ['--positive', 'a'],
    ['--bound', 'a=..9'],
    ['--range', 'a=1..9'],
    ['--start', 'a=1,b=1'],
  ])('is a parameter where %s names it as one', async (option, text) => {
    const record = await fitted(
      line(),
      '--law',
      'a + b*x',
      '--residual',
      'raw',
      '--loss',
      'squared',
      option,
      text,
    );
    expect(Object.keys(record.parameters)).toEqual(['a', 'b']);
    expect(record.parameters.b).toBeCloseTo(3, 1);
    expect(record.data.notes.join()).toContain('a is treated as a parameter');
  });

  test('is a parameter where --fix holds it', async () => {
    const record = await fitted(
      line(),
      '--law',
      'a + b*x',
      '--residual',
      'raw',
      '--loss',
      'squared',
      '--fix',
      'a=2',
    );
    expect(record.fixed).toEqual({ a: '2' });
    expect(record.parameters.b).toBeCloseTo(3, 1);
  });
});

describe('a condition in a map', () => {
  test('is 1 or 0', async (context) => {
    const record = await fitted(
      needCase(context, 'two-optimizers.csv'),
      '--law',
      'E + A*exp(-g*m)/N^alpha + B/D^beta',
      '--positive',
      'E,A,B',
      '--drop-missing',
      '--map',
      'L=val_loss',
      "m=optimizer == 'muon'",
    );
    expect(record.data.ranges.m).toEqual([0, 1]);
    expect(record.parameters.g).not.toBe(0);
  });

  test('may stand for an input that the law does not use', async (context) => {
    const record = await fitted(
      needCase(context, 'two-optimizers.csv'),
      '--law',
      'chinchilla',
      '--drop-missing',
      '--map',
      'L=val_loss',
      "m=optimizer == 'muon'",
    );
    expect(record.data.notes.join()).toContain('m is mapped, but neither the law nor any option uses it.');
  });
});
