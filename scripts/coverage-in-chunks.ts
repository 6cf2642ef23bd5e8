/** The coverage study as a job in chunks, that a store keeps and several machines share: an item is a repetition of a cell. */
import { createHash } from 'node:crypto';
import type { ObjectStore } from '../src/store/object-store.js';
import type { Shard, Specification } from '../src/tasks/chunked/job.js';
import { rangeOfShard } from '../src/tasks/chunked/job.js';
import { doChunks, mergeJob, type OpenOptions, openJob } from '../src/tasks/chunked/jobs.js';
import type { BeginSession } from '../src/tasks/chunked/session.js';
import { type Cell, cells, merged, type Tallies } from './coverage-study.js';

/** Repetition `from` up to before `to` of a cell, by its number among all. */
export interface Piece {
  readonly cell: number;
  readonly from: number;
  readonly to: number;
}

export interface CoverageJob {
  readonly published: string;
  readonly chosen: readonly Cell[];
  readonly repetitions: number;
  readonly resamples: number;
}

/** Seconds of a resample on one thread, its refit and standard errors. */
const SECONDS = 2e-4;

/**
 * The tallies of each chosen cell, once all chunks are there; undefined of a shard, which has none. `tally` makes those of pieces,
 * the same wherever they are made.
 */
export async function coverageInChunks(
  store: ObjectStore,
  { published, chosen, repetitions, resamples }: CoverageJob,
  tally: (pieces: readonly Piece[]) => Promise<readonly Tallies[]>,
  shard?: Shard,
  options: OpenOptions = {},
): Promise<readonly Tallies[] | undefined> {
  const places = chosen.map((cell) => cells.indexOf(cell));
  const pieceOf = (item: number): Piece => {
    const from = 1 + (item % repetitions);
    return { cell: places[Math.floor(item / repetitions)], from, to: from + 1 };
  };
  const adapter: BeginSession = async () => {
    const [first] = await tally([pieceOf(0)]);
    const arithmetic = { backend: 'cpu', precision: 'f64' };
    return {
      items: places.length * repetitions,
      secondsEach: SECONDS * resamples,
      arithmetic: { ...arithmetic, bits: createHash('sha256').update(JSON.stringify(first)).digest('hex') },
      adapter: process.arch,
      now: () => arithmetic,
      async make(from, count) {
        const pieces = Array.from({ length: count }, (_, k) => pieceOf(from + k));
        const tallies = await tally(pieces);
        return [{ name: 'tallies', data: tallies.map((each) => JSON.stringify(each)) }];
      },
      async finish(read) {
        const parts: Tallies[] = places.map(() => ({}));
        await read(({ first: from, columns }) => {
          for (const [k, text] of (columns.get('tallies') as readonly string[]).entries()) {
            const cell = Math.floor((from + k) / repetitions);
            parts[cell] = merged([parts[cell], JSON.parse(text) as Tallies]);
          }
        });
        return parts;
      },
      close: () => undefined,
    };
  };
  const specification: Specification = {
    task: 'study',
    job: { study: 'coverage', chosen, repetitions, resamples },
    inputs: { published: { name: 'published.csv', bytes: Buffer.from(published) } },
  };
  const job = await openJob(store, specification, { ...options, adapter });
  await doChunks(job, shard && rangeOfShard(shard, job.chunks), shard === undefined ? {} : { shard });
  return shard === undefined ? ((await mergeJob(job)) as readonly Tallies[]) : undefined;
}
