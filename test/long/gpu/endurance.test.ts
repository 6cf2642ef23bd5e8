/** Hundreds of fits on a device in one process: no thread and no memory is kept. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fit, parseFitJob, parseTable } from '../../../src/index.js';

const FITS = 350;
const WARM = 100;

/** Fits over which the least memory is taken: drivers and collectors keep some for a while, now more and now less. */
const SPAN = 50;

const runs = fileURLToPath(new URL('../../../examples/simulated-isoflop.csv', import.meta.url));

interface InUse {
  readonly threads: number;
  /** Megabytes of the process, and of JavaScript's objects alone. */
  readonly resident: number;
  readonly heap: number;
}

function inUse(): InUse {
  globalThis.gc?.();
  const threads = Number(/^Threads:\s*(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
  const { rss, heapUsed } = process.memoryUsage();
  return { threads, resident: rss / 2 ** 20, heap: heapUsed / 2 ** 20 };
}

function least(samples: readonly InUse[]): InUse {
  const of = (field: keyof InUse) => Math.min(...samples.map((sample) => sample[field]));
  return { threads: of('threads'), resident: of('resident'), heap: of('heap') };
}

test('threads and memory are the same after 350 fits as after 100', async () => {
  const table = await parseTable(readFileSync(runs, 'utf8'), 'runs.csv');
  const job = parseFitJob({ runs: 'runs.csv', law: 'chinchilla', backend: 'webgpu' });
  const [early, late]: InUse[][] = [[], []];
  let bytes = '';
  for (let k = 1; k <= FITS; k++) {
    const { record } = await fit(job, table);
    expect(record.backend.name).toBe('webgpu');
    const parameters = JSON.stringify(record.parameters);
    bytes ||= parameters;
    expect(parameters).toBe(bytes);
    if (k > WARM && k <= WARM + SPAN) early.push(inUse());
    if (k > FITS - SPAN) late.push(inUse());
  }
  const [before, after] = [least(early), least(late)];
  process.stderr.write(`${JSON.stringify(before)} after 100, ${JSON.stringify(after)} after 350\n`);
  expect(after.threads).toBeLessThanOrEqual(before.threads + 2);
  expect(after.heap - before.heap).toBeLessThan(5);
  expect(after.resident - before.resident).toBeLessThan(40);
});
