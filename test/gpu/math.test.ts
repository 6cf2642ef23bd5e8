import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import math from '../../shaders/lib/math.wgsl';
import { Session } from '../../src/backend/webgpu/session.js';
import { sigmoid, softplus } from '../../src/formula/functions.js';

/** 2^-24: half an ulp of 1. */
const eps = 2 ** -24;

/** WGSL's own bounds, absolute errors: https://www.w3.org/TR/WGSL/#floating-point-accuracy, an ulp being 2 eps |y|. */
const expBound = (x: number) => (3 + 2 * Math.abs(x)) * 2 * eps * Math.exp(x);
const logBound = (x: number) => (x >= 0.5 && x <= 2 ? 2 ** -21 : 3 * 2 * eps * Math.abs(Math.log(x)));

interface Case {
  readonly exact: (x: number) => number;
  readonly from: number;
  readonly to: number;
  /** Absolute error that WGSL's bounds, carried through the function's own steps, allow. */
  readonly allowed: (x: number) => number;
}

/** Series take about ten operations near 1, each a division of 2.5 ulp at most: 25 ulp cover them. */
const series = (y: number) => 25 * 2 * eps * Math.abs(y);

const cases: Record<string, Case> = {
  law_exp: { exact: Math.exp, from: -80, to: 79, allowed: expBound },
  law_log: { exact: Math.log, from: 1e-3, to: 50, allowed: logBound },
  law_sqrt: { exact: Math.sqrt, from: 0, to: 50, allowed: (x) => 8 * eps * Math.sqrt(x) },
  law_log1p: {
    exact: Math.log1p,
    from: -0.9,
    to: 20,
    allowed: (x) => series(Math.log1p(x)) + (Math.abs(x) > 0.5 ? logBound(1 + x) + 2 * eps : 0),
  },
  law_expm1: {
    exact: Math.expm1,
    from: -20,
    to: 20,
    allowed: (x) => series(Math.expm1(x)) + (Math.abs(x) > 0.5 ? expBound(x) : 0),
  },
  law_tanh: {
    exact: Math.tanh,
    from: -15,
    to: 15,
    allowed: (x) => (series(Math.tanh(x)) + 2 * eps * Math.abs(x)) * 2,
  },
  law_softplus: {
    exact: softplus,
    from: -30,
    to: 30,
    allowed: (x) => series(softplus(x)) + expBound(-Math.abs(x)) + logBound(1 + Math.exp(-Math.abs(x))),
  },
  law_sigmoid: {
    exact: sigmoid,
    from: -30,
    to: 30,
    allowed: (x) => series(sigmoid(x)) + expBound(-Math.abs(x)),
  },
  law_sin: { exact: Math.sin, from: -30, to: 30, allowed: (x) => (25 + 4 * Math.abs(x)) * eps },
  law_cos: { exact: Math.cos, from: -30, to: 30, allowed: (x) => (25 + 4 * Math.abs(x)) * eps },
  law_atan: { exact: Math.atan, from: -20, to: 20, allowed: (x) => series(Math.atan(x)) },
};

describe('the functions that emitted laws call', () => {
  let session: Session;
  beforeAll(async () => {
    session = await Session.open();
  });
  afterAll(() => session.destroy());

  /** Values of a WGSL expression in x. */
  async function run(expression: string, x: Float32Array<ArrayBuffer>): Promise<Float32Array> {
    const kernel = await session.pipeline(
      expression,
      `${math}
@group(0) @binding(0) var<storage, read_write> numbers: array<f32>;
@compute @workgroup_size(64) fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x < arrayLength(&numbers)) { let x = numbers[id.x]; numbers[id.x] = ${expression}; }
}`,
      ['storage'],
    );
    const { STORAGE, COPY_SRC, COPY_DST, MAP_READ } = GPUBufferUsage;
    const { numbers, readback } = await session.allocate({
      numbers: { size: x.byteLength, usage: STORAGE | COPY_SRC | COPY_DST },
      readback: { size: x.byteLength, usage: COPY_DST | MAP_READ },
    });
    session.device.queue.writeBuffer(numbers, 0, x);
    const encoder = session.device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(kernel.pipeline);
    pass.setBindGroup(0, session.bind(kernel, [numbers]));
    pass.dispatchWorkgroups(Math.ceil(x.length / 64));
    pass.end();
    encoder.copyBufferToBuffer(numbers, 0, readback, 0, x.byteLength);
    session.device.queue.submit([encoder.finish()]);
    await readback.mapAsync(GPUMapMode.READ);
    session.throwIfFaulty();
    return new Float32Array(readback.getMappedRange().slice(0));
  }

  for (const [name, { exact, from, to, allowed }] of Object.entries(cases)) {
    test(`${name} is as near as WGSL's error bounds allow`, async () => {
      const spread = Float32Array.from({ length: 2000 }, (_, i) => from + ((to - from) * i) / 1999);
      // Where naive forms lose all digits.
      const small = [1e-3, 1e-5, 1e-7].flatMap((x) => [x, -x]).filter((x) => x >= from);
      const x = Float32Array.from([...spread, ...small]);
      const y = await run(`${name}(x)`, x);
      const worst = Math.max(...Array.from(x, (at, i) => Math.abs(y[i] - exact(at)) / (allowed(at) + 1e-37)));
      expect(worst).toBeLessThan(1);
    });
  }

  test('law_pow is exp of y log x', async () => {
    const x = Float32Array.of(0.1, 0.5, 1, 3, 700);
    const y = await run('law_pow(x, 1.5)', x);
    x.forEach((at, i) => {
      const t = 1.5 * Math.log(at);
      const allowed = expBound(t) + at ** 1.5 * (1.5 * logBound(at) + 2 * eps * Math.abs(t));
      expect(Math.abs(y[i] - at ** 1.5)).toBeLessThanOrEqual(allowed);
    });
  });

  test('nothing overflows: exponentials of large numbers and logarithms of nothing stay finite', async () => {
    const large = Float32Array.of(-1e30, -1000, 0, 1000, 1e30);
    for (const name of [
      'law_exp',
      'law_log',
      'law_sqrt',
      'law_expm1',
      'law_tanh',
      'law_softplus',
      'law_sigmoid',
    ]) {
      for (const y of await run(`${name}(x)`, large)) expect(Number.isFinite(y)).toBe(true);
    }
  });

  test('is_sane refuses infinities and NaN, which no comparison would', async () => {
    const x = Float32Array.of(0, -1, 1e35, 1e37, -Infinity, NaN);
    expect([...(await run('select(0.0, 1.0, is_sane(x))', x))]).toEqual([1, 1, 1, 0, 0, 0]);
  });
});
