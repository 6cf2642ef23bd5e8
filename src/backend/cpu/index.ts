/** The public part of the CPU back end. */
export { parallelBands } from './bands.js';
export { callOnWorkers, type WorkerCalls } from './calls.js';
export { poolOf, setCommonWorkers } from './common-pool.js';
export { type CpuBackend, type CpuOptions, createCpuBackend } from './engine.js';
export { createRefiner, type Refiner } from './resamples.js';
