import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { flat, isoloss, simulatedRuns } from '../support.js';

let runs: string;
beforeAll(() => {
  runs = simulatedRuns(temporaryFolder('compare'));
});

const quick = ['--map', 'N=Model Size', 'D=C/(6*N)', '--bootstrap', '60', '--folds', '4', '--backend', 'cpu'];

describe('isoloss compare', () => {
  test('names the best law, ranks all with intervals, and shows parameters side by side', async () => {
    const folder = temporaryFolder('compare');
    const [json, report, table] = ['c.json', 'c.html', 'c.csv'].map((name) => join(folder, name));
    const { code, out, err } = await isoloss(
      ...['compare', runs, '--law', 'chinchilla,chinchilla:hoffmann-2022', '--law', 'one=E + A/N^alpha'],
      ...['--positive', 'E,A', ...quick, '--json', json, '--report', report, '--out', table],
    );
    expect([code, err]).toEqual([0, '']);
    expect(flat(out)).toMatch(/^3 laws on \d+ rows of .*runs\.csv/);
    expect(flat(out)).toMatch(/one does worse|chinchilla predicts the held-out runs best/);
    expect(out).toMatch(/^ +law +extrapolation +cross-validation/m);
    expect(out).toMatch(/^ +chinchilla +may be best +\S+ +\S+/m);
    expect(out).toContain('extrapolation: difference from chinchilla');
    expect(out).toMatch(
      /^chinchilla:hoffmann-2022 as published.*\n\n? +by +than .*\n +extrapolation +worse +chinchilla +\S+/m,
    );
    expect(flat(out)).toContain('As published, chinchilla:hoffmann-2022 does worse');
    expect(flat(out)).toContain('Published values may rest on these very runs');
    expect(readFileSync(table, 'utf8')).toMatch(
      /^law,status,free_parameters,objective,.*extrapolation_upper/,
    );
    const page = readFileSync(report, 'utf8');
    expect(page).toContain('<svg');
    expect(page).toContain('Difference from');
    const record = JSON.parse(readFileSync(json, 'utf8'));
    expect(record.job).toMatchObject({
      law: ['chinchilla', 'chinchilla:hoffmann-2022', 'one=E + A/N^alpha'],
    });
    const again = JSON.parse((await isoloss('compare', '--job', json, '--json', '-')).out);
    expect({ ...again, seconds: record.seconds }).toEqual(record);
    const verified = await isoloss('verify', json);
    expect([verified.code, verified.out]).toEqual([0, expect.stringContaining('ok')]);
  });

  test('says what is missing', async () => {
    const alone = await isoloss('compare', runs, '--law', 'chinchilla', ...quick);
    expect(alone.code).toBe(2);
    expect(flat(alone.err)).toContain('There is one law only');
    const none = await isoloss(
      'compare',
      runs,
      '--law',
      'chinchilla,kaplan',
      '--holdout',
      'N > 1e20',
      ...quick,
    );
    expect(flat(none.err)).toContain('no row is held out');
  });
});
