import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isoloss } from './support.js';

const folder = mkdtempSync(join(tmpdir(), 'isoloss-names-'));

/** Runs whose columns have the names given; the loss is 2 + 3 / first + 5 / second. */
function runs(file: string, names: readonly [string, string, string]): string {
  const lines = [names.join(',')];
  for (let i = 1; i <= 24; i++) {
    const [a, b] = [1 + (i % 6), 1 + Math.floor(i / 5)];
    lines.push(`${a},${b},${2 + 3 / a + 5 / b + 0.001 * Math.sin(7 * i)}`);
  }
  const path = join(folder, file);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

describe('names that objects inherit', () => {
  const all = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'isPrototypeOf'] as const;

  it.each(all)(
    '%s is a column, an input, a parameter, a point and a derived quantity like any other',
    async (name) => {
      const table = runs(`input-${name}.csv`, [name, 'b', 'loss']);
      const json = join(folder, `input-${name}.json`);
      const options = ['--residual', 'raw', '--loss', 'squared', '--backend', 'cpu', '--starts', 'seeded:4'];
      const map = ['--map', `${name}=${name}`, 'b=b'];
      const formula = `E + A/${name} + B/b`;
      const fitted = await isoloss(
        'fit',
        table,
        '--law',
        formula,
        ...map,
        ...options,
        '--where',
        `${name} > 0`,
        '--bootstrap',
        '40',
        '--json',
        json,
      );
      expect(fitted.err).not.toMatch(/unexpected|error:/);
      const record = JSON.parse(readFileSync(json, 'utf8'));
      expect(record.parameters.A).toBeCloseTo(3, 1);
      expect(Object.keys(record.data.ranges)).toContain(name);
      const predicted = await isoloss('predict', json, '--at', `${name}=3,b=2`);
      expect(predicted.err).toBe('');
      expect(predicted.out).toContain('5.5');

      const asParameter = await isoloss(
        'fit',
        runs(`parameter-${name}.csv`, ['a', 'b', 'loss']),
        '--law',
        `E + ${name}/a + B/b`,
        '--map',
        'a=a',
        'b=b',
        ...options,
        '--bound',
        `${name}=0..`,
        '--fix',
        'B=5',
        '--profile',
        name,
        '--derive',
        'twice=2*E',
        '--json',
        `${json}.2`,
      );
      expect(asParameter.err).not.toMatch(/unexpected|error:/);
      const second = JSON.parse(readFileSync(`${json}.2`, 'utf8'));
      expect(second.parameters[name]).toBeCloseTo(3, 1);
      expect(Object.keys(second.job.bound)).toEqual([name]);
      const held = await isoloss(
        'fit',
        runs(`held-${name}.csv`, ['a', 'b', 'loss']),
        '--law',
        `E + ${name}/a + B/b`,
        '--map',
        'a=a',
        'b=b',
        ...options,
        '--fix',
        `${name}=3`,
        '--start',
        'E=1,B=4',
      );
      expect(held.err).not.toMatch(/unexpected|error:/);
      expect(held.code).toBe(0);
    },
  );

  it('parameters of such names have no bound, start or range that nobody gave', async () => {
    const table = runs('free.csv', ['a', 'b', 'loss']);
    const { code, out } = await isoloss(
      'fit',
      table,
      '--law',
      'constructor + toString/a + valueOf/b',
      '--map',
      'a=a',
      'b=b',
      '--residual',
      'raw',
      '--loss',
      'squared',
      '--backend',
      'cpu',
    );
    expect(code).toBe(0);
    expect(out).toMatch(/constructor\s+[12]\./);
  });
});

describe('control characters of strangers', () => {
  const raw = /(?!\n)\p{Cc}|\p{Bidi_Control}/u;
  const evil = '\u001b]52;c;ZXZpbA==\u0007\u001b[2J\u202e';

  it('of columns, cells, file names and formulas are shown escaped', async () => {
    const table = runs(`evil\u001b[31m.csv`, [`N${evil}`, 'D', 'loss']);
    const cells = join(folder, 'cells.csv');
    writeFileSync(cells, `N,D,loss\n1e9,1e10,3\n${evil},1,2\n`);
    for (const argv of [
      ['fit', table, '--law', 'chinchilla'],
      ['fit', table, '--law', `E + ${evil}`],
      ['fit', cells, '--law', 'chinchilla'],
      ['fit', cells, '--law', 'chinchilla', '--where', `N == "${evil}"`],
      ['fit', cells, '--law', 'chinchilla', '--where', `\`${evil}\` > 3`],
      ['fit', join(folder, `none${evil}\n.csv`), '--law', 'chinchilla'],
      ['predict', `none${evil}.json`, '--at', 'N=1'],
      [`no${evil}command`],
      ['laws', evil],
    ]) {
      const { out, err, code } = await isoloss(...argv);
      expect(code).not.toBe(0);
      expect(out + err).not.toMatch(raw);
      expect(err).toMatch(/\\x1b|\\u001b|\u241b/);
    }
  });
});
