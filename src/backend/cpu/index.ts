/** The public part of the CPU back end. */
export { parallelBands } from './bands.js';
export { type CpuBackend, type CpuOptions, createCpuBackend } from './engine.js';
export { createRefiner, type Refiner } from './resamples.js';
