/** What a WebGPU device can do, by small kernels on the back end's own device. */
import type { WebGpuEngine } from '../../src/backend/webgpu/engine.js';
import { type Kernel, OutOfDeviceMemory, type Session } from '../../src/backend/webgpu/session.js';
import type { Ceilings } from '../agent.js';
import { bestRate, leastSeconds } from './best.js';
import emptySource from './empty.wgsl';
import exponentialSource from './exponential.wgsl';
import multiplyAddSource from './multiply-add.wgsl';

/** Lanes of one dispatch: enough for every device to be full. */
const WORKGROUPS = 4096;
const LANES = 64 * WORKGROUPS;

/** Of one lane in one round of each kernel: steps, chains, numbers of a vector. */
const ROUND = { operations: 2 * 8 * 3 * 4, transcendentals: 2 * 4 * 4 } as const;

/** Seconds of a try. */
const TRY = 0.02;

/** Bytes copied on the device, beyond its caches, and read back; less where there is no memory for them. */
const COPIED = 2 ** 26;
const LEAST = 2 ** 20;

export function webgpuCeilings(engine: WebGpuEngine): Promise<Ceilings> {
  return engine.run({}, async (session) => {
    const launch = await launchSeconds(session);
    const operations = await rate(session, 'multiply-add', multiplyAddSource);
    const transcendentals = await rate(session, 'exponential', exponentialSource);
    return {
      f32: {
        operations: operations * LANES * ROUND.operations,
        transcendentals: transcendentals * LANES * ROUND.transcendentals,
      },
      f64: null,
      copy: await withMemory((bytes) => copyRate(session, bytes)),
      readback: await withMemory((bytes) => readbackRate(session, bytes)),
      launch,
    };
  });
}

/** Runs `work` with rounds of multiply-adds, of which each says how many operations it is. */
export function withMultiplyAdds<T>(
  session: Session,
  work: (run: (rounds: number) => Promise<void>, operations: number) => Promise<T>,
): Promise<T> {
  return withBusy(session, 'multiply-add', multiplyAddSource, (run) => work(run, LANES * ROUND.operations));
}

/** Rounds a second. */
function rate(session: Session, name: string, source: string): Promise<number> {
  return withBusy(session, name, source, (run) => bestRate(run, TRY));
}

/** Runs `work` with a kernel that keeps every lane busy for so many rounds. */
async function withBusy<T>(
  session: Session,
  name: string,
  source: string,
  work: (run: (rounds: number) => Promise<void>) => Promise<T>,
): Promise<T> {
  const kernel = await session.pipeline(name, source, ['uniform', 'storage']);
  const { UNIFORM, STORAGE, COPY_DST } = GPUBufferUsage;
  const { params, results } = await session.allocate({
    params: { size: 16, usage: UNIFORM | COPY_DST },
    results: { size: 4 * LANES, usage: STORAGE },
  });
  const numbers = new ArrayBuffer(16);
  new Float32Array(numbers).set([0.999, 0.5], 1);
  try {
    return await work(async (rounds) => {
      new Uint32Array(numbers).set([rounds]);
      session.device.queue.writeBuffer(params, 0, numbers);
      await dispatch(session, kernel, session.bind(kernel, [params, results]), WORKGROUPS);
      session.throwIfFaulty();
    });
  } finally {
    params.destroy();
    results.destroy();
  }
}

async function dispatch(
  session: Session,
  kernel: Kernel,
  bindings: GPUBindGroup,
  workgroups: number,
): Promise<void> {
  const commands = session.record();
  const pass = commands.beginPass();
  pass.setPipeline(kernel.pipeline);
  pass.setBindGroup(0, bindings);
  pass.dispatchWorkgroups(workgroups);
  pass.end();
  commands.submit();
  await session.device.queue.onSubmittedWorkDone();
}

async function launchSeconds(session: Session): Promise<number> {
  const kernel = await session.pipeline('empty', emptySource, []);
  const bindings = session.bind(kernel, []);
  return leastSeconds(() => dispatch(session, kernel, bindings, 1), TRY);
}

/** Halves the bytes until there is memory for them; null where there is none even for the least. */
async function withMemory(measure: (bytes: number) => Promise<number>): Promise<number | null> {
  for (let bytes = COPIED; bytes >= LEAST; bytes /= 2) {
    try {
      return await measure(bytes);
    } catch (error) {
      if (!(error instanceof OutOfDeviceMemory)) throw error;
    }
  }
  return null;
}

/** Bytes a second read and written. */
async function copyRate(session: Session, bytes: number): Promise<number> {
  const { COPY_SRC, COPY_DST } = GPUBufferUsage;
  const { from, to } = await session.allocate({
    from: { size: bytes, usage: COPY_SRC },
    to: { size: bytes, usage: COPY_DST },
  });
  try {
    const copies = await bestRate(async (times) => {
      const commands = session.record();
      for (let k = 0; k < times; k++) commands.encoder.copyBufferToBuffer(from, 0, to, 0, bytes);
      commands.submit();
      await session.device.queue.onSubmittedWorkDone();
    }, TRY);
    return 2 * bytes * copies;
  } finally {
    from.destroy();
    to.destroy();
  }
}

/** Bytes a second, what the least readback takes left out. */
async function readbackRate(session: Session, bytes: number): Promise<number> {
  const { COPY_SRC, COPY_DST, MAP_READ } = GPUBufferUsage;
  const { from, to } = await session.allocate({
    from: { size: bytes, usage: COPY_SRC },
    to: { size: bytes, usage: COPY_DST | MAP_READ },
  });
  try {
    const read = async (part: number): Promise<void> => {
      const commands = session.record();
      commands.encoder.copyBufferToBuffer(from, 0, to, 0, part);
      commands.submit();
      await session.map(to, part);
      to.unmap();
    };
    const little = await leastSeconds(() => read(4), TRY);
    const all = await leastSeconds(() => read(bytes), TRY);
    return bytes / Math.max(all - little, all / 2);
  } finally {
    from.destroy();
    to.destroy();
  }
}
