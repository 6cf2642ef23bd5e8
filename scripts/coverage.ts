/**
 * The coverage study: `npm run coverage -- [--repetitions N] [--resamples N] [--threads N] [--data FILE] [--loss NAME]...
 * [--noise NAME]... [--keep]`. `--keep` writes bench/results/coverage.json, and from it the table of docs/COVERAGE.md and the notes that go
 * with intervals; `--table` writes only those again. `--floor N` counts on N tables whose true floor is zero instead. `--loss` and `--noise` choose cells: what is kept of the others stays.
 * `--store FOLDER` does it in chunks that are kept, `--shard 3/16` every sixteenth of them from the third on; without it all, and the answer.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { openStore } from '../src/store/objects.js';
import { between } from './between.js';
import { coverageInChunks, type Piece } from './coverage-in-chunks.js';
import { type Cell, cells, losses, merged, noises, prepareCell, type Tallies } from './coverage-study.js';
import { cellWords, fullTable, notesData, readmeTable, type Study, withCells } from './coverage-table.js';
import { floorStudy, floorText } from './floor-study.js';

const KEPT = 'bench/results/coverage.json';

/** Repetitions of each cell in a round, and those that a thread does at once. */
const ROUND = 50;
const PIECE = 5;

interface Shared {
  readonly published: string;
  readonly resamples: number;
}

/** A thread: pieces in, tallies out. */
function serve(): void {
  const { published, resamples } = workerData as Shared;
  const prepared = new Map<number, ReturnType<typeof prepareCell>>();
  parentPort?.on('message', async ({ cell, from, to }: Piece) => {
    if (!prepared.has(cell)) prepared.set(cell, prepareCell(published, cells[cell], resamples));
    const repeat = await prepared.get(cell);
    const parts: Tallies[] = [];
    for (let k = from; k < to; k++) if (repeat !== undefined) parts.push(await repeat(k));
    parentPort?.postMessage(merged(parts));
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      repetitions: { type: 'string', default: '1000' },
      resamples: { type: 'string', default: '999' },
      threads: { type: 'string', default: String(cpus().length) },
      data: {
        type: 'string',
        default: `${process.env.ISOLOSS_TEST_DATA ?? '../shared/data'}/chinchilla-240.csv`,
      },
      loss: { type: 'string', multiple: true, default: Object.keys(losses) },
      noise: { type: 'string', multiple: true, default: [...noises] },
      keep: { type: 'boolean', default: false },
      table: { type: 'boolean', default: false },
      floor: { type: 'string' },
      store: { type: 'string' },
      shard: { type: 'string' },
    },
  });
  if (values.floor !== undefined) {
    const count = await floorStudy(Number(values.floor), (done) => process.stderr.write(`${done} tables\n`));
    process.stdout.write(`${floorText(count)}\n`);
    return;
  }
  if (!values.table) {
    const shared = { published: readFileSync(values.data, 'utf8'), resamples: Number(values.resamples) };
    const chosen = cells.filter(
      ({ loss, noise }) => values.loss.includes(loss) && values.noise.includes(noise),
    );
    const repetitions = Number(values.repetitions);
    if (!(repetitions >= 1) || chosen.length === 0)
      throw new RangeError('--repetitions must be at least 1, and --loss and --noise ones that are studied.');
    const threads = new Threads(shared, Number(values.threads));
    const studied = (tallies: readonly Tallies[], done: number): Study => ({
      cells: chosen.map((cell, k) => ({
        ...cell,
        date: new Date().toISOString().slice(0, 10),
        machine: { processor: cpus()[0].model, threads: threads.count, node: process.version },
        repetitions: done,
        resamples: shared.resamples,
        tallies: tallies[k],
      })),
    });
    const keep = (tallies: readonly Tallies[], done: number): void => {
      if (values.keep) write(studied(tallies, done));
    };
    const tallies =
      values.store === undefined
        ? await inRounds(threads, chosen, repetitions, keep)
        : await coverageInChunks(
            await openStore(values.store),
            { ...shared, chosen, repetitions },
            (pieces) => threads.tallies(pieces),
            values.shard === undefined ? undefined : shardOf(values.shard),
          );
    await threads.end();
    if (tallies === undefined) return;
    keep(tallies, repetitions);
    for (const cell of studied(tallies, repetitions).cells)
      process.stdout.write(`${cellWords(cell)}\n${fullTable(cell.tallies)}\n\n`);
    if (!values.keep) return;
  }
  const study = kept();
  between('docs/COVERAGE.md', '<!-- coverage -->', '<!-- /coverage -->', readmeTable(study));
  between('src/tasks/uncertainty/coverage-notes.ts', '// coverage', '// /coverage', notesData(study));
}

function kept(): Study {
  return existsSync(KEPT) ? (JSON.parse(readFileSync(KEPT, 'utf8')) as Study) : { cells: [] };
}

function write(study: Study): void {
  mkdirSync(dirname(KEPT), { recursive: true });
  writeFileSync(KEPT, `${JSON.stringify(withCells(kept(), study), null, 2)}\n`);
}

function shardOf(text: string): { readonly number: number; readonly of: number } {
  const [number, of] = text.split('/').map(Number);
  if (Number.isInteger(number) && Number.isInteger(of) && number >= 1 && number <= of) return { number, of };
  throw new RangeError(`--shard ${text} is no part of a whole, such as 3/16.`);
}

/** Rounds over the cells, so that what is kept after each of them is a study with fewer repetitions. */
async function inRounds(
  threads: Threads,
  chosen: readonly Cell[],
  repetitions: number,
  keep: (tallies: readonly Tallies[], done: number) => void,
): Promise<readonly Tallies[]> {
  const began = performance.now();
  const parts: Tallies[] = chosen.map(() => ({}));
  for (let first = 1; first <= repetitions; first += ROUND) {
    const end = Math.min(first + ROUND, repetitions + 1);
    const pieces = chosen.flatMap((cell, k) =>
      Array.from({ length: Math.ceil((end - first) / PIECE) }, (_, i) => {
        const from = first + i * PIECE;
        return { k, piece: { cell: cells.indexOf(cell), from, to: Math.min(from + PIECE, end) } };
      }),
    );
    const tallies = await threads.tallies(pieces.map(({ piece }) => piece));
    for (const [i, { k }] of pieces.entries()) parts[k] = merged([parts[k], tallies[i]]);
    keep(parts, end - 1);
    process.stderr.write(
      `${end - 1} of ${repetitions} repetitions, ${Math.round((performance.now() - began) / 1000)} s\n`,
    );
  }
  return parts;
}

/** Threads that make tallies; which of them does what shows in none. */
class Threads {
  readonly #workers: readonly Worker[];

  constructor(
    shared: Shared,
    readonly count: number,
  ) {
    this.#workers = Array.from(
      { length: count },
      () => new Worker(new URL(import.meta.url), { workerData: shared }),
    );
  }

  async tallies(pieces: readonly Piece[]): Promise<readonly Tallies[]> {
    const found: Tallies[] = [];
    const queue = pieces.entries();
    await Promise.all(
      this.#workers.map(async (worker) => {
        for (const [i, piece] of queue) found[i] = await ask(worker, piece);
      }),
    );
    return found;
  }

  async end(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

function ask(worker: Worker, piece: Piece): Promise<Tallies> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (tallies: Tallies) => {
      worker.off('error', reject);
      resolve(tallies);
    });
    worker.postMessage(piece);
  });
}

if (isMainThread) await main();
else serve();
