import { gpu, threads } from '#platform';
import { AbortError, throwIfAborted } from '../errors.js';
import { MAX_GROUPED_ON_DEVICE } from '../formula/size-limits.js';
import type { Problem } from '../problem/problem.js';
import type { Precision } from '../solver/search-options.js';
import type { Backend, BackendName } from './contract.js';
import { withFailover, withLimitsAndFailover } from './failover.js';

/** What a choice of a back end may depend on besides its name. */
export interface ChoiceOptions {
  readonly precision?: Precision;
  /** What the job will compute, in seconds of one thread of the CPU back end; asked for where it decides. */
  readonly work?: () => Promise<number> | number;
  readonly signal?: AbortSignal | undefined;
}

/** A back end, open, and why it was chosen. */
export interface Choice {
  readonly backend: Backend;
  /** Why this one, one sentence. */
  readonly reason: string;
}

/** Whether groups have more parameters together than kernels of devices take. */
export function isForCpuAlone({ groups, size }: Pick<Problem, 'groups' | 'size'>): boolean {
  return groups !== undefined && size > MAX_GROUPED_ON_DEVICE;
}

/**
 * The back end that a job asks for. `auto` is a hardware GPU for `work` that would take the CPU longer than a GPU takes to
 * start, else the CPU; never a software adapter: those run on the same processor, slower than the CPU back end. Work that is
 * not known counts as enough. `precision` applies to the CPU back end, where that is used. Each back end fails
 * over to the next: the GPU to the CPU, and that to its float64. A law too large for a GPU goes to the CPU as well, unless
 * `webgpu` was asked for.
 * @throws IsolossError `no-webgpu-adapter` where `webgpu`, or an adapter by name, was asked for and there is none; `interrupted`.
 */
export async function chooseBackend(
  asked: BackendName | 'auto',
  adapter?: string,
  { signal, ...options }: ChoiceOptions = {},
): Promise<Choice> {
  throwIfAborted(signal);
  const choosing = choose(asked, adapter, options);
  if (signal === undefined) return choosing;
  let abort = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(new AbortError(signal.reason));
  });
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([choosing, aborted]);
  } catch (error) {
    // A driver may take long to open a device, which nobody waits for then.
    choosing.then(
      ({ backend }) => backend.dispose(),
      () => undefined,
    );
    throw error;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

async function choose(
  asked: BackendName | 'auto',
  adapter: string | undefined,
  { precision = 'f32', work }: ChoiceOptions,
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
    return { backend, reason: adapter === undefined ? 'asked for' : `asked for as adapter ${adapter}` };
  }
  if (asked === 'cpu') return cpu('asked for');
  let why = 'a hardware GPU';
  if (work !== undefined) {
    const { judgeWork } = await import('./break-even.js');
    const { pays, reason } = judgeWork(await work(), threads());
    if (!pays) return cpu(reason);
    why += `: ${reason}`;
  }
  const available = await gpu({ hardware: true });
  if (available.gpu === undefined) return cpu(`no GPU: ${available.reason}`);
  const { defaultAdapter } = await import('./webgpu/adapter.js');
  const adapterThere = await defaultAdapter();
  if (adapterThere === undefined) return cpu('no GPU: WebGPU offers no adapter');
  if (adapterThere.software)
    return cpu('no hardware GPU: software adapters are slower than the CPU back end');
  const { createWebGpuBackend } = await import('./webgpu/engine.js');
  let backend: Backend;
  try {
    backend = await createWebGpuBackend({});
  } catch (error) {
    return cpu(`the GPU could not be opened: ${error instanceof Error ? error.message : String(error)}`);
  }
  return { backend: withFailover(backend, ...cpus), reason: why };
}
