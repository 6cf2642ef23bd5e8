/** A surface on one thread: stretches of grid points along the last axis, one after another. */
import type { SurfaceKernel, SurfaceWork } from './surface-kernel.js';
import { createLineSurface } from './surface-line.js';
import { createVectorSurface } from './surface-vectors.js';

export function createSurfaceWork(kernel: SurfaceKernel): SurfaceWork {
  const { memory } = kernel;
  return memory.kind === 'vectors'
    ? createVectorSurface(kernel, memory.layout)
    : createLineSurface(kernel, memory.layout);
}
