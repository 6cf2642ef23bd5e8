import { expect, it } from 'vitest';
import { entryIndex } from '../../src/linear-algebra/matrix-shape.js';
import { huberForm } from '../../src/loss/loss.js';
import { shapeOf } from '../../src/problem/group-coordinates.js';
import type { Problem } from '../../src/problem/problem.js';
import { withoutGroups } from '../../src/problem/without-groups.js';
import { compileKernel } from '../../src/solver/kernel.js';
import { createCurvature, createPasses } from '../../src/solver/passes.js';
import { groupedModel } from '../support/groups.js';

/** Objective, gradient, and by pairs of coordinates the entries of both matrices. */
async function sumsAt(problem: Problem, at: Float64Array) {
  const shape = shapeOf(problem);
  const sums = createCurvature(shape);
  createPasses(await compileKernel(problem)).curvature(at, huberForm(problem.loss.rho, 0), sums);
  const { objective, gradient, hessian, gaussNewton } = sums;
  const of = (i: number, j: number) =>
    [hessian, gaussNewton].map((matrix) => matrix[entryIndex(shape, i, j)]);
  return { objective, gradient: [...gradient], of };
}

it('a problem with groups has the objective and the derivatives of one without, whose rows select their coordinates', async () => {
  const { problem } = await groupedModel();
  const { groups } = problem;
  if (groups === undefined) throw new Error('the model has groups');
  const single = withoutGroups({ ...problem, groups });
  expect(single.groups).toBeUndefined();
  expect(single.size).toBe(5);
  // E and A of one group, then of the other, then alpha.
  const at = Float64Array.of(0.3, -0.1, 0.6, 0.2, -1.1);
  const [grouped, whole] = [await sumsAt(problem, at), await sumsAt(single, at)];
  expect(whole.objective / grouped.objective).toBeCloseTo(1, 12);
  whole.gradient.forEach((slope, i) => {
    expect(slope / grouped.gradient[i]).toBeCloseTo(1, 9);
  });
  for (let i = 0; i < 5; i++) {
    for (let j = 0; j <= i; j++) {
      const isOfTwo = i < 4 && j < 2 && i >= 2;
      whole.of(i, j).forEach((entry, k) => {
        if (isOfTwo) expect(Math.abs(entry)).toBe(0);
        else expect(entry / grouped.of(i, j)[k], `${i}, ${j}`).toBeCloseTo(1, 9);
      });
    }
  }
  expect(single.evaluator().value(at)).toEqual(problem.evaluator().value(at));
});
