import { describe, expect, test } from 'vitest';
import { parseFitJob } from '../../src/index.js';
import { denseShape } from '../../src/linear-algebra/matrix-shape.js';
import { huberForm } from '../../src/loss/loss.js';
import { sobol } from '../../src/problem/sobol.js';
import { compileKernel } from '../../src/solver/kernel.js';
import { createNormal, createPasses } from '../../src/solver/passes.js';
import { createPolisher } from '../../src/solver/polish.js';
import { modelOfJob } from '../../src/tasks/fit/model-of-job.js';
import { needData } from '../support/data.js';
import { readTable } from '../support/files.js';
import { chinchilla, simulatedRuns } from '../support/problem.js';

const tables = [
  'chinchilla-240',
  'chinchilla-245',
  'chinchilla-234',
  'gemstones-hot-220',
  'gemstones-cool-199',
];

describe('the single-precision objective is that of double precision to 5e-6', () => {
  for (const name of tables) {
    test(`at the optimum of ${name}, about it and far from it`, async (context) => {
      const file = needData(context, `${name}.csv`);
      const { model } = modelOfJob(parseFitJob({ runs: file, law: 'chinchilla' }), await readTable(file));
      const kernel = await compileKernel(model.problem);
      const passes = createPasses(kernel);
      const optimum = createPolisher(
        kernel,
        passes,
      )(model.toInternal([1.8, 480, 2100, 0.348, 0.366])).parameters;
      const form = huberForm(model.problem.loss.rho, 0);
      const [single, double] = [createNormal(denseShape(5)), createNormal(denseShape(5))];
      const shift = sobol(5, 1);
      for (let k = 0; k < 300; k++) {
        const reach = [0, 0.01, 0.3][k % 3];
        const at = optimum.map((u, i) => u + reach * (2 * shift(k)[i] - 1));
        passes.normal('f32', at, form, single);
        passes.normal('f64', at, form, double);
        expect(Math.abs(single.objective / double.objective - 1)).toBeLessThan(5e-6);
      }
    });
  }
});

test.each([1e-9, 1e-14, 1e-20])(
  'losses of the size of %s have an objective and a gradient in single precision',
  async (size) => {
    const runs = simulatedRuns(60);
    const { problem, internal } = chinchilla({ ...runs, loss: runs.loss.map((loss) => size * loss) });
    const passes = createPasses(await compileKernel(problem));
    const form = huberForm(problem.loss.rho, 0);
    const [single, double] = [createNormal(denseShape(5)), createNormal(denseShape(5))];
    for (const off of [0.9, 1.01, 1.2]) {
      const at = internal([1.8 * size * off, 480 * size, 2100 * size, 0.348, 0.366]);
      passes.normal('f32', at, form, single);
      passes.normal('f64', at, form, double);
      expect(Math.abs(single.objective / double.objective - 1)).toBeLessThan(1e-3);
      single.gradient.forEach((slope, i) => {
        expect(Math.abs(slope / double.gradient[i] - 1)).toBeLessThan(1e-2);
      });
    }
  },
);
