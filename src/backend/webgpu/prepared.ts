import type { Control } from '../../control.js';
import { field, IsolossError } from '../../errors.js';
import type { Problem, StartSet } from '../../problem/problem.js';
import type { ResamplePlan } from '../../problem/resample.js';
import type { ObjectiveResult, RefitResult, SearchResult } from '../../solver/results.js';
import { emptyObjectiveResult, emptyRefitResult, emptySearchResult } from '../../solver/results.js';
import type { ObjectiveOptions, SearchOptions } from '../../solver/search-options.js';
import type { BackendInfo, PreparedProblem } from '../contract.js';
import { packedRows } from '../packed-rows.js';
import { WORKGROUP } from './constants.js';
import { UNIFORM_VECTORS } from './deal.js';
import type { KernelSpec } from './kernel-spec.js';
import { lanesAtOnce, type Pace } from './lanes.js';
import { ObjectiveRun } from './objective.js';
import { RefitRun, refitLanes, refitPiece } from './refit.js';
import { type DeviceRows, uploadRows } from './rows.js';
import { SearchRun, searchBytes } from './search.js';
import { OutOfDeviceMemory, type Session } from './session.js';
import { IN_FLIGHT } from './work-queue.js';

/** What a prepared problem needs of its engine. */
export interface SessionRunner {
  readonly info: BackendInfo;
  run<T>(control: Control, work: (session: Session) => Promise<T>): Promise<T>;
}

/** Work to be cut into pieces. */
interface Pieces {
  readonly total: number;
  /** Lanes worth running at once. */
  readonly lanes: (session: Session) => number;
  /** Lanes of the next piece, at most so many, where not all of these; `done` are behind. */
  readonly cut?: (lanes: number, done: number) => number;
  /** Pieces under way at once, 1 by default: those that submit before they return, and have what they read for themselves. */
  readonly inFlight?: number;
  readonly progress: (done: number) => void;
}

/** Rows of an objective alone, or with its gradient, that take as long as one row of a fit's step. */
const ROWS_OF_A_STEP = 4;

/** A problem on whatever device the engine has at the moment. */
export class PreparedOnWebGpu implements PreparedProblem {
  readonly #engine: SessionRunner;
  readonly #problem: Problem;
  readonly #spec: KernelSpec;
  readonly #packed: Float32Array<ArrayBuffer>;
  readonly #rows = new Map<Session, Promise<DeviceRows>>();
  readonly #pace: Pace;
  #disposed = false;

  constructor(engine: SessionRunner, problem: Problem, spec: KernelSpec, pace: Pace) {
    this.#engine = engine;
    this.#problem = problem;
    const { rows, isUniform } = spec.deal;
    this.#packed = packedRows(problem, rows, isUniform ? UNIFORM_VECTORS : 1);
    this.#spec = spec;
    this.#pace = pace;
  }

  async search(
    starts: StartSet,
    first: number,
    count: number,
    options: SearchOptions,
    control: Control = {},
  ): Promise<SearchResult> {
    const { size, rows } = this.#problem;
    const result = emptySearchResult(count, size);
    const pieces: Pieces = {
      total: count,
      lanes: (session) => lanesAtOnce(session, rows, searchBytes(size)),
      progress: (done) => control.progress?.(done, count),
    };
    await this.#inPieces(pieces, control, async (session, lanes, next) => {
      const run = await SearchRun.create(
        session,
        this.#problem,
        await this.#uploaded(session),
        this.#spec,
        options,
        lanes,
        this.#pace,
      );
      try {
        await next((at, n) => run.fit(starts, first + at, n, result, at, control));
      } finally {
        run.destroy();
      }
    });
    return result;
  }

  async refit(
    plan: ResamplePlan,
    starts: StartSet,
    first: number,
    count: number,
    options: SearchOptions,
    control: Control = {},
  ): Promise<RefitResult> {
    if (plan.kind === 'count') {
      throw new IsolossError('webgpu-validation', 'No kernel draws counts.', `Use ${field('backend')} cpu.`, {
        kind: 'run',
      });
    }
    const result = emptyRefitResult(count, this.#problem.size);
    const pieces: Pieces = {
      total: count * starts.count,
      lanes: (session) => refitLanes(session, this.#problem, plan, starts.count),
      cut: (lanes, done) => refitPiece(lanes, starts.count, done),
      progress: (done) => control.progress?.(Math.floor(done / starts.count), count),
    };
    await this.#inPieces(pieces, control, async (session, lanes, next) => {
      const run = await RefitRun.create(
        session,
        this.#problem,
        await this.#uploaded(session),
        this.#spec,
        plan,
        starts,
        options,
        lanes,
        this.#pace,
      );
      try {
        await next((at, n) => run.fit(first, at, n, result, control));
      } finally {
        run.destroy();
      }
    });
    return result;
  }

  async objective(
    points: Float64Array,
    smoothing: number,
    control: Control = {},
    { gradient = true }: ObjectiveOptions = {},
  ): Promise<ObjectiveResult> {
    const { size, rows } = this.#problem;
    const count = points.length / size;
    const result = emptyObjectiveResult(count, size, gradient);
    const pieces: Pieces = {
      total: count,
      lanes: (session) => lanesAtOnce(session, rows / ROWS_OF_A_STEP, 16 * (size + 1)),
      inFlight: IN_FLIGHT,
      progress: (done) => control.progress?.(done, count),
    };
    await this.#inPieces(pieces, control, async (session, lanes, next) => {
      const run = await ObjectiveRun.create(
        session,
        this.#problem,
        await this.#uploaded(session),
        this.#spec,
        gradient,
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
    for (const rows of this.#rows.values())
      rows.then(
        (uploaded) => uploaded.destroy(),
        () => undefined,
      );
    this.#rows.clear();
  }

  /**
   * Works through `total` lanes in pieces that fit the device. `open` sets up for so many lanes and hands `next` what
   * does one piece; a lost device is replaced and work goes on at the first piece not done; out of memory, the pieces
   * are halved.
   */
  async #inPieces(
    { total, lanes: wanted, cut, inFlight = 1, progress }: Pieces,
    control: Control,
    open: (
      session: Session,
      lanes: number,
      next: (piece: (at: number, n: number) => Promise<void>) => Promise<void>,
    ) => Promise<void>,
  ): Promise<void> {
    let done = 0;
    let most = this.#pace.lanes ?? Infinity;
    while (done < total) {
      try {
        await this.#engine.run(control, (session) => {
          const lanes = Math.min(total, most, this.#pace.lanes ?? wanted(session));
          most = lanes;
          return open(session, lanes, async (piece) => {
            const underWay: { readonly n: number; readonly end: Promise<void> }[] = [];
            let begun = done;
            try {
              while (done < total) {
                while (begun < total && underWay.length < inFlight) {
                  const n = Math.min(total - begun, cut?.(lanes, begun) ?? lanes);
                  const end = piece(begun, n);
                  // Awaited in turn: until then a failure has a handler as well.
                  end.catch(() => undefined);
                  underWay.push({ n, end });
                  begun += n;
                }
                const [{ n, end }] = underWay;
                await end;
                underWay.shift();
                done += n;
                progress(done);
              }
            } finally {
              // Where one failed, those behind it still read buffers that are to be destroyed.
              await Promise.allSettled(underWay.map(({ end }) => end));
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
      rows = uploadRows(session, this.#packed, this.#spec.deal);
      this.#rows.set(session, rows);
    }
    return rows;
  }
}

export function outOfMemory(adapter: string, cause: unknown): IsolossError {
  return new IsolossError(
    'gpu-out-of-memory',
    `The GPU (${adapter}) has no memory left even for a small piece of the search.`,
    `Close what else uses the GPU, or use ${field('backend')} cpu.`,
    { kind: 'run', cause },
  );
}
