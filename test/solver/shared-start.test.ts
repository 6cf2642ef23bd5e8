/** Sums at a point from which all resamples start, beside those of the passes. */
import { describe, expect, test } from 'vitest';
import { chinchillaFit, groupedFit } from '../../bench/suites/support/simulated-fit.js';
import { huberForm } from '../../src/loss/loss.js';
import { shapeOf } from '../../src/problem/group-coordinates.js';
import { compileKernel } from '../../src/solver/kernel.js';
import { createCurvature, createPasses } from '../../src/solver/passes.js';
import { withSharedStart } from '../../src/solver/shared-start.js';

const made = {
  Huber: chinchillaFit(37),
  'Huber of two sides': chinchillaFit(37, { over: 1, under: 3 }),
  'squares of relative residuals': chinchillaFit(37, { residual: 'relative', loss: 'squared' }),
  'groups of rows': groupedFit(3, 13),
};

describe('sums at a common start', () => {
  for (const [name, { model, truth }] of Object.entries(made)) {
    for (const drawsTargets of [false, true]) {
      test(`are those of the passes, matrices those of all rows: ${name}, ${drawsTargets ? 'targets' : 'weights'} drawn`, async () => {
        const kernel = await compileKernel(model.problem);
        const { loss } = kernel;
        const drawn = { ...kernel, weight: kernel.weight.slice(), target: kernel.target.slice() };
        const passes = createPasses(drawn);
        const form = huberForm(loss.rho, 0);
        const [own, common, whole] = [0, 1, 2].map(() => createCurvature(shapeOf(kernel)));
        passes.curvature(truth, form, whole);
        const shared = withSharedStart(drawn, passes, truth, drawsTargets);
        for (let row = 0; row < kernel.rows; row++) {
          if (drawsTargets) drawn.target[row] *= 1 + 1e-3 * ((row % 5) - 2);
          else drawn.weight[row] *= row % 3;
        }
        passes.reload();
        shared.curvature(truth, form, common);
        passes.curvature(truth, form, own);
        expect(Math.abs(common.objective / own.objective - 1)).toBeLessThan(1e-13);
        expect(Math.abs(common.rounding / own.rounding - 1)).toBeLessThan(1e-12);
        const size = Math.max(...own.gradient.map(Math.abs));
        own.gradient.forEach((slope, i) => {
          expect(Math.abs(common.gradient[i] - slope)).toBeLessThan(1e-12 * size);
        });
        expect([common.gaussNewton, common.hessian]).toEqual([whole.gaussNewton, whole.hessian]);
        const elsewhere = truth.map((u) => u + 1e-9);
        shared.curvature(elsewhere, form, common);
        passes.curvature(elsewhere, form, own);
        expect(common).toEqual(own);
      });
    }
  }
});
