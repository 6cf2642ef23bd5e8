/** What of the CPU back end others may use. */
export { sharedBands } from './bands.js';
export { type CpuBackend, type CpuOptions, createCpuBackend } from './engine.js';
export { createRefiner, type Refiner } from './resamples.js';
