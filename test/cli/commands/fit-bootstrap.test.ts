import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../../src/cli/run.js';
import { readReplicates } from '../../../src/store/replicates.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { chinchilla, isoloss, simulatedRuns, Text } from '../support.js';

let runs: string;
let folder: string;
beforeAll(() => {
  runs = simulatedRuns(temporaryFolder('cli'));
});
beforeEach(() => {
  folder = temporaryFolder('cli');
});

const quick = ['--bootstrap', '100', '--refit-starts', '0'];

describe('isoloss fit --bootstrap', () => {
  test('prints standard errors, intervals and how the resamples went', async () => {
    const { code, out } = await isoloss('fit', runs, ...chinchilla, ...quick);
    expect(code).toBe(0);
    expect(out).toMatch(/^ {2}alpha +0\.3\d+ +\d/m);
    expect(out).toMatch(/bootstrap +100 /);
  });

  test('prints the intervals of every kind that was asked for', async () => {
    const { out } = await isoloss('fit', runs, ...chinchilla, ...quick, '--interval', 'basic,studentised');
    expect(out).toMatch(
      /95 % intervals by kind\n +percentile +basic +studentised\n {2}E +[\d.]+ to [\d.]+ +[\d.]+ to/,
    );
  });

  test('--json has its replicates beside it, named with their digest', async () => {
    const path = join(folder, 'fit.json');
    const { code } = await isoloss('fit', runs, ...chinchilla, ...quick, '--json', path);
    expect(code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['fit.json', 'fit.replicates.parquet']);
    const { bootstrap, parameters, data } = JSON.parse(readFileSync(path, 'utf8'));
    const file = join(folder, 'fit.replicates.parquet');
    expect(bootstrap.replicates).toMatchObject({ file: 'fit.replicates.parquet', rows: 100 });
    expect(bootstrap.replicates.digest).toBe(createHash('sha256').update(readFileSync(file)).digest('hex'));
    const { replicates, metadata } = await readReplicates(file, bootstrap.replicates.digest);
    expect(Object.keys(replicates.columns)).toEqual(expect.arrayContaining(Object.keys(parameters)));
    expect(metadata).toMatchObject({ law: 'chinchilla', data: data.digest, scheme: 'pairs' });
  });

  test('--json - writes no replicates, unless --replicates says where', async () => {
    const bare = await isoloss('fit', runs, ...chinchilla, ...quick, '--json', '-');
    expect(JSON.parse(bare.out).bootstrap).not.toHaveProperty('replicates');
    const file = join(folder, 'drawn.parquet');
    const named = await isoloss('fit', runs, ...chinchilla, ...quick, '--json', '-', '--replicates', file);
    expect(JSON.parse(named.out).bootstrap.replicates).toMatchObject({ file: 'drawn.parquet', rows: 100 });
    expect(readdirSync(folder)).toEqual(['drawn.parquet']);
  });

  test('--job repeats it to the same bytes of replicates', async () => {
    const [first, second] = [join(folder, 'a.json'), join(folder, 'b.json')];
    const scheme = ['--scheme', 'wild', '--seed', '5', '--interval', 'bca,basic', '--derive', 'r=A/B'];
    await isoloss('fit', runs, ...chinchilla, ...quick, ...scheme, '--json', first);
    expect((await isoloss('fit', '--job', first, '--json', second)).code).toBe(0);
    const [a, b] = [first, second].map((path) => JSON.parse(readFileSync(path, 'utf8')));
    expect(b.job).toEqual(a.job);
    expect(b.bootstrap.intervals).toEqual(a.bootstrap.intervals);
    expect(b.bootstrap.replicates.digest).toBe(a.bootstrap.replicates.digest);
  });

  test.each([
    [['--scheme', 'cluster', '--cluster', 'Model Size'], 'cluster', 100],
    [['--scheme', 'stratified', '--strata', 'Model Size'], 'stratified', 100],
    [['--scheme', 'residual'], 'residual', 100],
    [['--scheme', 'parametric', '--noise', '0.002 + 0*loss'], 'parametric', 100],
    [['--scheme', 'bayesian', '--level', '0.9'], 'bayesian', 100],
  ] as const)('draws as %j says', async (options, scheme, resamples) => {
    const { code, out } = await isoloss('fit', runs, ...chinchilla, ...quick, ...options, '--json', '-');
    expect(code).toBe(0);
    expect(JSON.parse(out).bootstrap).toMatchObject({ scheme, resamples, failed: 0 });
  });

  test('leaves out rows or clusters under a jackknife, which takes no count', async () => {
    const rowwise = await isoloss('fit', runs, ...chinchilla, '--scheme', 'jackknife', '--json', '-');
    expect(JSON.parse(rowwise.out).bootstrap).toMatchObject({ resamples: 60, intervals: {} });
    const options = ['--scheme', 'jackknife-cluster', '--cluster', 'Model Size', '--json', '-'];
    const clusters = await isoloss('fit', runs, ...chinchilla, ...options);
    expect(JSON.parse(clusters.out).bootstrap).toMatchObject({ resamples: 10 });
  });

  test('has no column of intervals where left-out clusters give none', async () => {
    const report = join(folder, 'fit.html');
    const options = ['--scheme', 'jackknife-cluster', '--cluster', 'Model Size', '--report', report];
    const { out } = await isoloss('fit', runs, ...chinchilla, ...options);
    expect(out).toMatch(/^ +value +std\. error$/m);
    const page = readFileSync(report, 'utf8');
    const heads = [...page.matchAll(/<th[^>]*>([^<]*)</g)].map(([, head]) => head);
    expect(heads).toContain('Standard error');
    expect(heads.filter((head) => head.includes('interval'))).toEqual([]);
    const rowwise = await isoloss('fit', runs, ...chinchilla, '--scheme', 'jackknife');
    expect(rowwise.out).toMatch(/^ +value +std\. error +95\s% interval$/m);
  });

  test('is described in its help, with an example', async () => {
    const { code, out } = await isoloss('fit', '--help');
    expect(code).toBe(0);
    for (const text of ['--bootstrap', '--scheme', '--cluster', '--refit-starts', '--replicates', '--level'])
      expect(out).toContain(text);
    expect(out).toMatch(/\$ isoloss fit .*--bootstrap 4000/);
  });
});

describe('isoloss fit refuses', () => {
  test.each([
    ['too few resamples', ['--bootstrap', '10'], /10 resamples are too few .* at least 39/],
    ['no resamples', ['--bootstrap', '0'], /--bootstrap: must be a whole number from 2 to/],
    ['a billion resamples', ['--bootstrap', '1e9'], /are more than the 10,000,000 .*--bootstrap/s],
    ['a scheme without a count', ['--scheme', 'pairs'], /--scheme: .*their number is missing/],
    ['a jackknife with one', ['--scheme', 'jackknife', '--bootstrap', '100'], /it takes no count/],
    ['an unknown scheme', [...quick, '--scheme', 'block'], /Allowed choices are pairs/],
    ['clusters that are not named', [...quick, '--scheme', 'cluster'], /which rows belong together/],
    ['clusters of no scheme', [...quick, '--cluster', 'C'], /belongs to the schemes cluster/],
    [
      'a cluster that is no column',
      [...quick, '--scheme', 'cluster', '--cluster', 'run'],
      /--cluster: 'run' is neither a column/,
    ],
    ['a level out of reach', [...quick, '--level', '1'], /--level: must lie between/],
    ['an unknown kind of interval', [...quick, '--interval', 'normal'], /--interval/],
    ['starts of refits that are none', ['--bootstrap', '100', '--refit-starts', 'some'], /--refit-starts: /],
    ['to derive from what is not there', [...quick, '--derive', 'x=alfa'], /--derive x: .*"alfa"/],
    ['to profile what is not there', ['--profile', 'alfa'], /--profile names "alfa"/],
    [
      'replicates where nothing is resampled',
      ['--replicates', 'some.parquet'],
      /--replicates .*no resamples/,
    ],
    ['replicates on standard output', [...quick, '--replicates', '-'], /What --replicates writes is a file/],
    ['replicates in place of the table', [...quick, '--replicates', 'RUNS'], /own input/],
    [
      'a report in place of the replicates',
      [...quick, '--json', 'f.json', '--report', 'f.replicates.parquet'],
      /both name/,
    ],
  ])('%s, with exit code 2 and no files', async (_, argv, message) => {
    const before = readdirSync('.');
    const { code, out, err } = await isoloss(
      'fit',
      runs,
      ...chinchilla,
      ...argv.map((text) => (text === 'RUNS' ? runs : text)),
    );
    expect(err).toMatch(message);
    expect([code, out]).toEqual([2, '']);
    expect(readdirSync('.')).toEqual(before);
  });
});

describe('isoloss fit --bootstrap, interrupted', () => {
  /** Ctrl-C once the bar says so many resamples of the bootstrap. */
  async function interrupted(when: (seen: string) => boolean, ...argv: string[]) {
    const stop = new AbortController();
    const err = new Text(true, (text) => {
      if (when(text)) stop.abort();
    });
    const out = new Text();
    const code = await run(['fit', runs, ...chinchilla, ...argv], {
      terminal: { out, err },
      signal: stop.signal,
    });
    return { code, out: out.text, err: err.text };
  }

  const long = ['--bootstrap', '4000', '--refit-starts', 'sobol:256'];

  test('after some resamples writes all outputs, with exit code 130', async () => {
    const path = join(folder, 'fit.json');
    const report = join(folder, 'fit.html');
    const enough = (text: string): boolean => {
      const [, done] = /\| (\d+)\/4000 /.exec(text) ?? [];
      // A chunk has at most four times as many as all before it, so that 40 at least are kept.
      return Number(done ?? 0) > 200;
    };
    const { code, out } = await interrupted(enough, ...long, '--json', path, '--report', report);
    expect(code).toBe(130);
    const { bootstrap } = JSON.parse(readFileSync(path, 'utf8'));
    const kept = bootstrap.resamples;
    expect(kept).toBeGreaterThanOrEqual(39);
    expect(bootstrap).toMatchObject({ asked: 4000, replicates: { rows: kept } });
    expect(out).toContain(`Stopped after ${kept} of 4,000 resamples.`);
    expect(existsSync(report)).toBe(true);
    expect(existsSync(join(folder, 'fit.replicates.parquet'))).toBe(true);
  });

  test('before any resample is done writes the fit alone, with exit code 130', async () => {
    const path = join(folder, 'fit.json');
    const { code, out, err } = await interrupted(
      (text) => text.includes('resample'),
      ...long,
      '--json',
      path,
    );
    expect(code, err).toBe(130);
    const { status, bootstrap, events } = JSON.parse(readFileSync(path, 'utf8'));
    expect([status, bootstrap]).toEqual(['converged', undefined]);
    expect(events).toContain('Interrupted before resamples were refitted.');
    expect(out).toContain('Interrupted before resamples were refitted.');
    expect(readdirSync(folder)).toEqual(['fit.json']);
  });
});
