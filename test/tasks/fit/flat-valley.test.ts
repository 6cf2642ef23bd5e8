import { expect, test } from 'vitest';
import { alongFlatValley } from '../../../src/tasks/fit/flat-valley.js';
import { problemOf, solverOf } from '../../solver/support.js';
import { traceLaw } from '../../solver/traced-law.js';

const x = Array.from({ length: 12 }, (_, row) => [0.3 * row]);
const target = x.map(([at], row) => 3 * Math.exp(-0.7 * at) + 0.01 * Math.cos(7 * row));
const loss = { residual: 'raw', rho: { kind: 'squared' } } as const;

test('a fit that stopped where a parameter has diverged is continued to the minimum over the others', async () => {
  const limit = traceLaw(([a, b], [at]) => a.mul(b.mul(-at).exp()), 2, x);
  // In the limit of an infinite g the same law.
  const law = traceLaw(
    ([a, b, g], [at]) =>
      a.mul(
        b
          .mul(-at)
          .add(
            g
              .mul(-1)
              .exp()
              .mul(at * at),
          )
          .exp(),
      ),
    3,
    x,
  );
  const problem = problemOf({ law, target, loss, upper: [Infinity, Infinity, 60] });
  const { kernel, polish } = await solverOf(problem);
  const least = (await solverOf(problemOf({ law: limit, target, loss }))).polish(Float64Array.of(3, 0.7));
  const stopped = polish(Float64Array.of(2, 0.5, 50), { maxSteps: 0 });
  expect(stopped.objective).toBeGreaterThan(2 * least.objective);
  const { objective } = alongFlatValley(kernel, stopped, polish, 500);
  expect(objective / least.objective - 1).toBeLessThan(1e-9);
});
