import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as marks from '../../src/studio/compute/plot.js';
import { changesBetween } from '../../src/studio/page/drawing.js';
import { conditionWithout, runsAt } from '../../src/studio/state/brush.js';
import { settingDifferences } from '../../src/studio/state/difference.js';
import { advanced, amended, historyOf, redone, undone } from '../../src/studio/state/history.js';
import { decodeLink, encodeLink } from '../../src/studio/state/link.js';
import { roomFor, roomsIn } from '../../src/studio/state/rooms.js';
import { scaledColumn, scaledText } from '../../src/studio/state/scale.js';
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
    const parted = { ...table, delimiter: ';' } as const;
    expect(decodeLink(encodeLink({ settings, table: parted }))?.table).toEqual(parted);
  });

  test.each(['', '#', '#section', '#v2.abc', '#v1.%%%', '#v1.e30', `#v1.${btoa('[{"law":1},1,"a","b"]')}`])(
    'is none where the fragment is %j',
    (fragment) => {
      expect(decodeLink(fragment)).toBeUndefined();
    },
  );
});

describe('runs that are brushed away', () => {
  const runs = {
    numbers: Int32Array.from([1, 2, 3, 4, 5]),
    inputs: { N: Float64Array.of(1e7, 3e7, 1e8, 3e8, 1e9), D: Float64Array.of(1e9, 9e9, 2e9, 8e9, 3e9) },
    observed: Float64Array.of(4.1, 3.6, 3.2, 2.9, 2.7),
    predicted: Float64Array.of(4, 3.6, 3.2, 2.9, 2.7),
  };

  test.each([
    [[0, 1], undefined, 'N > 5e7'],
    [[4], undefined, 'N < 5e8'],
    [[1, 3], undefined, 'D < 5e9'],
    [[2], undefined, 'not (L >= 3.2 and L <= 3.2)'],
    [[4], 'L < 4', '(L < 4) and N < 5e8'],
  ] as const)('%j are left out by a condition that can be read', (rows, also, condition) => {
    expect(conditionWithout(runs, rows, also)).toBe(condition);
  });

  test('are those that are drawn, of many', () => {
    const shown = runsAt(runs, [4, 0, 2]);
    expect(shown.observed).toEqual(Float64Array.of(2.7, 4.1, 3.2));
    expect(conditionWithout(shown, [1])).toBe('N > 3e7');
  });

  test('are none where there would be nothing left', () => {
    expect(conditionWithout(runs, [])).toBeUndefined();
    expect(conditionWithout(runs, [0, 1, 2, 3, 4])).toBeUndefined();
  });
});

test('figures are drawn for the room there is', () => {
  // One below the other on a telephone; two or three side by side; two over the whole width of a large screen.
  expect(roomsIn(350)).toEqual(['narrow', 'narrow', 'narrow', 'narrow']);
  expect(roomsIn(700)).toEqual(['wide', 'middle', 'middle', 'middle']);
  expect(roomsIn(800)).toEqual(['wide', 'narrow', 'narrow', 'narrow']);
  expect(roomsIn(960)).toEqual(['wide', 'middle', 'middle', 'middle']);
  expect(roomsIn(1437)).toEqual(['wide', 'wide', 'middle', 'middle']);
  expect(roomFor(roomsIn(1437), 6)).toBe('middle');
});

test('columns in millions are an expression, and are known as that again', () => {
  const columns = ['params', 'Model Size'];
  for (const [column, scale, text] of [
    ['params', '1e6', 'params*1e6'],
    ['Model Size', '1e9', '`Model Size`*1e9'],
    ['Model Size', '', 'Model Size'],
  ]) {
    expect(scaledText(column, scale)).toBe(text);
    expect(scaledColumn(text, columns)).toEqual({ column, scale });
  }
  expect(scaledColumn('params*2', columns)).toBeUndefined();
  expect(scaledColumn('other*1e6', columns)).toBeUndefined();
});

test('what differs between settings is told by field, with what stood there', () => {
  const other = withEntry(withJob(exampleSettings, { bootstrap: undefined, delta: 0.01 }), 'fix', 'E', '1.7');
  expect(settingDifferences(exampleSettings, other)).toEqual([
    { field: 'bootstrap', from: '400', to: 'as usual' },
    { field: 'delta', from: 'as usual', to: '0.01' },
    { field: 'fix', from: 'as usual', to: 'E = 1.7' },
  ]);
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

describe('a drawing that is changed', () => {
  const dots = (x: number, more = '') =>
    `<g data-mark="dot" fill="red"><circle cx="${x}" cy="2" r="3"/><circle cx="4" cy="5" r="3"/>${more}</g>`;

  test('has new values where they differ, by the place of the element', () => {
    expect(changesBetween(dots(1), dots(2))).toEqual([{ at: 1, attributes: [['cx', '2']] }]);
    const tick = (x: number, text: string) => `<g><text x="${x}">${text}</text><path d="M0 0"></path></g>`;
    expect(changesBetween(tick(1, '10'), tick(3, '20'))).toEqual([
      { at: 1, attributes: [['x', '3']], text: '20' },
    ]);
  });

  test.each([
    ['has another element', dots(1, '<circle cx="1"/>')],
    ['has another kind of element', dots(1).replaceAll('circle', 'path')],
    ['has another attribute', dots(1).replace('r="3"', 'x="3"')],
    ['has characters that are escaped', dots(1).replace('red', '&#160;')],
  ])('is made anew where it %s', (_, after) => {
    expect(changesBetween(dots(1), after)).toBeUndefined();
  });
});
