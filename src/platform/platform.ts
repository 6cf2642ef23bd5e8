import type { Endpoint } from 'comlink';

/**
 * What differs between Node and browsers. Code imports `#platform`, which package.json resolves to `node.ts`
 * or `browser.ts`; both export the functions of {@link Platform} and nothing else.
 */
export interface Platform {
  gpu(options?: GpuOptions): Promise<Gpu>;
  processorName(): string;
  machine(): Machine;
  sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string>;
  /** Unpacks a Brotli stream of `size` bytes; rejects for damage, and for more bytes. */
  unbrotli(bytes: Uint8Array, size: number): Promise<Uint8Array>;
  yieldToEvents(): Promise<void>;
  threads(): number;
  startWorker(): WorkerHandle;
  workerEndpoint(): Endpoint;
  shared(values: Float64Array): Float64Array;
}

/** What a measurement should say of where it was made. */
export interface Machine {
  readonly processor: string;
  readonly threads: number;
  /** Bytes, where it is told. */
  readonly memory: number | null;
  /** Operating system and architecture. */
  readonly platform: string;
  /** Node or browser, with its version. */
  readonly runtime: string;
}

/** A worker of the CPU back end, from its owner's side. */
export interface WorkerHandle {
  /** What comlink wraps. */
  readonly endpoint: Endpoint;
  /** Hears once why the worker ended, unless its owner ended it. */
  onDeath(listener: (why: string) => void): void;
  /** While held, the worker keeps the process alive. */
  hold(): void;
  letGo(): void;
  terminate(): void;
}

export interface GpuOptions {
  /** Part of an adapter's name; only Node can choose by name, browsers ignore it. */
  readonly adapter?: string;
  /** Asks for nothing where the machine plainly has no GPU hardware: what `auto` wants, which takes no software adapter. */
  readonly hardware?: boolean;
  /** Timestamps as the device takes them; what is offered by default may be coarse. Only Node can say so. */
  readonly exactTimestamps?: boolean;
}

/** WebGPU's entry point, or why there is none, in words that finish the sentence "No WebGPU: ...". */
export type Gpu =
  | { readonly gpu: GPU; readonly reason?: undefined }
  | { readonly gpu: undefined; readonly reason: string };
