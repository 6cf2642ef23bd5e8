/** Hundreds of fits on a device in one process: no thread and no memory is kept. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fit, parseFitJob, parseTable } from '../../../src/index.js';

const FITS = 350;
const WARM = 100;

const runs = fileURLToPath(new URL('../../../examples/simulated-isoflop.csv', import.meta.url));

function inUse(): { readonly threads: number; readonly megabytes: number } {
  globalThis.gc?.();
  const threads = Number(/^Threads:\s*(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
  return { threads, megabytes: process.memoryUsage().rss / 2 ** 20 };
}

test('threads and memory are the same after 350 fits as after 100', async () => {
  const table = await parseTable(readFileSync(runs, 'utf8'), 'runs.csv');
  const job = parseFitJob({ runs: 'runs.csv', law: 'chinchilla', backend: 'webgpu' });
  let before = inUse();
  let bytes = '';
  for (let k = 1; k <= FITS; k++) {
    const { record } = await fit(job, table);
    expect(record.backend.name).toBe('webgpu');
    const parameters = JSON.stringify(record.parameters);
    bytes ||= parameters;
    expect(parameters).toBe(bytes);
    if (k === WARM) before = inUse();
  }
  const after = inUse();
  expect(after.threads).toBeLessThanOrEqual(before.threads + 2);
  expect(after.megabytes - before.megabytes).toBeLessThan(60);
});
