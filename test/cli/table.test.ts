import { describe, expect, test } from 'vitest';
import { displayWidth, wrappedLines } from '../../src/cli/display-width.js';
import { commandLines } from '../../src/cli/help.js';
import { tableBlocks } from '../../src/cli/table.js';
import type { Column } from '../../src/report/sentences/parts.js';

const linesOf = (columns: readonly Column[], rows: readonly (readonly string[])[], width = 80): string[] =>
  tableBlocks(columns, rows, width).flatMap(({ head, rows: lines }) => [head, ...lines.flat()]);

describe('a table', () => {
  test('has columns that line up and no space at the end of a line', () => {
    const rows = [
      ['long', '22'],
      ['x', ''],
    ];
    expect(linesOf([{ title: 'a' }, { title: '1', right: true }], rows)).toEqual([
      'a      1',
      'long  22',
      'x',
    ]);
  });

  test('lines up by what a terminal shows: ideographs are two columns wide, accents none, controls are escaped', () => {
    const lines = linesOf(
      [{ title: '' }, { title: 'n', right: true }],
      [
        ['模型', '1'],
        ['e\u0301te\u0301', '2'],
        ['a\u001bb', '3'],
      ],
    );
    expect(new Set(lines.map(displayWidth)).size).toBe(1);
    expect(lines[3]).toBe('a\\x1bb  3');
  });

  test('breaks prose before it folds, and folds by whole columns with the first in each part', () => {
    const columns = [
      { title: 'name' },
      { title: 'value', right: true },
      { title: 'what it is', prose: true },
    ];
    const rows = [
      ['alpha', '0.34', 'rate at which the loss falls with N'],
      ['beta', '0.28', ''],
    ];
    expect(linesOf(columns, rows, 34)).toEqual([
      'name   value  what it is',
      'alpha   0.34  rate at which the',
      '              loss falls with N',
      'beta    0.28',
    ]);
    expect(linesOf(columns, rows, 24)).toEqual([
      'name   value',
      'alpha   0.34',
      'beta    0.28',
      'name   what it is',
      'alpha  rate at which the',
      '       loss falls with N',
    ]);
  });

  test('has prose below the first column where there is no room beside it', () => {
    const columns = [{ title: 'law' }, { title: 'what it is', prose: true }];
    expect(linesOf(columns, [['post-training-quantisation', 'loss of a quantised model']], 24)).toEqual([
      'law: what it is',
      'post-training-quantisation',
      '    loss of a quantised',
      '    model',
    ]);
  });

  test('whose first column does not tell its rows apart numbers them where it is folded', () => {
    const columns = ['N', 'D', 'L'].map((title) => ({ title, right: true }));
    const rows = [
      ['1e9', '2e10', '2.5'],
      ['1e9', '4e10', '2.4'],
    ];
    expect(linesOf(columns, rows, 12)).toEqual([
      '#    N     D',
      '1  1e9  2e10',
      '2  1e9  4e10',
      '#    L',
      '1  2.5',
      '2  2.4',
    ]);
  });
});

test('a line of words is broken between them, and a word that is longer than the line is kept whole', () => {
  expect(wrappedLines('one three seven', 9)).toEqual(['one three', 'seven']);
  expect(wrappedLines('a chinchilla:besiroglu-2024 b', 10)).toEqual(['a', 'chinchilla:besiroglu-2024', 'b']);
  expect(wrappedLines('模型 模型', 8)).toEqual(['模型', '模型']);
});

test('a command line is broken before options, with what makes a shell read on', () => {
  expect(commandLines('isoloss fit runs.csv --law "E + A/N^alpha" --positive E,A', 30)).toEqual([
    'isoloss fit runs.csv \\',
    '--law "E + A/N^alpha" \\',
    '--positive E,A',
  ]);
});
