import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../../src/cli/run.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { chinchilla, isoloss, isolossWith, simulatedRuns, Text } from '../support.js';

let runs: string;
let folder: string;
beforeAll(() => {
  runs = simulatedRuns(temporaryFolder('cli'));
});
beforeEach(() => {
  folder = temporaryFolder('cli');
});

describe('isoloss fit', () => {
  test('prints the law, its parameters and the verdict', async () => {
    const { code, out, err } = await isoloss('fit', runs, ...chinchilla, '--hold-out', 'N > 5e9');
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toMatch(/^chinchilla {2}L = E \+ A\/N\^alpha \+ B\/D\^beta$/m);
    expect(out).toMatch(/^ {2}alpha +0\.3[34]\d* /m);
    for (const part of ['objective', 'converged:', 'starts', 'held out', 'back end'])
      expect(out).toContain(part);
    expect(out).toContain("L is the column 'loss'");
  });

  test('the table may stand after a list option, which takes only what looks like name=value', async () => {
    const { code } = await isoloss(
      'fit',
      '--map',
      'N=Model Size',
      'D=C/(6*N)',
      runs,
      '--law',
      'chinchilla',
      '--backend',
      'cpu',
    );
    expect(code).toBe(0);
  });

  test('--json - writes one JSON document to standard output and nothing else', async () => {
    const { code, out, err } = await isoloss('fit', runs, ...chinchilla, '--json', '-');
    expect([code, err]).toEqual([0, '']);
    const record = JSON.parse(out);
    expect(record).toMatchObject({
      schema: 'isoloss/fit@1',
      job: { law: 'chinchilla', map: { N: 'Model Size', D: 'C/(6*N)' } },
      status: 'converged',
      data: { rows: 60 },
    });
  });

  test('--job repeats a record to the same result, and other options override it', async () => {
    const path = join(folder, 'fit.json');
    await isoloss('fit', runs, ...chinchilla, '--json', path);
    const first = JSON.parse(readFileSync(path, 'utf8'));
    const again = JSON.parse((await isoloss('fit', '--job', path, '--json', '-')).out);
    const determined = ({ backend: _, seconds: __, events: ___, ...rest }: Record<string, unknown>) => rest;
    expect(determined(again)).toEqual(determined(first));
    const other = JSON.parse((await isoloss('fit', '--job', path, '--loss', 'squared', '--json', '-')).out);
    expect(other.loss).toEqual({ residual: 'log', kind: 'squared' });
    expect(other.job.map).toEqual(first.job.map);
    const bare = join(folder, 'job.json');
    writeFileSync(bare, JSON.stringify({ ...first.job, seed: 7, loss: 'huber', delta: 1e-4 }));
    expect(JSON.parse((await isoloss('fit', '--job', bare, '--json', '-')).out).seed).toBe(7);
    const squared = await isoloss('fit', '--job', bare, '--loss', 'squared', '--json', '-');
    expect(JSON.parse(squared.out).job).not.toHaveProperty('delta');
  });

  test('--report and --json write their files whole, and only those', async () => {
    const { code } = await isoloss(
      'fit',
      runs,
      ...chinchilla,
      '--report',
      join(folder, 'fit.html'),
      '--json',
      join(folder, 'fit.json'),
    );
    expect(code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['fit.html', 'fit.json']);
    expect(readFileSync(join(folder, 'fit.html'), 'utf8')).toContain('</html>');
  });

  test('a fit that does not converge has an exit code of its own, and is still recorded', async () => {
    const line = join(folder, 'line.csv');
    writeFileSync(line, 'N,L\n1,1\n2,2\n3,3\n');
    const path = join(folder, 'fit.json');
    const { code, err } = await isoloss(
      'fit',
      line,
      '--law',
      'a + b + 0*N',
      '--residual',
      'raw',
      '--backend',
      'cpu',
      '--json',
      path,
    );
    expect(code).toBe(1);
    expect(err).toMatch(/^error: The fit did not converge: it stopped/);
    expect(JSON.parse(readFileSync(path, 'utf8')).status).toBe('singular');
  });
});

describe('isoloss fit refuses', () => {
  test.each([
    ['no table', ['fit', '--law', 'chinchilla'], /No table of runs.*\n.*fix: /],
    ['no law', ['fit', 'RUNS'], /No law is given/],
    [
      'a law it does not know',
      ['fit', 'RUNS', '--law', 'chinchila'],
      /no law 'chinchila'[\s\S]*Did you mean chinchilla\?/,
    ],
    ['a formula that does not parse', ['fit', 'RUNS', '--law', 'E + A / N^'], /Character 11: /],
    ['a table that is not there', ['fit', 'none.csv', '--law', 'chinchilla'], /none\.csv cannot be read/],
    [
      'an unknown option',
      ['fit', 'RUNS', '--los', 'huber'],
      /unknown option '--los'[\s\S]*Did you mean --loss\?/,
    ],
    ['an unknown command', ['fitt'], /unknown command 'fitt'[\s\S]*Did you mean fit\?/],
    ['a bad choice', ['fit', 'RUNS', '--loss', 'hub'], /Allowed choices are huber/],
    [
      'a bad number',
      ['fit', 'RUNS', '--law', 'chinchilla', '--delta', '1,5'],
      /--delta: '1,5' is not a number/,
    ],
    [
      'a bad range',
      ['fit', 'RUNS', '--law', 'chinchilla', '--bound', 'alpha=2..1'],
      /--bound: 'alpha=2\.\.1' is not a range/,
    ],
    [
      'a name given twice',
      ['fit', 'RUNS', '--law', 'chinchilla', '--fix', 'E=1', 'E=2'],
      /--fix: 'E' is given twice/,
    ],
    ['bad starts', ['fit', 'RUNS', '--law', 'chinchilla', '--starts', 'many'], /starts: 'many' is not a way/],
    ['two tables', ['fit', 'RUNS', 'RUNS', '--law', 'chinchilla'], /too many arguments/],
    [
      'an output that would replace its input',
      ['fit', 'RUNS', '--law', 'chinchilla', '--json', 'RUNS'],
      /own input/,
    ],
    [
      'an output in a folder that is not there',
      ['fit', 'RUNS', '--law', 'chinchilla', '--report', 'no/such/fit.html'],
      /does not exist/,
    ],
    [
      'a report to standard output',
      ['fit', 'RUNS', '--law', 'chinchilla', '--report', '-'],
      /What --report writes is a file/,
    ],
    [
      'one file for both outputs',
      ['fit', 'RUNS', '--law', 'chinchilla', '--json', 'fit.out', '--report', './fit.out'],
      /--json and --report both name '\.\/fit\.out'/,
    ],
    [
      'a number outside its domain, by the option’s name',
      ['fit', 'RUNS', '--law', 'chinchilla', '--max-steps', '0'],
      /--max-steps: must be a whole number from 1 to 1000000/,
    ],
    [
      'more parameters than rows that count',
      ['fit', 'RUNS', '--law', 'broken:2', '--map', 'x=C', '--weight', 'max(0, `Model Size` - 8e9)'],
      /9 parameters .* cannot be fitted to 6 rows of .*, the others having no weight/,
    ],
    [
      'a division by zero in the data, by its line in the file',
      ['fit', 'RUNS', '--law', 'E + A/(x - 50000000)', '--map', 'x=Model Size'],
      /runs\.csv, line 2: the law divides by 0 \(x = 50000000\)/,
    ],
    ['an empty law', ['fit', 'RUNS', '--law', ''], /--law: is empty/],
    [
      'a range of what is no parameter',
      ['fit', 'RUNS', '--law', 'power', '--map', 'x=C', '--range', 'zeta=1..2'],
      /--range names "zeta"/,
    ],
    [
      'a loss without a logarithm, by its line in the file',
      ['fit', 'RUNS', '--law', 'power', '--map', 'x=C', 'L=loss-loss'],
      /runs\.csv, line 2: the loss L is 0/,
    ],
    ['a job file that is not JSON', ['fit', '--job', 'RUNS'], /is not JSON/],
  ])('%s, with exit code 2 and nothing on standard output', async (_, argv, message) => {
    const { code, out, err } = await isoloss(...argv.map((text) => (text === 'RUNS' ? runs : text)));
    expect(err).toMatch(message);
    expect(err).toMatch(/^error: /);
    expect([code, out]).toEqual([2, '']);
  });

  test('to go on once interrupted in the middle of a search, and leaves no file', async () => {
    const stop = new AbortController();
    const err = new Text(true, (text) => {
      if (text.includes('search')) stop.abort();
    });
    const out = new Text();
    const path = join(folder, 'fit.json');
    const argv = ['fit', runs, ...chinchilla, '--starts', 'sobol:1000000', '--json', path];
    expect(await run(argv, { terminal: { out, err }, signal: stop.signal })).toBe(130);
    expect(out.text).toBe('');
    expect(err.text).toContain('Interrupted.');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('to begin once interrupted, with exit code 130', async () => {
    const stop = new AbortController();
    stop.abort();
    const path = join(folder, 'fit.json');
    const { code, out } = await isolossWith(stop.signal, 'fit', runs, ...chinchilla, '--json', path);
    expect([code, out]).toEqual([130, '']);
    expect(existsSync(path)).toBe(false);
  });

  test('to read a table once interrupted: one that cannot be read goes unnoticed', async () => {
    const table = join(folder, 'absent.csv');
    const { code, err } = await isolossWith(AbortSignal.abort(), 'fit', table, '--law', 'chinchilla');
    expect([code, err]).toEqual([130, expect.stringContaining('Interrupted.')]);
  });
});
