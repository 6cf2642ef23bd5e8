/** What the threads of a CPU back end can do, all of them at once. */
import { newKey } from '../../src/backend/cpu/common-pool.js';
import type { CpuBackend } from '../../src/backend/cpu/engine.js';
import type { WorkerPool } from '../../src/backend/cpu/pool.js';
import { compileModule } from '../../src/formula/wasm/compile-module.js';
import { instantiate } from '../../src/formula/wasm/instantiate.js';
import type { Ceilings, Rates } from '../agent.js';
import { bestRate } from './best.js';
import { busyCode, COPIED_FROM, callWork } from './cpu-code.js';

/** Bytes that all threads together copy from, and to: beyond the caches. */
const COPIED = 2 ** 27;
const LEAST_COPIED = 2 ** 22;

/** Seconds of a try: messages to workers take some hundredths of a millisecond each. */
const TRY = { alone: 0.01, together: 0.04 } as const;

/** Compiled code on every thread of a back end. */
interface Threads {
  /** Calls a function so many times on all of them at once, and waits for all. */
  run(name: string, times: number, ...args: readonly number[]): Promise<void> | void;
  close(): void;
}

export async function cpuCeilings({ pool }: CpuBackend): Promise<Ceilings> {
  const module = await compileModule(busyCode());
  const count = Math.max(1, pool.size);
  const bytes = Math.max(LEAST_COPIED, COPIED / count);
  const room = COPIED_FROM + 2 * bytes;
  const here = instantiate(module, count > 1 ? COPIED_FROM : room).exports;
  const threads = count > 1 ? await onPool(pool, module, room) : onThisThread(here);
  const long = count > 1 ? TRY.together : TRY.alone;
  const nothing = here.nothing as () => void;
  try {
    const rates = async (kind: 32 | 64): Promise<Rates> => {
      const lanes = 128 / kind;
      const perSecond = async (name: 'multiplyAdd' | 'exponential'): Promise<number> => {
        const calls = await bestRate((times) => threads.run(`${name}${kind}`, times), long);
        return calls * count * callWork[name](lanes);
      };
      return { operations: await perSecond('multiplyAdd'), transcendentals: await perSecond('exponential') };
    };
    const [f32, f64] = [await rates(32), await rates(64)];
    const copies = await bestRate((times) => threads.run('copy', times, COPIED_FROM + bytes, bytes), long);
    // The least work does not leave the calling thread, however many there are.
    const calls = await bestRate((times) => {
      for (let k = 0; k < times; k++) nothing();
    }, TRY.alone);
    return { f32, f64, copy: 2 * bytes * count * copies, readback: null, launch: 1 / calls };
  } finally {
    threads.close();
  }
}

function onThisThread(exports: WebAssembly.Exports): Threads {
  return {
    run: (name, times, ...args) => {
      const call = exports[name] as (...args: readonly number[]) => void;
      for (let k = 0; k < times; k++) call(...args);
    },
    close: () => undefined,
  };
}

/** A worker takes one call: all begin with the call before them. */
async function onPool(pool: WorkerPool, module: WebAssembly.Module, bytes: number): Promise<Threads> {
  const key = newKey();
  const run: Threads['run'] = async (name, times, ...args) => {
    let left = pool.size;
    await pool.run(
      () => (left-- > 0 ? left : undefined),
      async (remote, _, knows) => {
        if (!knows.has(key)) {
          await remote.prepareCode(key, module, bytes);
          knows.add(key);
        }
        await remote.runCode(key, name, times, ...args);
      },
      () => undefined,
      { died: () => undefined },
    );
  };
  // Workers start, and take the code on, before anything is timed.
  await run('nothing', 1);
  return { run, close: () => pool.forget(key) };
}
