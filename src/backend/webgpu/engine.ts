import type { Control } from '../../control.js';
import { AbortError, field, IsolossError } from '../../errors.js';
import type { Problem } from '../../problem/problem.js';
import type { Backend, BackendCheck, BackendInfo, PreparedProblem } from '../contract.js';
import type { Sweeps } from '../sweep.js';
import { allocate } from './allocate.js';
import { dealRows } from './deal.js';
import { kernelSpec } from './kernel-spec.js';
import type { Meter } from './meter.js';
import { PreparedOnWebGpu } from './prepared.js';
import { probe } from './probe.js';
import type { Pace } from './room.js';
import { OutOfDeviceMemory, Session, type SessionOptions } from './session.js';
import { type Lease, leaseSession, ownSession } from './session-pool.js';
import { checkParameters } from './size.js';
import { prepareSurface } from './surface.js';

/** Devices that one call may lose before it gives up. */
const MAX_LOSSES = 2;

/** Milliseconds after an abort in which work may stop between submissions; a compiler may take many seconds. */
const GRACE = 250;

export interface WebGpuOptions {
  /** Part of an adapter's name; the fastest adapter where absent. */
  readonly adapter?: string;
  /** Records the time of compiling, computing and reading back; nothing is measured without one. */
  readonly meter?: Meter;
}

/** What only tests set; an engine with any but `pace` has a device of its own. */
export interface EngineHooks extends Pick<SessionOptions, 'rewrite' | 'compileLimit'> {
  readonly pace?: Pace;
  /** Called with every device that is opened. */
  readonly onDevice?: (device: GPUDevice) => void;
}

/**
 * The WebGPU back end, single precision, on the adapter of that name or the fastest.
 * @throws IsolossError `no-webgpu-adapter`
 */
export function createWebGpuBackend(options: WebGpuOptions = {}): Promise<Backend> {
  return WebGpuEngine.create(options);
}

/** The problem as kernels take it, which know no groups. */
async function ungrouped({ groups, ...problem }: Problem): Promise<Problem> {
  if (groups === undefined) return problem;
  const { withoutGroups } = await import('../../problem/without-groups.js');
  return withoutGroups({ ...problem, groups });
}

/** A back end on one WebGPU device, which it replaces where it is lost. */
export class WebGpuEngine implements Backend {
  readonly #options: WebGpuOptions;
  readonly #hooks: EngineHooks;
  readonly info: BackendInfo;
  readonly sweeps: Sweeps = {
    surface: (sweep, shares, options) => prepareSurface(this, sweep, shares, this.#hooks.pace ?? {}, options),
    allocate: (search, control) => allocate(this, search, this.#hooks.pace ?? {}, control),
  };
  /** Opened anew by the next work where undefined. */
  #lease: Promise<Lease> | undefined;
  #disposed = false;

  private constructor(options: WebGpuOptions, hooks: EngineHooks, lease: Lease) {
    this.#options = options;
    this.#hooks = hooks;
    this.#lease = Promise.resolve(lease);
    const { description, software } = lease.session.about;
    this.info = { name: 'webgpu', adapter: description, precision: 'f32', software };
  }

  static async create(options: WebGpuOptions, hooks: EngineHooks = {}): Promise<WebGpuEngine> {
    return new WebGpuEngine(options, hooks, await openSession(options, hooks));
  }

  async check(control: Control = {}): Promise<BackendCheck> {
    const { ok, maxError, fingerprint } = await this.run(control, probe);
    return { passed: ok, largestError: maxError, fingerprint };
  }

  async prepare(asked: Problem): Promise<PreparedProblem> {
    checkParameters(asked);
    const pace = this.#hooks.pace ?? {};
    const problem = await ungrouped(asked);
    const spec = kernelSpec(problem, dealRows(problem, this.info.software, pace));
    return new PreparedOnWebGpu(this, problem, spec, pace);
  }

  dispose(): void {
    this.#disposed = true;
    this.#lease?.then(
      (lease) => lease.release(),
      // Opening it failed: the calls that awaited it have thrown.
      () => undefined,
    );
  }

  /**
   * Runs `work` on the session, again on a new one where the device was lost under it. `work` must be safe to repeat. Where
   * it does not notice an abort for a while, it is abandoned. What it waits for may be a compiler: then it ends once that has,
   * and the kernel is kept. Else the device is destroyed when the work ends, and the next work has another one.
   * @throws IsolossError `device-lost` after repeated losses, `interrupted`.
   */
  async run<T>(control: Control, work: (session: Session) => Promise<T>): Promise<T> {
    for (let losses = 0; ; ) {
      if (this.#disposed) throw new Error('this WebGPU back end was disposed of');
      this.#lease ??= openSession(this.#options, this.#hooks);
      const current = this.#lease;
      const lease = await unlessStuck(current, control.signal);
      const { session } = lease;
      const isCurrent = (): boolean => this.#lease === current;
      const working = work(session);
      try {
        return await unlessStuck(working, control.signal);
      } catch (error) {
        if (error instanceof Stuck) {
          if (isCurrent() && !session.isCompiling) {
            this.#lease = undefined;
            void working.catch(() => undefined).then(() => lease.discard());
          }
          throw error;
        }
        const reason = await lossOf(session, error);
        if (reason === undefined || this.#disposed || isInterruption(error)) throw error;
        losses++;
        if (losses > MAX_LOSSES) throw deviceLost(this.info.adapter, reason, error);
        control.event?.(`The GPU was lost (${reason}); its unfinished work is done again on a new device.`);
        if (!isCurrent()) continue;
        this.#lease = undefined;
        lease.discard();
      }
    }
  }
}

/** Shared with other engines, unless something is measured or planted on it. */
async function openSession(
  { adapter, meter }: WebGpuOptions,
  { pace: _, onDevice, ...options }: EngineHooks,
): Promise<Lease> {
  const isOwn = [meter, onDevice, ...Object.values(options)].some((each) => each !== undefined);
  if (!isOwn) return leaseSession(adapter);
  const session = await Session.open({ adapter, meter, ...options });
  onDevice?.(session.device);
  return ownSession(session);
}

/** Of work that has not noticed an abort. */
class Stuck extends AbortError {}

async function unlessStuck<T>(working: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return working;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let aborted = (): void => {};
  const stuck = new Promise<never>((_, reject) => {
    aborted = () => {
      timer = setTimeout(() => reject(new Stuck(signal.reason)), GRACE);
    };
  });
  if (signal.aborted) aborted();
  else signal.addEventListener('abort', aborted, { once: true });
  try {
    return await Promise.race([working, stuck]);
  } finally {
    signal.removeEventListener('abort', aborted);
    clearTimeout(timer);
  }
}

/** Why the session's device was lost, if that caused `error`. */
async function lossOf(session: Session, error: unknown): Promise<string | undefined> {
  if (error instanceof IsolossError || error instanceof OutOfDeviceMemory) return session.lost;
  // Calls on a lost device may fail before the loss itself is reported.
  const grace = new Promise((resolve) => setTimeout(resolve, 200));
  await Promise.race([session.device.lost, grace]);
  return session.lost;
}

function isInterruption(error: unknown): boolean {
  return error instanceof IsolossError && error.kind === 'interrupted';
}

function deviceLost(adapter: string, reason: string, cause: unknown): IsolossError {
  return new IsolossError(
    'device-lost',
    `The GPU (${adapter}) was lost ${MAX_LOSSES + 1} times in one search: ${reason}`,
    `Check the driver, or use ${field('backend')} cpu.`,
    { kind: 'run', cause },
  );
}
