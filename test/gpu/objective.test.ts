import { beforeAll, describe, expect, test } from 'vitest';
import { analyseObjective } from '../../bench/suites/support/row-sums.js';
import type { Backend } from '../../src/backend/contract.js';
import type { Loss } from '../../src/loss/loss.js';
import { chinchilla, simulatedRuns, type TestProblem } from '../support/problem.js';
import { useEngine } from '../support/shared-engine.js';

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
      prepared.dispose();
      const shares: number[] = [];
      for (let k = 0; k < objective.length; k++) {
        const [f, ...g] = analyseObjective(made.problem, points.slice(5 * k, 5 * k + 5), 1e-3);
        shares.push(Math.abs(objective[k] - f.value) / f.error);
        g.forEach((d, i) => {
          shares.push(Math.abs(gradient[5 * k + i] - d.value) / d.error);
        });
        // The bound must mean something.
        expect(f.error).toBeLessThan(1e-2 * f.value);
      }
      expect(Math.max(...shares)).toBeLessThan(1);
    });
  }

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
