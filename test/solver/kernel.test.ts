import { expect, test } from 'vitest';
import type { Rho } from '../../src/loss/loss.js';
import { type CpuKernel, compileKernel } from '../../src/solver/kernel.js';
import { createLevenbergMarquardt } from '../../src/solver/levenberg-marquardt.js';
import { createPasses } from '../../src/solver/passes.js';
import { createPolisher } from '../../src/solver/polish.js';
import { chinchilla, simulatedRuns } from '../support/problem.js';

/** Search, then polish, from one start. */
function solve(kernel: CpuKernel, start: Float64Array) {
  const at = start.slice();
  const passes = createPasses(kernel);
  const searched = createLevenbergMarquardt(
    kernel,
    passes,
    'f32',
  )(at, {
    maxSteps: 300,
    tolerance: 1e-7,
    smoothing: 1e-3,
  });
  return { searched, at: [...at], polished: createPolisher(kernel, passes)(at) };
}

const penalties: Rho[] = [{ kind: 'huber', delta: 1e-3 }, { kind: 'absolute' }];

for (const rho of penalties) {
  test(`a kernel posted to another thread searches and polishes to the same bits (${rho.kind})`, async () => {
    const { problem, internal } = chinchilla(simulatedRuns(60), { loss: { residual: 'log', rho } });
    const kernel = await compileKernel(problem);
    const { port1, port2 } = new MessageChannel();
    const arrival = new Promise<CpuKernel>((resolve) => {
      port2.onmessage = ({ data }) => resolve(data);
    });
    port1.postMessage(kernel);
    const posted = await arrival;
    port1.close();
    const start = internal([1.5, 300, 900, 0.3, 0.3]);
    expect(solve(posted, start)).toEqual(solve(kernel, start));
  });
}

test('a problem is compiled once, however often it is asked for', async () => {
  const { problem } = chinchilla(simulatedRuns(20));
  expect(await compileKernel(problem)).toBe(await compileKernel(problem));
});
