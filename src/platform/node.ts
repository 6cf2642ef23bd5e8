import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem } from 'node:os';
import type { Endpoint } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { beginWait, delayPolls } from './dawn-polls.js';
import { alikeAmong, gpuDevicesAmong, layerTag, loadFailure, type PciDevice } from './gpu-devices.js';
import type { Gpu, GpuOptions, Machine, WorkerHandle } from './platform.js';
import { processorQuota } from './processor-quota.js';
import { WEBGPU_VERSION } from './webgpu-version.js';

/** One instance per set of options, held for the life of the process: device calls crash once it is collected. */
const instances = new Map<string, Promise<Gpu>>();

/** WebGPU through Dawn (npm package `webgpu`, which a user may install beside this one), loaded on first use; see {@link GpuOptions}. */
export async function gpu(options: GpuOptions = {}): Promise<Gpu> {
  if (options.hardware && !mayHaveHardware()) {
    return { gpu: undefined, reason: 'this machine shows no GPU device (/dev/dri, /dev/nvidia*, /dev/dxg)' };
  }
  const flags: string[] = [];
  if (options.adapter !== undefined) flags.push(`adapter=${options.adapter}`);
  if (options.api !== undefined) flags.push(`backend=${options.api}`);
  if (options.exactTimestamps) flags.push('disable-dawn-features=timestamp_quantization');
  const { index = 0, of = 1 } = options.place ?? {};
  const key = [...flags, ...(index > 0 ? [index] : [])].join();
  let instance = instances.get(key);
  if (instance === undefined) {
    instance = index > 0 ? createAt(flags, index, of) : create(flags);
    instances.set(key, instance);
  }
  return instance;
}

/**
 * Dawn opens the first adapter of a name. Where Mesa's layer for choosing a device is installed, as with Mesa's drivers, it
 * brings another one to the front: it reads the PCI address from the environment when devices are discovered.
 */
async function createAt(flags: string[], index: number, of: number): Promise<Gpu> {
  const address = hasDeviceLayer() ? alikeAmong(pciDevices(), of)?.[index] : undefined;
  if (address === undefined) {
    return {
      gpu: undefined,
      reason:
        `of ${of} adapters of one name only the first can be opened here; show the process one alone ` +
        '(in a container NVIDIA_VISIBLE_DEVICES, under Slurm --gpus), or install Mesa, whose Vulkan layer chooses',
    };
  }
  const before = process.env.DRI_PRIME;
  process.env.DRI_PRIME = layerTag(address);
  try {
    const made = await create(flags);
    // Devices are discovered at the first request.
    await made.gpu?.requestAdapter();
    return made;
  } catch (error) {
    return { gpu: undefined, reason: error instanceof Error ? error.message.split('\n')[0] : String(error) };
  } finally {
    if (before === undefined) delete process.env.DRI_PRIME;
    else process.env.DRI_PRIME = before;
  }
}

function hasDeviceLayer(): boolean {
  const folders = ['/usr/share/vulkan', '/usr/local/share/vulkan', '/etc/vulkan'];
  return folders.some((folder) => existsSync(`${folder}/implicit_layer.d/VkLayer_MESA_device_select.json`));
}

/** Linux alone shows them; empty elsewhere. */
function pciDevices(): PciDevice[] {
  const bus = '/sys/bus/pci/devices';
  try {
    return readdirSync(bus).map((address) => {
      const read = (name: string): string => readFileSync(`${bus}/${address}/${name}`, 'utf8').trim();
      return { address, class: read('class'), vendor: read('vendor'), device: read('device') };
    });
  } catch {
    return [];
  }
}

/**
 * Linux has device files for its GPUs (the last is WSL's). Testing for them first avoids loading Dawn in vain, and its
 * warnings about missing Vulkan drivers on standard error, which cannot be silenced.
 */
function mayHaveHardware(): boolean {
  return process.platform !== 'linux' || gpuDevices().length > 0;
}

/** Device files of GPUs on Linux. */
export function gpuDevices(): readonly string[] {
  try {
    return gpuDevicesAmong(readdirSync('/dev'));
  } catch {
    return [];
  }
}

async function create(flags: string[]): Promise<Gpu> {
  try {
    const dawn = await import('webgpu');
    delayPolls();
    Object.assign(globalThis, dawn.globals);
    return { gpu: dawn.create(flags) };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { gpu: undefined, reason: loadFailure(text, process.platform, WEBGPU_VERSION) };
  }
}

let processor: string | undefined;

/** The model name of the processor, read once: it takes longer the more threads the machine has, and every fit's record has it. */
export function processorName(): string {
  processor ??= cpus()[0]?.model.trim() || process.arch;
  return processor;
}

/** See {@link Machine}. */
export function machine(): Machine {
  return {
    processor: processorName(),
    threads: threads(),
    memory: totalmem(),
    platform: `${process.platform} ${release()} ${process.arch}`,
    runtime: `Node ${process.versions.node}`,
  };
}

/** SHA-256 in lower-case hexadecimal. */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Node's own Brotli decoder, which stops at the size. */
export async function unbrotli(bytes: Uint8Array, size: number): Promise<Uint8Array> {
  const { brotliDecompressSync } = await import('node:zlib');
  return new Uint8Array(brotliDecompressSync(bytes, { maxOutputLength: size }));
}

/** Yields to timers, input and signals. */
export function yieldToEvents(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

export { beginWait };

/** The process draws nothing. */
export function sharesDisplay(): boolean {
  return false;
}

/** Threads that the process may use at once: as many as it has processors to run on and, in a container, is granted. */
export function threads(): number {
  return Math.min(availableParallelism(), Math.ceil(processorQuota()));
}

/** Loaded where it is needed: short work has no workers, and this takes some milliseconds to load. */
const workerThreads = () => process.getBuiltinModule('node:worker_threads');

/** Starts a worker of the CPU back end: `cpu-worker.js`, built beside this file. */
export function startWorker(): WorkerHandle {
  const { Worker } = workerThreads();
  const worker = new Worker(new URL('./cpu-worker.js', import.meta.url));
  return {
    endpoint: nodeEndpoint(worker),
    onDeath(listener) {
      worker.once('error', (error) => listener(error.message));
      worker.once('exit', (code) => listener(`a worker ended with code ${code}`));
    },
    ref: () => worker.ref(),
    unref: () => worker.unref(),
    terminate: () => void worker.terminate(),
  };
}

/** The endpoint on which a worker receives its owner's calls. */
export function workerEndpoint(): Endpoint {
  const { parentPort } = workerThreads();
  if (parentPort === null) throw new Error('this is not a worker');
  return nodeEndpoint(parentPort);
}

/** A copy of the values in shared memory, which workers read without a copy of their own. */
export function toSharedMemory(values: Float64Array): Float64Array {
  const copy = new Float64Array(new SharedArrayBuffer(values.byteLength));
  copy.set(values);
  return copy;
}
