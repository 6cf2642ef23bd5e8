import { expect, it } from 'vitest';
import { tableOf } from '../../src/index.js';
import { COMPARED_ROWS, KEPT_STARTS } from '../../src/problem/grouped-starts.js';
import { sobol } from '../../src/problem/sobol.js';
import { createStarts } from '../../src/problem/starts.js';
import { Status } from '../../src/problem/status.js';
import { createBatch, emptyFits } from '../../src/solver/batch.js';
import { compileKernel } from '../../src/solver/kernel.js';
import { KnownMinima } from '../../src/solver/known-minima.js';
import { parseFitJob } from '../../src/tasks/fit/job.js';
import { modelOfJob } from '../../src/tasks/fit/model-of-job.js';

const GROUPS = 100;
const ROWS = 50;

/** Runs of 100 data sets with common exponents and noise of .3 %. */
function runsOfGroups() {
  const draw = sobol(6, 1);
  const set: string[] = [];
  const [N, D, loss]: number[][] = [[], [], []];
  for (let group = 0; group < GROUPS; group++) {
    const [e, a, b] = draw(group);
    for (let row = 0; row < ROWS; row++) {
      const [, , , u, v, w] = draw(1 + group * ROWS + row);
      const [size, tokens] = [10 ** (7 + 3 * u), 10 ** (9 + 2.5 * v)];
      const value = 1.5 + e / 2 + (300 + 300 * a) / size ** 0.34 + (300 + 300 * b) / tokens ** 0.28;
      set.push(`set ${group}`);
      N.push(size);
      D.push(tokens);
      loss.push(value * Math.exp(0.01 * (w - 0.5)));
    }
  }
  return tableOf({ set, N, D, loss }, 'groups');
}

it('starts of many groups are compared over some of these, and all lead to the minimum in a few steps', async () => {
  const job = parseFitJob({ runs: 'groups', law: 'chinchilla', per: 'E,A,B by set' });
  const { model } = modelOfJob(job, runsOfGroups());
  const sample = model.groups?.sample(COMPARED_ROWS);
  expect(sample?.problem.rows).toBeGreaterThanOrEqual(COMPARED_ROWS);
  expect(sample?.problem.rows).toBeLessThan(2 * COMPARED_ROWS);
  const starts = createStarts(model, {
    plan: { kind: 'seeded' },
    planned: false,
    given: [],
    range: {},
    seed: 0,
  });
  expect(starts.count).toBe(KEPT_STARTS);
  const parameters = new Float64Array(starts.count * model.problem.size);
  starts.fill(0, starts.count, parameters);
  const fits = emptyFits(parameters, starts.count);
  const batch = createBatch(await compileKernel(model.problem), 'f32');
  const options = { maxSteps: 500, tolerance: 1e-7, smoothing: 0 };
  for (const _ of batch.fit(fits, 0, starts.count, options, new KnownMinima()));
  expect([...fits.status].filter((status) => status === Status.merged)).toHaveLength(KEPT_STARTS - 1);
  // Logarithms that start at a coefficient of zero took 200.
  expect(Math.max(...fits.steps)).toBeLessThan(80);
});
