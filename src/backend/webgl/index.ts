/**
 * `isoloss/webgl`: surfaces on GPUs in browsers that have no WebGPU.
 *
 * @module isoloss/webgl
 */
import type { Backend } from '../contract.js';
import { createCpuBackend } from '../cpu/index.js';
import { withFailover } from '../failover.js';
import { WebGlEngine } from './engine.js';

/**
 * A back end for `surface`, and for objectives without gradients: single precision, with the driver's `exp` and `log`, which are
 * tested with known answers on first use. Work that fails, and all other work, fails over to the CPU, with an event.
 * @throws IsolossError `no-webgl2`
 */
export function createWebGlBackend(): Backend {
  return withFailover(new WebGlEngine(), async () => createCpuBackend());
}
