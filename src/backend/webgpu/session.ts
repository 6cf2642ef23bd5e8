import { beginWait } from '#platform';
import { field, IsolossError } from '../../errors.js';
import { type AdapterDescription, type FoundAdapter, findAdapter } from './adapter.js';
import { Commands } from './commands.js';
import { Compilations } from './compilations.js';
import type { Meter } from './meter.js';
import { checkKernel } from './size.js';

/** Limits worth raising from WebGPU's defaults to what the adapter offers. */
const raised = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
] as const satisfies readonly (keyof GPUSupportedLimits)[];

/** Features that a meter uses if the device has them. */
const metered = ['timestamp-query'] as const satisfies readonly GPUFeatureName[];

/** Memory ran out on the device: the caller may try again with less. */
export class OutOfDeviceMemory extends Error {
  override readonly name = 'OutOfDeviceMemory';
}

/** How a kernel uses a buffer. */
export type Binding = 'uniform' | 'read-only-storage' | 'storage';

export interface Kernel {
  readonly pipeline: GPUComputePipeline;
  readonly layout: GPUBindGroupLayout;
}

export interface SessionOptions {
  /** Part of an adapter's name; the fastest adapter where absent. */
  readonly adapter?: string | undefined;
  readonly meter?: Meter | undefined;
  /** What is compiled in place of a kernel's source; for tests of faults. */
  readonly rewrite?: ((name: string, source: string) => string) | undefined;
  /** Milliseconds after which a kernel is not waited for; for tests of faults. */
  readonly compileLimit?: number | undefined;
}

/** One device and what was built on it. Lives until it is destroyed or lost. */
export class Session {
  readonly about: AdapterDescription;
  readonly device: GPUDevice;
  readonly #found: FoundAdapter;
  readonly #meter: Meter | undefined;
  readonly #rewrite: SessionOptions['rewrite'];
  readonly #compilations: Compilations<Kernel>;
  #lost: string | undefined;
  #fault: IsolossError | OutOfDeviceMemory | undefined;

  #roundTrip: Promise<number> = Promise.resolve(0);

  private constructor(
    found: FoundAdapter,
    device: GPUDevice,
    { meter, rewrite, compileLimit }: SessionOptions,
  ) {
    this.#found = found;
    this.#meter = meter;
    this.#rewrite = rewrite;
    this.#compilations = new Compilations(compileLimit);
    meter?.attach(device);
    this.about = found.about;
    this.device = device;
    void device.lost.then((info) => {
      this.#lost = info.message || info.reason || 'no reason given';
    });
    device.addEventListener('uncapturederror', this.#noteFault);
  }

  /** @throws IsolossError `no-webgpu-adapter` */
  static async open(options: SessionOptions = {}): Promise<Session> {
    const { adapter, meter } = options;
    const found = await findAdapter(adapter, { exactTimestamps: meter !== undefined });
    const { limits, features } = found.adapter;
    const requiredLimits = Object.fromEntries(raised.map((name) => [name, limits[name]]));
    const requiredFeatures = metered.filter((name) => meter !== undefined && features.has(name));
    const device = await found.adapter.requestDevice({ requiredLimits, requiredFeatures });
    const session = new Session(found, device, options);
    session.#roundTrip = measureRoundTrip(device).catch(() => 0);
    return session;
  }

  /**
   * Milliseconds from an empty submission until its completion is reported, which some browsers do on a timer of 100 ms. Measured
   * while the first kernels are compiled; 0 where the device was lost meanwhile.
   */
  get roundTrip(): Promise<number> {
    return this.#roundTrip;
  }

  readonly #noteFault = (event: Event): void => {
    const { error } = event as GPUUncapturedErrorEvent;
    this.#fault ??=
      error instanceof GPUOutOfMemoryError
        ? new OutOfDeviceMemory(error.message)
        : validationError('a submission', error.message);
  };

  /** Neither lost nor with an error that has not been thrown yet. */
  get usable(): boolean {
    return this.#lost === undefined && this.#fault === undefined;
  }

  /** Why the device was lost; undefined while it is not. */
  get lost(): string | undefined {
    return this.#lost;
  }

  /** Largest buffer that a kernel can bind, in bytes. */
  get maxBinding(): number {
    const { limits } = this.#found.adapter;
    return Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize);
  }

  /** Throws the first uncaptured error of the device since the last call, if any. */
  throwIfFaulty(): void {
    const fault = this.#fault;
    this.#fault = undefined;
    if (fault !== undefined) throw fault;
  }

  /** Whether a compiler is working. */
  get isCompiling(): boolean {
    return this.#compilations.underWay;
  }

  /**
   * The kernel `name` compiled from `source`, once for as long as it is among those used last; `bindings` are those of
   * group 0, by number.
   * @throws IsolossError `webgpu-validation`, `slow-compiler`
   */
  pipeline(name: string, source: string, bindings: readonly Binding[]): Promise<Kernel> {
    return this.#compilations.get(name, source, () => {
      const compiling = this.#compile(name, this.#rewrite?.(name, source) ?? source, bindings);
      return this.#meter?.compile(compiling) ?? compiling;
    });
  }

  async #compile(name: string, source: string, bindings: readonly Binding[]): Promise<Kernel> {
    checkKernel(name, source);
    const { device } = this;
    // Explicit: a layout derived from the shader would leave out bindings that a simple law does not read.
    const layout = device.createBindGroupLayout({
      label: name,
      entries: bindings.map((type, binding) => ({
        binding,
        visibility: GPUShaderStage.COMPUTE,
        buffer: { type },
      })),
    });
    device.pushErrorScope('validation');
    const module = device.createShaderModule({ label: name, code: source });
    const invalid = device.popErrorScope();
    try {
      const pipeline = await device.createComputePipelineAsync({
        label: name,
        layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
        compute: { module },
      });
      return { pipeline, layout };
    } catch (error) {
      if (this.#lost !== undefined) throw error;
      const text = (await invalid)?.message ?? (error instanceof Error ? error.message : String(error));
      throw validationError(`the kernel ${name}`, text);
    }
  }

  /** Creates buffers, all or none. @throws OutOfDeviceMemory, for sizes beyond the device's limits as well */
  async allocate<Name extends string>(
    wanted: Readonly<Record<Name, { readonly size: number; readonly usage: GPUBufferUsageFlags }>>,
  ): Promise<Record<Name, GPUBuffer>> {
    const { device } = this;
    for (const name of Object.keys(wanted) as Name[]) {
      const { size, usage } = wanted[name];
      const limit = usage & GPUBufferUsage.STORAGE ? this.maxBinding : device.limits.maxBufferSize;
      if (size > limit) throw new OutOfDeviceMemory(`${name} takes ${size} bytes, the device ${limit}`);
    }
    device.pushErrorScope('out-of-memory');
    const buffers = {} as Record<Name, GPUBuffer>;
    for (const name of Object.keys(wanted) as Name[]) {
      buffers[name] = device.createBuffer({ label: name, ...wanted[name] });
    }
    const error = await device.popErrorScope();
    if (error !== null) {
      for (const buffer of Object.values<GPUBuffer>(buffers)) buffer.destroy();
      throw new OutOfDeviceMemory(error.message);
    }
    return buffers;
  }

  /** Writes `data` at a byte of `buffer`, in the order of the queue. */
  write(buffer: GPUBuffer, offset: number, data: ArrayBuffer | ArrayBufferView<ArrayBuffer>): void {
    // wgpu's bindings fail at a write of no bytes.
    if (data.byteLength > 0) this.device.queue.writeBuffer(buffer, offset, data);
  }

  bind({ layout }: Kernel, buffers: readonly GPUBuffer[]): GPUBindGroup {
    return this.device.createBindGroup({
      layout,
      entries: buffers.map((buffer, binding) => ({ binding, resource: { buffer } })),
    });
  }

  /** Begins the commands of one submission. */
  record(): Commands {
    return new Commands(this.device, this.#meter);
  }

  /** Waits for the first `bytes` of `buffer` to be readable. */
  map(buffer: GPUBuffer, bytes = buffer.size): Promise<void> {
    beginWait();
    const mapped = buffer.mapAsync(GPUMapMode.READ, 0, bytes);
    return this.#meter?.map(bytes, mapped, this.device.queue.onSubmittedWorkDone()) ?? mapped;
  }

  destroy(): void {
    // Dawn for Node holds listeners strongly: the device and its threads would stay for the life of the process.
    this.device.removeEventListener('uncapturederror', this.#noteFault);
    // A device that is destroyed first waits for its compilers, on this thread.
    if (this.isCompiling) void this.#compilations.settled().then(() => this.device.destroy());
    else this.device.destroy();
  }
}

/** The shorter of two, as the first one may wait for what the driver does at its first submission. */
async function measureRoundTrip(device: GPUDevice): Promise<number> {
  let shortest = Infinity;
  for (let k = 0; k < 2; k++) {
    const begin = performance.now();
    device.queue.submit([]);
    await device.queue.onSubmittedWorkDone();
    shortest = Math.min(shortest, performance.now() - begin);
  }
  return shortest;
}

function validationError(what: string, message: string): IsolossError {
  return new IsolossError(
    'webgpu-validation',
    `WebGPU refused ${what}: ${message}`,
    `This is a fault in isoloss or the driver: please report it; ${field('backend')} cpu does without WebGPU.`,
    { kind: 'run' },
  );
}
