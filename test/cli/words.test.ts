import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { regularWords } from '../../src/cli/words.js';
import type { JobForm } from '../../src/jobs/form.js';
import { looksLike, readTyped } from '../../src/jobs/options.js';
import { allocateForm } from '../../src/tasks/allocate/form.js';
import { fitForm } from '../../src/tasks/fit/form.js';
import { multiverseForm } from '../../src/tasks/multiverse/form.js';
import { predictForm } from '../../src/tasks/predict/form.js';
import { solveForm } from '../../src/tasks/solve/form.js';
import { surfaceForm } from '../../src/tasks/surface/form.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { isoloss, optionsOf } from './support.js';

const fields = <Job>(form: JobForm<Job>, line: readonly string[]): Record<string, unknown> =>
  readTyped(form.options, optionsOf(form, line));

describe('several values', () => {
  test.each<[JobForm<unknown>, string, unknown, string[][]]>([
    [
      fitForm,
      'positive',
      ['E', 'A'],
      [
        ['--positive', 'E,A'],
        ['--positive', 'E', 'A'],
        ['--positive', 'E', '--positive', 'A'],
      ],
    ],
    [
      fitForm,
      'map',
      { N: 'a', D: 'max(b, c)' },
      [
        ['--map', 'N=a,D=max(b, c)'],
        ['--map', 'N=a', 'D=max(b, c)'],
      ],
    ],
    [
      fitForm,
      'bound',
      { a: [0, null], b: [1, 2] },
      [
        ['--bound', 'a=0..,b=1..2'],
        ['--bound', 'a=0..', 'b=1..2'],
      ],
    ],
    [
      fitForm,
      'interval',
      ['basic', 'bca'],
      [
        ['--interval', 'basic,bca'],
        ['--interval', 'basic', 'bca'],
      ],
    ],
    [
      fitForm,
      'cluster',
      'run,seed',
      [
        ['--cluster', 'run,seed'],
        ['--cluster', 'run', 'seed'],
      ],
    ],
    [
      fitForm,
      'start',
      ['A=1,b=2', 'A=3,b=4'],
      [
        ['--start', 'A=1,b=2', 'A=3,b=4'],
        ['--start', 'A=1,b=2', '--start', 'A=3,b=4'],
        ['--start', 'A=1', 'b=2', 'A=3,b=4'],
      ],
    ],
    [
      fitForm,
      'objectiveGrid',
      [
        { name: 'a', values: [1, 2] },
        { name: 'b', lo: 1, hi: 2, count: 3, linear: false },
      ],
      [
        ['--objective-grid', 'a=[1,2],b=1..2:3'],
        ['--objective-grid', 'a=[1,2]', 'b=1..2:3'],
      ],
    ],
    [
      predictForm,
      'at',
      ['N=7e10,D=20*N'],
      [
        ['--at', 'N=7e10,D=20*N'],
        ['--at', 'N=7e10', 'D=20*N'],
      ],
    ],
    [
      predictForm,
      'at',
      ['N=1,D=2', 'N=3,D=4'],
      [
        ['--at', 'N=1,D=2', 'N=3,D=4'],
        ['--at', 'N=1,D=2,N=3,D=4'],
      ],
    ],
    [
      solveForm,
      'at',
      'N=7e9,T=2e12',
      [
        ['--at', 'N=7e9,T=2e12'],
        ['--at', 'N=7e9', 'T=2e12'],
      ],
    ],
    [
      allocateForm,
      'budget',
      '1e21,1e22',
      [
        ['--budget', '1e21,1e22'],
        ['--budget', '1e21', '1e22'],
      ],
    ],
    [
      allocateForm,
      'subjectTo',
      ['D <= 15e12', 'L <= 2'],
      [
        ['--subject-to', 'D <= 15e12, L <= 2'],
        ['--subject-to', 'D <= 15e12', 'L <= 2'],
      ],
    ],
    [allocateForm, 'decide', ['expected', 'quantile:.9'], [['--decide', 'expected', 'quantile:.9']]],
    [
      surfaceForm,
      'quantiles',
      [0.1, 0.9],
      [
        ['--quantiles', '.1,.9'],
        ['--quantiles', '.1', '.9'],
      ],
    ],
    [
      multiverseForm,
      'law',
      ['chinchilla', 'tied=E + max(A, B)/N'],
      [
        ['--law', 'chinchilla,tied=E + max(A, B)/N'],
        ['--law', 'chinchilla', 'tied=E + max(A, B)/N'],
      ],
    ],
    [
      multiverseForm,
      'law',
      ['chinchilla', 'my.law.json'],
      [
        ['--law', 'chinchilla', 'my.law.json', 'runs.json'],
        ['--law', 'chinchilla,my.law.json', 'runs.json'],
      ],
    ],
    [fitForm, 'melt', ['loss {run}, {D}', 'acc*'], [['--melt', 'loss {run}, {D}', 'acc*', 'runs.csv']]],
    [
      predictForm,
      'at',
      ['N=1', 'M=2,N=M'],
      [
        ['--at', 'N=1', '--at', 'M=2,N=M'],
        ['--at', 'N=1', 'M=2,N=M'],
      ],
    ],
    [multiverseForm, 'loss', ['huber', 'squared'], [['--loss', 'huber', 'squared']]],
    [multiverseForm, 'delta', [1e-3, 1e-4], [['--delta', '1e-3', '10⁻⁴']]],
    [
      multiverseForm,
      'filter',
      ['all', 'small=N < 1e9'],
      [
        ['--filter', 'all', 'small=N < 1e9'],
        ['--filter', 'all,small=N < 1e9'],
      ],
    ],
  ])('%# after one flag, by commas and after several flags are alike', (form, field, value, lines) => {
    for (const line of lines) expect(fields(form, line)[field], line.join(' ')).toEqual(value);
  });

  test('stop at what is none of them: a table, another option, a file of that name', () => {
    const file = join(temporaryFolder('words'), 'runs');
    writeFileSync(file, '');
    const options = [
      { flags: '--map <x>', help: '', follows: looksLike.assignment },
      { flags: '--positive <x>', help: '', follows: looksLike.names },
    ];
    const words = (...line: string[]) => regularWords(line, options);
    expect(words('--map', 'N=a b', 'D=c', 'runs.csv', 'x=1')).toEqual([
      '--map',
      'N=a b',
      '--map',
      'D=c',
      'runs.csv',
      'x=1',
    ]);
    expect(words('--map=N=a', 'D=c')).toEqual(['--map=N=a', '--map', 'D=c']);
    expect(words('--map', 'a=1', '--', 'b=2')).toEqual(['--map', 'a=1', '--', 'b=2']);
    expect(words('--map')).toEqual(['--map']);
    expect(words('--positive', 'E', file)).toEqual(['--positive', 'E', file]);
  });
});

test('an earlier spelling of an option is the option', () => {
  const words = ['--for', 'D', '--loss', '2.1'];
  expect(fields(solveForm, words)).toEqual({ for: 'D', loss: 2.1 });
  expect(fields(solveForm, ['--loss=2.1'])).toEqual(fields(solveForm, ['--target-loss', '2.1']));
});

test('an option of one value is not given twice, which would hide the first', async () => {
  const { code, err } = await isoloss('laws', 'kaplan', '--json', 'a.json', '--json', 'b.json');
  expect([code, err]).toEqual([2, expect.stringContaining('given twice')]);
});

test('a table that --json takes for its file is not written over, and the fix says where it belongs', async () => {
  const file = join(temporaryFolder('words'), 'runs.csv');
  writeFileSync(file, 'N,D,L\n');
  const { code, err } = await isoloss('fit', '--law', 'chinchilla', '--json', file);
  expect([code, err]).toEqual([2, expect.stringContaining('after --json is a file to be written')]);
  expect(readFileSync(file, 'utf8')).toBe('N,D,L\n');
});
