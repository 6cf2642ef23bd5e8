import type { Endpoint } from 'comlink';
import type { Gpu, GpuOptions, Machine, WorkerHandle } from './platform.js';

/** The browser's own WebGPU. */
export async function gpu(_options: GpuOptions = {}): Promise<Gpu> {
  const own: GPU | undefined = navigator.gpu;
  if (own !== undefined) return { gpu: own };
  return {
    gpu: undefined,
    reason: isSecureContext
      ? 'this browser has no WebGPU'
      : 'browsers offer WebGPU only to pages served over https or from localhost',
  };
}

/** Browsers show none. */
export function gpuDevices(): readonly string[] {
  return [];
}

/** Browsers do not name the processor; they report its number of threads. */
export function processorName(): string {
  return `browser, ${navigator.hardwareConcurrency} threads`;
}

/** Properties that only some browsers have; memory is rounded to a power of two. */
interface NavigatorHints extends Navigator {
  readonly deviceMemory?: number;
  readonly userAgentData?: {
    readonly platform: string;
    readonly brands: readonly { readonly brand: string; readonly version: string }[];
  };
}

/** See {@link Machine}. */
export function machine(): Machine {
  const { deviceMemory, userAgentData, userAgent } = navigator as NavigatorHints;
  // Browsers add a fictitious brand to the list on purpose.
  const brand = userAgentData?.brands.filter((each) => !/not.?a.?brand/i.test(each.brand)).at(-1);
  const [named] = userAgent.match(/(Firefox|Edg|Chrome|Version)\/[\d.]+/) ?? [userAgent];
  return {
    processor: processorName(),
    threads: threads(),
    memory: deviceMemory === undefined ? null : deviceMemory * 2 ** 30,
    platform: userAgentData?.platform || (userAgent.match(/\(([^)]*)\)/)?.[1] ?? 'browser'),
    runtime:
      brand === undefined
        ? named.replace('Version', 'Safari').replace('/', ' ')
        : `${brand.brand} ${brand.version}`,
  };
}

/** SHA-256 in lower-case hexadecimal. */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Browsers have no Brotli of their own; the JavaScript decoder does not stop at the size. */
export async function unbrotli(bytes: Uint8Array, size: number): Promise<Uint8Array> {
  const { decompressBrotli } = await import('hyparquet-compressors');
  const page = decompressBrotli(bytes, size);
  if (page.length > size) throw new RangeError('it unpacks to more');
  return page;
}

/** Yields to input, timers and painting; a message is not throttled in hidden tabs as timers are. */
export function yieldToEvents(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** Browsers report what is done by events. */
export function beginWait(): void {}

/** Pages, and their workers, use the GPU that draws them. */
export function sharesDisplay(): boolean {
  return true;
}

/** Threads that the page may use at once. */
export function threads(): number {
  return navigator.hardwareConcurrency || 1;
}

/** Starts a worker of the CPU back end: `cpu-worker.js`, built beside this file. */
export function startWorker(): WorkerHandle {
  const worker = new Worker(new URL('./cpu-worker.js', import.meta.url), { type: 'module' });
  return {
    endpoint: worker,
    onDeath(listener) {
      worker.addEventListener(
        'error',
        (event) => listener(event.message || 'a worker could not be started'),
        {
          once: true,
        },
      );
    },
    ref() {},
    unref() {},
    terminate: () => worker.terminate(),
  };
}

/** The endpoint on which a worker receives its owner's calls. */
export function workerEndpoint(): Endpoint {
  return globalThis as unknown as Endpoint;
}

/** A copy of the values in shared memory, where the page is cross-origin isolated; else the values themselves. */
export function toSharedMemory(values: Float64Array): Float64Array {
  if (!globalThis.crossOriginIsolated) return values;
  const copy = new Float64Array(new SharedArrayBuffer(values.byteLength));
  copy.set(values);
  return copy;
}
