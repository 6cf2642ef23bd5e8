import { gpu } from '#platform';
import type { Precision } from '../solver/search-options.js';
import type { Backend, BackendName } from './contract.js';
import { withFailover, withLimitsAndFailover } from './failover.js';

/** A back end, open, and why it was chosen. */
export interface Choice {
  readonly backend: Backend;
  /** Why this one, one sentence. */
  readonly reason: string;
}

/**
 * The back end that a job asks for. `auto` is a hardware GPU, else the CPU, never a software adapter: those run on the
 * same processor, slower than the CPU back end. `options` apply to the CPU back end, where that is used. Each back end fails
 * over to the next: the GPU to the CPU, and that to its float64. A law too large for a GPU goes to the CPU as well, unless
 * `webgpu` was asked for.
 * @throws IsolossError `no-webgpu-adapter` where `webgpu`, or an adapter by name, was asked for and there is none.
 */
export async function chooseBackend(
  asked: BackendName | 'auto',
  adapter?: string,
  { precision = 'f32' }: { readonly precision?: Precision } = {},
): Promise<Choice> {
  const cpus = [...new Set<Precision>([precision, 'f64'])].map((arithmetic) => async () => {
    const { createCpuBackend } = await import('./cpu/index.js');
    return createCpuBackend({ precision: arithmetic });
  });
  const cpu = async (reason: string): Promise<Choice> => {
    const [first, ...fallbacks] = cpus;
    return { backend: withFailover(await first(), ...fallbacks), reason };
  };
  if (asked === 'webgpu' || adapter !== undefined) {
    const { createWebGpuBackend } = await import('./webgpu/engine.js');
    const backend = withLimitsAndFailover(
      await createWebGpuBackend(adapter === undefined ? {} : { adapter }),
      ...cpus,
    );
    return { backend, reason: adapter === undefined ? 'asked for' : `asked for by the name ${adapter}` };
  }
  if (asked === 'cpu') return cpu('asked for');
  const available = await gpu({ hardware: true });
  if (available.gpu === undefined) return cpu(`no GPU: ${available.reason}`);
  const { listAdapters } = await import('./webgpu/adapter.js');
  const hardware = (await listAdapters()).find((candidate) => !candidate.software);
  if (hardware === undefined)
    return cpu('no hardware GPU: software adapters are slower than the CPU back end');
  const { createWebGpuBackend } = await import('./webgpu/engine.js');
  let backend: Backend;
  try {
    backend = await createWebGpuBackend({});
  } catch (error) {
    return cpu(`the GPU could not be opened: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!backend.info.software) return { backend: withFailover(backend, ...cpus), reason: 'a hardware GPU' };
  backend.dispose();
  return cpu('the first adapter is a software one');
}
