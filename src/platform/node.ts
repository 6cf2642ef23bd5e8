import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Gpu, GpuOptions } from './platform.js';

/** One instance per set of options, held for the life of the process: device calls crash once it is collected. */
const instances = new Map<string, Promise<Gpu>>();

/** WebGPU through Dawn (npm package `webgpu`, optional), loaded on first use; see {@link GpuOptions}. */
export async function gpu(options: GpuOptions = {}): Promise<Gpu> {
  if (options.hardware && !mayHaveHardware()) {
    return { gpu: undefined, reason: 'this machine shows no GPU device (/dev/dri, /dev/nvidia0, /dev/dxg)' };
  }
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

/**
 * Linux shows its GPUs as device files (the last is WSL's). Looking for them first keeps Dawn unloaded where there is
 * nothing to find, and its warnings about missing Vulkan drivers, which cannot be silenced, off standard error.
 */
function mayHaveHardware(): boolean {
  return (
    process.platform !== 'linux' || ['/dev/dri', '/dev/nvidia0', '/dev/dxg'].some((path) => existsSync(path))
  );
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
