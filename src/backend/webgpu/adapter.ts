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

/** An adapter of the list, of which several may have one name. */
export interface NumberedAdapter extends AdapterDescription {
  /** From 1 on: what chooses it, as a part of its name does the first of that name. */
  readonly number: number;
  /** What reaches it, such as vulkan, where the platform says. */
  readonly api?: string;
}

/** The entry point and the adapter got from it: both must be kept as long as the device is used. */
export interface FoundAdapter {
  readonly gpu: GPU;
  readonly adapter: GPUAdapter;
  readonly about: AdapterDescription;
}

/**
 * The adapter of that number in the list, else the first whose name contains `which`, or the fastest. Letters' case and
 * punctuation do not matter. `options` are the platform's.
 * @throws IsolossError `no-webgpu-adapter`
 */
export async function findAdapter(
  which?: string,
  options: Pick<GpuOptions, 'exactTimestamps'> = {},
): Promise<FoundAdapter> {
  const gpu = await entry(which === undefined ? options : { ...options, ...(await chosen(which)) });
  const adapter = await requestAdapter(gpu);
  if (adapter !== null) return { gpu, adapter, about: describeAdapter(adapter) };
  const names = (await offered()).map(({ adapter: name }, i) => `${i + 1} ${name}`);
  if (which === undefined || names.length === 0) throw noAdapter('no GPU driver was found');
  throw noAdapter(`no adapter has the number or a name like "${which}"; there are: ${names.join(', ')}`);
}

/** The adapter that is taken where none is named, without opening any other; undefined where there is none. */
export async function defaultAdapter(): Promise<AdapterDescription | undefined> {
  const { gpu } = await platformGpu();
  const adapter = gpu === undefined ? null : await requestAdapter(gpu);
  return adapter === null ? undefined : describeAdapter(adapter);
}

/** Every adapter there is, the one that would be taken first; empty where there is no WebGPU at all. */
export async function listAdapters(): Promise<NumberedAdapter[]> {
  const first = await defaultAdapter();
  if (first === undefined) return [];
  const offers = await offered();
  if (offers.length === 0) return [{ ...first, number: 1 }];
  const list: NumberedAdapter[] = [];
  for (const [i, each] of offers.entries()) {
    const about = i === 0 ? first : await describeOffer(each);
    list.push({ ...about, number: i + 1, ...(each.api === undefined ? {} : { api: each.api }) });
  }
  return list;
}

/** By its name alone, where it cannot be opened. */
async function describeOffer(offer: Offer): Promise<AdapterDescription> {
  const { gpu } = await platformGpu(offer);
  const adapter = gpu === undefined ? null : await requestAdapter(gpu);
  if (adapter !== null) return describeAdapter(adapter);
  const { adapter: name } = offer;
  return { description: name, vendor: '', architecture: '', software: SOFTWARE.test(name) };
}

async function entry(options: GpuOptions): Promise<GPU> {
  const found = await platformGpu(options);
  if (found.gpu === undefined) throw noAdapter(found.reason);
  return found.gpu;
}

/** An adapter as the platform finds it again. */
type Offer = Pick<GpuOptions, 'api' | 'place'> & { readonly adapter: string };

/** What a number or part of a name chooses; the text itself as a name where nothing is like it, as in browsers. */
async function chosen(which: string): Promise<Offer> {
  const offers = await offered();
  const byNumber = /^[1-9]\d*$/.test(which) ? offers[Number(which) - 1] : undefined;
  // An RTX 4090 is not an RTX 4090 Ti, which may be listed before it.
  return (
    byNumber ??
    offers.find(({ adapter }) => plain(adapter) === plain(which)) ??
    offers.find(({ adapter }) => plain(adapter).includes(plain(which))) ?? { adapter: which }
  );
}

/** As Dawn writes names in `adapter.info`: lower case, everything but letters and digits a hyphen. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/**
 * WebGPU itself lists no adapters; Dawn does, in its order of preference, where it is asked for one by a name that none has.
 * No device is opened for it.
 */
async function offered(): Promise<Offer[]> {
  const { gpu } = await platformGpu({ adapter: 'none, to hear the names of all' });
  try {
    await gpu?.requestAdapter(PREFERENCE);
    return [];
  } catch (error) {
    const all = [...String(error).matchAll(/backend: '(\w+)', name: '(.*)'/g)].map(([, api, name]) => ({
      api,
      name,
    }));
    return all.map(({ api, name }, i) => {
      const alike = all
        .map((each, k) => (each.api === api && each.name === name ? k : -1))
        .filter((k) => k >= 0);
      const offer = { adapter: name, api };
      return alike.length === 1 ? offer : { ...offer, place: { index: alike.indexOf(i), of: alike.length } };
    });
  }
}

/** Windows' settings decide in place of it; elsewhere discrete GPUs come first. */
const PREFERENCE = { powerPreference: 'high-performance' } as const;

/** Dawn rejects where a driver cannot be loaded or a name matches nothing; both mean there is no adapter. */
async function requestAdapter(gpu: GPU): Promise<GPUAdapter | null> {
  try {
    return await gpu.requestAdapter(PREFERENCE);
  } catch {
    return null;
  }
}

const SOFTWARE = /llvmpipe|lavapipe|swiftshader|basic render/i;

function describeAdapter({ info }: GPUAdapter): AdapterDescription {
  const description = nameIn(info);
  const software = info.isFallbackAdapter || SOFTWARE.test(`${description} ${info.description}`);
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

/** What keeps Vulkan from the GPUs that the system shows as `devices`, and what to do; empty where it shows none. */
export function deviceAdvice(devices: readonly string[]): string {
  const nvidia = devices.filter((device) => device.includes('nvidia'));
  const found = nvidia.length > 0 ? nvidia : devices;
  if (found.length === 0) return '';
  const what = nvidia.length > 0 ? 'nvidia' : devices.includes('/dev/dxg') ? 'wsl' : 'other';
  return `This machine shows ${found.join(', ')}, but Vulkan finds no GPU: ${remedies[what]}.`;
}

const remedies = {
  nvidia:
    'in a container, set NVIDIA_DRIVER_CAPABILITIES=graphics,compute,utility; slices by MIG have no Vulkan at all',
  wsl: 'in WSL it takes a Mesa with the driver dzn; on Windows itself GPUs are found by D3D12',
  other:
    "for AMD's and Intel's install Mesa's drivers (Debian package mesa-vulkan-drivers), and see that this user may open " +
    '/dev/dri/renderD* (group render; docker run --device /dev/dri)',
} as const;

function noAdapter(reason: string): IsolossError {
  const advice = deviceAdvice(gpuDevices());
  return new IsolossError(
    'no-webgpu-adapter',
    `No WebGPU: ${reason}.`,
    `${advice === '' ? '' : `${advice} `}Install a GPU driver with Vulkan, Metal or D3D12 (on a server without a GPU, Mesa 24 or newer brings software ` +
      'Vulkan: Debian package mesa-vulkan-drivers) and, in Node, the package webgpu (npm i webgpu); ' +
      `or use ${field('backend')} cpu.`,
  );
}
