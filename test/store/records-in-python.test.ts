import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { hasConverged, type Replicates } from '../../src/problem/replicates.js';
import { Status, statusName } from '../../src/problem/status.js';
import { quantiles } from '../../src/statistics/quantile.js';
import { writeReplicates } from '../../src/store/replicates.js';
import { standardDeviation } from '../support/standard-deviation.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const readme = readFileSync(fileURLToPath(new URL('../../docs/RECORDS.md', import.meta.url)), 'utf8');
const [, snippet = ''] = /```python\n(.*?)```/s.exec(readme) ?? [];

const count = 400;
const names = ['alpha', 'beta', 'a_opt'];
const codes = [Status.converged, Status.converged, Status.atBound, Status.singular, Status.notFinite];
const replicates: Replicates = {
  count,
  columns: Object.fromEntries(
    names.map((name, j) => [
      name,
      Float64Array.from({ length: count }, (_, i) =>
        i % codes.length === 4 ? Number.NaN : 0.35 + 0.02 * Math.sin((i + 1) * (12.9898 + j)),
      ),
    ]),
  ),
  objective: new Float64Array(count).fill(1e-3),
  status: Uint8Array.from({ length: count }, (_, i) => codes[i % codes.length]),
  improved: new Uint8Array(count),
};

/** The first Python in which `statement` succeeds. */
function pythonFor(statement: string): string | undefined {
  return ['python3', '/usr/bin/python3'].find(
    (python) => spawnSync(python, ['-c', statement], { stdio: 'ignore' }).status === 0,
  );
}

/** Runs the README's lines in `folder`, `before` them, and expects what they hold to be what the record says. */
function expectSnippetAgrees(python: string, folder: string, before = ''): void {
  const after = [
    'import json',
    'print(json.dumps([len(ended_well), list(chosen.std()), chosen.quantile([0.025, 0.975]).T.values.tolist()]))',
  ];
  const output = execFileSync(python, ['-c', `${before}${snippet}\n${after.join('\n')}`], {
    cwd: folder,
    encoding: 'utf8',
  });
  const [rows, errors, ends] = JSON.parse(output.trim().split('\n').at(-1) ?? '');
  const kept = names.map((name) =>
    replicates.columns[name].filter((_, i) => hasConverged(replicates.status[i])),
  );
  expect(rows).toBe(kept[0].length);
  for (const [j, values] of kept.entries()) {
    expect(errors[j] / standardDeviation(values)).toBeCloseTo(1, 12);
    const expected = quantiles(values, [0.025, 0.975]);
    for (const [k, end] of expected.entries()) expect(ends[j][k] / end).toBeCloseTo(1, 12);
  }
}

const engine = 'import pandas\ntry:\n import pyarrow\nexcept ImportError:\n import fastparquet';

test('the documented Python finds the record’s standard errors and intervals in a file of replicates', async (context) => {
  const python = pythonFor(engine) ?? context.skip('no python3 with pandas and pyarrow or fastparquet');
  const folder = temporaryFolder('python');
  await writeReplicates(join(folder, 'fit.replicates.parquet'), replicates, {});
  expectSnippetAgrees(python, folder);
});

test('the documented Python finds the same in the same columns where pandas reads no Parquet', (context) => {
  const python = pythonFor('import pandas') ?? context.skip('no python3 with pandas');
  const folder = temporaryFolder('python');
  const rows = Array.from({ length: count }, (_, i) =>
    [statusName(replicates.status[i]), ...names.map((name) => replicates.columns[name][i])].join(),
  );
  writeFileSync(join(folder, 'columns.csv'), [['status', ...names].join(), ...rows].join('\n'));
  const standIn = 'import pandas\npandas.read_parquet = lambda path: pandas.read_csv("columns.csv")\n';
  expectSnippetAgrees(python, folder, standIn);
});
