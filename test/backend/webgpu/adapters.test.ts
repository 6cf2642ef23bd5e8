/** A machine with several adapters, by a WebGPU that lists them as Dawn does. */
import { beforeEach, expect, test, vi } from 'vitest';
import { alikeAmong, layerTag } from '../../../src/platform/gpu-devices.js';
import type { GpuOptions } from '../../../src/platform/platform.js';

vi.mock('#platform', async (original) => ({ ...(await original<object>()), gpu: vi.fn() }));
vi.resetModules();
const platform = await import('#platform');
const { defaultAdapter, findAdapter, listAdapters } = await import('../../../src/backend/webgpu/adapter.js');

const names = ['NVIDIA H100 PCIe', 'NVIDIA H100 PCIe', 'NVIDIA GeForce RTX 4090', 'llvmpipe (LLVM 19)'];
const opened: GpuOptions[] = [];

/** Dawn opens the first adapter whose name contains what it is given; the place is the platform's to find. */
function requestAdapter(options: GpuOptions): GPUAdapter {
  const { adapter = '', place } = options;
  const matching = names.flatMap((name, i) => (name.includes(adapter) ? [i] : []));
  const at = matching[place?.index ?? 0];
  if (at === undefined) {
    const list = names.map((name) => ` * backend: 'vulkan', name: '${name}'`).join('\n');
    throw new Error(`no adapter with name '${adapter}' found\nAvailable adapters:\n${list}`);
  }
  opened.push(options);
  const info = { vendor: 'nvidia', architecture: '', device: names[at], description: `number ${at + 1}` };
  return { info } as unknown as GPUAdapter;
}

beforeEach(() => {
  opened.length = 0;
  vi.mocked(platform.gpu).mockImplementation(async (options = {}) => ({
    gpu: { requestAdapter: async () => requestAdapter(options) } as unknown as GPU,
  }));
});

test('every adapter is listed with a number, those of one name apart, in the order of preference', async () => {
  const list = await listAdapters();
  expect(list.map(({ number, description }) => [number, description])).toEqual(
    names.map((name, i) => [i + 1, name]),
  );
  expect(list.map(({ software }) => software)).toEqual([false, false, false, true]);
});

test('a number chooses an adapter, also the second of a name, and a part of a name the first', async () => {
  const at = async (which: string) => (await findAdapter(which)).adapter.info.description;
  expect(await at('2')).toBe('number 2');
  expect(opened.at(-1)).toMatchObject({ api: 'vulkan', place: { index: 1, of: 2 } });
  expect(await at('3')).toBe('number 3');
  expect(await at('h100')).toBe('number 1');
  // No number of an adapter, but part of a name.
  expect(await at('4090')).toBe('number 3');
  await expect(findAdapter('7')).rejects.toThrow(/there are: 1 NVIDIA H100 PCIe, 2 NVIDIA H100 PCIe, 3/);
});

test('the adapter that is taken by default is looked at without opening any other', async () => {
  expect(await defaultAdapter()).toMatchObject({ description: names[0] });
  expect(opened).toEqual([{}]);
});

test('where the second of a name cannot be opened, it is listed by its name', async () => {
  vi.mocked(platform.gpu).mockImplementation(async (options = {}) =>
    options.place?.index === 1
      ? { gpu: undefined, reason: 'only the first can be opened' }
      : { gpu: { requestAdapter: async () => requestAdapter(options) } as unknown as GPU },
  );
  expect((await listAdapters())[1]).toMatchObject({ number: 2, description: names[1] });
  await expect(findAdapter('2')).rejects.toThrow(/only the first can be opened/);
});

test('GPUs of one model are found on the bus by how many there are', () => {
  const gpu = (address: string, device: string) => ({ address, class: '0x030200', vendor: '0x10de', device });
  const bus = [
    gpu('0000:c1:00.0', '0x2331'),
    { address: '0000:00:01.0', class: '0x060400', vendor: '0x1022', device: '0x1' },
    gpu('0000:41:00.0', '0x2331'),
    gpu('0000:05:00.0', '0x2684'),
  ];
  expect(alikeAmong(bus, 2)).toEqual(['0000:41:00.0', '0000:c1:00.0']);
  expect(alikeAmong(bus, 3)).toBeUndefined();
  expect(layerTag('0000:c1:00.0')).toBe('pci-0000_c1_00_0');
});
