/** What a device computes of surfaces and allocations is compared with float64 before it is accepted. */
import { describe, expect, test } from 'vitest';
import type { Backend } from '../../src/backend/contract.js';
import { createCpuBackend } from '../../src/backend/cpu/engine.js';
import { withFailover } from '../../src/backend/failover.js';
import type { AllocationResult, SurfaceTile, Sweeps } from '../../src/backend/sweep.js';
import { chinchillaVectors, logSpaced, sweepOf } from '../support/sweep-of.js';

const axes = { N: logSpaced(1e7, 1e11, 12), D: logSpaced(1e9, 1e13, 15) };
const formulas = ['E + A / N^alpha + B / D^beta', '6 * N * D', 'N - 1e10'];
const { sweep, points } = sweepOf(formulas, axes, chinchillaVectors(60));
const search = { ...sweep, budgets: Float64Array.of(1e20, 1e22), top: 2 };

/** The CPU's sweeps in single precision under the name of a device, spoilt. */
function device(spoil: {
  readonly tile?: (tile: SurfaceTile) => void;
  readonly result?: (result: AllocationResult) => void;
}): Backend {
  const cpu = createCpuBackend({ workers: 1 });
  const sweeps: Sweeps = {
    async surface(...args) {
      const surface = await (cpu.sweeps as Sweeps).surface(...args);
      return {
        dispose: () => surface.dispose(),
        async tile(...which) {
          const tile = await surface.tile(...which);
          spoil.tile?.(tile);
          return tile;
        },
      };
    },
    async allocate(...args) {
      const result = await (cpu.sweeps as Sweeps).allocate(...args);
      spoil.result?.(result);
      return result;
    },
  };
  return { ...cpu, info: { ...cpu.info, name: 'webgpu', adapter: 'planted' }, sweeps };
}

const contents = ({ mean, deviation, quantiles }: SurfaceTile) =>
  [...mean, ...deviation, ...quantiles.flat()].map((column) => [...column]);

async function tileOf(backend: Backend) {
  const events: string[] = [];
  const whole = withFailover(backend, async () => createCpuBackend({ workers: 1 }));
  const surface = await (whole.sweeps as Sweeps).surface(sweep, [0.05, 0.5, 0.95]);
  const tile = await surface.tile(0, points, { event: (text) => events.push(text) });
  surface.dispose();
  return { tile: contents(tile), events };
}

async function allocationOf(backend: Backend) {
  const events: string[] = [];
  const whole = withFailover(backend, async () => createCpuBackend({ workers: 1 }));
  const result = await (whole.sweeps as Sweeps).allocate(search, { event: (text) => events.push(text) });
  return { result, events };
}

describe('a surface', () => {
  test('that is right is accepted', async () => {
    const { tile, events } = await tileOf(device({}));
    expect(events).toEqual([]);
    expect(tile).toEqual((await tileOf(createCpuBackend({ workers: 1 }))).tile);
  });

  for (const [what, tile] of [
    [
      'means are off by a thousandth',
      ({ mean }: SurfaceTile) =>
        mean[0].forEach((x, i) => {
          mean[0][i] = 1.001 * x;
        }),
    ],
    ['deviations are zero', ({ deviation }: SurfaceTile) => deviation[0].fill(0)],
    ['medians are another quantile', ({ quantiles }: SurfaceTile) => quantiles[0][1].set(quantiles[0][0])],
    [
      'nothing is a number',
      ({ mean, deviation, quantiles }: SurfaceTile) => {
        for (const column of [mean[1], deviation[1], ...quantiles[1]]) column.fill(Number.NaN);
      },
    ],
  ] as const) {
    test(`of which ${what} is made again on the next back end, with an event`, async () => {
      const { tile: made, events } = await tileOf(device({ tile }));
      expect(events.join()).toMatch(/float64.*run on cpu/);
      expect(made).toEqual((await tileOf(createCpuBackend({ workers: 1 }))).tile);
    });
  }
});

describe('an allocation', () => {
  test('that is right is accepted', async () => {
    expect((await allocationOf(device({}))).events).toEqual([]);
  });

  for (const [what, result] of [
    [
      'the objective is wrong',
      ({ objective }: AllocationResult) =>
        objective.forEach((x, i) => {
          objective[i] = 1.01 * x;
        }),
    ],
    ['the best point is over the budget', ({ point }: AllocationResult) => point.fill(points - 1)],
    [
      'a better point was missed',
      ({ point, objective }: AllocationResult) => {
        point.fill(0);
        for (let k = 0; k < objective.length; k++) {
          const vector = Math.floor(k / (search.top * search.budgets.length));
          objective[k] = sweepOf(formulas, axes, chinchillaVectors(60)).exact(0, 0, vector);
        }
      },
    ],
    [
      'nothing is feasible',
      ({ point, objective }: AllocationResult) => {
        point.fill(-1);
        objective.fill(Infinity);
      },
    ],
  ] as const) {
    test(`of which ${what} is searched again on the next back end, with an event`, async () => {
      const { result: found, events } = await allocationOf(device({ result }));
      expect(events.join()).toMatch(/float64.*run on cpu/);
      expect(found).toEqual((await allocationOf(createCpuBackend({ workers: 1 }))).result);
    });
  }
});
