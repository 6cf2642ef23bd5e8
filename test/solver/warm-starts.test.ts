/** Speed is not bought by stopping early. */
import { expect, test } from 'vitest';
import { fit, parseFitJob } from '../../src/index.js';
import { createResampler } from '../../src/problem/resample.js';
import { type CpuKernel, compileKernel } from '../../src/solver/kernel.js';
import { createLevenbergMarquardt } from '../../src/solver/levenberg-marquardt.js';
import { createPasses } from '../../src/solver/passes.js';
import { createPolisher } from '../../src/solver/polish.js';
import { modelOfJob } from '../../src/tasks/fit/model-of-job.js';
import { schemeOfJob } from '../../src/tasks/uncertainty/scheme.js';
import { needData } from '../support/data.js';
import { readTable } from '../support/files.js';

const runs = 'chinchilla-240.csv';

test('refits of resamples from the optimum stop near their own optima, in single precision', async (context) => {
  const file = needData(context, runs);
  const job = parseFitJob({ runs: file, law: 'chinchilla', bootstrap: 400, seed: 1 });
  const jobModel = modelOfJob(job, await readTable(file));
  const { model } = jobModel;
  const whole = await compileKernel(model.problem);
  const start = model.toInternal([1.8, 480, 2100, 0.348, 0.366]);
  const optimum = createPolisher(whole)(start).parameters;
  const { plan } = schemeOfJob(job, jobModel, optimum);
  const { weight, target, draw } = createResampler(plan, whole);
  const kernel: CpuKernel = { ...whole, weight, target };
  const passes = createPasses(kernel);
  const polish = createPolisher(kernel, passes);
  const fitFrom = createLevenbergMarquardt(kernel, passes, 'f32');
  const gaps = Array.from({ length: 400 }, (_, resample) => {
    draw(resample);
    passes.reload();
    const at = optimum.slice();
    fitFrom(at, { maxSteps: 500, tolerance: 4e-7, smoothing: 1e-3 });
    const polished = polish(at);
    // Zero steps of polish tell the exact objective where the search ended.
    return polish(at, { maxSteps: 0 }).objective / polished.objective - 1;
  }).sort((a, b) => a - b);
  expect(gaps[200]).toBeLessThan(2e-6);
  expect(gaps[396]).toBeLessThan(5e-5);
});

test('three in ten customary starts, each followed until it stops, come within 1e-4 of the best objective', async (context) => {
  const file = needData(context, runs);
  const job = parseFitJob({ runs: file, law: 'chinchilla', starts: 'grid', exhaustive: true });
  const { record } = await fit({ ...job, backend: 'cpu' }, await readTable(file));
  const near = record.starts.atBest / record.starts.count;
  expect(near).toBeGreaterThanOrEqual(0.3);
});
