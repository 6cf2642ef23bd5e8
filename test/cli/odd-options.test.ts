/** Any command line is answered, or refused in a sentence. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.js';
import { oddCommandLines } from './odd-options.js';
import { isoloss, isolossWith } from './support.js';

/** More where somebody waits for them. */
const RUNS = Number(process.env.ISOLOSS_FUZZ ?? 120);

/** After so long a job that was asked for in earnest is stopped, milliseconds; and what it may take with all of that, seconds of the processor. */
const STOP = 1000;
const SLOW = 5;

const home = process.cwd();
let folder: string;

beforeAll(async () => {
  folder = temporaryFolder('options');
  const lines = ['N,D,loss'];
  for (let i = 0; i < 12; i++) {
    const [n, d] = [1e8 * 3 ** (i % 4), 1e9 * 5 ** Math.floor(i / 4)];
    lines.push(`${n},${d},${(1.8 + 480 / n ** 0.34 + 2000 / d ** 0.36) * (1 + 0.002 * Math.sin(13 * i))}`);
  }
  writeFileSync(join(folder, 'runs.csv'), `${lines.join('\n')}\n`);
  process.chdir(folder);
  const fit = [
    'fit',
    'runs.csv',
    '--law',
    'chinchilla',
    '--backend',
    'cpu',
    '--bootstrap',
    '60',
    '--json',
    'fit.json',
  ];
  expect((await isoloss(...fit, '--refit-starts', '0')).err).toBe('');
});

afterAll(() => process.chdir(home));

async function isAnswered(argv: readonly string[]): Promise<void> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), STOP);
  const began = process.cpuUsage();
  const { code, out, err } = await isolossWith(stop.signal, ...argv);
  clearTimeout(timer);
  const { user, system } = process.cpuUsage(began);
  expect([0, 1, 2, ...(stop.signal.aborted ? [130] : [])]).toContain(code);
  expect(err).not.toMatch(/unexpected:|^\s+at \S+ \(?\S+:\d+:\d+/m);
  if (code !== 0) expect(err).toMatch(/\p{L}{3}.*[.)?]\n/u);
  expect(out + err).not.toMatch(/(?!\n)\p{Cc}|\p{Bidi_Control}/u);
  expect(err.length).toBeLessThan(20_000);
  expect((user + system) / 1e6).toBeLessThan(SLOW);
  expect(readdirSync('.').filter((name) => name.startsWith('.isoloss-'))).toEqual([]);
}

test('with odd values of any options', { timeout: 3_600_000 }, async () => {
  await fc.assert(fc.asyncProperty(oddCommandLines, isAnswered), { numRuns: RUNS });
});

describe('a number beyond all numbers is refused', () => {
  const fit = ['fit', 'runs.csv', '--law', 'chinchilla', '--backend', 'cpu'];
  const surface = ['surface', 'fit.json', '--backend', 'cpu'];
  const allocate = ['allocate', 'fit.json', '--backend', 'cpu'];
  const budget = ['--budget', '1e21'];
  const design = ['design', 'fit.json', '--goal', 'alpha'];
  test.each(
    [
      ...[
        ['--delta', '1e999'],
        ['--tau', '1e999', '--loss', 'quantile'],
        ['--level', '1e999'],
        ['--bootstrap', '1e999'],
        ['--max-steps', '1e999'],
        ['--seed', '1e999'],
        ['--starts', 'sobol:1e999'],
        ['--refit-starts', '1e999', '--bootstrap', '100'],
        ['--start', 'E=1e999'],
        ['--range', 'E=0..1e999'],
        ['--bound', 'E=0..1e999'],
        ['--bound', 'E=1e999..'],
        ['--fix', 'E=1e999'],
        ['--derive', 'x=1e999*E'],
        ['--where', 'N < 1e999'],
        ['--objective-grid', 'E=1..1e999:8'],
        ['--objective-grid', 'E=1..2:1e999'],
      ].map((more) => [...fit, ...more]),
      ['fit', 'runs.csv', '--law', 'E + 1e999/N^a'],
      ['multiverse', ...fit.slice(1), '--delta', '1e-3,1e999'],
      ['multiverse', ...fit.slice(1), '--within', '1e999'],
      ['predict', 'fit.json', '--at', 'N=1e999,D=1e10'],
      ['predict', 'fit.json', '--at', 'N=1e9,D=1e10', '--level', '1e999'],
      [...surface, '--axis', 'N=1e8..1e999:5'],
      [...surface, '--axis', 'N=[1e8,1e999]'],
      [...surface, '--axis', 'N=1e8..1e9:1e999'],
      [...surface, '--axis', 'N=1e8..1e9:5', '--set', 'D=1e999'],
      [...surface, '--axis', 'N=1e8..1e9:5', 'D=1e9..1e10:5', '--quantiles', '1e999'],
      [...surface, '--axis', 'N=1e8..1e9:5', 'D=1e9..1e10:5', '--contours', '1e999'],
      [...allocate, '--budget', '1e999'],
      [...allocate, '--budget', '1e20..1e999:3'],
      [...allocate, '--target-loss', '1e999', '--minimize', 'cost'],
      [...allocate, ...budget, '--top', '1e999'],
      [...allocate, ...budget, '--quantiles', '.1,1e999'],
      [...allocate, ...budget, '--decide', 'quantile:1e999'],
      [...allocate, ...budget, '--cost', '1e999*N*D'],
      [...allocate, ...budget, '--cost', 'inference', '--set', 'T=1e999'],
      [...allocate, ...budget, '--axis', 'N=1e8..1e999:64'],
      [...allocate, ...budget, '--subject-to', 'D <= 1e999'],
      [...design, '--budget', '1e999'],
      [...design, '--runs', '1e999'],
      [...design, '--noise', '1e999'],
      ['solve', 'fit.json', '--budget', '1e999'],
      ['solve', 'fit.json', '--loss', '1e999'],
      ['solve', 'fit.json', '--for', 'N', '--loss', '2.5', '--at', 'D=1e999'],
      ['shape', '--architecture', 'pythia', '--parameters', '1e999'],
      ['shape', 'fit.json', '--architecture', 'pythia', '--budget', '1e999'],
      ['costs', 'training', '--at', 'N=1e999,D=1e10'],
    ].map((argv) => [argv.join(' '), argv] as const),
  )('%s', async (_, argv) => {
    await isAnswered(argv);
    const { code, err } = await isoloss(...argv);
    expect([code, err]).toEqual([2, expect.stringMatching(/1e999|number|finite|large/)]);
  });
});
