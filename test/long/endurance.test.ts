/** Fifty runs in one process, workers killed at random: the same bytes every time, no memory kept, no thread left. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createCpuBackend } from '../../src/backend/cpu/engine.js';
import { withFailover } from '../../src/backend/failover.js';
import { type FitRecord, fit, parseFitJob, parseTable } from '../../src/index.js';
import { startWorker } from '../../src/platform/node.js';
import { threefry } from '../../src/problem/threefry.js';

const runs = readFileSync(
  fileURLToPath(new URL('../../examples/simulated-isoflop.csv', import.meta.url)),
  'utf8',
);

function determined({ backend: _, seconds: __, events: ___, ...rest }: FitRecord): object {
  return rest;
}

/** Megabytes in use once what can be collected is. */
function used(): number {
  for (let i = 0; i < 4; i++) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

test('50 runs with 200 deaths of workers among them', async () => {
  const table = await parseTable(runs, 'runs.csv');
  const job = parseFitJob({
    runs: 'runs.csv',
    law: 'chinchilla',
    starts: 'grid',
    objectiveGrid: [{ name: 'alpha', lo: 0.2, hi: 0.5, count: 64, linear: true }],
  });
  let [deaths, living] = [0, 0];
  const mortal = (k: number) => () => {
    const handle = startWorker();
    living++;
    handle.onDeath(() => living--);
    const [when, whether] = threefry(7, k, deaths, 0);
    if (whether % 4 > 0) {
      deaths++;
      setTimeout(() => handle.terminate(), when % 200).unref();
    }
    return handle;
  };
  let clean: object | undefined;
  let before = 0;
  for (let k = 0; k < 50 || deaths < 200; k++) {
    const backend = withFailover(createCpuBackend({ workers: 2, startWorker: mortal(k) }));
    const { record } = await fit(job, table, { backend });
    backend.dispose();
    clean ??= determined(record);
    expect(determined(record)).toStrictEqual(clean);
    if (k === 9) before = used();
    expect(k).toBeLessThan(500);
  }
  expect(deaths).toBeGreaterThanOrEqual(200);
  await expect.poll(() => living).toBeLessThanOrEqual(0);
  expect(used() - before).toBeLessThan(20);
});
