import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../support/data-folder.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { flat, isoloss } from '../support.js';

const examples = ['cerebras-gpt.csv', 'pythia.csv'].map((name) => join(root, 'examples', name));

test('isoloss multiplier compares two tables, writes record, page and table, and verifies', async () => {
  const folder = temporaryFolder('multiplier');
  const [json, report, table] = ['m.json', 'm.html', 'm.csv'].map((name) => join(folder, name));
  const { code, out, err } = await isoloss(
    ...['multiplier', examples[0], '--against', examples[1]],
    ...['--floor', '0.5066', '--floor-source', 'Dey et al. 2023', '--target', '1e24'],
    ...['--json', json, '--report', report, '--out', table],
  );
  expect([code, err]).toEqual([0, '']);
  // At a fixed number of tokens small models are over-trained, so that exponents differ.
  expect(flat(out)).toMatch(
    /cerebras-gpt\.csv: the multiplier changes with scale, from 17\.0 \(9\.\d+ to 33\.\d\) where/,
  );
  expect(flat(out)).toContain('0.5066, pinned: Dey et al. 2023');
  expect(out).toMatch(/^ +1e24 .* beyond the runs$/m);
  expect(readFileSync(table, 'utf8')).toMatch(/^recipe,exponents,C,loss,multiplier,lower,upper,inside\n/);
  expect(readFileSync(report, 'utf8')).toContain('Multiplier of cerebras-gpt.csv by scale');
  const record = JSON.parse(readFileSync(json, 'utf8'));
  expect(JSON.parse((await isoloss('multiplier', '--job', json, '--json', '-')).out)).toEqual(record);
  expect((await isoloss('verify', json)).code).toBe(0);
  const lacking = await isoloss('multiplier', examples[0]);
  expect([lacking.code, lacking.err]).toEqual([2, expect.stringContaining('--against')]);
});
