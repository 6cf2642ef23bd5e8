import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Backend } from '../../src/backend/contract.js';
import { fit, parseFitJob, parseTable } from '../../src/index.js';

vi.mock('#platform', async (original) => ({ ...(await original<object>()), gpu: vi.fn() }));
vi.mock('../../src/backend/webgpu/adapter.js', () => ({
  defaultAdapter: vi.fn(async () => ({ software: false })),
}));
vi.mock('../../src/backend/webgpu/engine.js', () => ({
  createWebGpuBackend: vi.fn(async () => {
    throw new Error('the driver refused');
  }),
}));

// Other files of this process may have loaded the modules that are replaced here.
vi.resetModules();
const { chooseBackend } = await import('../../src/backend/choose.js');

afterEach(() => vi.clearAllMocks());

describe('a back end of its own choice', () => {
  test('is the CPU where a GPU is seen but cannot be opened, and says so', async () => {
    const platform = await import('#platform');
    vi.mocked(platform.gpu).mockResolvedValue({ gpu: {} as GPU });
    const { backend, reason } = await chooseBackend('auto');
    expect(backend.info.name).toBe('cpu');
    expect(reason).toBe('the GPU could not be opened: the driver refused');
    backend.dispose();
    await expect(chooseBackend('webgpu')).rejects.toThrow('refused');
  });

  test('is the CPU, without looking for a GPU, where the work takes less than a GPU to start, and says how long', async () => {
    const platform = await import('#platform');
    vi.mocked(platform.gpu).mockResolvedValue({ gpu: {} as GPU });
    const { backend, reason } = await chooseBackend('auto', undefined, { work: () => 0.1 });
    backend.dispose();
    expect(reason).toMatch(/^the work takes about .* less than a GPU takes to start/);
    expect(platform.gpu).not.toHaveBeenCalled();
    const large = await chooseBackend('auto', undefined, { work: () => 1e4 });
    large.backend.dispose();
    expect(large.reason).toMatch(/GPU could not be opened/);
    await expect(chooseBackend('webgpu', undefined, { work: () => 0.1 })).rejects.toThrow('refused');
  });

  test('is not waited for after an abort, and closed when it is open after all', async () => {
    const { createWebGpuBackend } = await import('../../src/backend/webgpu/engine.js');
    let open = (_: Backend): void => {};
    vi.mocked(createWebGpuBackend).mockReturnValueOnce(new Promise((resolve) => (open = resolve)));
    const stop = new AbortController();
    const choosing = chooseBackend('webgpu', undefined, { signal: stop.signal });
    await expect.poll(() => vi.mocked(createWebGpuBackend).mock.calls.length).toBe(1);
    stop.abort();
    await expect(choosing).rejects.toMatchObject({ code: 'interrupted' });
    const dispose = vi.fn();
    open({ info: { name: 'webgpu' }, dispose } as unknown as Backend);
    await expect.poll(() => dispose.mock.calls.length).toBe(1);
    await expect(chooseBackend('cpu', undefined, { signal: stop.signal })).rejects.toMatchObject({
      code: 'interrupted',
    });
  });

  test('opens no device of a software adapter', async () => {
    const { defaultAdapter } = await import('../../src/backend/webgpu/adapter.js');
    const software = { description: '', vendor: '', architecture: '', software: true };
    vi.mocked(defaultAdapter).mockResolvedValueOnce(software);
    const platform = await import('#platform');
    vi.mocked(platform.gpu).mockResolvedValue({ gpu: {} as GPU });
    const { backend, reason } = await chooseBackend('auto');
    backend.dispose();
    expect(reason).toMatch(/^no hardware GPU/);
  });
});

test('runs beyond the range of single precision are searched in double, and the record says that', async () => {
  const lines = Array.from({ length: 12 }, (_, i) => `${i + 1},${1e25 * (3 + 2 / (i + 1) + 0.01 * (i % 2))}`);
  const table = await parseTable(['N,loss', ...lines].join('\n'), 'large.csv', 'csv');
  const job = parseFitJob({
    runs: 'large.csv',
    law: 'a + b / N',
    loss: 'squared',
    residual: 'raw',
    backend: 'cpu',
  });
  const { record } = await fit(job, table);
  expect(record.backend.precision).toBe('f64');
  expect(record.events).toEqual([]);
  const { backend } = await chooseBackend('cpu');
  const given = await fit(job, table, { backend });
  backend.dispose();
  expect(given.record.parameters).toEqual(record.parameters);
  expect(given.record.events).toEqual([
    'The runs exceed the range of single precision; they are searched in double precision.',
  ]);
});
