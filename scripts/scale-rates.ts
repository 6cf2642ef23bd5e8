/** What the simulation of scale-model.ts is given. */
import type { Machines, Rates, StoreLimits } from './scale-model.js';

/**
 * Measured on one thread of an AMD EPYC with Node 20.20, in seconds of the processor, beside other work: default refits of 240 runs by
 * the law of Chinchilla on the CPU back end (4,096 at a time, the least of four), and merges of one and of two million refits of 12
 * numbers, whose difference it is. Redis 7.0 with its append-only file under BullMQ 6.7 was measured while other work slowed it more, and
 * is scaled as refits were then. What processes tell each other follows from two searches in each of 12 columns.
 */
export const measured: Rates = {
  refit: { seconds: 0.22e-3, bytes: 97 },
  start: 2,
  merge: { passes: 4, seconds: 0.65e-6, counts: 2 * 12 * 2 ** 14 * 8, look: 2 },
  queue: { range: 0.36e-3, worker: 22e-6 },
};

/** Assumed: machines of 16 threads, each lost once a day. */
export const machinesOf = (count: number): Machines => ({
  count,
  threads: 16,
  spread: { machines: 0.1, chunks: 0.05 },
  lost: 24 * 3600,
  replaced: 120,
});

/** Assumed: what AWS promises of one prefix of a bucket, and a good file server. */
export const bucket: StoreLimits = {
  name: 'bucket',
  writes: 3500,
  bandwidth: 1e11,
  connection: 8e7,
  latency: 0.06,
};

export const folder: StoreLimits = {
  name: 'shared folder',
  writes: 1000,
  bandwidth: 1e9,
  connection: 5e8,
  latency: 0.01,
};
