import { IsolossError } from '../src/errors.js';
import type { EngineSpec } from './agent.js';
import type { OpenedEngine } from './engine-agent.js';

/**
 * The engine as it is, with nothing behind it: what fails here must not be done elsewhere unseen.
 * @throws IsolossError `no-webgpu-adapter`, `bench-engine`
 */
export async function openEngine({ backend, adapter, workers }: EngineSpec): Promise<OpenedEngine> {
  if (backend === 'cpu') {
    const [{ createCpuBackend }, { setCommonWorkers }] = await Promise.all([
      import('../src/backend/cpu/engine.js'),
      import('../src/backend/cpu/common-pool.js'),
    ]);
    // Polishing is done by the process's own pool, whatever the back end: it must have no more threads either.
    if (workers !== undefined) setCommonWorkers(workers);
    return { backend: createCpuBackend(), timestamps: false, spent: () => ({}) };
  }
  if (backend === 'webgpu') {
    const [{ createWebGpuBackend }, { Meter }] = await Promise.all([
      import('../src/backend/webgpu/engine.js'),
      import('../src/backend/webgpu/meter.js'),
    ]);
    const meter = new Meter();
    const gpu = await createWebGpuBackend({ meter, ...(adapter === undefined ? {} : { adapter }) });
    return { backend: gpu, timestamps: meter.timestamps, spent: () => meter.spent() };
  }
  throw new IsolossError(
    'bench-engine',
    `There is no ${backend} back end here.`,
    'WebGL2 is measured in a browser’s page.',
  );
}

/** Adapters that WebGPU offers, software ones included: one of each name. */
export async function adaptersHere(): Promise<{ readonly name: string; readonly software: boolean }[]> {
  const { listAdapters } = await import('../src/backend/webgpu/adapter.js');
  const byName = (await listAdapters()).map(
    ({ description, software }) => [description, { name: description, software }] as const,
  );
  return [...new Map(byName).values()];
}
