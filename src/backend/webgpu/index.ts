/** What of the WebGPU back end others may use. */
export { type AdapterDescription, deviceAdvice, listAdapters, type NumberedAdapter } from './adapter.js';
export { createWebGpuBackend, type WebGpuOptions } from './engine.js';
export { type ProbeResult, probeKernel } from './probe.js';
