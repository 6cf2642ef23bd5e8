import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packedIndex } from '../../src/linear-algebra/packed.js';
import { defaultLoss, type Loss } from '../../src/loss/loss.js';
import type { Problem } from '../../src/problem/problem.js';
import { Status } from '../../src/problem/status.js';
import { chinchilla, problemOf, type Runs, solverOf } from './support.js';
import { traceLaw } from './traced-law.js';

const search = { maxSteps: 400, tolerance: 1e-8, smoothing: 1e-3 };
const start = Float64Array.of(6, 8, 0.5, 0.4, 0.4);

/** A small factorial experiment with noise that looks random and is always the same. */
function simulated(sizes: readonly number[], tokens: readonly number[]): Runs {
  const rows = sizes.flatMap((N) => tokens.map((D) => [N, D]));
  const noise = (row: number) => 0.01 * Math.sin(12.9898 * row + 78.233 * Math.cos(row));
  return {
    N: Float64Array.from(rows, ([N]) => N),
    D: Float64Array.from(rows, ([, D]) => D),
    L: Float64Array.from(
      rows,
      ([N, D], row) => (1.8 + 480 / N ** 0.35 + 2100 / D ** 0.37) * Math.exp(noise(row)),
    ),
  };
}

const runs = simulated([1e7, 5e7, 2e8, 1e9, 5e9, 2e10], [2e8, 1e9, 6e9, 3e10, 2e11]);

async function solve(problem: Problem, from: Float64Array = start) {
  const { fit, polish } = await solverOf(problem);
  const at = from.slice();
  const searched = fit(at, search);
  return { searched, at, ...polish(at) };
}

const losses: Record<string, Loss> = {
  'squared log': { residual: 'log', rho: { kind: 'squared' } },
  'Huber log': defaultLoss,
  'Huber relative': { residual: 'relative', rho: { kind: 'huber', delta: 3e-3 } },
  'Huber with a factor on one side': {
    residual: 'log',
    rho: { kind: 'huber', delta: 3e-3, over: 1.5 },
  },
  'absolute raw': { residual: 'raw', rho: { kind: 'absolute' } },
  'quantile log': { residual: 'log', rho: { kind: 'quantile', tau: 0.3 } },
};

/** y = a + b x, which every solver can be checked on by hand. */
function line(x: readonly number[], y: readonly number[], loss: Loss, box: Partial<Problem> = {}): Problem {
  const law = traceLaw(
    ([a, b], [at]) => a.add(b.mul(at)),
    2,
    x.map((at) => [at]),
  );
  return problemOf({ law, target: y, loss, ...box });
}

describe('the float64 solver', () => {
  for (const [name, loss] of Object.entries(losses)) {
    test(`no small step from the polished point lowers the objective (${name})`, async () => {
      const problem = chinchilla(runs, loss);
      const { parameters, objective, status } = await solve(problem);
      expect(status).toBe(Status.converged);
      const again = (at: Float64Array) => {
        const { rho, residual } = loss;
        const value = problem.evaluator().value(at);
        return value.reduce((sum, v, row) => {
          const r = (v - problem.target[row]) / (residual === 'relative' ? problem.target[row] : 1);
          if (rho.kind === 'squared') return sum + r * r;
          if (rho.kind === 'absolute') return sum + Math.abs(r);
          if (rho.kind === 'quantile') return sum + (r > 0 ? (1 - rho.tau) * r : -rho.tau * r);
          const factor = (r > 0 ? rho.over : rho.under) ?? 1;
          const huber = Math.abs(r) <= rho.delta ? (r * r) / 2 : rho.delta * (Math.abs(r) - rho.delta / 2);
          return sum + factor * huber;
        }, 0);
      };
      expect(Math.abs(again(parameters) / objective - 1)).toBeLessThan(1e-12);
      for (let trial = 0; trial < 200; trial++) {
        const moved = parameters.map((x, i) => x + 1e-4 * Math.sin(trial * (i + 1.7) + i));
        expect(again(moved)).toBeGreaterThanOrEqual(objective * (1 - 1e-12));
      }
    });

    test(`the order of the rows changes the optimum in the last digits only (${name})`, async () => {
      const reference = await solve(chinchilla(runs, loss));
      await fc.assert(
        fc.asyncProperty(
          fc.shuffledSubarray(Array.from(runs.N.keys()), { minLength: runs.N.length }),
          async (order) => {
            const { parameters, objective } = await solve(chinchilla(runs, loss, { order }));
            expect(Math.abs(objective / reference.objective - 1)).toBeLessThan(1e-12);
            parameters.forEach((x, i) => {
              expect(Math.abs(x - reference.parameters[i])).toBeLessThan(1e-9 * (1 + Math.abs(x)));
            });
          },
        ),
        { numRuns: 10 },
      );
    });

    test(`a row of weight two is the same as the row twice (${name})`, async () => {
      const twice = Array.from(runs.N.keys()).flatMap((row) => (row % 3 === 0 ? [row, row] : [row]));
      const weight = Array.from(runs.N.keys(), (row) => (row % 3 === 0 ? 2 : 1));
      const repeated = await solve(chinchilla(runs, loss, { order: twice }));
      const weighted = await solve(chinchilla(runs, loss, { weight }));
      expect(repeated.status).toBe(Status.converged);
      expect(Math.abs(repeated.objective / weighted.objective - 1)).toBeLessThan(1e-12);
      weighted.parameters.forEach((x, i) => {
        expect(Math.abs(x - repeated.parameters[i])).toBeLessThan(1e-8 * (1 + Math.abs(x)));
      });
    });

    test(`a bound in the way is reached, reported and optimal for the rest (${name})`, async () => {
      const upper = [Infinity, Infinity, Infinity, 0.3, Infinity];
      const { parameters, searched, status, atBound } = await solve(chinchilla(runs, loss, { upper }));
      expect(searched.status).toBe(Status.atBound);
      expect(status).toBe(Status.atBound);
      expect(atBound).toEqual([3]);
      expect(parameters[3]).toBe(0.3);
    });

    test(`one model size only is singular, with finite numbers (${name})`, async () => {
      const { status, condition, parameters, objective, decrement, gradient } = await solve(
        chinchilla(simulated([1e9], [2e8, 1e9, 6e9, 3e10, 2e11, 1e12, 5e12]), loss),
      );
      expect(status).toBe(Status.singular);
      for (const number of [condition, objective, decrement, gradient, ...parameters]) {
        expect(Number.isFinite(number)).toBe(true);
      }
    });
  }

  test('a start where the law is not finite is said to be so', async () => {
    const { searched, status } = await solve(
      chinchilla(runs, defaultLoss),
      Float64Array.of(1e4, 8, 0.5, 0.4, 0.4),
    );
    expect(searched.status).toBe(Status.notFinite);
    expect(status).toBe(Status.notFinite);
  });

  test('a parameter that no run feels is singular, and the others are fitted all the same', async () => {
    for (const loss of Object.values(losses)) {
      const end = await solve(line([0, 0, 0, 0, 0], [2, 2.1, 1.9, 2.2, 1.7], loss), Float64Array.of(2.3, 7));
      expect(end.status).toBe(Status.singular);
      expect(end.parameters[0]).toBeGreaterThan(1.8);
      expect(end.parameters[0]).toBeLessThan(2.11);
      expect(end.parameters[1]).toBe(7);
      expect([end.condition, end.decrement, end.gradient].every(Number.isFinite)).toBe(true);
    }
  });

  test('a limit of steps is kept and reported', async () => {
    const at = start.slice();
    const end = (await solverOf(chinchilla(runs, defaultLoss))).fit(at, { ...search, maxSteps: 3 });
    expect(end).toMatchObject({ status: Status.stepLimit, steps: 3 });
  });

  test('a start outside the box is moved into it', async () => {
    const lower = [-Infinity, -Infinity, -Infinity, 0, 0];
    const upper = [20, 20, 3, 1, 1];
    const { status, parameters } = await solve(
      chinchilla(runs, defaultLoss, { lower, upper }),
      Float64Array.of(30, 8, 0.5, 5, 0.4),
    );
    const free = await solve(chinchilla(runs, defaultLoss));
    expect(status).toBe(Status.converged);
    expect(parameters[3]).toBeCloseTo(free.parameters[3], 8);
  });

  test('a law that fits without error converges to it', async () => {
    const x = [0, 1, 2, 3, 4];
    for (const loss of [...Object.values(losses).filter(({ residual }) => residual !== 'relative')]) {
      const end = await solve(
        line(
          x,
          x.map((at) => 3 - 0.5 * at),
          loss,
        ),
        Float64Array.of(0, 0),
      );
      expect(end.status).toBe(Status.converged);
      expect(end.parameters[0]).toBeCloseTo(3, 10);
      expect(end.parameters[1]).toBeCloseTo(-0.5, 10);
      expect(end.objective).toBeLessThan(1e-12);
    }
  });

  test('the absolute loss passes a line through two points and is not moved by an outlier', async () => {
    const loss: Loss = { residual: 'raw', rho: { kind: 'absolute' } };
    const { parameters, exactRows, multiplier, objective } = await solve(
      line([0, 1, 2, 3, 4, 5], [0, 1.1, 2, 2.9, 4.05, 100], loss),
      Float64Array.of(0, 0),
    );
    expect(exactRows).toHaveLength(2);
    expect(multiplier).toBeLessThanOrEqual(1);
    expect(parameters[1]).toBeGreaterThan(0.9);
    expect(parameters[1]).toBeLessThan(1.2);
    expect(objective).toBeLessThan(96);
  });

  test('matrices at the optimum of a squared loss are those of linear regression', async () => {
    const x = [0, 1, 2, 3];
    const problem = line(x, [1, 2, 2.5, 4.5], { residual: 'raw', rho: { kind: 'squared' } });
    const { hessian, gaussNewton } = await solve(problem, Float64Array.of(0, 0));
    const expected = [8, 12, 28];
    [packedIndex(0, 0), packedIndex(1, 0), packedIndex(1, 1)].forEach((at, k) => {
      expect(hessian[at]).toBeCloseTo(expected[k], 10);
      expect(gaussNewton[at]).toBeCloseTo(expected[k], 10);
    });
  });
});
