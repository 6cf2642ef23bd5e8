/** What computes, as chunks name it. */
import type { BackendInfo, BackendName } from '../../backend/contract.js';
import type { Arithmetic } from './job.js';

function isBackend(name: string | undefined): name is BackendName {
  return name === 'cpu' || name === 'webgpu';
}

/** A job that leaves the choice, on the back end that the chunks which are there were computed on. */
export function onBackendOfChunks<Job extends { readonly backend: string }>(
  job: Job,
  backend: string | undefined,
): Job {
  return job.backend === 'auto' && isBackend(backend) ? { ...job, backend } : job;
}

export function arithmeticOf({ name, adapter, precision, check }: BackendInfo): Omit<Arithmetic, 'bits'> {
  // A processor computes what any other does.
  if (name === 'cpu') return { backend: name, precision };
  return { backend: name, adapter, precision, ...(check === undefined ? {} : { kernel: check.fingerprint }) };
}
