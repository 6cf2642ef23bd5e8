import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { flat, isoloss } from '../support.js';

test('isoloss hyper prints optima, laws and published rules, writes record, page and table, and verifies', async () => {
  const folder = temporaryFolder('hyper');
  const [runs, json, report, table] = ['s.csv', 'h.json', 'h.html', 'h.csv'].map((name) =>
    join(folder, name),
  );
  const lines = [1e8, 3e8, 1e9, 3e9].flatMap((N) =>
    [-2, -1, 0, 1, 2].map((i) => {
      const best = 3e-3 * (N / 1e8) ** -0.4;
      const x = 0.7 * i + (N === 3e9 ? 3 : 0.2);
      return `${N},${best * Math.exp(x)},${(2 + 400 / N ** 0.34 + 0.03 * x * x) * (1 + 0.0005 * Math.sin(9 * i + N))}`;
    }),
  );
  writeFileSync(runs, `params,learning_rate,val_loss\n${lines.join('\n')}\n`);
  const { code, out, err } = await isoloss(
    ...[
      'hyper',
      runs,
      '--map',
      'L=val_loss',
      'C=6*params*20*params',
      '--by',
      'C',
      '--at',
      'C=1e23',
      '--bootstrap',
      '50',
    ],
    ...['--json', json, '--report', report, '--out', table],
  );
  expect([code, err]).toEqual([0, '']);
  expect(flat(out)).toContain('3 of 4 cells have an optimum; 1 has none. lr = ');
  expect(flat(out)).toContain('its best run lies at the least lr');
  expect(out).toMatch(/^ +lr +optima +/m);
  expect(out).toMatch(/rule:bi-2024-learning-rate +lr +\d/);
  expect(readFileSync(table, 'utf8')).toMatch(/^C,runs,used,lr_opt,lr_opt_lower,lr_opt_upper,lr_flat,/);
  expect(readFileSync(report, 'utf8')).toContain('Best lr by cell');
  const record = JSON.parse(readFileSync(json, 'utf8'));
  expect(JSON.parse((await isoloss('hyper', '--job', json, '--json', '-')).out)).toEqual(record);
  expect((await isoloss('verify', json)).code).toBe(0);
});
