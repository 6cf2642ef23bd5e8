import { describe, expect, test } from 'vitest';
import { createCpuBackend } from '../../src/backend/cpu/engine.js';
import type { Loss } from '../../src/loss/loss.js';
import type { Problem, StartSet } from '../../src/problem/problem.js';
import { Status } from '../../src/problem/status.js';
import { fitsF32 } from '../../src/solver/fits-f32.js';
import { compileKernel } from '../../src/solver/kernel.js';
import { problemOf } from './support.js';
import { traceLaw } from './traced-law.js';

const x = Array.from({ length: 30 }, (_, row) => [row / 6]);
const squared: Loss = { residual: 'raw', rho: { kind: 'squared' } };

/** a exp(-b x) times `unit`. */
function decay(unit: number, loss: Loss = squared): Problem {
  const law = traceLaw(([a, b], [at]) => a.mul(b.mul(-at).exp()), 2, x);
  return problemOf({
    law,
    target: x.map(([at], row) => unit * (3 * Math.exp(-0.7 * at) + 0.01 * Math.cos(7 * row))),
    loss,
  });
}

const options = { maxSteps: 200, tolerance: 1e-8, smoothing: 1e-3 };
const startAt = (start: readonly number[]): StartSet => ({
  count: 1,
  fill: (_first, _n, out) => out.set(start),
});

async function searchFrom(problem: Problem, start: readonly number[], precision: 'f32' | 'f64') {
  const backend = createCpuBackend({ precision });
  const prepared = await backend.prepare(problem);
  const result = await prepared.search(startAt(start), 0, 1, options);
  backend.dispose();
  return { at: [...result.parameters], objective: result.objective[0], status: result.status[0] };
}

describe('a search in single precision', () => {
  test('arrives where one in double precision does, but for rounding', async () => {
    const problem = decay(1);
    expect(fitsF32(await compileKernel(problem))).toBe(true);
    const narrow = await searchFrom(problem, [1, 0.2], 'f32');
    const wide = await searchFrom(problem, [1, 0.2], 'f64');
    expect([narrow.status, wide.status]).toEqual([Status.converged, Status.converged]);
    expect(Math.abs(narrow.objective / wide.objective - 1)).toBeLessThan(1e-4);
    narrow.at.forEach((value, i) => {
      expect(Math.abs(value - wide.at[i])).toBeLessThan(1e-4);
    });
  });

  test('gives way to double precision where the runs are too large or too small for it', async () => {
    for (const unit of [1e-25, 1e25]) {
      const problem = decay(unit);
      expect(fitsF32(await compileKernel(problem))).toBe(false);
      const { at, status } = await searchFrom(problem, [unit, 0.2], 'f32');
      expect(status).toBe(Status.converged);
      expect(at[0] / unit).toBeCloseTo(3, 1);
    }
  });

  test('gives way to double precision from a start that overflows single', async () => {
    const { status } = await searchFrom(decay(1), [1, -30], 'f32');
    expect(status).not.toBe(Status.notFinite);
  });
});
