/** Searches, surfaces and allocations by exponentials and logarithms that are as wrong as WGSL allows. */
import { expect, test } from 'vitest';
import { createCpuBackend } from '../../../src/backend/cpu/engine.js';
import { withFailover } from '../../../src/backend/failover.js';
import type { Sweeps } from '../../../src/backend/sweep.js';
import { WebGpuEngine } from '../../../src/backend/webgpu/engine.js';
import { Status } from '../../../src/problem/status.js';
import { chinchilla, customaryGrid, simulatedRuns } from '../../support/problem.js';
import { chinchillaVectors, logSpaced, sweepOf } from '../../support/sweep-of.js';

/** A number from -1 to 1 that looks random and depends on the bits of x alone. */
const noise = `fn noise_of(x: f32) -> f32 {
  var h = bitcast<u32>(x);
  h = (h ^ (h >> 16u)) * 0x7feb352du;
  h = (h ^ (h >> 15u)) * 0x846ca68bu;
  return f32(h ^ (h >> 16u)) * ${2 ** -31} - 1.0;
}
`;
/** Errors of 3 + 2 |x| units in the last place, and of 3 units or 2^-21 near 1, at the most. */
const worst: readonly (readonly [string, string])[] = [
  [
    'return exp(min(x, LARGEST_EXPONENT));',
    `let y = min(x, LARGEST_EXPONENT); let e = exp(y);
     return e + e * noise_of(y) * (3.0 + 2.0 * abs(y)) * ${2 ** -24};`,
  ],
  [
    'return log(max(x, SMALLEST_POSITIVE));',
    `let y = max(x, SMALLEST_POSITIVE); let l = log(y);
     return l + noise_of(y) * select(abs(l) * ${3 * 2 ** -24}, ${2 ** -21}, y >= 0.5 && y <= 2.0);`,
  ],
];

const noisyKernels = new Set(['fit', 'surface', 'point', 'allocate', 'best candidates']);

function noisy(name: string, source: string): string {
  if (!noisyKernels.has(name)) return source;
  return worst.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, noise + source);
}

test('a grid of starts finds the same optimum, from nearly as many of them', async () => {
  const made = chinchilla(simulatedRuns(240));
  const starts = customaryGrid(made);
  const options = { maxSteps: 500, tolerance: 3e-8, smoothing: 1e-3 };
  const searches = [];
  for (const rewrite of [(_: string, source: string) => source, noisy]) {
    const engine = await WebGpuEngine.create({}, { rewrite });
    const prepared = await engine.prepare(made.problem);
    searches.push(await prepared.search(starts, 0, starts.count, options));
    prepared.dispose();
    engine.dispose();
  }
  const [exact, worse] = searches.map(({ objective, status }) => {
    const best = objective.reduce((least, f) => Math.min(least, f), Infinity);
    return {
      best,
      near: objective.filter((f) => f <= best * (1 + 1e-3)).length,
      converged: status.filter((code) => code === Status.converged).length,
    };
  });
  expect(Math.abs(worse.best / exact.best - 1)).toBeLessThan(1e-4);
  expect(worse.near).toBeGreaterThan(0.9 * exact.near);
  expect(worse.converged).toBeGreaterThan(0.9 * exact.converged);
});

/** Both functions are of both axes, so that kernels compute them; those of one axis are in tables. */
const crossed = 'E + log(2 + A / N^alpha + B / D^beta) + exp(-A / N^alpha * B / D^beta)';
const grid = { N: logSpaced(1e7, 1e12, 60), D: logSpaced(1e9, 1e14, 50) };

/** What `work` makes on a device of such arithmetic and on the CPU; the device's events are none, since its numbers pass. */
async function onBoth<Result>(work: (sweeps: Sweeps, event: (text: string) => void) => Promise<Result>) {
  const events: string[] = [];
  const results: Result[] = [];
  const exact = () => Promise.resolve(createCpuBackend({ workers: 1, precision: 'f64' }));
  for (const backend of [
    withFailover(await WebGpuEngine.create({}, { rewrite: noisy }), exact),
    await exact(),
  ]) {
    results.push(await work(backend.sweeps as Sweeps, (text) => events.push(text)));
    backend.dispose();
  }
  expect(events).toEqual([]);
  return results;
}

for (const vectors of [1, 500]) {
  test(`a surface of ${vectors} vectors is believed, and right to five digits`, async () => {
    const { sweep, points } = sweepOf([crossed], grid, chinchillaVectors(vectors));
    const [device, cpu] = await onBoth(async (sweeps, event) => {
      const surface = await sweeps.surface(sweep, vectors === 1 ? [] : [0.05, 0.5, 0.95]);
      const tile = await surface.tile(0, points, { event });
      const columns = [tile.mean[0], ...(tile.quantiles[0] ?? [])].map((column) => Float64Array.from(column));
      surface.dispose();
      return columns;
    });
    device.forEach((column, i) => {
      column.forEach((value, at) => {
        expect(Math.abs(value / cpu[i][at] - 1)).toBeLessThan(1e-5);
      });
    });
  });
}

test('an allocation is believed, and as good to five digits', async () => {
  const { sweep } = sweepOf([crossed, '6 * N * D', 'D - 5e13'], grid, chinchillaVectors(1));
  const search = { ...sweep, budgets: Float64Array.of(1e20, 1e22, 1e24), top: 3 };
  const [device, cpu] = await onBoth((sweeps, event) => sweeps.allocate(search, { event }));
  device.objective.forEach((value, i) => {
    expect(Math.abs(value / cpu.objective[i] - 1)).toBeLessThan(1e-5);
  });
});
