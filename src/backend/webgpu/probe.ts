import { sha256Hex } from '#platform';
import { bindBuffers, compileKernel, setKernel } from './kernel.js';
import { knownValuesKernel } from './kernels.js';
import { Session } from './session.js';

/** Numbers the probe kernel works on: one workgroup of 64, from 2^-4 to 2^4, none of them special. */
const COUNT = 64;

/**
 * Direct3D allows logarithms an error of 2^-21, relative, up to 2.7 times what WGSL does. Searches do not mind, and their
 * results are compared with float64.
 */
const LOG_TOLERANCE = 4;

export interface ProbeResult {
  /** Results lie within what WGSL allows, logarithms within {@link LOG_TOLERANCE} times that. */
  readonly ok: boolean;
  /** The largest error, relative to the error that WGSL allows. */
  readonly maxError: number;
  /** From the first submission to the results, compiling apart. */
  readonly ms: number;
  /** Of the results' bits: the same where two adapters compute alike. */
  readonly fingerprint: string;
}

/**
 * Runs a small kernel with known answers on the adapter.
 * @throws IsolossError `no-webgpu-adapter`, `webgpu-validation`
 */
export async function probeKernel(adapter?: string): Promise<ProbeResult> {
  const session = await Session.open({ adapter });
  try {
    return await probe(session);
  } finally {
    session.destroy();
  }
}

/** The same on a device that is open. */
export async function probe(session: Session): Promise<ProbeResult> {
  const numbers = Float32Array.from({ length: COUNT }, (_, i) => 2 ** ((8 * i) / (COUNT - 1) - 4));
  const kernel = await compileKernel(session, knownValuesKernel());
  const { STORAGE, COPY_DST, COPY_SRC, MAP_READ } = GPUBufferUsage;
  const size = 4 * (2 * COUNT + 1);
  const buffers = await session.allocate({
    numbers: { size: numbers.byteLength, usage: STORAGE | COPY_DST },
    results: { size, usage: STORAGE | COPY_SRC },
    readback: { size, usage: MAP_READ | COPY_DST },
  });
  const begin = performance.now();
  session.write(buffers.numbers, 0, numbers);
  const commands = session.record();
  const pass = commands.beginPass();
  setKernel(pass, bindBuffers(session, kernel, buffers));
  pass.dispatchWorkgroups(1);
  pass.end();
  commands.encoder.copyBufferToBuffer(buffers.results, 0, buffers.readback, 0, size);
  commands.submit();
  await session.map(buffers.readback);
  session.throwIfFaulty();
  const results = new Float32Array(buffers.readback.getMappedRange().slice(0));
  const ms = performance.now() - begin;
  const fingerprint = await sha256Hex(new Uint8Array(results.buffer));
  return { ...judgeArithmetic(numbers, results), ms, fingerprint };
}

/**
 * Errors over WGSL's bounds: exp 3 + 2 |x| ulp, log 3 ulp or 2^-21 for x in [1/2, 2], a sum half an ulp a level. The twin
 * of `shaders/probe.wgsl`.
 */
export function judgeArithmetic(
  numbers: Float32Array,
  results: Float32Array,
): Pick<ProbeResult, 'ok' | 'maxError'> {
  const largest = { log: 0, rest: 0 };
  const note = (of: 'log' | 'rest', got: number, exact: number, allowed: number) => {
    const share = Math.abs(got - exact) / allowed;
    // A NaN must not pass for a small error.
    if (!(share <= largest[of])) largest[of] = Number.isNaN(share) ? Infinity : share;
  };
  const count = numbers.length;
  numbers.forEach((x, i) => {
    note('rest', results[i], Math.exp(x), (3 + 2 * x) * ulp(Math.exp(x)));
    const log = Math.log(x);
    note('log', results[count + i], log, x >= 0.5 && x <= 2 ? 2 ** -21 : 3 * ulp(log));
  });
  const sum = numbers.reduce((total, x) => total + x, 0);
  note('rest', results[2 * count], sum, Math.log2(count) * ulp(sum));
  return {
    ok: largest.rest <= 1 && largest.log <= LOG_TOLERANCE,
    maxError: Math.max(largest.log, largest.rest),
  };
}

/** The distance between f32 numbers around x. */
function ulp(x: number): number {
  return 2 ** (Math.floor(Math.log2(Math.abs(x))) - 23);
}
