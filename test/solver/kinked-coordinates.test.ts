import { expect, test } from 'vitest';
import { Status } from '../../src/problem/status.js';
import { moveToKinks } from '../../src/solver/kinked-coordinates.js';
import { alongFlatValley } from '../../src/tasks/fit/flat-valley.js';
import { problemOf, solverOf } from './support.js';
import { traceLaw } from './traced-law.js';

const losses = [0.1, -0.1, 0.05, 0, -0.5, 1.4, 2.1, 2.9, 4.05];
/** Of least squares with the break at 4, the place of a run. */
const best = [-1 / 34, 34.9 / 34, 4];

/** A level a, then a line of slope b from the break d on, over a bend of this width. */
async function brokenLine(width: number) {
  const law = traceLaw(
    ([a, b, d], [x]) => a.add(b.mul(d.sub(x).div(-width).softplus().mul(width))),
    3,
    losses.map((_, x) => [x]),
  );
  const loss = { residual: 'raw', rho: { kind: 'squared' } } as const;
  return solverOf(problemOf({ law, target: losses, loss }));
}

test('a fit that stopped beside a run which a sharp break meets has its break moved there and the others fitted', async () => {
  const { kernel, polish } = await brokenLine(1e-25);
  for (const d of [4 + 1e-11, 4 - 1e-11]) {
    const stopped = polish(Float64Array.of(0, 1, d), { maxSteps: 0 });
    expect(stopped.status).toBe(Status.stepLimit);
    const { status, parameters, steps } = alongFlatValley(kernel, stopped, polish, 10);
    expect(status).toBe(Status.converged);
    expect(steps).toBeLessThan(5);
    best.forEach((value, i) => {
      expect(parameters[i]).toBeCloseTo(value, 13);
    });
  }
});

test('a sharp break is at a kink only where the objective has its minimum, and a smooth one nowhere', async () => {
  const kinksAt = async (width: number, point: readonly number[]) => {
    const { kernel, polish } = await brokenLine(width);
    const at = Float64Array.from(point);
    const kinks = moveToKinks(kernel, at, polish(at, { maxSteps: 0 }));
    return { kinks, d: at[2] };
  };
  const beside = [best[0], best[1], 4 + 1e-10];
  expect(await kinksAt(1e-25, beside)).toEqual({ kinks: [2], d: expect.closeTo(4, 14) });
  expect(await kinksAt(0.1, beside)).toEqual({ kinks: [], d: beside[2] });
  expect(await kinksAt(1e-25, [best[0], best[1], 3.5])).toEqual({ kinks: [], d: 3.5 });
});
