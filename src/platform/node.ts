import { createHash } from 'node:crypto';
import { cpus } from 'node:os';
import type { Gpu, GpuOptions } from './platform.js';

/** One instance per set of options, held for the life of the process: device calls crash once it is collected. */
const instances = new Map<string, Promise<Gpu>>();

/** WebGPU through Dawn (npm package `webgpu`, optional), loaded on first use; see {@link GpuOptions}. */
export function gpu(options: GpuOptions = {}): Promise<Gpu> {
  const flags: string[] = [];
  if (options.adapter !== undefined) flags.push(`adapter=${options.adapter}`);
  const key = flags.join();
  let instance = instances.get(key);
  if (instance === undefined) {
    instance = create(flags);
    instances.set(key, instance);
  }
  return instance;
}

async function create(flags: string[]): Promise<Gpu> {
  try {
    const dawn = await import('webgpu');
    Object.assign(globalThis, dawn.globals);
    return { gpu: dawn.create(flags) };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return {
      gpu: undefined,
      reason: /Cannot find (package|module)/.test(text)
        ? 'the optional package webgpu is not installed'
        : `the package webgpu could not be loaded: ${text.split('\n')[0]}`,
    };
  }
}

/** The processor's own name for itself. */
export function processorName(): string {
  return cpus()[0]?.model.trim() || process.arch;
}

/** SHA-256 in lower-case hexadecimal. */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Lets timers, input and signals have their turn. */
export function yieldToEvents(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
