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

  const outcomes = (await runInChromium(file('library.page.ts'), runs)) as { objective: number }[];
  expect(outcomes).toMatchObject(
    ['cpu', 'webgpu'].map((backend) => ({ backend, status: 'converged', digest: record.data.digest })),
  );
  // Browsers and Node differ in the last digit of Math.exp and Math.log; WebGPU agrees to 1e-8 after polish.
  const [cpu, webgpu] = outcomes.map(({ objective }) => Math.abs(objective / record.objective - 1));
  expect(cpu).toBeLessThan(1e-12);
  expect(webgpu).toBeLessThan(1e-8);
});
