/**
 * The coverage study: `npm run coverage -- [--repetitions N] [--resamples N] [--threads N] [--data FILE] [--loss NAME]...
 * [--noise NAME]... [--keep]`. `--keep` writes bench/results/coverage.json, and from it the table of docs/COVERAGE.md and the notes that go
 * with intervals; `--table` writes only those again. `--floor N` counts on N tables whose true floor is zero instead. `--loss` and `--noise` choose cells: what is kept of the others stays.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { between } from './between.js';
import { type Cell, cells, losses, merged, noises, prepareCell, type Tallies } from './coverage-study.js';
import { cellWords, fullTable, notesData, readmeTable, type Study, withCells } from './coverage-table.js';
import { floorStudy, floorText } from './floor-study.js';

const KEPT = 'bench/results/coverage.json';

/** Repetitions of each cell in a round, and those that a thread does at once. */
const ROUND = 50;
const PIECE = 5;

interface Piece {
  /** Its number among all. */
  readonly cell: number;
  readonly from: number;
  readonly to: number;
}

interface Shared {
  readonly published: string;
  readonly resamples: number;
}

if (isMainThread) await main();
else serve();

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
    },
  });
  if (values.floor !== undefined) {
    const count = await floorStudy(Number(values.floor), (done) => process.stderr.write(`${done} tables\n`));
    process.stdout.write(`${floorText(count)}\n`);
    return;
  }
  if (!values.table) {
    const study = await run(
      { published: readFileSync(values.data, 'utf8'), resamples: Number(values.resamples) },
      cells.filter(({ loss, noise }) => values.loss.includes(loss) && values.noise.includes(noise)),
      Number(values.repetitions),
      Number(values.threads),
      values.keep ? write : () => {},
    );
    for (const cell of study.cells)
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

/**
 * Rounds over the cells, so that what is kept after each of them is a study with fewer repetitions; which thread does
 * what shows in no tally.
 */
async function run(
  shared: Shared,
  chosen: readonly Cell[],
  repetitions: number,
  threads: number,
  keep: (study: Study) => void,
): Promise<Study> {
  const began = performance.now();
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL(import.meta.url), { workerData: shared }),
  );
  const parts: Tallies[][] = cells.map(() => []);
  const places = chosen.map((cell) => cells.indexOf(cell));
  let study: Study | undefined;
  for (let first = 1; first <= repetitions; first += ROUND) {
    const end = Math.min(first + ROUND, repetitions + 1);
    const pieces: Piece[] = [];
    for (const cell of places) {
      for (let from = first; from < end; from += PIECE) {
        pieces.push({ cell, from, to: Math.min(from + PIECE, end) });
      }
    }
    const queue = pieces.values();
    await Promise.all(
      workers.map(async (worker) => {
        for (const piece of queue) parts[piece.cell].push(await ask(worker, piece));
      }),
    );
    study = {
      cells: places.map((place) => ({
        ...cells[place],
        date: new Date().toISOString().slice(0, 10),
        machine: { processor: cpus()[0].model, threads, node: process.version },
        repetitions: end - 1,
        resamples: shared.resamples,
        tallies: merged(parts[place]),
      })),
    };
    keep(study);
    process.stderr.write(
      `${end - 1} of ${repetitions} repetitions, ${Math.round((performance.now() - began) / 1000)} s\n`,
    );
  }
  await Promise.all(workers.map((worker) => worker.terminate()));
  if (study === undefined)
    throw new RangeError('--repetitions must be at least 1, and --loss and --noise ones that are studied.');
  return study;
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
