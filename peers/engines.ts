/** The engines of isoloss that are there, each opened once. */
import { threads } from '#platform';
import type { Backend } from '../src/backend/contract.js';
import { createCpuBackend } from '../src/backend/cpu/engine.js';
import { listAdapters } from '../src/backend/webgpu/adapter.js';
import { createWebGpuBackend } from '../src/backend/webgpu/engine.js';
import { plural } from '../src/text.js';

export interface PeerEngine {
  readonly name: string;
  /** Threads of the CPU that it may use by itself. */
  readonly kind: 'all threads' | 'one thread' | 'webgpu';
  /** @throws IsolossError where there is none */
  open(): Promise<Backend>;
}

export interface PeerEngines {
  readonly all: readonly PeerEngine[];
  dispose(): Promise<void>;
}

/** What all of them are called, in tables and files. */
export const OURS = 'isoloss';

/** The CPU, and WebGPU on the adapter that is taken where none is asked for, as gpu.js takes it too. */
export async function peerEngines(): Promise<PeerEngines> {
  const [adapter] = await listAdapters();
  const opened: Promise<Backend>[] = [];
  const once = (open: () => Promise<Backend>): (() => Promise<Backend>) => {
    let backend: Promise<Backend> | undefined;
    return () => {
      if (backend === undefined) {
        backend = open();
        opened.push(backend);
      }
      return backend;
    };
  };
  const all: PeerEngine[] = [
    {
      name: `${OURS} cpu, ${plural(threads(), 'thread')}`,
      kind: 'all threads',
      open: once(async () => createCpuBackend()),
    },
    {
      name: `${OURS} cpu, 1 thread`,
      kind: 'one thread',
      open: once(async () => createCpuBackend({ workers: 1 })),
    },
    {
      name: adapter === undefined ? `${OURS} webgpu` : `${OURS} webgpu, ${adapter.description}`,
      kind: 'webgpu',
      open: once(() => createWebGpuBackend()),
    },
  ];
  return {
    all: threads() === 1 ? all.filter(({ kind }) => kind !== 'one thread') : all,
    async dispose() {
      for (const outcome of await Promise.allSettled(opened)) {
        if (outcome.status === 'fulfilled') outcome.value.dispose();
      }
    },
  };
}

/** The back end, or why there is none. */
export async function openOrSkip(
  engine: PeerEngine,
): Promise<{ readonly backend: Backend } | { readonly skip: string }> {
  try {
    return { backend: await engine.open() };
  } catch (error) {
    return { skip: error instanceof Error ? error.message : String(error) };
  }
}
