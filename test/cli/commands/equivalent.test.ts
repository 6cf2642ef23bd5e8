import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { flat, isoloss } from '../support.js';

test('isoloss equivalent prints equivalents and rates, writes record, page and table, and verifies', async () => {
  const folder = temporaryFolder('equivalent');
  const [json, report, table] = ['e.json', 'e.html', 'e.csv'].map((name) => join(folder, name));
  const { code, out, err } = await isoloss(
    ...['equivalent', 'data-constrained:muennighoff-2023', '--at', 'N=1e9,U=2.5e10'],
    ...['--axis', 'D=2.5e10..1e12:5', '--for', 'D', '--reference', 'U=D'],
    ...['--json', json, '--report', report, '--out', table],
  );
  expect([code, err]).toEqual([0, '']);
  expect(flat(out)).toContain(
    'The D where U=D that gives the loss of data-constrained:muennighoff-2023 at N=1e9, U=2.5e10:',
  );
  expect(out).toMatch(/^ +1e12 +\d.*0\.3\d+$/m);
  expect(readFileSync(table, 'utf8')).toMatch(/^N,D,U,L,L_lower,L_upper,equivalent,.*factor_upper,reason\n/);
  expect(readFileSync(report, 'utf8')).toContain('Equivalent D as a multiple of D');
  const record = JSON.parse(readFileSync(json, 'utf8'));
  expect(JSON.parse((await isoloss('equivalent', '--job', json, '--json', '-')).out)).toEqual(record);
  expect((await isoloss('verify', json)).code).toBe(0);
  const rates = await isoloss('equivalent', 'chinchilla:besiroglu-2024', '--at', 'N=7e10,D=1.4e12');
  expect(rates.out).toMatch(/^ +N +D +20\.63 +1\.032$/m);
});
