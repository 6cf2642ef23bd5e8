/** Devices destroyed and jobs aborted at random moments of a grid of starts and a grid sweep. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createCpuBackend } from '../../../src/backend/cpu/engine.js';
import { withFailover } from '../../../src/backend/failover.js';
import { WebGpuEngine } from '../../../src/backend/webgpu/engine.js';
import { type FitRecord, fit, IsolossError, parseFitJob, parseTable } from '../../../src/index.js';
import { threefry } from '../../../src/problem/threefry.js';

const runs = readFileSync(
  fileURLToPath(new URL('../../../examples/simulated-isoflop.csv', import.meta.url)),
  'utf8',
);

const job = parseFitJob({
  runs: 'runs.csv',
  law: 'chinchilla',
  starts: 'grid',
  objectiveGrid: [
    { name: 'alpha', lo: 0.2, hi: 0.5, count: 64, linear: true },
    { name: 'beta', lo: 0.2, hi: 0.5, count: 64, linear: true },
  ],
});

function determined({ backend: _, seconds: __, events: ___, ...rest }: FitRecord): object {
  return rest;
}

test('200 faults: the same bytes where the job ends on the device, the same optimum where it moves', async () => {
  const table = await parseTable(runs, 'runs.csv');
  const devices: GPUDevice[] = [];
  const open = () =>
    WebGpuEngine.create(
      {},
      { pace: { lanes: 512, iterations: 8 }, onDevice: (device) => devices.push(device) },
    );
  const first = withFailover(await open());
  const clean = (await fit(job, table, { backend: first })).record;
  first.dispose();
  let [faults, stayed, moved, aborted] = [0, 0, 0, 0];
  for (let k = 0; faults < 200; k++) {
    devices.length = 0;
    const backend = withFailover(await open(), async () => createCpuBackend());
    const stop = new AbortController();
    // Between none and four faults, spread over about the time that the job takes.
    const timers = Array.from({ length: 1 + (threefry(3, k, 0, 0)[0] % 4) }, (_, i) => {
      const [when, what] = threefry(5, k, i, 0);
      return setTimeout(() => {
        faults++;
        if (what % 10 === 0) stop.abort();
        else devices.at(-1)?.destroy();
      }, when % 1500);
    });
    try {
      const { record } = await fit(job, table, { backend, signal: stop.signal });
      expect(Math.abs(record.objective / clean.objective - 1)).toBeLessThan(1e-9);
      if (record.backend.name === 'webgpu') {
        stayed++;
        expect(determined(record)).toStrictEqual(determined(clean));
      } else {
        moved++;
        expect(record.events.at(-1)).toMatch(/run on cpu/);
      }
    } catch (error) {
      if (!(error instanceof IsolossError) || error.kind !== 'interrupted') throw error;
      aborted++;
    }
    timers.forEach(clearTimeout);
    backend.dispose();
  }
  expect(stayed).toBeGreaterThan(20);
  expect(aborted).toBeGreaterThan(0);
  process.stderr.write(`${stayed} jobs stayed, ${moved} moved, ${aborted} were aborted\n`);
});
