import type { Endpoint } from 'comlink';

/**
 * What differs between Node and browsers. Code imports `#platform`, which package.json resolves to `node.ts`
 * or `browser.ts`; both export the functions of {@link Platform} and nothing else.
 */
export interface Platform {
  gpu(options?: GpuOptions): Promise<Gpu>;
  /** Device files of GPUs, where the platform shows any. */
  gpuDevices(): readonly string[];
  processorName(): string;
  machine(): Machine;
  sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string>;
  /** Unpacks a Brotli stream of `size` bytes; rejects for damage, and for more bytes. */
  unbrotli(bytes: Uint8Array, size: number): Promise<Uint8Array>;
  yieldToEvents(): Promise<void>;
  /** What waits for a device is short perhaps: whatever asks whether it is done does so at once. */
  beginWait(): void;
  /** The GPU also draws the page that runs this, so that long submissions would hold its frames up. */
  sharesDisplay(): boolean;
  threads(): number;
  startWorker(): WorkerHandle;
  workerEndpoint(): Endpoint;
  toSharedMemory(values: Float64Array): Float64Array;
}

/** The machine, as measurements report it. */
export interface Machine {
  readonly processor: string;
  readonly threads: number;
  /** Bytes, where available. */
  readonly memory: number | null;
  /** Operating system and architecture. */
  readonly platform: string;
  /** Node or browser, with its version. */
  readonly runtime: string;
}

/** A worker of the CPU back end, as its owner sees it. */
export interface WorkerHandle {
  /** The endpoint that comlink wraps. */
  readonly endpoint: Endpoint;
  /** `listener` is called once, with the reason, when the worker dies without having been terminated by its owner. */
  onDeath(listener: (why: string) => void): void;
  /** Between `ref` and `unref`, the worker keeps the process alive. */
  ref(): void;
  unref(): void;
  terminate(): void;
}

export interface GpuOptions {
  /** Part of an adapter's name; only Node can choose by name, browsers ignore it. */
  readonly adapter?: string;
  /** What reaches it, such as vulkan: adapters of several may have one name. */
  readonly api?: string;
  /** Which of several adapters of that name, from 0, of how many. */
  readonly place?: { readonly index: number; readonly of: number };
  /** Does not open WebGPU where the machine evidently has no GPU hardware, for `auto`, which takes no software adapter. */
  readonly hardware?: boolean;
  /** Unquantised timestamps; the default ones may be coarse. Only in Node. */
  readonly exactTimestamps?: boolean;
}

/** WebGPU's entry point, or why there is none, in words that finish the sentence "No WebGPU: ...". */
export type Gpu =
  | { readonly gpu: GPU; readonly reason?: undefined }
  | { readonly gpu: undefined; readonly reason: string };
