import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withoutItsScript, withoutTimes } from '../../support/page-script.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { chinchilla, isoloss, simulatedRuns } from '../support.js';

test('allocate --report writes a page with the bands of the fit’s own refits, the same but for times', async () => {
  const folder = temporaryFolder('cli');
  const fit = join(folder, 'fit.json');
  await isoloss('fit', simulatedRuns(folder), ...chinchilla, '--bootstrap', '60', '--json', fit);
  const page = async (name: string) => {
    const report = join(folder, name);
    const argv = ['allocate', fit, '--budget', '1e20..1e24:5', '--backend', 'cpu', '--report', report];
    const { code, out, err } = await isoloss(...argv);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('1e24');
    return withoutTimes(readFileSync(report, 'utf8'));
  };
  const text = await page('a.html');
  expect(text).toContain('Loss along curves of equal cost');
  expect(text).toMatch(/80\s% and 95\s% of refits/);
  expect(text).toContain('within the fitted runs');
  expect(withoutItsScript(text)).not.toMatch(/<script|https?:|NaN|undefined/);
  expect(await page('b.html')).toBe(text);
});

test('allocate --report refuses a page that cannot be written before it searches', async () => {
  const folder = temporaryFolder('cli');
  const argv = ['allocate', 'chinchilla:besiroglu-2024', '--budget', '1e24', '--report'];
  expect(await isoloss(...argv, '-')).toMatchObject({ code: 2, out: '' });
  const missing = join(folder, 'none', 'page.html');
  const { code, err } = await isoloss(...argv, missing);
  expect(code).toBe(2);
  expect(err).toContain('cannot be written');
  expect(existsSync(missing)).toBe(false);
  const both = join(folder, 'one.out');
  const same = await isoloss(...argv, both, '--json', both);
  expect(same).toMatchObject({ code: 2, err: expect.stringContaining('--json and --report both name') });
});
