import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fit, parseFitJob, parseTable } from '../../src/index.js';
import { chromiumMissing, chromiumPath, runInChromium } from '../support/browser.js';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

test('the library fits in Chromium, on the CPU and on WebGPU, what it fits in Node', async (context) => {
  if (chromiumPath === undefined) context.skip(chromiumMissing);
  const runs = readFileSync(file('../../examples/simulated-isoflop.csv'), 'utf8');
  const job = parseFitJob({ runs: 'runs.csv', law: 'chinchilla', starts: 'seeded:64', backend: 'cpu' });
  const { record } = await fit(job, await parseTable(runs, 'runs.csv'));

  const [cpu, webgpu] = (await runInChromium(file('library.page.ts'), runs)) as { objective: number }[];
  const expected = { status: 'converged', digest: record.data.digest };
  expect(cpu).toMatchObject({ ...expected, backend: 'cpu', objective: record.objective });
  expect(webgpu).toMatchObject({ ...expected, backend: 'webgpu' });
  expect(Math.abs(webgpu.objective / record.objective - 1)).toBeLessThan(1e-8);
});
