import { afterEach } from 'vitest';
import { type EngineHooks, WebGpuEngine } from '../../src/backend/webgpu/engine.js';
import type { Pace } from '../../src/backend/webgpu/room.js';

let shared: Promise<WebGpuEngine> | undefined;
let sharedDevice: GPUDevice | undefined;
const sharedPace: { -readonly [K in keyof Pace]: Pace[K] } = {};
const own: WebGpuEngine[] = [];

/**
 * One engine for the tests of a process, since drivers take seconds to compile a kernel: `useEngine()` in a test file, then
 * `engine()` in its tests. What is prepared after `setPace` has that pace, until the test is over; engines with hooks of
 * their own are disposed of with it. `shortOfMemory` plants a lack of memory.
 */
export function useEngine() {
  afterEach(() => {
    setPace({});
    for (const each of own.splice(0)) each.dispose();
  });
  return { engine, setPace, shortOfMemory };
}

function engine(hooks?: EngineHooks): Promise<WebGpuEngine> {
  if (hooks !== undefined) {
    return WebGpuEngine.create({}, hooks).then((made) => {
      own.push(made);
      return made;
    });
  }
  shared ??= WebGpuEngine.create(
    {},
    {
      pace: sharedPace,
      onDevice: (device) => {
        sharedDevice = device;
      },
    },
  );
  return shared;
}

/**
 * While `work` runs, the shared device says that it has no memory for buffers of that label that take more than `limit`
 * bytes; resolves to the result and the sizes of such buffers that were asked for.
 */
async function shortOfMemory<T>(
  label: string,
  limit: number,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly sizes: readonly number[] }> {
  await engine();
  const device = sharedDevice;
  if (device === undefined) throw new Error('there is no device');
  const { createBuffer, popErrorScope } = device;
  const sizes: number[] = [];
  let isShort = false;
  device.createBuffer = (descriptor) => {
    if (descriptor.label === label) {
      sizes.push(descriptor.size);
      isShort ||= descriptor.size > limit;
    }
    return createBuffer.call(device, descriptor);
  };
  device.popErrorScope = async () => {
    const error = await popErrorScope.call(device);
    const seen = isShort ? new GPUOutOfMemoryError('no room') : error;
    isShort = false;
    return seen;
  };
  try {
    return { result: await work(), sizes };
  } finally {
    Object.assign(device, { createBuffer, popErrorScope });
  }
}

function setPace(pace: Pace): void {
  for (const name of Object.keys(sharedPace) as (keyof Pace)[]) delete sharedPace[name];
  Object.assign(sharedPace, pace);
}
