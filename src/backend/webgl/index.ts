/**
 * `isoloss/webgl`: surfaces on GPUs in browsers that have no WebGPU. A bundle of its own, since gpu.js is larger than
 * the library.
 */
/*! Contains gpu.js (Copyright 2019 gpu.js Team) and acorn (Copyright 2012-2022 by various contributors), MIT License. */
import type { Backend } from '../contract.js';
import { createCpuBackend } from '../cpu/index.js';
import { withFailover } from '../failover.js';
import { WebGlEngine } from './engine.js';

/**
 * A back end to give to `surface`: single precision, `exp` and `log` being the driver's, which a few numbers with known
 * answers test on first use. What fails, and all that is no surface, the CPU does; `events` tell.
 * @throws IsolossError `no-webgl2`
 */
export function createWebGlBackend(): Backend {
  return withFailover(new WebGlEngine(), async () => createCpuBackend());
}
