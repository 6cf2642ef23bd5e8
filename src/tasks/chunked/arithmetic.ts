/** What computes, as chunks name it. */
import type { BackendInfo, BackendName } from '../../backend/contract.js';
import type { Arithmetic } from './job.js';

export function isBackend(name: string | undefined): name is BackendName {
  return name === 'cpu' || name === 'webgpu';
}

export function arithmeticOf({ name, adapter, precision, check }: BackendInfo): Omit<Arithmetic, 'bits'> {
  // A processor computes what any other does.
  if (name === 'cpu') return { backend: name, precision };
  return { backend: name, adapter, precision, ...(check === undefined ? {} : { kernel: check.fingerprint }) };
}
