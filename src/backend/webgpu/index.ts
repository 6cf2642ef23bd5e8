/** What of the WebGPU back end others may use. */
export { type AdapterDescription, listAdapters, type NumberedAdapter } from './adapter.js';
export { createWebGpuBackend, type WebGpuOptions } from './engine.js';
export { type ProbeResult, probeKernel } from './probe.js';
