import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../../src/cli/run.js';
import { readTable } from '../../../src/store/read-table.js';
import type { SurfaceRecord } from '../../../src/tasks/surface/record.js';
import { withoutItsScript } from '../../support/page-script.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { chinchilla, flat, isoloss, simulatedRuns, Text } from '../support.js';

const preset = 'chinchilla:besiroglu-2024';
const grid = ['--axis', 'N=1e7..1e13:20', 'D=1e9..1e14:15'];
let fit: string;
let folder: string;
beforeAll(async () => {
  const made = temporaryFolder('cli');
  fit = join(made, 'fit.json');
  const runs = simulatedRuns(made);
  const uncertain = ['--bootstrap', '60', '--refit-starts', '0'];
  const { code } = await isoloss('fit', runs, ...chinchilla, ...uncertain, '--json', fit);
  expect(code).toBe(0);
});
beforeEach(() => {
  folder = temporaryFolder('cli');
});

const recordAt = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as SurfaceRecord;

describe('isoloss surface', () => {
  test('writes the grid, prints its extremes, and warns of extrapolation', async () => {
    const out = join(folder, 's.parquet');
    const asked = ['--quantiles', '.05,.5,.95', '--gradient', '--backend', 'cpu'];
    const { code, out: text, err } = await isoloss('surface', fit, ...grid, ...asked, '--out', out);
    expect([code, err]).toEqual([0, '']);
    expect(text).toMatch(/^ +column +lowest +at +highest +at$/m);
    expect(text).toMatch(/^ +L +1\.8\d* +N=1e13 D=1e14 +4\.\d+ +N=1e7 D=1e9$/m);
    expect(flat(text)).toMatch(/300 rows of 32 columns written to .*s\.parquet, [\d.]+ kB/);
    expect(text).toMatch(/\d+ refits of resamples at every point/);
    expect(text).toMatch(/points\/s/);
    expect(flat(text)).toMatch(
      /Extrapolation: N reaches [\d,]+ times the largest fitted .* and 1\/5 of the smallest/,
    );
    const table = await readTable(out);
    expect(table.rows).toBe(300);
    expect([...table.columns.keys()].slice(0, 9)).toEqual([
      ...['N', 'D', 'L', 'L_mean', 'L_sd', 'L_q05', 'L_q50', 'L_q95', 'dL_dlogN'],
    ]);
  });

  test('writes a record that repeats it, to the digest of its file', async () => {
    const [json, first, second] = ['s.json', 'a.csv', 'b.csv'].map((name) => join(folder, name));
    const asked = ['--set', 'D=20*N', '--gradient', '--by-parameter'];
    await isoloss('surface', preset, '--axis', 'N=1e8..1e11:50', ...asked, '--out', first, '--json', json);
    const record = recordAt(json);
    expect(record).toMatchObject({
      schema: 'isoloss/surface@1',
      job: { fit: preset, set: { D: '20*N' }, gradient: true },
      fit: { law: 'chinchilla', replicates: 0 },
      axes: [{ name: 'N', unit: 'parameters', from: 1e8, to: 1e11, count: 50, spacing: 'log' }],
      vectors: 0,
      asked: 50,
      points: 50,
      file: { file: 'a.csv', format: 'csv', rows: 50, complete: true },
    });
    const repeated = await isoloss('surface', '--job', json, '--out', second, '--json', '-');
    expect(JSON.parse(repeated.out).file.digest).toBe(record.file?.digest);
    expect(readFileSync(second)).toEqual(readFileSync(first));
  });

  test('keeps iso-loss lines in the record, and draws a page that loads nothing', async () => {
    const [json, report] = ['s.json', 's.html'].map((name) => join(folder, name));
    const files = ['--json', json, '--report', report];
    const { code } = await isoloss(
      'surface',
      fit,
      ...grid,
      '--contours',
      '2,2.5',
      '--quantiles',
      '.1,.9',
      ...files,
    );
    expect(code).toBe(0);
    const { contours } = recordAt(json);
    expect(contours).toMatchObject({ x: 'N', y: 'D', levels: [2, 2.5] });
    expect(contours?.lines.map(({ level }) => level)).toEqual([2, 2.5]);
    const page = readFileSync(report, 'utf8');
    expect(page).toContain('Width of the 80 % band');
    expect(page.replace(/<[^>]*>/g, '')).toContain('--contours 2,2.5');
    expect(withoutItsScript(page)).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)|NaN/);
  });

  test('stopped on the way keeps whole tiles under a name of their own and exits 130', async () => {
    const [out, json] = ['s.parquet', 's.json'].map((name) => join(folder, name));
    const stop = new AbortController();
    const err = new Text(true, (text) => {
      if (/points/.test(text) && /[1-9]\d{5,}\/4000000/.test(text)) stop.abort();
    });
    const argv = [
      'surface',
      preset,
      '--axis',
      'N=1e7..1e13:2000',
      'D=1e9..1e14:2000',
      '--out',
      out,
      '--json',
      json,
    ];
    const code = await run(argv, { terminal: { out: new Text(), err }, signal: stop.signal });
    expect(code).toBe(130);
    expect(flat(err.text)).toMatch(
      /Interrupted after [\d,]+ of 4,000,000 points\. They are in .*s\.partial\.parquet/,
    );
    expect(readdirSync(folder).sort()).toEqual(['s.json', 's.partial.parquet']);
    const { file, points } = recordAt(json);
    expect(file).toMatchObject({ file: 's.partial.parquet', rows: points, complete: false });
    expect((await readTable(join(folder, 's.partial.parquet'))).rows).toBe(points);
  });

  test.each<[string, string[], RegExp]>([
    [
      'a mistyped input',
      ['--axis', 'N=1e8..1e9:3', 'DD=1e9..1e10:3'],
      /DD is no input[\s\S]*fix: Did you mean D/,
    ],
    [
      'an input left unset',
      ['--axis', 'N=1e8..1e9:3'],
      /needs D[\s\S]*fix: Add an axis \(D=lo\.\.hi:count\)/,
    ],
    ['no axis', [], /--axis: a grid needs an axis/],
    ['an axis without a count', ['--axis', 'N=1e8..1e9'], /--axis: 'N=1e8\.\.1e9' is not a range/],
    ['a log axis from zero', ['--axis', 'N=0..1e9:5'], /above zero; add :lin/],
    ['a share that is none', [...grid, '--quantiles', '5,50'], /--quantiles, value 1: a quantile is a share/],
    ['quantiles of published values', [...grid, '--quantiles', '.5'], /no refits of resamples/],
    ['a level that is no number', [...grid, '--contours', '2,low'], /--contours: 'low' is not a number/],
    ['a file of no known kind', [...grid, '--out', 'surface.txt'], /does not say what kind/],
    ['a folder that is not there', [...grid, '--out', 'nowhere/s.csv'], /folder does not exist/],
    ['one file for two outputs', [...grid, '--out', 's.csv', '--report', 's.csv'], /both name/],
    [
      'more than the disk holds',
      ['--axis', 'N=1e7..1e13:1e6', 'D=1e9..1e14:1e6', '--out', 's.csv'],
      /will take about/,
    ],
  ])('refuses %s, with exit code 2', async (_, options, message) => {
    const { code, out, err } = await isoloss('surface', preset, ...options);
    expect(err).toMatch(message);
    expect([code, out]).toEqual([2, '']);
  });

  test('needs a fit', async () => {
    const { code, err } = await isoloss('surface', ...grid);
    expect(err).toMatch(/No fit is given/);
    expect(code).toBe(2);
  });

  test('refuses to write over the fit it reads', async () => {
    const copy = join(folder, 'fit.json');
    writeFileSync(copy, readFileSync(fit));
    const { code, err } = await isoloss('surface', copy, ...grid, '--point', '--json', copy);
    expect([code, err]).toEqual([2, expect.stringMatching(/the job's own input/)]);
  });
});
