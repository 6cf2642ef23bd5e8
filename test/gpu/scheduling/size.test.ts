/** Laws that are too large for a kernel are refused before a driver takes minutes over them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCpuBackend } from '../../../src/backend/cpu/engine.js';
import { withFailover, withLimitsAndFailover } from '../../../src/backend/failover.js';
import { dealRows } from '../../../src/backend/webgpu/deal.js';
import { WebGpuEngine } from '../../../src/backend/webgpu/engine.js';
import { compileKernel } from '../../../src/backend/webgpu/kernel.js';
import { kernelSpec } from '../../../src/backend/webgpu/kernel-spec.js';
import { fitKernel } from '../../../src/backend/webgpu/kernels.js';
import { Session } from '../../../src/backend/webgpu/session.js';
import { parseFitJob, parseTable } from '../../../src/index.js';
import type { SearchOptions } from '../../../src/solver/search-options.js';
import { fit } from '../../../src/tasks/fit/fit.js';
import { problemOf, startsAt } from '../../support/problem.js';

const options: SearchOptions = { maxSteps: 20, tolerance: 1e-8, smoothing: 0 };

const wave = (row: number, column: number): number => 1 + Math.abs(Math.sin(13.7 * row + 3.1 * column));

/** A law in so many inputs, each with a parameter. */
function linear(inputs: number) {
  const names = Array.from({ length: inputs }, (_, i) => `x${i}`);
  const rows = inputs + 40;
  return {
    formula: names.map((name, i) => `a${i}*${name}`).join(' + '),
    parameters: names.map((_, i) => `a${i}`),
    rows,
    inputs: Object.fromEntries(
      names.map((name, i) => [name, Float64Array.from({ length: rows }, (_, row) => wave(row, i))]),
    ),
    observed: Float64Array.from({ length: rows }, (_, row) => 2 + wave(row, 0.5)),
  };
}

const { formula, parameters, inputs, observed, rows } = linear(70);
const { problem } = problemOf({
  formula,
  parameters,
  positive: [],
  inputs,
  observed,
  loss: { residual: 'raw', rho: { kind: 'squared' } },
});
const origin = startsAt([new Float64Array(parameters.length)]);

describe('a law of seventy parameters', () => {
  let engine: WebGpuEngine;
  beforeAll(async () => {
    engine = await WebGpuEngine.create({});
  });
  afterAll(() => engine.dispose());

  test('is too large for the back end', async () => {
    await expect(engine.prepare(problem)).rejects.toMatchObject({
      code: 'too-large-for-gpu',
      kind: 'input',
      message: 'The law makes 70 free parameters: WebGPU takes 64 at most.',
    });
  });

  test('goes to the CPU where that is left open, and an event says so', async () => {
    const events: string[] = [];
    const backend = withFailover(engine, async () => createCpuBackend({ workers: 1 }));
    const prepared = await backend.prepare(problem);
    const found = await prepared.search(origin, 0, 1, options, { event: (text) => events.push(text) });
    expect(Number.isFinite(found.objective[0])).toBe(true);
    expect(backend.info.name).toBe('cpu');
    expect(events.join()).toMatch(/70 free parameters: WebGPU takes 64 at most.*run on cpu/);
    prepared.dispose();
  });

  test('is refused where WebGPU was asked for', async () => {
    const own = await WebGpuEngine.create({});
    const backend = withLimitsAndFailover(own, async () => createCpuBackend({ workers: 1 }));
    const prepared = await backend.prepare(problem);
    await expect(prepared.search(origin, 0, 1, options)).rejects.toMatchObject({ code: 'too-large-for-gpu' });
    backend.dispose();

    const lines = [[...Object.keys(inputs), 'loss'].join()];
    for (let row = 0; row < rows; row++) {
      lines.push([...Object.values(inputs).map((column) => column[row]), observed[row]].join());
    }
    const job = parseFitJob({
      runs: 'runs.csv',
      law: formula,
      residual: 'raw',
      loss: 'squared',
      backend: 'webgpu',
    });
    await expect(fit(job, await parseTable(lines.join('\n'), 'runs.csv'))).rejects.toMatchObject({
      code: 'too-large-for-gpu',
    });
  });
});

test('a kernel whose text is too long is refused, whatever makes it so', async () => {
  const session = await Session.open();
  const source = `// ${'x'.repeat(2 ** 20)}\n@compute @workgroup_size(1) fn main() {}`;
  await expect(session.pipeline('fit', source, [])).rejects.toMatchObject({
    code: 'too-large-for-gpu',
    message: expect.stringMatching(
      /^The law makes a kernel \(fit\) of 10\d+ characters: WebGPU takes 1048576 at most\.$/,
    ),
  });
  session.destroy();
});

test('a law of twenty parameters is within what shader compilers take', async () => {
  const names = Array.from({ length: 20 }, (_, i) => `p${i}`);
  const x = Float64Array.from({ length: 30 }, (_, i) => i / 10);
  const { problem } = problemOf({
    formula: names.map((name, i) => `${name} * sin(${i} * x + 1)`).join(' + '),
    parameters: names,
    positive: [],
    inputs: { x },
    observed: x,
    loss: { residual: 'raw', rho: { kind: 'squared' } },
  });
  const source = fitKernel(kernelSpec(problem, dealRows(problem, true)));
  const session = await Session.open();
  await expect(compileKernel(session, source)).resolves.toBeDefined();
  session.destroy();
});
