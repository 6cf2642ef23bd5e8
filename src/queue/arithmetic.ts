/** The arithmetic of chunks, as queues are called by it. */
import { createHash } from 'node:crypto';
import { chooseBackend } from '../backend/choose.js';
import { isHardware } from '../backend/contract.js';
import { arithmeticOf } from '../tasks/chunked/arithmetic.js';
import { type Arithmetic, FORMAT } from '../tasks/chunked/job.js';
import type { WorkKind } from './payload.js';

const DIGITS = 16;

/**
 * `cpu`, whose numbers are the same on every machine, or a name for one adapter with its driver. In which precision a job searches is
 * its own: whoever has the processor or the adapter has them all.
 */
export function arithmeticName({ backend, adapter = '', kernel = '' }: Omit<Arithmetic, 'bits'>): string {
  if (backend === 'cpu') return 'cpu';
  const hash = createHash('sha256')
    .update(JSON.stringify([adapter, kernel]))
    .digest('hex');
  return `${backend}-${hash.slice(0, DIGITS)}`;
}

/** What this machine can do, and in words. */
export interface Ability extends WorkKind {
  readonly words: string;
}

/**
 * The kinds of work that this machine can do: that of processors, and that of its GPU if it has one; or the one that is asked
 * for. Throws `no-webgpu-adapter`.
 */
export async function abilities(asked?: 'cpu' | 'webgpu', adapter?: string): Promise<readonly Ability[]> {
  const cpu: Ability = { format: FORMAT, arithmetic: 'cpu', words: 'the processor' };
  if (asked === 'cpu') return [cpu];
  const { backend } = await chooseBackend(asked ?? 'auto', adapter);
  const { info } = backend;
  backend.dispose();
  if (info.name === 'cpu') return [cpu];
  // What a job is named by is found out at its first use of the adapter.
  const { probeKernel } = await import('../backend/webgpu/index.js');
  const { fingerprint } = await probeKernel(adapter);
  const gpu: Ability = {
    format: FORMAT,
    arithmetic: arithmeticName({ ...arithmeticOf(info), kernel: fingerprint }),
    words: info.adapter,
  };
  return asked === undefined && adapter === undefined && isHardware(info) ? [gpu, cpu] : [gpu];
}
