/** What an engine's device can do at most, and how fast it is just now. */
import type { Backend } from '../../src/backend/contract.js';
import type { CpuBackend } from '../../src/backend/cpu/engine.js';
import type { WebGlEngine } from '../../src/backend/webgl/engine.js';
import { WebGpuEngine } from '../../src/backend/webgpu/engine.js';
import type { Ceilings } from '../agent.js';
import { calibrateCpu, calibrateWebgl, calibrateWebgpu } from './calibrate.js';
import { cpuCeilings } from './cpu.js';
import { webglCeilings } from './webgl.js';
import { webgpuCeilings } from './webgpu.js';

export async function measureCeilings(backend: Backend): Promise<Ceilings> {
  if (isCpu(backend)) return cpuCeilings(backend);
  if (backend instanceof WebGpuEngine) return webgpuCeilings(backend);
  if (isWebGl(backend)) return webglCeilings(backend);
  throw noEngine(backend);
}

/** Seconds that a fixed piece of work, of some 20 ms on usual machines, takes just now. */
export async function calibrate(backend: Backend): Promise<number> {
  if (isCpu(backend)) return calibrateCpu();
  if (backend instanceof WebGpuEngine) return calibrateWebgpu(backend);
  if (isWebGl(backend)) return calibrateWebgl(backend);
  throw noEngine(backend);
}

function isCpu(backend: Backend): backend is CpuBackend {
  return backend.info.name === 'cpu' && 'pool' in backend;
}

/** By what it has: the library comes without the class. */
function isWebGl(backend: Backend): backend is WebGlEngine {
  return backend.info.name === 'webgl' && 'device' in backend;
}

function noEngine({ info }: Backend): TypeError {
  return new TypeError(`no engine itself, but something before one: ${info.name}`);
}
