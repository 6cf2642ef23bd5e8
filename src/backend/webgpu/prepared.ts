import type { Control } from '../../control.js';
import { field, IsolossError } from '../../errors.js';
import type { Problem, StartSet } from '../../problem/problem.js';
import type { ResamplePlan } from '../../problem/resample.js';
import type { ObjectiveResult, RefitResult, SearchResult } from '../../solver/results.js';
import { emptyObjectiveResult, emptyRefitResult, emptySearchResult } from '../../solver/results.js';
import type { ObjectiveOptions, SearchOptions } from '../../solver/search-options.js';
import type { BackendInfo, PreparedProblem } from '../contract.js';
import { packedRows } from '../packed-rows.js';
import type { Batch } from './batch.js';
import { WORKGROUP } from './constants.js';
import { UNIFORM_VECTORS } from './deal.js';
import type { KernelSpec } from './kernel-spec.js';
import { ObjectiveRun } from './objective.js';
import { keptOfRefits, RefitRun } from './refit.js';
import { lanesAtOnce, MOST_FITS, type Pace, type Room, roomFor } from './room.js';
import { type DeviceRows, uploadRows } from './rows.js';
import { keptOfSearch, SearchRun } from './search.js';
import { OutOfDeviceMemory, type Session } from './session.js';
import { IN_FLIGHT } from './work-queue.js';

/** What a prepared problem needs of its engine. */
export interface SessionRunner {
  readonly info: BackendInfo;
  run<T>(control: Control, work: (session: Session) => Promise<T>): Promise<T>;
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
    const result = emptySearchResult(count, this.#problem.size);
    await this.#inBatches(
      count,
      (session) => keptOfSearch(session, this.#problem),
      control,
      (done) => control.progress?.(done, count),
      async (session, room, batch, ended) => {
        const rows = await this.#uploaded(session);
        const run = await SearchRun.create(
          session,
          this.#problem,
          rows,
          this.#spec,
          options,
          room,
          this.#pace,
        );
        try {
          await run.fit(starts, first, batch, result, ended, control);
        } finally {
          run.destroy();
        }
      },
    );
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
    await this.#inBatches(
      count * starts.count,
      (session) => keptOfRefits(session, this.#problem, plan, starts.count),
      control,
      (done) => control.progress?.(Math.floor(done / starts.count), count),
      async (session, room, batch, ended) => {
        const rows = await this.#uploaded(session);
        const run = await RefitRun.create(
          session,
          this.#problem,
          rows,
          this.#spec,
          plan,
          starts,
          options,
          room,
          this.#pace,
        );
        try {
          await run.fit(first, batch, result, ended, control);
        } finally {
          run.destroy();
        }
      },
    );
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
    const wanted = (session: Session) => lanesAtOnce(session, rows / ROWS_OF_A_STEP, 16 * (size + 1));
    await this.#inPieces(count, wanted, control, async (session, lanes, next) => {
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

  /** Makes `total` fits, of which `kept` are kept at once at most; `fit` those of a batch, and says how far it is. */
  async #inBatches(
    total: number,
    kept: (session: Session) => number,
    control: Control,
    progress: (done: number) => void,
    fit: (session: Session, room: Room, batch: Batch, ended: (number: number) => void) => Promise<void>,
  ): Promise<void> {
    let done = 0;
    const ended = (number: number): void => {
      done = number;
      progress(done);
    };
    await this.#untilDone(
      control,
      () => done === total,
      (session, atMost) => {
        const fits = Math.min(total - done, MOST_FITS);
        const room = roomFor(
          session,
          this.#problem,
          this.#spec.deal,
          fits,
          atMost(Math.min(fits, kept(session))),
          this.#pace,
        );
        return fit(session, room, { begin: done, end: done + fits }, ended);
      },
    );
  }

  /**
   * Evaluates at `total` points in pieces that fit the device. `open` sets up for so many and hands `next` what does one piece, which
   * submits before it returns and has what it reads for itself.
   */
  async #inPieces(
    total: number,
    wanted: (session: Session) => number,
    control: Control,
    open: (
      session: Session,
      points: number,
      next: (piece: (at: number, n: number) => Promise<void>) => Promise<void>,
    ) => Promise<void>,
  ): Promise<void> {
    let done = 0;
    await this.#untilDone(
      control,
      () => done === total,
      (session, atMost) => {
        const points = atMost(Math.min(total, this.#pace.lanes ?? wanted(session)));
        return open(session, points, async (piece) => {
          const underWay: { readonly n: number; readonly end: Promise<void> }[] = [];
          let begun = done;
          try {
            while (done < total) {
              while (begun < total && underWay.length < IN_FLIGHT) {
                const n = Math.min(total - begun, points);
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
              control.progress?.(done, total);
            }
          } finally {
            // Where one failed, those behind it still read buffers that are to be destroyed.
            await Promise.allSettled(underWay.map(({ end }) => end));
          }
        });
      },
    );
  }

  /**
   * Runs `attempt`, which asks how much it may do at once, until all is done: a lost device is replaced and work goes on at what is
   * not done; out of memory, half as much is done at once.
   */
  async #untilDone(
    control: Control,
    isDone: () => boolean,
    attempt: (session: Session, atMost: (wanted: number) => number) => Promise<void>,
  ): Promise<void> {
    let most = Infinity;
    const atMost = (wanted: number): number => {
      most = Math.min(most, wanted);
      return most;
    };
    while (!isDone()) {
      try {
        await this.#engine.run(control, (session) => attempt(session, atMost));
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
