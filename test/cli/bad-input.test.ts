/** What is refused of laws and tables, by the same code in the library and in the same words at the command line. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type FitJobInput, fit, IsolossError, parseFitJob, parseTable } from '../../src/index.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { flat, isoloss } from './support.js';

const lawFile = (field: string): string =>
  `{"name": "mine", "formula": "E + A/N", "inputs": ["N"], "parameters": ["E", {"name": "A"${field}}]}`;

const cases: readonly {
  readonly what: string;
  readonly runs: string;
  readonly job: Omit<FitJobInput, 'runs'>;
  readonly options: readonly string[];
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}[] = [
  {
    what: 'a law of which the table lacks an input',
    runs: 'N,loss\n1e8,3.1\n2e8,2.9\n4e8,2.7\n8e8,2.6\n',
    job: { law: 'chinchilla' },
    options: ['--law', 'chinchilla'],
    code: 'unmapped-symbol',
    message: "runs.csv has no column for D (looked for 'D', 'tokens').",
    fix: "Say what it is with --map D=COLUMN; columns are 'N', 'loss'.",
  },
  {
    what: 'a formula with an input of another name than its column',
    runs: 'N,D,loss\n1e8,2e9,3.5\n2e8,8e9,3.2\n',
    job: { law: 'E + A/N^a + B/tokens^b' },
    options: ['--law', 'E + A/N^a + B/tokens^b'],
    code: 'too-few-rows',
    message: '6 parameters (E, A, a, B, tokens, b) cannot be fitted to 2 rows of runs.csv.',
    fix: "Names of a formula that are no column are parameters: if tokens is an input, say so with --map tokens=D; columns are 'N', 'D', 'loss'. Add runs, or hold parameters with --fix.",
  },
  {
    what: 'a group of one row, for two parameters of its own',
    runs: 'set,x,loss\na,1,2\na,2,1.4\na,4,1\nb,1,3\nb,2,2.1\nb,4,1.5\nc,3,1\n',
    job: { law: 'A/x^a', per: 'A,a by set' },
    options: ['--law', 'A/x^a', '--per', 'A,a by set'],
    code: 'too-few-rows',
    message:
      'A, a differ between groups, which takes at least 2 rows in each; runs.csv has fewer in 1 group: c (1 row).',
    fix: 'Leave such groups out with --where, or let fewer parameters differ.',
  },
  {
    what: 'shares that do not sum to one',
    runs: `${['r1,r2,r3,r4,r5,loss', '.2,.2,.2,.2,.2,3', '.5,.2,.2,.2,.2,2'].join('\n')}\n`,
    job: { law: 'mixing:5' },
    options: ['--law', 'mixing:5'],
    code: 'bad-shares',
    message: 'runs.csv, line 3: the shares r1, r2, r3, r4 and r5 sum to 1.3, not to 1.',
    fix: 'Every domain of the data needs its share; for shares of a part divide them by their sum, --map r1=r1/(r1+r2+r3+...).',
  },
  {
    what: 'an equation that keeps its sign',
    runs: 'x,loss\n1,0.9\n10,0.8\n100,0.5\n1000,0.4\n',
    job: { law: 'root(y from 0 to 0.5, y = 1e9/x^c)', start: ['c=0.1'] },
    options: ['--law', 'root(y from 0 to 0.5, y = 1e9/x^c)', '--start', 'c=0.1'],
    code: 'no-finite-start',
    message:
      'runs.csv, line 2, at c = 0.1: an equation keeps its sign between 0 and 0.5, where its left side exceeds its right by -1e9 and -1e9.',
    fix: 'Widen the bracket, or give start ranges with --range and bounds with --bound in which it holds a root.',
  },
  {
    what: 'counts above their trials',
    runs: 'x,hits,n\n0,1,5\n1,0,5\n2,9,5\n3,4,5\n',
    job: { law: 'sigmoid(a + b*x)', likelihood: 'binomial', trials: 'n', map: { L: 'hits' } },
    options: ['--law', 'sigmoid(a + b*x)', '--likelihood', 'binomial', '--trials', 'n', '--map', 'L=hits'],
    code: 'bad-counts',
    message: 'runs.csv, line 4: L is 9, more than its 5 trials, and no proportion.',
    fix: 'Correct the table, or --trials.',
  },
  {
    what: 'a law with a field that laws have not',
    runs: 'N,loss\n1,3\n2,2\n4,1.5\n',
    job: { law: lawFile(', "bounds": [0, 2]') },
    options: ['--law', 'my.law.json'],
    code: 'invalid-law',
    message: "is no law: parameters.1: there is no field 'bounds'.",
    fix: 'A law has a name, a formula, inputs and parameters; schemas/law-file@1.json describes every field.',
  },
];

let folder: string;
beforeAll(() => {
  folder = temporaryFolder('bad-input');
});

test.each(cases)('$what', async ({ runs, job, options, code, message, fix }) => {
  writeFileSync(join(folder, 'runs.csv'), runs);
  writeFileSync(join(folder, 'my.law.json'), lawFile(', "bounds": [0, 2]'));
  const refused = parseTable(runs, 'runs.csv').then((table) =>
    fit(parseFitJob({ ...job, runs: 'runs.csv' }), table),
  );
  const error: unknown = await refused.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(IsolossError);
  if (error instanceof IsolossError)
    expect([error.code, error.message]).toEqual([code, expect.stringContaining(message)]);
  const typed = options.map((text) => (text.endsWith('.json') ? join(folder, text) : text));
  const ran = await isoloss('fit', join(folder, 'runs.csv'), ...typed);
  const said = flat(ran.err).replaceAll(`${folder}/`, '');
  expect(said).toContain(message);
  expect(said).toContain(`fix: ${fix}`);
  expect([ran.code, ran.out]).toEqual([code === 'no-finite-start' ? 1 : 2, '']);
});
