import { gpu } from '#platform';
import type { Backend, BackendName } from './contract.js';
import { steady } from './steady.js';

export interface Choice {
  readonly backend: Backend;
  /** Why this one, one sentence. */
  readonly reason: string;
}

/**
 * The back end that a job asks for. `auto` is a hardware GPU, else the CPU, never a software adapter: those run on the
 * same processor, slower than the CPU back end does. `options` are for the CPU, where that is what it comes to.
 * @throws IsolossError `no-webgpu-adapter` where `webgpu`, or an adapter by name, was asked for and there is none.
 */
export async function chooseBackend(
  asked: BackendName | 'auto',
  adapter?: string,
  options: { readonly precision?: 'f32' | 'f64' } = {},
): Promise<Choice> {
  const openCpu = async (): Promise<Backend> => {
    const { createCpuBackend } = await import('./cpu/engine.js');
    return createCpuBackend(options);
  };
  const cpu = async (reason: string): Promise<Choice> => ({ backend: steady(await openCpu()), reason });
  if (asked === 'webgpu' || adapter !== undefined) {
    const { createWebGpuBackend } = await import('./webgpu/engine.js');
    const backend = steady(await createWebGpuBackend(adapter === undefined ? {} : { adapter }), openCpu);
    return { backend, reason: adapter === undefined ? 'asked for' : `asked for by the name ${adapter}` };
  }
  if (asked === 'cpu') return cpu('asked for');
  const found = await gpu({ hardware: true });
  if (found.gpu === undefined) return cpu(`no GPU: ${found.reason}`);
  const { listAdapters } = await import('./webgpu/adapter.js');
  const hardware = (await listAdapters()).find((candidate) => !candidate.software);
  if (hardware === undefined)
    return cpu('no hardware GPU: software adapters are slower than the CPU back end');
  const { createWebGpuBackend } = await import('./webgpu/engine.js');
  const backend = await createWebGpuBackend({});
  if (!backend.info.software) return { backend: steady(backend, openCpu), reason: 'a hardware GPU' };
  backend.dispose();
  return cpu('the first adapter is a software one');
}
