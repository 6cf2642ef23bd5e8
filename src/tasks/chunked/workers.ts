/** Signs of life of those who work on a job: which chunk, how fast, on what. They advise and never decide. Node only. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import * as z from 'zod/mini';
import type { ListedObject, ObjectStore } from '../../store/object-store.js';
import { parseJson } from '../../store/read-json.js';
import type { Shard } from './job.js';

const WORKERS = 'workers/';

/** Milliseconds between two signs of life, and after which someone is given up. */
const BETWEEN = 20_000;
const GIVEN_UP = 90_000;

/** Milliseconds within which no second sign is given, where chunks are short. */
const AT_LEAST = 2000;

/** Others who are asked what they are at, before each chunk. */
const MOST_ASKED = 16;

const count = z.number().check(z.gte(0));

const workerFile = z.object({
  id: z.string().check(z.maxLength(200)),
  host: z.string().check(z.maxLength(300)),
  adapter: z.string().check(z.maxLength(300)),
  shard: z.nullable(z.object({ number: z.int(), of: z.int() })),
  /** The chunk it is at; null between two and at its end. */
  chunk: z.nullable(count),
  /** The one before it, where that is still being written. */
  writing: z.exactOptional(count),
  chunks: count,
  items: count,
  /** Seconds that those items took it. */
  seconds: count,
});

/** Who left a sign of life: where, on what, which chunk it is at, and what it has made in how many seconds. */
export interface Worker extends z.infer<typeof workerFile> {
  /** It gave a sign of life of late. */
  readonly isAlive: boolean;
}

/** Signs that are read at the same time. */
const AT_ONCE = 32;

/** Everyone who left a sign in the store, newest last; with `latest`, those alone who gave one of late. */
export async function workersOf(
  store: ObjectStore,
  signal?: AbortSignal,
  now = Date.now(),
  latest = false,
): Promise<readonly Worker[]> {
  const signs: ListedObject[] = [];
  for await (const sign of store.list(WORKERS, signal)) {
    if (!latest || now - sign.modified < GIVEN_UP) signs.push(sign);
  }
  const found: (Worker & { readonly modified: number })[] = [];
  for (let from = 0; from < signs.length; from += AT_ONCE) {
    const some = signs.slice(from, from + AT_ONCE);
    const read = await Promise.all(some.map(({ key }) => store.read(key, signal)));
    for (const [i, { modified }] of some.entries()) {
      const bytes = read[i];
      if (bytes === null) continue;
      try {
        const worker = workerFile.parse(parseJson(bytes));
        found.push({ ...worker, modified, isAlive: worker.chunk !== null && now - modified < GIVEN_UP });
      } catch {
        // Nobody's numbers depend on it.
      }
    }
  }
  return found.sort((a, b) => a.modified - b.modified);
}

/** One's own signs of life. A store that cannot take them is no reason to stop: what matters fails where it is written. */
export class SignsOfLife {
  readonly #id = randomUUID();
  readonly #key = `${WORKERS}${this.#id}.json`;
  #timer: ReturnType<typeof setInterval> | undefined;
  #chunk: number | null = null;
  #unwritten: number | undefined;
  #done = { chunks: 0, items: 0, seconds: 0 };
  #given = Number.NEGATIVE_INFINITY;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: ObjectStore,
    private readonly adapter: string,
    private readonly shard: Shard | null,
  ) {}

  /** At the start of a chunk, while another may still be written. */
  begin(chunk: number, writing?: number): void {
    this.#timer ??= setInterval(() => this.#give(), BETWEEN).unref();
    this.#chunk = chunk;
    this.#unwritten = writing;
    if (performance.now() - this.#given > AT_LEAST) this.#give();
  }

  done(items: number, seconds: number): void {
    const { chunks, items: before, seconds: spent } = this.#done;
    this.#done = { chunks: chunks + 1, items: before + items, seconds: spent + seconds };
  }

  /** The chunks that others are at; undefined where they are too many to ask. */
  async others(signal?: AbortSignal): Promise<ReadonlySet<number> | undefined> {
    let others = 0;
    for await (const { key, modified } of this.store.list(WORKERS, signal)) {
      if (key !== this.#key && Date.now() - modified < GIVEN_UP && ++others > MOST_ASKED) return undefined;
    }
    if (others === 0) return new Set();
    const workers = await workersOf(this.store, signal, Date.now(), true);
    return new Set(
      workers.flatMap(({ id, isAlive, chunk, writing }) =>
        isAlive && id !== this.#id ? [chunk, writing].filter((one) => typeof one === 'number') : [],
      ),
    );
  }

  /** Where nothing is left to do, for now or for good. */
  async end(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#chunk = null;
    this.#unwritten = undefined;
    this.#give();
    await this.#writing;
  }

  #give(): void {
    this.#given = performance.now();
    const text = JSON.stringify({
      id: this.#id,
      host: `${hostname()}:${process.pid}`,
      adapter: this.adapter,
      shard: this.shard,
      chunk: this.#chunk,
      ...(this.#unwritten === undefined ? {} : { writing: this.#unwritten }),
      ...this.#done,
    });
    this.#writing = this.#writing
      .then(() => this.store.replace(this.#key, Buffer.from(text)))
      .catch(() => undefined);
  }
}
