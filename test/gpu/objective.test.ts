import { beforeAll, describe, expect, test } from 'vitest';
import { analyseObjective } from '../../bench/suites/support/row-sums.js';
import type { Backend } from '../../src/backend/contract.js';
import type { Loss } from '../../src/loss/loss.js';
import { parseFitJob } from '../../src/tasks/fit/job.js';
import { modelOfJob } from '../../src/tasks/fit/model-of-job.js';
import { chinchilla, simulatedRuns, type TestProblem } from '../support/problem.js';
import { useEngine } from '../support/shared-engine.js';
import { tableOf } from '../tasks/support.js';

const losses: Record<string, Loss> = {
  'Huber on the log': { residual: 'log', rho: { kind: 'huber', delta: 1e-3 } },
  'squares of the raw residual': { residual: 'raw', rho: { kind: 'squared' } },
  'Huber, steeper above': { residual: 'log', rho: { kind: 'huber', delta: 1e-3, over: 5, under: 0.5 } },
  'quantile of the relative residual': { residual: 'relative', rho: { kind: 'quantile', tau: 0.8 } },
};

/** Parameter vectors about the truth of the simulated runs, as f32 numbers. */
function pointsNear({ internal }: TestProblem, count: number): Float64Array {
  return Float64Array.from(
    Array.from({ length: count }, (_, k) => {
      const turn = (i: number) => Math.sin(12.9898 * (k * 5 + i + 1));
      return [...internal([1.8, 480, 2100, 0.348, 0.366])].map((u, i) => Math.fround(u + 0.3 * turn(i)));
    }).flat(),
  );
}

describe('objective and gradient on the device', () => {
  const { engine } = useEngine();
  let backend: Backend;
  beforeAll(async () => {
    backend = await engine();
  });

  for (const [name, loss] of Object.entries(losses)) {
    test(`${name}: within the error that f32 arithmetic may make`, async () => {
      const made = chinchilla(simulatedRuns(300), { loss });
      const points = pointsNear(made, 200);
      const prepared = await backend.prepare(made.problem);
      const { objective, gradient } = await prepared.objective(points, 1e-3);
      const alone = await prepared.objective(points, 1e-3, {}, { gradient: false });
      prepared.dispose();
      expect(alone.gradient).toHaveLength(0);
      const shares: number[] = [];
      for (let k = 0; k < objective.length; k++) {
        const [f, ...g] = analyseObjective(made.problem, points.slice(5 * k, 5 * k + 5), 1e-3);
        for (const each of [objective, alone.objective]) shares.push(Math.abs(each[k] - f.value) / f.error);
        g.forEach((d, i) => {
          shares.push(Math.abs(gradient[5 * k + i] - d.value) / d.error);
        });
        // The bound must mean something.
        expect(f.error).toBeLessThan(1e-2 * f.value);
      }
      expect(Math.max(...shares)).toBeLessThan(1);
    });
  }

  test.each([
    ['binomial', 'c + (1 - c)*sigmoid(a + b*x)', { trials: 'n' }],
    ['poisson', 'exp(a + b*x - c*x^2)', { exposure: 'n' }],
  ] as const)(
    'the deviance of %s counts, and none where the law leaves its range',
    async (likelihood, law, size) => {
      const x = Array.from({ length: 60 }, (_, i) => i / 10 - 3);
      const n = x.map((_, i) => 1 + ((37 * i) % 90));
      const hits = n.map((all, i) => Math.round(all * (0.5 + 0.5 * Math.sin(i))));
      const table = await tableOf({ x, n, hits });
      const { model } = modelOfJob(
        parseFitJob({ runs: 'runs.csv', law, likelihood, ...size, map: { L: 'hits/n' } }),
        table,
      );
      const at = (a: number, b: number, c: number) =>
        model.toInternal(model.free.map(({ name }) => ({ a, b, c })[name] ?? 0)).map(Math.fround);
      const points = [at(0.2, 1, 0.1), at(-1, 0.3, 0.05), at(0.5, 0.1, 0.02), at(0, 1, -1)];
      const prepared = await backend.prepare(model.problem);
      const { objective, gradient } = await prepared.objective(
        Float64Array.from(points.flatMap((u) => [...u])),
        1e-3,
      );
      prepared.dispose();
      const exact = (u: Float64Array) => {
        const { value, gradient: slopes } = model.problem.evaluator().gradient(u);
        const sum = (of: (r: number, row: number) => number): number =>
          value.reduce((total, r, row) => total + of(r, row), 0);
        return { f: sum((r) => r * r), g: slopes.map((column) => sum((r, row) => 2 * r * column[row])) };
      };
      points.slice(0, 3).forEach((u, k) => {
        const { f, g } = exact(u);
        expect(objective[k] / f).toBeCloseTo(1, 5);
        g.forEach((slope, i) => {
          expect(Math.abs(gradient[3 * k + i] - slope)).toBeLessThan(1e-4 * (f + Math.abs(slope)));
        });
      });
      if (likelihood === 'binomial') {
        expect(exact(points[3]).f).toBe(Infinity);
        expect(objective[3] < 1e30).toBe(false);
      }
    },
  );

  test('rows of weight zero do not count, not even where the law has no finite value', async () => {
    const runs = simulatedRuns(40);
    const weight = new Float64Array(41).fill(1);
    weight[40] = 0;
    const longer = {
      N: Float64Array.of(...runs.N, 1e-30),
      D: Float64Array.of(...runs.D, 1e12),
      loss: Float64Array.of(...runs.loss, 1),
    };
    const at = [1.8, 480, 2100, 0.348, 0.366];
    const values: number[] = [];
    for (const made of [chinchilla(runs), chinchilla(longer, { weight })]) {
      const prepared = await backend.prepare(made.problem);
      values.push((await prepared.objective(made.internal(at), 1e-9)).objective[0]);
      prepared.dispose();
    }
    expect(values[1] / values[0]).toBeCloseTo(1, 3);
  });

  test('tables longer than a block of rows keep their digits', async () => {
    const made = chinchilla(simulatedRuns(20_000));
    const points = pointsNear(made, 1);
    const prepared = await backend.prepare(made.problem);
    const { objective } = await prepared.objective(points, 1e-3);
    prepared.dispose();
    const [f] = analyseObjective(made.problem, points, 1e-3);
    expect(Math.abs(objective[0] / f.value - 1)).toBeLessThan(1e-5);
  });
});
