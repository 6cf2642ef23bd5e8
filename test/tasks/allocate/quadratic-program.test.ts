import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QuadraticProgram } from '../../../src/tasks/allocate/quadratic-program.js';

const component = fc.double({ min: -2, max: 2, noNaN: true }).map((x) => Math.round(x * 64) / 64);

/** A strictly convex problem that 0 satisfies. */
const problems = fc
  .record({ n: fc.integer({ min: 1, max: 4 }), m: fc.integer({ min: 0, max: 7 }) })
  .chain(({ n, m }) =>
    fc.record({
      n: fc.constant(n),
      root: fc.array(component, { minLength: n * n, maxLength: n * n }),
      slope: fc.array(component, { minLength: n, maxLength: n }),
      rows: fc.array(component, { minLength: n * m, maxLength: n * m }),
      room: fc.array(fc.integer({ min: 0, max: 64 }), { minLength: m, maxLength: m }),
    }),
  );

function stepOf({ n, root, slope, rows, room }: typeof problems extends fc.Arbitrary<infer T> ? T : never) {
  const step = new QuadraticProgram(n, room.length);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      step.hessian[i * n + j] = i === j ? 0.5 : 0;
      for (let k = 0; k < n; k++) step.hessian[i * n + j] += root[k * n + i] * root[k * n + j];
    }
  }
  step.slope.set(slope);
  step.rows.set(rows);
  step.room.set(room.map((x) => x / 32));
  return step;
}

describe('a quadratic step', () => {
  it('satisfies the conditions of an optimum', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { n, slope, rows, room } = problem;
        const quadratic = stepOf(problem);
        const H = quadratic.hessian.slice();
        expect(quadratic.solve()).toBe(true);
        const { step, multipliers } = quadratic;
        for (let i = 0; i < n; i++) {
          let sum = slope[i];
          for (let j = 0; j < n; j++) sum += H[i * n + j] * step[j];
          for (let c = 0; c < room.length; c++) sum += multipliers[c] * rows[c * n + i];
          expect(Math.abs(sum)).toBeLessThan(1e-8);
        }
        for (let c = 0; c < room.length; c++) {
          let slack = -room[c] / 32;
          for (let i = 0; i < n; i++) slack += rows[c * n + i] * step[i];
          expect(slack).toBeLessThan(1e-9);
          expect(multipliers[c]).toBeGreaterThanOrEqual(-1e-12);
          expect(Math.abs(multipliers[c] * slack)).toBeLessThan(1e-8);
        }
      }),
      { numRuns: 2000, seed: 7 },
    );
  });

  it('is the same whichever set is tried first', () => {
    fc.assert(
      fc.property(problems, fc.integer({ min: 0, max: 127 }), (problem, bits) => {
        const cold = stepOf(problem);
        const warm = stepOf(problem);
        for (let c = 0; c < problem.room.length && warm.bound < problem.n; c++) {
          if ((bits >> c) % 2 === 1) warm.working[warm.bound++] = c;
        }
        expect(cold.solve() && warm.solve()).toBe(true);
        cold.step.forEach((x, i) => {
          expect(Math.abs(warm.step[i] - x)).toBeLessThan(1e-7);
        });
      }),
      { numRuns: 2000, seed: 8 },
    );
  });

  it('is refused where constraints exclude each other', () => {
    const quadratic = new QuadraticProgram(1, 2);
    quadratic.hessian[0] = 1;
    quadratic.rows.set([1, -1]);
    quadratic.room.set([-1, -1]);
    expect(quadratic.solve()).toBe(false);
  });

  it('goes downhill where the curvature points down', () => {
    const quadratic = new QuadraticProgram(2, 4);
    quadratic.hessian.set([-1, 0, 0, 1]);
    quadratic.slope.set([-1, 1]);
    quadratic.rows.set([1, 0, -1, 0, 0, 1, 0, -1]);
    quadratic.room.set([1, 1, 1, 1]);
    expect(quadratic.solve()).toBe(true);
    expect(quadratic.step[0]).toBeGreaterThan(0);
    expect(quadratic.step[1]).toBeLessThan(0);
  });
});
