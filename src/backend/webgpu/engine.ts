import { IsolossError } from '../../errors.js';
import type { WgslLaw } from '../../formula/emit-wgsl.js';
import type { Program } from '../../formula/program.js';
import type { Problem, StartSet } from '../../problem/problem.js';
import type {
  Backend,
  BackendInfo,
  Control,
  ObjectiveResult,
  PreparedProblem,
  SearchOptions,
  SearchResult,
} from '../contract.js';
import { type KernelSpec, stateLayout, WORKGROUP } from './generate.js';
import { ObjectiveRun } from './objective.js';
import { type DeviceRows, uploadRows } from './rows.js';
import { lanesAtOnce, type Pace, SearchRun } from './search.js';
import { OutOfDeviceMemory, Session } from './session.js';

/** Devices that one call may lose before it gives up. */
const MAX_LOSSES = 2;

export interface WebGpuOptions {
  /** Part of an adapter's name; the fastest adapter where absent. */
  readonly adapter?: string;
}

/** What only tests set. */
export interface EngineHooks {
  readonly emit: (program: Program) => WgslLaw;
  readonly pace?: Pace;
  /** Called with every device that is opened. */
  readonly onDevice?: (device: GPUDevice) => void;
}

/** A back end on one WebGPU device, which it replaces where it is lost. */
export class WebGpuEngine implements Backend {
  readonly #options: WebGpuOptions;
  readonly hooks: EngineHooks;
  readonly info: BackendInfo;
  #session: Promise<Session>;
  #disposed = false;

  private constructor(options: WebGpuOptions, hooks: EngineHooks, session: Session) {
    this.#options = options;
    this.hooks = hooks;
    this.#session = Promise.resolve(session);
    const { description, software } = session.about;
    this.info = { name: 'webgpu', adapter: description, precision: 'f32', software };
  }

  static async create(options: WebGpuOptions, hooks: EngineHooks): Promise<WebGpuEngine> {
    const session = await Session.open(options.adapter);
    hooks.onDevice?.(session.device);
    return new WebGpuEngine(options, hooks, session);
  }

  async prepare(problem: Problem): Promise<PreparedProblem> {
    const spec: KernelSpec = {
      law: this.hooks.emit(problem.program),
      columns: problem.columns.length,
      residual: problem.loss.residual,
    };
    return new Prepared(this, problem, spec);
  }

  dispose(): void {
    this.#disposed = true;
    void this.#session.then((session) => session.destroy());
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
        if (reason === undefined || this.#disposed) throw error;
        losses++;
        if (losses > MAX_LOSSES) throw deviceLost(this.info.adapter, reason, error);
        control.event?.(`The GPU was lost (${reason}); its unfinished work is done again on a new device.`);
        if (this.#session === current) this.#session = this.#reopen();
      }
    }
  }

  async #reopen(): Promise<Session> {
    const session = await Session.open(this.#options.adapter);
    this.hooks.onDevice?.(session.device);
    return session;
  }
}

/** Why the session's device is gone, if that is what `error` came from. */
async function lossOf(session: Session, error: unknown): Promise<string | undefined> {
  if (error instanceof IsolossError || error instanceof OutOfDeviceMemory) return session.lost;
  // Calls on a lost device may fail before the loss itself is told.
  const grace = new Promise((resolve) => setTimeout(resolve, 200));
  await Promise.race([session.device.lost, grace]);
  return session.lost;
}

function deviceLost(adapter: string, reason: string, cause: unknown): IsolossError {
  return new IsolossError(
    'device-lost',
    `The GPU (${adapter}) was lost ${MAX_LOSSES + 1} times in one search: ${reason}`,
    'Check the driver, or use --backend cpu.',
    { kind: 'run', cause },
  );
}

class Prepared implements PreparedProblem {
  readonly #engine: WebGpuEngine;
  readonly #problem: Problem;
  readonly #spec: KernelSpec;
  readonly #rows = new Map<Session, Promise<DeviceRows>>();
  #disposed = false;

  constructor(engine: WebGpuEngine, problem: Problem, spec: KernelSpec) {
    this.#engine = engine;
    this.#problem = problem;
    this.#spec = spec;
  }

  async search(
    starts: StartSet,
    first: number,
    count: number,
    options: SearchOptions,
    control: Control = {},
  ): Promise<SearchResult> {
    const { size, rows } = this.#problem;
    const { pace = {} } = this.#engine.hooks;
    const result: SearchResult = {
      count,
      parameters: new Float64Array(count * size),
      objective: new Float64Array(count),
      status: new Uint8Array(count),
      steps: new Uint32Array(count),
    };
    const bytes = 4 * (stateLayout(size).fields + size + 8);
    await this.#inPieces(count, bytes, rows, pace.lanes, control, async (session, lanes, next) => {
      const run = await SearchRun.create(
        session,
        this.#problem,
        await this.#uploaded(session),
        this.#spec,
        options,
        lanes,
        pace,
      );
      try {
        await next((at, n) => run.fit(starts, first + at, n, result, at, control));
      } finally {
        run.destroy();
      }
    });
    return result;
  }

  async objective(points: Float64Array, smoothing: number, control: Control = {}): Promise<ObjectiveResult> {
    const { size, rows } = this.#problem;
    const count = points.length / size;
    const result = { objective: new Float64Array(count), gradient: new Float64Array(count * size) };
    const { pace = {} } = this.#engine.hooks;
    await this.#inPieces(count, 12 * (size + 1), rows, pace.lanes, control, async (session, lanes, next) => {
      const run = await ObjectiveRun.create(
        session,
        this.#problem,
        await this.#uploaded(session),
        this.#spec,
        lanes,
      );
      try {
        await next((at, n) => run.evaluate(points, at, n, smoothing, result, control));
      } finally {
        run.destroy();
      }
    });
    return result;
  }

  dispose(): void {
    this.#disposed = true;
    for (const rows of this.#rows.values()) void rows.then((uploaded) => uploaded.destroy());
    this.#rows.clear();
  }

  /**
   * Works through `count` lanes in pieces that fit the device. `open` sets up for so many lanes and hands `next` what
   * does one piece; a lost device is replaced and work goes on at the first piece not done; out of memory, the pieces
   * are halved.
   */
  async #inPieces(
    count: number,
    bytesPerLane: number,
    rows: number,
    forced: number | undefined,
    control: Control,
    open: (
      session: Session,
      lanes: number,
      next: (piece: (at: number, n: number) => Promise<void>) => Promise<void>,
    ) => Promise<void>,
  ): Promise<void> {
    let done = 0;
    let most = forced ?? Infinity;
    while (done < count) {
      try {
        await this.#engine.run(control, (session) => {
          const lanes = Math.min(count, most, forced ?? lanesAtOnce(session, rows, bytesPerLane));
          most = lanes;
          return open(session, lanes, async (piece) => {
            while (done < count) {
              const n = Math.min(lanes, count - done);
              await piece(done, n);
              done += n;
              control.progress?.(done, count);
            }
          });
        });
      } catch (error) {
        if (!(error instanceof OutOfDeviceMemory)) throw error;
        if (most <= WORKGROUP) throw outOfMemory(this.#engine.info.adapter, error);
        most = Math.ceil(most / 2);
      }
    }
  }

  #uploaded(session: Session): Promise<DeviceRows> {
    if (this.#disposed) throw new Error('this problem was disposed of');
    let rows = this.#rows.get(session);
    if (rows === undefined) {
      // Rows on a lost device went with it.
      this.#rows.clear();
      rows = uploadRows(session, this.#problem);
      this.#rows.set(session, rows);
    }
    return rows;
  }
}

function outOfMemory(adapter: string, cause: unknown): IsolossError {
  return new IsolossError(
    'gpu-out-of-memory',
    `The GPU (${adapter}) has no memory left even for a small piece of the search.`,
    'Close what else uses the GPU, or use --backend cpu.',
    { kind: 'run', cause },
  );
}
