import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { flat, isoloss } from '../support.js';

const TASK = 'hellaswag=chinchilla:besiroglu-2024,downstream-sigmoid:bhagia-2024-hellaswag';

describe('isoloss chain', () => {
  test('predicts a metric through the loss, from points and from a table with what was observed', async () => {
    const folder = temporaryFolder('chain');
    const [json, report, out] = ['c.json', 'c.html', 'c.csv'].map((name) => join(folder, name));
    const {
      code,
      out: text,
      err,
    } = await isoloss(
      ...['chain', '--tasks', TASK, '--at', 'N=7e9,D=4e12', 'N=1.3e10,D=5e12'],
      ...['--json', json, '--report', report, '--out', out],
    );
    expect([code, err]).toEqual([0, '']);
    expect(flat(text)).toMatch(/^2 predictions of 1 task through the loss/);
    expect(flat(text)).toContain('Nothing is known of the uncertainty of');
    expect(readFileSync(out, 'utf8').split('\n')[0]).toMatch(/^task,.*N,D,loss,.*predicted/);
    expect(readFileSync(report, 'utf8')).toContain('<svg');
    const record = JSON.parse(readFileSync(json, 'utf8'));
    expect(JSON.parse((await isoloss('chain', '--job', json, '--json', '-')).out)).toEqual(record);
    const verified = await isoloss('verify', json);
    expect([verified.code, verified.out]).toEqual([0, expect.stringContaining('ok')]);

    const targets = join(folder, 'targets.csv');
    writeFileSync(targets, 'task,N,D,acc\nhellaswag,7e9,4e12,0.5\nother,7e9,4e12,0.5\n');
    const table = await isoloss('chain', targets, '--tasks', TASK, '--map', 'L=acc');
    expect(flat(table.out)).toContain('1 observation: off by');
  });

  test('says what is missing', async () => {
    expect((await isoloss('chain', '--at', 'N=1,D=1')).err).toContain('No fits are given');
    expect((await isoloss('chain', '--tasks', TASK)).err).toContain('There is nothing to predict');
    expect((await isoloss('chain', '--tasks', 'a.json', '--at', 'N=1,D=1')).err).toContain(
      'does not name two fits',
    );
  });
});
