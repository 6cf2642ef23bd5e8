/** The workers that all CPU work of a process shares, and the keys by which they know what they were given. */
import { shared } from '#platform';
import type { WorkerHandle } from '../../platform/platform.js';
import type { CpuKernel } from '../../solver/kernel.js';
import { WorkerPool } from './pool.js';

let common: WorkerPool | undefined;

/** The pool of the process; one of its own where workers are counted or started in another way. */
export function poolOf(
  workers?: number,
  start?: () => WorkerHandle,
): { readonly pool: WorkerPool; readonly own: boolean } {
  if (workers !== undefined || start !== undefined)
    return { pool: new WorkerPool(workers, start), own: true };
  common ??= new WorkerPool();
  return { pool: common, own: false };
}

/** Gives the pool of the process so many workers from now on, in place of one for each thread of the machine. */
export function setCommonWorkers(count: number): void {
  common?.terminate();
  common = new WorkerPool(count);
}

let keys = 0;

/** A key that no other task of the process has. */
export function newKey(): number {
  return keys++;
}

/** The kernel with its columns where workers read them without a copy, if the platform has such a place. */
export function sharedKernel(kernel: CpuKernel): CpuKernel {
  return {
    ...kernel,
    columns: kernel.columns.map(shared),
    target: shared(kernel.target),
    weight: shared(kernel.weight),
  };
}
