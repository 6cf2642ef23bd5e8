/**
 * A job in chunks on many machines, simulated event by event: what it takes, and what it waits for. Rates that were measured are
 * in scale-rates.ts; what machines, stores and networks do is assumed there.
 */
import { normalQuantile } from '../src/statistics/normal.js';
import { itemsPerChunk } from '../src/tasks/chunked/plan.js';

/** Of refits on one processor thread and of the programs around them, measured. */
export interface Rates {
  /** Thread seconds and stored bytes of a refit. */
  readonly refit: { readonly seconds: number; readonly bytes: number };
  /** Seconds until a process begins its first chunk. */
  readonly start: number;
  /**
   * Passes over the chunks that a merge makes of a few million refits, seconds of a refit in each, bytes of the counts that one of
   * several processes writes for the others in a pass, and seconds between two looks for theirs.
   */
  readonly merge: {
    readonly passes: number;
    readonly seconds: number;
    readonly counts: number;
    readonly look: number;
  };
  /** Seconds of the queue's server, which has one thread. */
  readonly queue: {
    /** Of putting a range in, and of giving it out and taking it back. */
    readonly range: number;
    /** Of every second of a worker that has a range: its lock, its reports, its looks for a cancellation. */
    readonly worker: number;
  };
}

/** A store: objects a second that it takes, bytes a second in all and of one machine, and seconds of one answer. */
export interface StoreLimits {
  readonly name: string;
  readonly writes: number;
  readonly bandwidth: number;
  readonly connection: number;
  readonly latency: number;
}

export interface Machines {
  readonly count: number;
  readonly threads: number;
  /** How much one differs from another, and one chunk from another, as the standard deviation of a logarithm. */
  readonly spread: { readonly machines: number; readonly chunks: number };
  /** Seconds after which one is lost, on average, and until another is there. */
  readonly lost: number;
  readonly replaced: number;
}

export type Dealing =
  /** Each machine has every so many-th chunk. */
  | 'shards'
  /** Each takes a range once it has done the last. */
  | 'queue';

export interface Simulated {
  readonly chunks: number;
  /** Thread seconds of the refits alone. */
  readonly work: number;
  /** Seconds until the last chunk is stored. */
  readonly seconds: number;
  /** Seconds of a merge by one process a machine. */
  readonly mergeSeconds: number;
  readonly bytes: number;
  /** Shares of the time in which the store's bandwidth, its writes and the queue's server were busy. */
  readonly busy: { readonly bandwidth: number; readonly writes: number; readonly queue: number };
  /** Chunks that were begun once more since their machine was lost. */
  readonly repeated: number;
}

/** Of a range in the queue, and the ranges that workers have toward the end; as src/queue/ranges.ts has them. */
const RANGE_SECONDS = 120;
const ROUNDS = 3;

/** Processes whose counts one adds in a shared merge; as src/tasks/chunked/shared-merge.ts has it. */
const OF_ONE = 16;

export function simulate(
  refits: number,
  machines: Machines,
  store: StoreLimits,
  rates: Rates,
  dealing: Dealing,
  perChunk = itemsPerChunk(refits, rates.refit.seconds),
): Simulated {
  const chunks = Math.ceil(refits / perChunk);
  const random = randomNumbers(1);
  const inOne = (perChunk * rates.refit.seconds) / machines.threads;
  const bytesOfOne = perChunk * rates.refit.bytes;
  const speeds = speedsOf(machines, random);
  /** Times from which on each of the shared things is free, and how long it was busy. */
  const free = { bandwidth: 0, writes: 0, queue: 0 };
  const busy = { bandwidth: 0, writes: 0, queue: 0 };
  const use = (what: keyof typeof free, from: number, seconds: number): number => {
    free[what] = Math.max(free[what], from) + seconds;
    busy[what] += seconds;
    return free[what];
  };
  // The server does what all workers ask of it all the time, and deals out ranges in the rest of its time, if only a hundredth.
  const workersAtOnce = Math.min(machines.count, chunks);
  const always = dealing === 'queue' ? workersAtOnce * rates.queue.worker : 0;
  const queueSeconds = rates.queue.range / Math.max(0.01, 1 - always);

  const shardLeft = Array.from({ length: machines.count }, (_, k) =>
    Math.max(0, Math.ceil((chunks - k) / machines.count)),
  );
  let left = chunks;
  const take = (machine: number, now: number): { readonly chunks: number; readonly from: number } => {
    if (dealing === 'shards') {
      const all = shardLeft[machine];
      shardLeft[machine] = 0;
      return { chunks: all, from: now };
    }
    const fair = Math.ceil(left / (ROUNDS * machines.count));
    const size = Math.min(left, Math.max(1, Math.min(Math.floor(RANGE_SECONDS / inOne), fair)));
    left -= size;
    return { chunks: size, from: size > 0 ? use('queue', now, queueSeconds) : now };
  };

  let seconds = 0;
  let repeated = 0;
  const failsAt = () => -Math.log(1 - random()) * machines.lost;
  const { count } = machines;
  /** Of each machine: chunks that it has been given and not stored, when it will be lost, and whether one is to be stored. */
  const own = new Float64Array(count);
  const failure = Float64Array.from(own, failsAt);
  const isMade = new Uint8Array(count);
  const next = new Agenda(count, rates.start);
  for (let machine = next.first; machine !== undefined; machine = next.first) {
    const at = next.time;
    if (isMade[machine] === 1) {
      const begun = Math.max(use('writes', at, 1 / store.writes), at);
      const sent = use('bandwidth', begun, bytesOfOne / store.bandwidth);
      const stored = Math.max(sent, begun + bytesOfOne / store.connection) + store.latency;
      seconds = Math.max(seconds, stored);
      isMade[machine] = 0;
      own[machine]--;
      next.postpone(stored);
      continue;
    }
    if (own[machine] === 0) {
      const taken = take(machine, at);
      own[machine] = taken.chunks;
      if (taken.chunks === 0) next.drop();
      else next.postpone(taken.from);
      continue;
    }
    const done = at + inOne * speeds[machine] * Math.exp(machines.spread.chunks * normal(random));
    if (done > failure[machine]) {
      repeated++;
      const again = failure[machine] + machines.replaced + rates.start;
      failure[machine] = again + failsAt();
      next.postpone(again);
    } else {
      isMade[machine] = 1;
      next.postpone(done);
    }
  }
  const bytes = refits * rates.refit.bytes;
  return {
    chunks,
    work: refits * rates.refit.seconds,
    seconds,
    mergeSeconds:
      (rates.merge.passes + furtherPasses(refits)) *
      secondsOfPass(refits, chunks, bytes, Math.min(machines.count, chunks), machines, store, rates),
    bytes,
    busy: {
      bandwidth: busy.bandwidth / seconds,
      writes: busy.writes / seconds,
      queue: dealing === 'queue' ? Math.min(1, always + busy.queue / seconds) : 0,
    },
    repeated,
  };
}

/** A pass of a merge by `count` processes, which ends with the slowest, and then with what they tell each other in a tree. */
function secondsOfPass(
  refits: number,
  chunks: number,
  bytes: number,
  count: number,
  { spread }: Machines,
  store: StoreLimits,
  { merge }: Rates,
): number {
  const slowest = Math.exp(spread.machines * normalQuantile(1 - 0.5 / count));
  const transfer = (of: number, processes: number): number =>
    of / Math.min(store.connection, store.bandwidth / processes);
  const own =
    slowest * (refits / count) * merge.seconds +
    (chunks / count) * store.latency +
    transfer(bytes / count, count);
  if (count === 1) return own;
  const levels = Math.ceil(Math.log(count) / Math.log(OF_ONE));
  const level = (OF_ONE - 1) * (store.latency + transfer(merge.counts, count / OF_ONE)) + merge.look;
  return own + levels * level + store.latency + transfer(merge.counts, count) + merge.look;
}

/**
 * Order statistics are listed once their interval holds 2^16 numbers at most; a pass narrows intervals to one of 2^14 bins
 * (src/statistics/order-passes.ts).
 */
function furtherPasses(refits: number): number {
  return Math.max(0, Math.ceil((Math.log2(refits) - 16) / 14) - 1);
}

/** Seconds of each machine beside those of the usual one: spaced evenly in probability, in any order. */
function speedsOf({ count, spread }: Machines, random: () => number): readonly number[] {
  const speeds = Array.from({ length: count }, (_, k) =>
    Math.exp(spread.machines * normalQuantile((k + 0.5) / count)),
  );
  for (let k = count - 1; k > 0; k--) {
    const other = Math.floor(random() * (k + 1));
    [speeds[k], speeds[other]] = [speeds[other], speeds[k]];
  }
  return speeds;
}

/** Uniform in [0, 1), the same every time: a linear congruence with the multiplier of Steele and Vigna for 32 bits. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 0x93d765dd) + 0x3c6ef372) >>> 0;
    return state / 2 ** 32;
  };
}

/** By the method of Box and Muller. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Who is next: a heap of machines by their times. */
class Agenda {
  private readonly machines: Int32Array;
  private readonly times: Float64Array;
  private length: number;

  constructor(count: number, time: number) {
    this.machines = Int32Array.from({ length: count }, (_, k) => k);
    this.times = new Float64Array(count).fill(time);
    this.length = count;
  }

  get first(): number | undefined {
    return this.length > 0 ? this.machines[0] : undefined;
  }

  /** Of the first. */
  get time(): number {
    return this.times[0];
  }

  /** Gives the first a later time. */
  postpone(time: number): void {
    this.sink(this.machines[0], time);
  }

  /** Takes out the first. */
  drop(): void {
    this.length--;
    if (this.length > 0) this.sink(this.machines[this.length], this.times[this.length]);
  }

  private sink(machine: number, time: number): void {
    const { machines, times, length } = this;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= length) break;
      if (below + 1 < length && times[below + 1] < times[below]) below++;
      if (times[below] >= time) break;
      machines[at] = machines[below];
      times[at] = times[below];
      at = below;
    }
    machines[at] = machine;
    times[at] = time;
  }
}
