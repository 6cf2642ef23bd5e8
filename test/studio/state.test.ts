import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as marks from '../../src/studio/compute/plot.js';
import { advanced, amended, historyOf, redone, undone } from '../../src/studio/state/history.js';
import { decodeLink, encodeLink } from '../../src/studio/state/link.js';
import { exampleSettings, withEntry, withJob, withLaw } from '../../src/studio/state/settings.js';

const root = resolve(import.meta.dirname, '../..');

describe('settings', () => {
  test('have no field that was set to nothing, and no list of entries without any', () => {
    const set = withEntry(withJob(exampleSettings, { delta: 0.01 }), 'fix', 'alpha', '0.34');
    expect(set.job).toEqual({ ...exampleSettings.job, delta: 0.01, fix: { alpha: '0.34' } });
    expect(withEntry(withJob(set, { delta: undefined }), 'fix', 'alpha', undefined)).toEqual(exampleSettings);
  });

  test('of another law keep the columns and leave what was said of the parameters of the old one', () => {
    const told = withJob(exampleSettings, { map: { N: 'params' }, fix: { alpha: '0.3' }, where: 'L < 3' });
    expect(withLaw(told, 'kaplan').job).toEqual({
      law: 'kaplan',
      bootstrap: 400,
      map: { N: 'params' },
      where: 'L < 3',
    });
  });
});

describe('the history', () => {
  test('takes a drag as one step, which is undone and done again whole', () => {
    let history = advanced(historyOf(0), 1);
    for (const value of [2, 3, 4]) history = amended(history, value);
    expect(history.present).toBe(4);
    const back = undone(history);
    expect(back.present).toBe(0);
    expect(redone(back)).toEqual(history);
    expect(undone(back)).toBe(back);
  });

  test('forgets what was undone once something else is done', () => {
    const other = advanced(undone(advanced(historyOf('a'), 'b')), 'c');
    expect(redone(other)).toBe(other);
    expect(undone(other).present).toBe('a');
  });
});

describe('a link', () => {
  const table = { name: 'Läufe (1).csv', digest: 'f00d' };
  const settings = withJob(exampleSettings, { law: 'E + A/N^α', where: 'note == "x"' });

  test('holds settings and the digest of the table in characters that addresses may have', () => {
    const link = encodeLink({ settings, table });
    expect(link).toMatch(/^v1\.[\w-]+$/);
    expect(decodeLink(`#${link}`)).toEqual({ settings, table });
  });

  test.each(['', '#', '#section', '#v2.abc', '#v1.%%%', '#v1.e30', `#v1.${btoa('[{"law":1},1,"a","b"]')}`])(
    'is none where the fragment is %j',
    (fragment) => {
      expect(decodeLink(fragment)).toBeUndefined();
    },
  );
});

test('every mark that figures use is among those that the worker loads', () => {
  const folder = join(root, 'src/report');
  const used = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/\bPlot\.([a-z]\w*)\(/g)])
    .map(([, name]) => name);
  expect(used.length).toBeGreaterThan(20);
  expect([...new Set(used)].filter((name) => !Object.hasOwn(marks, name))).toEqual([]);
});
