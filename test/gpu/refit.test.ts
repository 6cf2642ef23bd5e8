import { describe, expect, test } from 'vitest';
import type { PreparedProblem } from '../../src/backend/contract.js';
import { createCpuBackend } from '../../src/backend/cpu/engine.js';
import type { EngineHooks } from '../../src/backend/webgpu/engine.js';
import type { Problem } from '../../src/problem/problem.js';
import { createResampler, type ResamplePlan } from '../../src/problem/resample.js';
import { Status } from '../../src/problem/status.js';
import type { RefitResult } from '../../src/solver/results.js';
import type { SearchOptions } from '../../src/solver/search-options.js';
import { chinchilla, customaryGrid, problemOf, simulatedRuns, startsAt } from '../support/problem.js';
import { useEngine } from '../support/shared-engine.js';

const options: SearchOptions = { maxSteps: 300, tolerance: 1e-8, smoothing: 1e-3 };

const { engine, setPace, shortOfMemory } = useEngine();
async function prepare(problem: Problem, hooks?: EngineHooks): Promise<PreparedProblem> {
  return (await engine(hooks)).prepare(problem);
}

const rows = 60;
const made = chinchilla(simulatedRuns(rows));
const optimum = made.internal([1.8, 480, 2100, 0.348, 0.366]);
const others = [
  [1.5, 300, 1500, 0.3, 0.4],
  [1, 1000, 1000, 0.5, 0.3],
  [1.9, 5000, 500, 0.6, 0.3],
].map(made.internal);
const few = [optimum, ...others];
/** Enough of them for the layout that keeps a resample's lanes together. */
const many = Array.from({ length: 70 }, (_, i) => {
  const point = few[i % few.length].slice();
  point[0] += Math.floor(i / few.length) / 100;
  return point;
});

const identity = (n: number) => Uint32Array.from({ length: n }, (_, i) => i);
const table = Float64Array.from({ length: 256 }, (_, i) => -Math.log((i + 0.5) / 256));
const pairs: ResamplePlan = {
  kind: 'draw',
  seed: 1,
  unit: identity(rows),
  order: identity(rows),
  from: new Uint32Array(rows),
  among: new Uint32Array(rows).fill(rows),
};
const clusters = identity(rows).map((row) => Math.floor(row / 4));
const plans: readonly (readonly [string, ResamplePlan])[] = [
  ['rows drawn with replacement', pairs],
  [
    'clusters drawn with replacement',
    {
      kind: 'draw',
      seed: 2,
      unit: clusters,
      order: identity(15),
      from: new Uint32Array(15),
      among: new Uint32Array(15).fill(15),
    },
  ],
  ['clusters left out one by one', { kind: 'omit', unit: clusters, units: 15 }],
  ['weights with factors', { kind: 'factor', seed: 3, unit: clusters, units: 15, table }],
  [
    'targets with noise',
    {
      kind: 'noise',
      seed: 4,
      fitted: made.problem.target.map((x, i) => x + 0.003 * Math.sin(i)),
      spread: new Float64Array(rows).fill(0.01),
      table: table.map((x) => x - 1),
    },
  ],
];

/** All there is in a result, for comparisons to the bit. */
const contents = ({ parameters, objective, status }: RefitResult) => [...parameters, ...objective, ...status];

/** The problem that resample `resample` of `plan` makes. */
function drawn(problem: Problem, plan: ResamplePlan, resample: number): Problem {
  const resampler = createResampler(plan, problem);
  resampler.draw(resample);
  return { ...problem, weight: resampler.weight, target: resampler.target };
}

describe('each resample has the minima that a search of its own finds', () => {
  for (const [what, plan] of plans) {
    test(`${what}: the first start's, and the lowest of the others'`, async () => {
      const prepared = await prepare(made.problem);
      const found = await prepared.refit(plan, startsAt(few), 2, 3, options);
      for (let k = 0; k < 3; k++) {
        const alone = await prepare(drawn(made.problem, plan, 2 + k));
        const ends = await alone.search(startsAt(few), 0, few.length, options);
        const lowest = Math.min(...ends.objective.slice(1));
        // Two kernels may round differently, and so end one accepted step apart.
        expect(Math.abs(found.objective[2 * k] / ends.objective[0] - 1)).toBeLessThan(1e-4);
        expect(Math.abs(found.objective[2 * k + 1] / lowest - 1)).toBeLessThan(1e-4);
        expect(found.status[2 * k]).toBe(ends.status[0]);
      }
    });

    test(`${what}: as the twin on the CPU`, async () => {
      const count = 15;
      const device = await (await prepare(made.problem)).refit(plan, startsAt(few), 0, count, options);
      const cpu = createCpuBackend();
      const twin = await (await cpu.prepare(made.problem)).refit(plan, startsAt(few), 0, count, options);
      cpu.dispose();
      const same = device.objective.filter((f, i) => Math.abs(f / twin.objective[i] - 1) < 1e-4).length;
      expect(device.count).toBe(count);
      expect(same).toBeGreaterThanOrEqual(2 * count - 1);
    });
  }
});

describe('results do not depend on how the work is cut up', () => {
  const paces = [
    { lanes: 64, iterations: 1 },
    { lanes: 100, iterations: 3 },
    { lanes: 7 },
    { lanes: 1000, iterations: 7 },
  ];

  for (const [what, starts, resamples] of [
    ['one start', [optimum], 8],
    ['a few starts', few, 8],
    ['many starts', many, 3],
  ] as const) {
    test(`${what} a resample: the same bytes for any lanes at once and any iterations a submission`, async () => {
      const whole = await (await prepare(made.problem)).refit(pairs, startsAt(starts), 5, resamples, options);
      for (const pace of paces) {
        setPace(pace);
        const prepared = await prepare(made.problem);
        const other = await prepared.refit(pairs, startsAt(starts), 5, resamples, options);
        expect(contents(other)).toEqual(contents(whole));
      }
    });
  }

  test('lanes laid out for many starts give what those laid out for a few do', async () => {
    const prepared = await prepare(made.problem);
    const once = [optimum, ...few];
    const often = Array.from({ length: 15 }, () => once).flat();
    const [narrow, wide] = await Promise.all(
      [once, often].map((starts) => prepared.refit(pairs, startsAt(starts), 0, 6, options)),
    );
    expect(contents(wide)).toEqual(contents(narrow));
  });

  test('a range of resamples gives what the whole gave at those places', async () => {
    const prepared = await prepare(made.problem);
    const whole = await prepared.refit(pairs, startsAt(few), 0, 30, options);
    const part = await prepared.refit(pairs, startsAt(few), 11, 4, options);
    expect([...part.objective]).toEqual([...whole.objective.slice(22, 30)]);
    expect([...part.parameters]).toEqual([...whole.parameters.slice(110, 150)]);
    expect([...part.status]).toEqual([...whole.status.slice(22, 30)]);
  });

  test('a device lost in the middle is replaced, and its work done again with the same result', async () => {
    const whole = await (await prepare(made.problem)).refit(pairs, startsAt(many), 0, 6, options);
    const devices: GPUDevice[] = [];
    const replaced = await prepare(made.problem, {
      // Less than the starts of one resample, which is then lost half done.
      pace: { lanes: 64, iterations: 4 },
      onDevice: (device) => devices.push(device),
    });
    const events: string[] = [];
    const reported: number[] = [];
    const result = await replaced.refit(pairs, startsAt(many), 0, 6, options, {
      progress: (done, total) => {
        expect(total).toBe(6);
        reported.push(done);
        if (reported.length === 3) devices[0].destroy();
      },
      event: (text) => events.push(text),
    });
    expect(contents(result)).toEqual(contents(whole));
    expect(devices).toHaveLength(2);
    expect(events).toHaveLength(1);
    expect(reported).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6]);
  });

  test('where memory runs out the pieces are halved until they fit, with the same result', async () => {
    const prepared = await prepare(made.problem);
    const refit = () => prepared.refit(pairs, startsAt(few), 0, 200, options);
    const whole = await refit();
    const { result, sizes } = await shortOfMemory('drawn', 10_000, refit);
    expect(contents(result)).toEqual(contents(whole));
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes.at(-1)).toBeLessThanOrEqual(10_000);
  });

  test('a million resamples from thousands of starts pass through bounded memory, and are interrupted', async () => {
    const sizes: number[] = [];
    const prepared = await prepare(made.problem, {
      onDevice: (device) => {
        const create = device.createBuffer.bind(device);
        device.createBuffer = (descriptor) => {
          sizes.push(descriptor.size);
          return create(descriptor);
        };
      },
    });
    const controller = new AbortController();
    const { signal } = controller;
    const progress = () => controller.abort();
    for (const starts of [startsAt([optimum]), customaryGrid(made)]) {
      const running = prepared.refit(
        pairs,
        starts,
        0,
        1_000_000,
        { ...options, maxSteps: 3 },
        { signal, progress },
      );
      await expect(running).rejects.toMatchObject({ code: 'interrupted' });
    }
    expect(Math.max(...sizes)).toBeLessThanOrEqual(2 ** 27);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2 ** 30);
    // And the back end can be used again.
    expect((await prepared.refit(pairs, startsAt([optimum]), 0, 2, options)).count).toBe(2);
  });
});

describe('which minima are reported', () => {
  const x = Float64Array.from({ length: 12 }, (_, i) => i / 4);
  const { problem } = problemOf({
    formula: 'a + b * x',
    parameters: ['a', 'b'],
    positive: [],
    inputs: { x },
    observed: x.map((at, i) => 2 + 3 * at + 0.01 * Math.cos(i)),
    loss: { residual: 'raw', rho: { kind: 'squared' } },
  });
  const leaveOneOut: ResamplePlan = { kind: 'omit', unit: identity(12), units: 12 };
  const good = Float64Array.of(0, 0);
  const hopeless = Float64Array.of(1e25, 1e25);

  test('one start has no other: its place is left infinite', async () => {
    const { objective, status } = await (await prepare(problem)).refit(
      leaveOneOut,
      startsAt([good]),
      0,
      12,
      options,
    );
    for (let k = 0; k < 12; k++) {
      expect(status[2 * k]).toBe(Status.converged);
      expect(objective[2 * k + 1]).toBe(Infinity);
      expect(status[2 * k + 1]).toBe(Status.notFinite);
    }
  });

  test('starts that fail are never the lowest, and where all of them fail there is none', async () => {
    const prepared = await prepare(problem);
    const some = await prepared.refit(leaveOneOut, startsAt([hopeless, hopeless, good]), 0, 2, options);
    expect([...some.status]).toEqual([5, 1, 5, 1]);
    const none = await prepared.refit(leaveOneOut, startsAt([good, hopeless, hopeless]), 0, 2, options);
    expect([...none.status]).toEqual([1, 5, 1, 5]);
    expect([none.objective[1], none.objective[3]]).toEqual([Infinity, Infinity]);
  });

  test('of equal minima that of the lower start is reported', async () => {
    // Held where they are, both ends of the parabola's arms are equally low.
    const symmetric = problemOf({
      formula: 'a * a + 0 * b',
      parameters: ['a', 'b'],
      positive: [],
      inputs: {},
      observed: new Float64Array(4).fill(2),
      loss: { residual: 'raw', rho: { kind: 'squared' } },
    });
    const starts = startsAt([9, 1, -1, 3].map((a) => Float64Array.of(a, 0)));
    const plan: ResamplePlan = { kind: 'omit', unit: identity(4), units: 4 };
    const held = { ...options, hold: [0, 1] };
    const { parameters } = await (await prepare(symmetric.problem)).refit(plan, starts, 0, 2, held);
    expect([...parameters]).toEqual([9, 0, 1, 0, 9, 0, 1, 0]);
  });

  test('no resamples give an empty result', async () => {
    const prepared = await prepare(problem);
    expect(await prepared.refit(leaveOneOut, startsAt([good]), 0, 0, options)).toMatchObject({ count: 0 });
  });
});
