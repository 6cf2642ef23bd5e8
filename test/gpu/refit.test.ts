import { describe, expect, test } from 'vitest';
import type { PreparedProblem } from '../../src/backend/contract.js';
import { createCpuBackend } from '../../src/backend/cpu/engine.js';
import type { Problem } from '../../src/problem/problem.js';
import { createResampler, type ResamplePlan } from '../../src/problem/resample.js';
import { Status } from '../../src/problem/status.js';
import { problemOf, startsAt } from '../support/problem.js';
import { useEngine } from '../support/shared-engine.js';
import { few, identity, made, options, pairs, rows } from './refits.js';

const { engine } = useEngine();
async function prepare(problem: Problem): Promise<PreparedProblem> {
  return (await engine()).prepare(problem);
}

const table = Float64Array.from({ length: 256 }, (_, i) => -Math.log((i + 0.5) / 256));
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
