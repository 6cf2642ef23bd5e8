/** A pool of workers that starts when there is work for it, survives the death of its members, and lets go when idle. */
import { type Remote, releaseProxy, wrap } from 'comlink';
import { startWorker, threads } from '#platform';
import type { WorkerHandle } from '../../platform/platform.js';
import type { CpuWorker } from './worker.js';

/** Workers that have had nothing to do for so long are let go, milliseconds. */
const IDLE = 5000;

/** Deaths within one run after which workers are no longer trusted with it. */
const MOST_DEATHS = 4;

interface Member {
  readonly handle: WorkerHandle;
  readonly remote: Remote<CpuWorker>;
  /** Rejects when the worker dies. */
  readonly death: Promise<never>;
  /** Problems it has been given, by key. */
  readonly knows: Set<number>;
}

/** No worker is left to do the rest: the caller does it. */
export class WorkersLost extends Error {
  override readonly name = 'WorkersLost';
}

export class WorkerPool {
  readonly #members = new Map<number, Member>();
  #release: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly size = threads(),
    private readonly start = startWorker,
  ) {}

  /**
   * Calls `work` with a worker and a piece until `next` has no piece left, on all workers at once, and `take` with what
   * came of it. A piece whose worker died is given to another, and what the dead one may still say of it is not taken;
   * `died` hears of it. On abort the workers are ended at once, whatever they do.
   * @throws WorkersLost
   */
  async run<Piece, Result>(
    next: () => Piece | undefined,
    work: (remote: Remote<CpuWorker>, piece: Piece, knows: Set<number>) => Promise<Result>,
    take: (piece: Piece, result: Result) => void,
    { signal, died }: { readonly signal?: AbortSignal | undefined; readonly died: (why: string) => void },
  ): Promise<void> {
    clearTimeout(this.#release);
    const returned: Piece[] = [];
    let deaths = 0;
    const stop = (): void => this.terminate();
    let interrupt = stop;
    // A worker that is ended never answers: without this the run would wait for it.
    const interrupted = new Promise<never>((_, reject) => {
      interrupt = () => {
        stop();
        reject(new Error('interrupted'));
      };
    });
    interrupted.catch(() => {});
    signal?.addEventListener('abort', interrupt, { once: true });
    const serve = async (place: number): Promise<void> => {
      for (;;) {
        const piece = returned.pop() ?? next();
        if (piece === undefined || signal?.aborted) return;
        const member = this.#member(place);
        try {
          const result = await Promise.race([
            work(member.remote, piece, member.knows),
            member.death,
            interrupted,
          ]);
          take(piece, result);
        } catch (error) {
          if (signal?.aborted) return;
          returned.push(piece);
          this.#drop(place);
          if (++deaths > MOST_DEATHS) throw new WorkersLost('workers keep dying', { cause: error });
          died(error instanceof Error ? error.message : String(error));
        }
      }
    };
    for (const { handle } of this.#members.values()) handle.hold();
    try {
      await Promise.all(Array.from({ length: this.size }, (_, place) => serve(place)));
      // A piece may come back after the others have left.
      while (returned.length > 0 && !signal?.aborted) await serve(0);
    } finally {
      signal?.removeEventListener('abort', interrupt);
      for (const { handle } of this.#members.values()) handle.letGo();
      this.#release = setTimeout(stop, IDLE);
      unref(this.#release);
    }
  }

  /** Tells living workers to forget a problem. */
  forget(key: number): void {
    for (const { remote, knows } of this.#members.values()) {
      if (knows.delete(key)) void remote.release(key);
    }
  }

  /** Ends all workers now. */
  terminate(): void {
    clearTimeout(this.#release);
    for (const place of [...this.#members.keys()]) this.#drop(place);
  }

  #member(place: number): Member {
    let member = this.#members.get(place);
    if (member === undefined) {
      const handle = this.start();
      const death = new Promise<never>((_, reject) => {
        handle.onDeath((why) => reject(new Error(why)));
      });
      // A worker may die when nobody waits for it.
      death.catch(() => {});
      member = { handle, remote: wrap<CpuWorker>(handle.endpoint), death, knows: new Set() };
      this.#members.set(place, member);
    }
    return member;
  }

  #drop(place: number): void {
    const member = this.#members.get(place);
    this.#members.delete(place);
    member?.remote[releaseProxy]();
    member?.handle.terminate();
  }
}

/** In Node a timer keeps the process alive unless told otherwise; browsers know no such thing. */
function unref(timer: ReturnType<typeof setTimeout>): void {
  if (typeof timer === 'object') timer.unref();
}
