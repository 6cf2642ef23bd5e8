import { field, IsolossError } from '../../errors.js';
import { type AdapterDescription, type FoundAdapter, findAdapter } from './adapter.js';
import { Commands } from './commands.js';
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

/** What a meter wants of a device, and can do without. */
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

/** One device and what was built on it. Lives until it is destroyed or lost. */
export class Session {
  readonly about: AdapterDescription;
  readonly device: GPUDevice;
  readonly #found: FoundAdapter;
  readonly #meter: Meter | undefined;
  readonly #kernels = new Map<string, Promise<Kernel>>();
  #lost: string | undefined;
  #fault: IsolossError | OutOfDeviceMemory | undefined;

  private constructor(found: FoundAdapter, device: GPUDevice, meter: Meter | undefined) {
    this.#found = found;
    this.#meter = meter;
    meter?.attach(device);
    this.about = found.about;
    this.device = device;
    void device.lost.then((info) => {
      this.#lost = info.message || info.reason || 'no reason given';
    });
    device.addEventListener('uncapturederror', (event) => {
      const { error } = event as GPUUncapturedErrorEvent;
      this.#fault ??=
        error instanceof GPUOutOfMemoryError
          ? new OutOfDeviceMemory(error.message)
          : validationError('a submission', error.message);
    });
  }

  static async open(adapterName?: string, meter?: Meter): Promise<Session> {
    const found = await findAdapter(adapterName, { exactTimestamps: meter !== undefined });
    const { limits, features } = found.adapter;
    const requiredLimits = Object.fromEntries(raised.map((name) => [name, limits[name]]));
    const requiredFeatures = metered.filter((name) => meter !== undefined && features.has(name));
    const device = await found.adapter.requestDevice({ requiredLimits, requiredFeatures });
    return new Session(found, device, meter);
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

  /** The kernel `name` compiled from `source`, once a session; `bindings` are those of group 0, by number. */
  pipeline(name: string, source: string, bindings: readonly Binding[]): Promise<Kernel> {
    let kernel = this.#kernels.get(source);
    if (kernel === undefined) {
      const compiling = this.#compile(name, source, bindings);
      kernel = this.#meter?.compile(compiling) ?? compiling;
      this.#kernels.set(source, kernel);
    }
    return kernel;
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

  /** Creates buffers, all or none. @throws OutOfDeviceMemory */
  async allocate<Name extends string>(
    wanted: Readonly<Record<Name, { readonly size: number; readonly usage: GPUBufferUsageFlags }>>,
  ): Promise<Record<Name, GPUBuffer>> {
    const { device } = this;
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
    const mapped = buffer.mapAsync(GPUMapMode.READ, 0, bytes);
    return this.#meter?.map(bytes, mapped, this.device.queue.onSubmittedWorkDone()) ?? mapped;
  }

  destroy(): void {
    this.device.destroy();
  }
}

function validationError(what: string, message: string): IsolossError {
  return new IsolossError(
    'webgpu-validation',
    `WebGPU refused ${what}: ${message}`,
    `This is a fault in isoloss or the driver: please report it; ${field('backend')} cpu does without WebGPU.`,
    { kind: 'run' },
  );
}
