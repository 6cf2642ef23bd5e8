/** A worker pool that starts with its first work, survives the death of workers, and terminates them when idle. */
import { type Remote, releaseProxy, wrap } from 'comlink';
import { startWorker, threads } from '#platform';
import type { WorkerHandle } from '../../platform/platform.js';
import { Termination, unlessTerminated } from './termination.js';
import type { CpuWorker } from './worker.js';

/** Workers without work for this long are terminated, milliseconds. */
const IDLE_TIMEOUT = 5000;

/** Deaths of workers within one run after which the run gives up on workers. */
const MAX_DEATHS = 4;

/** Runs in a row that gave up, after which the pool starts no more workers. */
const MAX_LOST_RUNS = 2;

interface Member {
  readonly handle: WorkerHandle;
  readonly remote: Remote<CpuWorker>;
  /** A worker that has died or was terminated never answers. */
  readonly termination: Termination;
  /** Keys of what has been prepared on it. */
  readonly preparedKeys: Set<number>;
}

/** The run gave up on workers: the caller does the rest. */
export class WorkersLost extends Error {
  override readonly name = 'WorkersLost';
}

export class WorkerPool {
  readonly #members = new Map<number, Member>();
  #runs = 0;
  #lostRuns = 0;
  #release: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly most = threads(),
    private readonly start = startWorker,
    /** Milliseconds of work from which its users take it; each has a default of its own. */
    readonly leastWork?: number,
  ) {}

  /** Threads that work at once: the caller's own where no worker lives. */
  get size(): number {
    return this.#isLost ? 1 : this.most;
  }

  get #isLost(): boolean {
    return this.#lostRuns >= MAX_LOST_RUNS;
  }

  /** Whether workers are there that need not be started. */
  get isRunning(): boolean {
    return this.#members.size > 0;
  }

  /**
   * A work queue: calls `work` with a worker and a chunk until `next` returns none, on all workers at once, and `accept`
   * with each result. `ahead`: a worker that has done a chunk is given the next two, so that it does not wait between them.
   * The chunks of a worker that died are retried on another, a late result of the dead one is dropped, and
   * `died` is called; where workers keep dying the run gives up, and where run after run gives up {@link size} falls to one.
   * On abort the workers are terminated at once, unless another run needs them. After this has returned or thrown,
   * `accept` is not called again.
   * @throws WorkersLost, and whatever `accept` and `died` throw.
   */
  async run<Piece, Result>(
    next: () => Piece | undefined,
    work: (remote: Remote<CpuWorker>, chunk: Piece, preparedKeys: Set<number>) => Promise<Result>,
    accept: (chunk: Piece, result: Result) => void,
    {
      signal,
      died,
      ahead = false,
    }: {
      readonly signal?: AbortSignal | undefined;
      readonly died: (why: string) => void;
      readonly ahead?: boolean;
    },
  ): Promise<void> {
    const returned: Piece[] = [];
    let deaths = 0;
    let hasResult = false;
    const lost = new WeakSet<Member>();
    const failures: unknown[] = [];
    const interruption = new Termination();
    const interrupt = (): void => {
      interruption.terminate('interrupted');
      if (this.#runs === 1) this.terminate();
    };
    signal?.addEventListener('abort', interrupt, { once: true });
    const serving: Promise<void>[] = [];
    const begin = (slot: number, isSecond = false): void => {
      serving.push(serve(slot, isSecond || !ahead).catch((error: unknown) => void failures.push(error)));
    };
    /** With `isLast` no second chunk is sent beside the one that is being done. */
    const serve = async (slot: number, isLast: boolean): Promise<void> => {
      let hasSecond = isLast;
      while (failures.length === 0 && !signal?.aborted) {
        const chunk = returned.pop() ?? next();
        if (chunk === undefined) return;
        const member = this.#member(slot);
        let result: Result;
        try {
          result = await unlessTerminated(
            work(member.remote, chunk, member.preparedKeys),
            member.termination,
            interruption,
          );
        } catch (error) {
          if (signal?.aborted) return;
          const why = error instanceof Error ? error.message : String(error);
          returned.push(chunk);
          this.#drop(slot, member, why);
          // Its death was counted with the other chunk that it had.
          if (lost.has(member)) continue;
          lost.add(member);
          if (++deaths > MAX_DEATHS) throw new WorkersLost(this.#whyLost(), { cause: error });
          died(why);
          continue;
        }
        hasResult = true;
        accept(chunk, result);
        // By now what is shared has been prepared there.
        if (!hasSecond) begin(slot, true);
        hasSecond = true;
      }
    };
    this.#enter();
    try {
      for (let slot = 0; slot < this.size; slot++) begin(slot);
      // All workers finish their current chunks before a failure is thrown, after which the caller may do the rest.
      for (let k = 0; k < serving.length; k++) await serving[k];
      if (failures.length > 0) throw failures[0];
      // A chunk may be returned after the other workers have finished.
      while (returned.length > 0 && !signal?.aborted) await serve(0, true);
      if (hasResult) this.#lostRuns = 0;
    } catch (error) {
      if (error instanceof WorkersLost) this.#lostRuns++;
      throw error;
    } finally {
      signal?.removeEventListener('abort', interrupt);
      this.#leave();
    }
  }

  /** Releases on all workers what was prepared under `key`. */
  forget(key: number): void {
    for (const { remote, preparedKeys } of this.#members.values()) {
      if (preparedKeys.delete(key)) void remote.release(key);
    }
  }

  /** Terminates all workers now. A run in progress starts new ones. */
  terminate(): void {
    clearTimeout(this.#release);
    for (const [slot, member] of [...this.#members]) this.#drop(slot, member, 'it was ended');
  }

  /** While any run is in progress, workers keep the process alive and are not terminated as idle. */
  #enter(): void {
    clearTimeout(this.#release);
    if (this.#runs++ > 0) return;
    for (const { handle } of this.#members.values()) handle.ref();
  }

  #leave(): void {
    if (--this.#runs > 0) return;
    for (const { handle } of this.#members.values()) handle.unref();
    this.#release = setTimeout(() => this.terminate(), IDLE_TIMEOUT);
    unref(this.#release);
  }

  #member(slot: number): Member {
    let member = this.#members.get(slot);
    if (member === undefined) {
      if (this.#isLost) throw new WorkersLost(this.#whyLost());
      const handle = this.start();
      const death = new Termination();
      handle.onDeath((why) => death.terminate(why));
      member = {
        handle,
        remote: wrap<CpuWorker>(handle.endpoint),
        termination: death,
        preparedKeys: new Set(),
      };
      this.#members.set(slot, member);
    }
    return member;
  }

  #whyLost(): string {
    const isLast = this.#lostRuns + 1 >= MAX_LOST_RUNS;
    return `workers keep dying${isLast ? ', and no more are started' : ''}`;
  }

  /** Terminates `member`, unless another run that saw it die has replaced it already. */
  #drop(slot: number, member: Member, why: string): void {
    if (this.#members.get(slot) !== member) return;
    this.#members.delete(slot);
    member.termination.terminate(why);
    member.remote[releaseProxy]();
    member.handle.terminate();
  }
}

/** In Node a timer keeps the process alive unless it is unreferenced; in browsers it is a number. */
function unref(timer: ReturnType<typeof setTimeout>): void {
  if (typeof timer === 'object') timer.unref();
}
