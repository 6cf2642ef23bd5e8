/**
 * `isoloss/webgl`: surfaces on GPUs in browsers that have no WebGPU. A separate bundle, since gpu.js is larger than
 * the library.
 *
 * @module isoloss/webgl
 */
/*! Contains gpu.js (Copyright 2019 gpu.js Team) and acorn (Copyright 2012-2022 by various contributors), MIT License. */
import type { Backend } from '../contract.js';
import { createCpuBackend } from '../cpu/index.js';
import { withFailover } from '../failover.js';
import { WebGlEngine } from './engine.js';

/**
 * A back end for `surface`: single precision, with the driver's `exp` and `log`, which are tested with known answers on
 * first use. Work that fails, and all work other than surfaces, fails over to the CPU, with an event.
 * @throws IsolossError `no-webgl2`
 */
export function createWebGlBackend(): Backend {
  return withFailover(new WebGlEngine(), async () => createCpuBackend());
}
