import { gpuDevices, gpu as platformGpu } from '#platform';
import { field, IsolossError } from '../../errors.js';
import type { GpuOptions } from '../../platform/platform.js';

/** What is known of an adapter before anything runs on it. */
export interface AdapterDescription {
  readonly description: string;
  readonly vendor: string;
  readonly architecture: string;
  /** True where the adapter runs on the processor: lavapipe, SwiftShader, a fallback adapter. */
  readonly software: boolean;
}

/** The entry point and the adapter got from it: both must be kept as long as the device is used. */
export interface FoundAdapter {
  readonly gpu: GPU;
  readonly adapter: GPUAdapter;
  readonly about: AdapterDescription;
}

/**
 * The adapter whose name contains `name`, or the fastest. Letters' case and punctuation do not matter. `options` are the
 * platform's.
 * @throws IsolossError `no-webgpu-adapter`
 */
export async function findAdapter(
  name?: string,
  options: Pick<GpuOptions, 'exactTimestamps'> = {},
): Promise<FoundAdapter> {
  const gpu = await entry(name === undefined ? options : { ...options, adapter: await nameLike(name) });
  const adapter = await requestAdapter(gpu);
  if (adapter !== null) return { gpu, adapter, about: describeAdapter(adapter) };
  const names = await namesOffered();
  if (name === undefined || names.length === 0) throw noAdapter('no GPU driver was found');
  throw noAdapter(`no adapter's name contains "${name}"; there are: ${names.join(', ')}`);
}

/** Every adapter there is, the one that would be taken first; empty where there is no WebGPU at all. */
export async function listAdapters(): Promise<AdapterDescription[]> {
  const { gpu } = await platformGpu();
  if (gpu === undefined) return [];
  const found = [await requestAdapter(gpu)];
  for (const name of await namesOffered()) found.push(await requestAdapter(await entry({ adapter: name })));
  const described = found.filter((adapter) => adapter !== null).map(describeAdapter);
  return [...new Map(described.map((about) => [about.description, about])).values()];
}

async function entry(options: GpuOptions): Promise<GPU> {
  const found = await platformGpu(options);
  if (found.gpu === undefined) throw noAdapter(found.reason);
  return found.gpu;
}

/** The full name that Dawn knows the adapter by; `name` itself where nothing is like it, as in browsers. */
async function nameLike(name: string): Promise<string> {
  const names = await namesOffered();
  // An RTX 4090 is not an RTX 4090 Ti, which may be listed before it.
  return (
    names.find((each) => plain(each) === plain(name)) ??
    names.find((each) => plain(each).includes(plain(name))) ??
    name
  );
}

/** As Dawn writes names in `adapter.info`: lower case, everything but letters and digits a hyphen. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** WebGPU itself lists no adapters; Dawn does where it is asked for one by a name that none has. */
async function namesOffered(): Promise<string[]> {
  const { gpu } = await platformGpu({ adapter: 'none, to hear the names of all' });
  try {
    await gpu?.requestAdapter();
    return [];
  } catch (error) {
    return [...String(error).matchAll(/name: '(.*)'/g)].map(([, name]) => name);
  }
}

/** Dawn rejects where a driver cannot be loaded or a name matches nothing; both mean there is no adapter. */
async function requestAdapter(gpu: GPU): Promise<GPUAdapter | null> {
  try {
    return await gpu.requestAdapter({ powerPreference: 'high-performance' });
  } catch {
    return null;
  }
}

function describeAdapter({ info }: GPUAdapter): AdapterDescription {
  const description = nameIn(info);
  const software =
    info.isFallbackAdapter || /llvmpipe|lavapipe|swiftshader/i.test(`${description} ${info.description}`);
  return {
    description: description || 'unnamed adapter',
    vendor: info.vendor,
    architecture: info.architecture,
    software,
  };
}

/** Dawn gives the adapter's name as its device, wgpu the device's PCI number, browsers what they think safe to tell. */
export function nameIn(
  info: Pick<GPUAdapterInfo, 'device' | 'description' | 'vendor' | 'architecture'>,
): string {
  const device = /^(0x)?[0-9a-f]*$/i.test(info.device) ? '' : info.device;
  return device || info.description || [info.vendor, info.architecture].join(' ').trim();
}

/** What keeps Vulkan from an NVIDIA GPU that the system shows; empty where it shows none. */
export function nvidiaAdvice(devices: readonly string[]): string {
  const shown = devices.filter((device) => device.includes('nvidia'));
  if (shown.length === 0) return '';
  return (
    `This machine shows ${shown.join(', ')}, but Vulkan finds no GPU: in a container, set ` +
    'NVIDIA_DRIVER_CAPABILITIES=graphics,compute,utility; slices by MIG have no Vulkan at all. '
  );
}

function noAdapter(reason: string): IsolossError {
  return new IsolossError(
    'no-webgpu-adapter',
    `No WebGPU: ${reason}.`,
    `${nvidiaAdvice(gpuDevices())}Install a GPU driver with Vulkan, Metal or D3D12 (on a server without a GPU, Mesa 24 or newer brings software ` +
      'Vulkan: Debian package mesa-vulkan-drivers) and, in Node, the package webgpu (npm i webgpu); ' +
      `or use ${field('backend')} cpu.`,
  );
}
