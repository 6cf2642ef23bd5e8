/** A worker of the CPU back end: the same work as the main thread's, spoken to through comlink. */
import { expose, transfer } from 'comlink';
import { workerEndpoint } from '#platform';
import type { Precision, SearchOptions } from '../contract.js';
import type { CpuKernel } from './kernel.js';
import { Landmarks } from './landmarks.js';
import { createWork, emptyFits, type Fits, type Work } from './work.js';

const problems = new Map<number, { readonly size: number; readonly work: Work }>();

const service = {
  /** Takes a problem on under a key of the caller's. */
  prepare(key: number, kernel: CpuKernel, precision: Precision): void {
    problems.set(key, { size: kernel.size, work: createWork(kernel, precision) });
  },
  /** Fits every start of `starts` (row-major), which is taken over and returned as the ends. */
  fit(key: number, starts: Float64Array, options: SearchOptions): Fits {
    const problem = problems.get(key);
    if (problem === undefined) throw new RangeError(`no problem ${key} was prepared here`);
    const count = starts.length / problem.size;
    const fits = emptyFits(starts, count);
    problem.work.fit(fits, 0, count, options, options.merge ? new Landmarks() : undefined);
    return transfer(fits, [
      fits.parameters.buffer,
      fits.objective.buffer,
      fits.status.buffer,
      fits.steps.buffer,
    ] as Transferable[]);
  },
  release(key: number): void {
    problems.delete(key);
  },
};

export type CpuWorker = typeof service;

expose(service, workerEndpoint());
