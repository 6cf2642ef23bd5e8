/** The process-wide worker pool, and the keys under which workers store what they were given. */
import { toSharedMemory } from '#platform';
import type { WorkerHandle } from '../../platform/platform.js';
import type { CpuKernel } from '../../solver/kernel.js';
import { WorkerPool } from './pool.js';

let common: WorkerPool | undefined;

/** The pool of the process; a separate one where the number of workers, the way to start them, or the work from which they are used is given. */
export function poolOf(
  workers?: number,
  start?: () => WorkerHandle,
  leastWork?: number,
): { readonly pool: WorkerPool; readonly own: boolean } {
  if (workers !== undefined || start !== undefined || leastWork !== undefined)
    return { pool: new WorkerPool(workers, start, leastWork), own: true };
  common ??= new WorkerPool();
  return { pool: common, own: false };
}

/** Replaces the pool of the process by one of `count` workers; the default is one for each thread of the machine. */
export function setCommonWorkers(count: number): void {
  common?.terminate();
  common = new WorkerPool(count);
}

let keys = 0;

/** A key that is unique in the process. */
export function newKey(): number {
  return keys++;
}

/** The kernel with its columns in shared memory, if the platform has it. */
export function sharedKernel(kernel: CpuKernel): CpuKernel {
  return {
    ...kernel,
    columns: kernel.columns.map(toSharedMemory),
    target: toSharedMemory(kernel.target),
    weight: toSharedMemory(kernel.weight),
  };
}
