import { gpu as platformGpu } from '#platform';
import { IsolossError } from '../../errors.js';

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
 * The adapter whose name contains `name`, or the fastest.
 * @throws IsolossError `no-webgpu-adapter`
 */
export async function findAdapter(name?: string): Promise<FoundAdapter> {
  const found = await platformGpu(name === undefined ? {} : { adapter: name });
  if (found.gpu === undefined) throw noAdapter(found.reason);
  const adapter = await requestAdapter(found.gpu, { powerPreference: 'high-performance' });
  if (adapter === null) {
    throw noAdapter(name === undefined ? 'no GPU driver was found' : `no adapter's name contains "${name}"`);
  }
  return { gpu: found.gpu, adapter, about: describeAdapter(adapter) };
}

/** Every adapter that can be told apart, best first; empty where there is no WebGPU at all. */
export async function listAdapters(): Promise<AdapterDescription[]> {
  const { gpu } = await platformGpu();
  if (gpu === undefined) return [];
  const requests: GPURequestAdapterOptions[] = [
    { powerPreference: 'high-performance' },
    { powerPreference: 'low-power' },
    { forceFallbackAdapter: true },
  ];
  const seen = new Map<string, AdapterDescription>();
  for (const request of requests) {
    const adapter = await requestAdapter(gpu, request);
    if (adapter === null) continue;
    const about = describeAdapter(adapter);
    const key = [about.description, about.vendor, about.architecture].join('\n');
    if (!seen.has(key)) seen.set(key, about);
  }
  return [...seen.values()];
}

/** Dawn rejects where a driver cannot be loaded or a name matches nothing; both mean there is no adapter. */
async function requestAdapter(gpu: GPU, options: GPURequestAdapterOptions): Promise<GPUAdapter | null> {
  try {
    return await gpu.requestAdapter(options);
  } catch {
    return null;
  }
}

function describeAdapter({ info }: GPUAdapter): AdapterDescription {
  const description = info.device || info.description || [info.vendor, info.architecture].join(' ').trim();
  const software =
    info.isFallbackAdapter || /llvmpipe|lavapipe|swiftshader/i.test(`${description} ${info.description}`);
  return {
    description: description || 'unnamed adapter',
    vendor: info.vendor,
    architecture: info.architecture,
    software,
  };
}

function noAdapter(reason: string): IsolossError {
  return new IsolossError(
    'no-webgpu-adapter',
    `No WebGPU: ${reason}.`,
    'Install a GPU driver with Vulkan, Metal or D3D12 (on a server without a GPU, Mesa 24 or newer brings software ' +
      'Vulkan: Debian package mesa-vulkan-drivers) and, in Node, the package webgpu (npm i webgpu); ' +
      'or use --backend cpu.',
  );
}
