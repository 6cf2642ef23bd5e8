/** gpu.js in Node: its three modes that run there, each opened once. */

import { GPU } from 'gpu.js';
import { gpu as platformGpu, threads } from '#platform';
import { plural } from '../src/text.js';

export const gpuJsModes = ['webgpu', 'webasm', 'cpu'] as const;
export type GpuJsMode = (typeof gpuJsModes)[number];

/** Numbers that come back, nested as deep as the output has extents, the first extent innermost. */
export type Computed = Float32Array | readonly Computed[];

export interface GpuJsKernel {
  run(...args: readonly (number | Float32Array | readonly Float32Array[])[]): Promise<Computed>;
  destroy(): void;
}

export interface GpuJs {
  readonly mode: GpuJsMode;
  readonly name: string;
  /** `source`: a function's text, in the JavaScript that gpu.js knows. */
  kernel(
    source: string,
    output: readonly number[],
    constants?: Readonly<Record<string, number>>,
  ): GpuJsKernel;
}

/** The mode, or why this machine has none. */
export async function openGpuJs(mode: GpuJsMode): Promise<GpuJs | { readonly skip: string }> {
  await showGpu();
  if (mode === 'webgpu' && !(await GPU.isWebGPUAvailable())) {
    return { skip: 'gpu.js found no WebGPU adapter' };
  }
  const gpu = new GPU({ mode });
  return {
    mode,
    name: nameOfMode(mode),
    kernel(source, output, constants = {}) {
      // Awaited calls are what lets WebAssembly use its threads.
      const asyncMode = mode !== 'cpu';
      const kernel = gpu.createKernel(source, {
        output: [...output],
        constants,
        precision: 'single',
        asyncMode,
      });
      return {
        run: async (...args) => (await kernel(...(args as Parameters<typeof kernel>))) as unknown as Computed,
        destroy: () => kernel.destroy(),
      };
    },
  };
}

export function nameOfMode(mode: GpuJsMode): string {
  return mode === 'webasm' ? `gpu.js webasm, ${plural(threads(), 'thread')}` : `gpu.js ${mode}`;
}

/** gpu.js looks for what browsers have; Dawn's entry point is held by the platform for as long as the process lives. */
async function showGpu(): Promise<void> {
  const { gpu } = await platformGpu();
  const known = globalThis.navigator as Navigator | undefined;
  if (known?.gpu !== undefined) return;
  const shown = { ...(gpu === undefined ? {} : { gpu }), hardwareConcurrency: threads() };
  Object.defineProperty(globalThis, 'navigator', { value: shown, configurable: true });
}

/** All numbers in a row, the first extent of the output fastest. */
export function flat(computed: Computed): Float32Array {
  if (computed instanceof Float32Array) return computed;
  const parts = computed.map(flat);
  const out = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
