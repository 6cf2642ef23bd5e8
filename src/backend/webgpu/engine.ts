import type { Control } from '../../control.js';
import { field, IsolossError } from '../../errors.js';
import { emitWgsl } from '../../formula/emit-wgsl.js';
import type { Problem } from '../../problem/problem.js';
import type { Backend, BackendCheck, BackendInfo, PreparedProblem } from '../contract.js';
import type { Sweeps } from '../sweep.js';
import { allocate } from './allocate.js';
import type { Pace } from './lanes.js';
import type { Meter } from './meter.js';
import { PreparedOnWebGpu } from './prepared.js';
import { probe } from './probe.js';
import { OutOfDeviceMemory, Session } from './session.js';
import { checkParameters } from './size.js';
import { prepareSurface } from './surface.js';

/** Devices that one call may lose before it gives up. */
const MAX_LOSSES = 2;

export interface WebGpuOptions {
  /** Part of an adapter's name; the fastest adapter where absent. */
  readonly adapter?: string;
  /** Records the time of compiling, computing and reading back; nothing is measured without one. */
  readonly meter?: Meter;
}

/** What only tests set. */
export interface EngineHooks {
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

/** A back end on one WebGPU device, which it replaces where it is lost. */
export class WebGpuEngine implements Backend {
  readonly #options: WebGpuOptions;
  readonly #hooks: EngineHooks;
  readonly info: BackendInfo;
  readonly sweeps: Sweeps = {
    surface: (sweep, shares) => prepareSurface(this, sweep, shares, this.#hooks.pace ?? {}),
    allocate: (search, control) => allocate(this, search, this.#hooks.pace ?? {}, control),
  };
  #session: Promise<Session>;
  #disposed = false;

  private constructor(options: WebGpuOptions, hooks: EngineHooks, session: Session) {
    this.#options = options;
    this.#hooks = hooks;
    this.#session = Promise.resolve(session);
    const { description, software } = session.about;
    this.info = { name: 'webgpu', adapter: description, precision: 'f32', software };
  }

  static async create(options: WebGpuOptions, hooks: EngineHooks = {}): Promise<WebGpuEngine> {
    const session = await Session.open(options.adapter, options.meter);
    hooks.onDevice?.(session.device);
    return new WebGpuEngine(options, hooks, session);
  }

  async check(): Promise<BackendCheck> {
    const { ok, maxError, fingerprint } = await this.run({}, probe);
    return { passed: ok, largestError: maxError, fingerprint };
  }

  async prepare(problem: Problem): Promise<PreparedProblem> {
    checkParameters(problem.size);
    const spec = {
      law: emitWgsl(problem.program),
      columns: problem.columns.length,
      residual: problem.loss.residual,
    };
    return new PreparedOnWebGpu(this, problem, spec, this.#hooks.pace ?? {});
  }

  dispose(): void {
    this.#disposed = true;
    this.#session.then(
      (session) => session.destroy(),
      // Opening it failed: the calls that awaited it have thrown.
      () => undefined,
    );
  }

  /**
   * Runs `work` on the session, again on a new one where the device was lost under it. `work` must be safe to repeat.
   * @throws IsolossError `device-lost` after repeated losses.
   */
  async run<T>(control: Control, work: (session: Session) => Promise<T>): Promise<T> {
    for (let losses = 0; ; ) {
      if (this.#disposed) throw new Error('this WebGPU back end was disposed of');
      const current = this.#session;
      const session = await current;
      try {
        return await work(session);
      } catch (error) {
        const reason = await lossOf(session, error);
        if (reason === undefined || this.#disposed || isInterruption(error)) throw error;
        losses++;
        if (losses > MAX_LOSSES) throw deviceLost(this.info.adapter, reason, error);
        control.event?.(`The GPU was lost (${reason}); its unfinished work is done again on a new device.`);
        if (this.#session === current) this.#session = this.#reopen();
      }
    }
  }

  async #reopen(): Promise<Session> {
    const session = await Session.open(this.#options.adapter, this.#options.meter);
    this.#hooks.onDevice?.(session.device);
    return session;
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
