import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../../src/cli/run.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { chinchilla, flat, isoloss, simulatedRuns, Text } from '../support.js';

let runs: string;
let folder: string;
beforeAll(() => {
  runs = simulatedRuns(temporaryFolder('cli'));
});
beforeEach(() => {
  folder = temporaryFolder('cli');
});

describe('isoloss multiverse', () => {
  test('prints how far each conclusion moves and with which choice, then the universes', async () => {
    const { code, out, err } = await isoloss(
      'multiverse',
      runs,
      ...chinchilla,
      '--delta',
      '1e-3,1e-2',
      '--loss',
      'huber,squared',
      '--filter',
      'all',
      '--filter',
      'drop-high=loss < 3.2',
      '--at',
      'N=7e10,D=1.4e12',
      '--derive',
      'ratio=alpha/beta',
    );
    expect([code, err]).toEqual([0, '']);
    expect(flat(out)).toMatch(/^6 universes of .*runs\.csv: filter \(2\) x loss \(2\) x delta \(2\) /);
    // The table folds at 80 columns.
    expect(out).toMatch(/^ +conclusion +base +median +lowest +highest +within 10 %$/m);
    expect(out).toMatch(/^ +conclusion +in interval +moved most by$/m);
    expect(out).toMatch(/^ +alpha( +0\.3[34]\d*){4} +100 %$/m);
    expect(out).toMatch(/^ +alpha +\d+ % +(filter|loss|delta), by 0\.\d+$/m);
    expect(out).toMatch(/^ +ratio +0\.9/m);
    expect(out).toMatch(/^ +L\(N=7e10,D=1\.4e12\) +1\.9/m);
    expect(out).toMatch(/^ +drop-high +squared +44 /m);
    expect(out).toMatch(/no\s+universe is ranked by its objective/);
  });

  test('writes the record and the page, and starts again from either job', async () => {
    const json = join(folder, 'm.json');
    const report = join(folder, 'm.html');
    const first = await isoloss(
      ...['multiverse', runs, ...chinchilla, '--residual', 'log,raw'],
      ...['--json', json, '--report', report],
    );
    expect(first.code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['m.html', 'm.json']);
    const record = JSON.parse(readFileSync(json, 'utf8'));
    expect(record).toMatchObject({ schema: 'isoloss/multiverse@1', asked: 2, converged: 2 });
    const again = JSON.parse((await isoloss('multiverse', '--job', json, '--json', '-')).out);
    expect([again.universes, again.conclusions]).toEqual([record.universes, record.conclusions]);

    const fitted = join(folder, 'fit.json');
    await isoloss('fit', runs, ...chinchilla, '--loss', 'huber', '--delta', '1e-2', '--json', fitted);
    const fromFit = await isoloss('multiverse', '--job', fitted, '--starts', 'seeded,grid', '--json', '-');
    const { universes } = JSON.parse(fromFit.out);
    expect(universes.map(({ choices }: { choices: object }) => choices)).toEqual([
      { starts: 'seeded' },
      { starts: 'grid' },
    ]);
    expect(universes[0].objective).toBeCloseTo(JSON.parse(readFileSync(fitted, 'utf8')).objective, 12);
  });

  test('fails with exit code 1 only where no universe has an optimum, and lists all the same', async () => {
    const filters = ['--filter', 'huge=N > 1e15', '--filter', 'few=N < 6e7 and D < 3e9'];
    const none = await isoloss('multiverse', runs, ...chinchilla, ...filters);
    expect(none.code).toBe(1);
    expect(none.err).toBe('error: None of 2 universes found an optimum.\n');
    expect(none.out).toMatch(/1 universe: .*keeps none of the 60 rows[\s\S]*filter huge/);
    const some = await isoloss('multiverse', runs, ...chinchilla, '--filter', 'all', ...filters);
    expect([some.code, some.err]).toEqual([0, '']);
    expect(flat(some.out)).toContain('1 of 3 universes found an optimum.');
  });

  test.each([
    ['no choices', [], /There is one universe only[\s\S]*fix: Give several of --law, --filter/],
    ['a bad number in a list', ['--delta', '1e-3,x'], /--delta: 'x' is not a number/],
    ['a bad kind in a list', ['--loss', 'huber,hub'], /--loss/],
    [
      'options of what a fit does beside its optimum',
      ['--objective-grid', 'alpha=0.1..1:9'],
      /unknown option/,
    ],
    ['a point without an input', ['--loss', 'huber,squared', '--at', 'N=1e9'], /The point N=1e9 has no D/],
  ])('refuses %s, with exit code 2', async (_, options, message) => {
    const { code, out, err } = await isoloss('multiverse', runs, ...chinchilla, ...options);
    expect(err).toMatch(message);
    expect([code, out]).toEqual([2, '']);
  });

  test('interrupted, writes what is done and exits 130', async () => {
    const stop = new AbortController();
    const err = new Text(true, (text) => {
      if (/\| [2-9]\/40/.test(text)) stop.abort();
    });
    const deltas = Array.from({ length: 40 }, (_, i) => (i + 1) / 1000).join(',');
    const path = join(folder, 'm.json');
    const argv = ['multiverse', runs, ...chinchilla, '--delta', deltas, '--json', path];
    expect(await run(argv, { terminal: { out: new Text(), err }, signal: stop.signal })).toBe(130);
    expect(err.text).toMatch(/Interrupted after \d+ of 40 universes/);
    const { universes, asked } = JSON.parse(readFileSync(path, 'utf8'));
    expect(asked).toBe(40);
    expect(universes.length).toBeGreaterThan(0);
    expect(universes.length).toBeLessThan(40);
  });
});
