import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { flat, isoloss, simulatedRuns } from '../support.js';

let runs: string;
beforeAll(() => {
  runs = simulatedRuns(temporaryFolder('rollout'));
});

describe('isoloss rollout', () => {
  test('shows errors and bands by cut-off and by distance, writes record, page and table, and verifies', async () => {
    const folder = temporaryFolder('rollout');
    const [json, report, table] = ['r.json', 'r.html', 'r.csv'].map((name) => join(folder, name));
    const { code, out, err } = await isoloss(
      ...['rollout', runs, '--law', 'chinchilla', '--map', 'N=Model Size', 'D=C/(6*N)'],
      ...['--cut-offs', '3', '--backend', 'cpu'],
      ...['--json', json, '--report', report, '--out', table],
    );
    expect([code, err]).toEqual([0, '']);
    expect(flat(out)).toMatch(
      /^1 law rolled out over \d+ rows of .*runs\.csv chinchilla: (within|no extrapolation)/,
    );
    expect(out).toContain('by cut-off');
    expect(out).toContain('by distance');
    expect(flat(out)).toMatch(/its 95 % bands hold \d+ % of \d+ predictions/);
    expect(readFileSync(table, 'utf8')).toMatch(/^law,.*fitted_to,beyond,.*coverage_0\.95/);
    expect(readFileSync(report, 'utf8')).toContain('Errors beyond each cut-off');
    const record = JSON.parse(readFileSync(json, 'utf8'));
    const again = JSON.parse((await isoloss('rollout', '--job', json, '--json', '-')).out);
    expect({ ...again, seconds: record.seconds }).toEqual(record);
    expect((await isoloss('verify', json)).code).toBe(0);
  });
});
