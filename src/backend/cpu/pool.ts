/** A pool of workers that starts when there is work for it, survives the death of its members, and lets go when idle. */
import { type Remote, releaseProxy, wrap } from 'comlink';
import { startWorker, threads } from '#platform';
import type { WorkerHandle } from '../../platform/platform.js';
import { Ending, unlessEnded } from './termination.js';
import type { CpuWorker } from './worker.js';

/** Workers that have had nothing to do for so long are let go, milliseconds. */
const IDLE = 5000;

/** Deaths within one run after which workers are no longer trusted with it. */
const MOST_DEATHS = 4;

interface Member {
  readonly handle: WorkerHandle;
  readonly remote: Remote<CpuWorker>;
  /** When the worker has died or was ended it never answers. */
  readonly death: Ending;
  /** Problems it has been given, by key. */
  readonly knows: Set<number>;
}

/** No worker is left to do the rest: the caller does it. */
export class WorkersLost extends Error {
  override readonly name = 'WorkersLost';
}

export class WorkerPool {
  readonly #members = new Map<number, Member>();
  #runs = 0;
  #release: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly size = threads(),
    private readonly start = startWorker,
  ) {}

  /**
   * Calls `work` with a worker and a piece until `next` has no piece left, on all workers at once, and `take` with what
   * came of it. A piece whose worker died is given to another, and what the dead one may still say of it is not taken;
   * `died` hears of it. On abort the workers are ended at once, whatever they do, unless another run needs them. Once
   * this has returned or thrown, `take` is not called again.
   * @throws WorkersLost, and whatever `take` and `died` throw.
   */
  async run<Piece, Result>(
    next: () => Piece | undefined,
    work: (remote: Remote<CpuWorker>, piece: Piece, knows: Set<number>) => Promise<Result>,
    take: (piece: Piece, result: Result) => void,
    { signal, died }: { readonly signal?: AbortSignal | undefined; readonly died: (why: string) => void },
  ): Promise<void> {
    const returned: Piece[] = [];
    let deaths = 0;
    let failed = false;
    const interruption = new Ending();
    const interrupt = (): void => {
      interruption.end('interrupted');
      if (this.#runs === 1) this.terminate();
    };
    signal?.addEventListener('abort', interrupt, { once: true });
    const serve = async (place: number): Promise<void> => {
      while (!failed && !signal?.aborted) {
        const piece = returned.pop() ?? next();
        if (piece === undefined) return;
        const member = this.#member(place);
        let result: Result;
        try {
          result = await unlessEnded(work(member.remote, piece, member.knows), member.death, interruption);
        } catch (error) {
          if (signal?.aborted) return;
          const why = error instanceof Error ? error.message : String(error);
          returned.push(piece);
          this.#drop(place, member, why);
          if (++deaths > MOST_DEATHS) throw new WorkersLost('workers keep dying', { cause: error });
          died(why);
          continue;
        }
        take(piece, result);
      }
    };
    this.#enter();
    try {
      const serving = Array.from({ length: this.size }, (_, place) =>
        serve(place).catch((error: unknown) => {
          failed = true;
          throw error;
        }),
      );
      // The others finish what they are at before a failure is told: the caller may then do the rest.
      await Promise.allSettled(serving);
      await Promise.all(serving);
      // A piece may come back after the others have left.
      while (returned.length > 0 && !signal?.aborted) await serve(0);
    } finally {
      signal?.removeEventListener('abort', interrupt);
      this.#leave();
    }
  }

  /** Tells living workers to forget a problem. */
  forget(key: number): void {
    for (const { remote, knows } of this.#members.values()) {
      if (knows.delete(key)) void remote.release(key);
    }
  }

  /** Ends all workers now. A run under way starts others. */
  terminate(): void {
    clearTimeout(this.#release);
    for (const [place, member] of [...this.#members]) this.#drop(place, member, 'it was ended');
  }

  /** While any run is under way, workers keep the process alive and are not let go as idle. */
  #enter(): void {
    clearTimeout(this.#release);
    if (this.#runs++ > 0) return;
    for (const { handle } of this.#members.values()) handle.hold();
  }

  #leave(): void {
    if (--this.#runs > 0) return;
    for (const { handle } of this.#members.values()) handle.letGo();
    this.#release = setTimeout(() => this.terminate(), IDLE);
    unref(this.#release);
  }

  #member(place: number): Member {
    let member = this.#members.get(place);
    if (member === undefined) {
      const handle = this.start();
      const death = new Ending();
      handle.onDeath((why) => death.end(why));
      member = { handle, remote: wrap<CpuWorker>(handle.endpoint), death, knows: new Set() };
      this.#members.set(place, member);
    }
    return member;
  }

  /** Ends `member`; its place may long be another's, where several runs saw it die. */
  #drop(place: number, member: Member, why: string): void {
    if (this.#members.get(place) !== member) return;
    this.#members.delete(place);
    member.death.end(why);
    member.remote[releaseProxy]();
    member.handle.terminate();
  }
}

/** In Node a timer keeps the process alive unless told otherwise; browsers know no such thing. */
function unref(timer: ReturnType<typeof setTimeout>): void {
  if (typeof timer === 'object') timer.unref();
}
