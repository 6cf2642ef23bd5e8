/** Makes entries of a batch: fits many at once, each whole, and other commands one after the other. */
import type { Control } from '../../control.js';
import { IsolossError, throwIfAborted } from '../../errors.js';
import { own } from '../../own.js';
import type { Replicates } from '../../problem/replicates.js';
import { parseTable } from '../../runs/parse-table.js';
import type { Table } from '../../runs/table.js';
import { eachFit, type FitOfBatch } from '../fit/batch.js';
import { parseFitJob } from '../fit/job.js';
import { answers, type BatchedRecord, jobOn } from './commands.js';
import type { BatchJob } from './job.js';

/** The file of a table, under the name that records give it. */
export interface TableFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files of tables by what entries call them. */
export type TableFiles = Readonly<Record<string, TableFile>>;

/** An answer: the record that its command writes, and the refits of a bootstrap. */
export interface EntryAnswer {
  readonly record: BatchedRecord;
  readonly replicates?: Replicates;
}

/** An answer, or why there is none: a table that cannot be read, or from which the question has no answer. */
export type EntryOutcome = EntryAnswer | IsolossError;

export type TakeOutcome = (index: number, outcome: EntryOutcome) => void;

/**
 * Makes `count` entries from `first` on, and calls `take` with each, in any order; `control.progress` counts them. What is wrong
 * with the input of an entry is its outcome; rejects with an `AbortError`, and where the machine failed.
 */
export async function eachEntry(
  batch: BatchJob,
  first: number,
  count: number,
  files: TableFiles,
  take: TakeOutcome,
  control: Control,
): Promise<void> {
  const { signal, event } = control;
  const within = { ...(signal === undefined ? {} : { signal }), ...(event === undefined ? {} : { event }) };
  let done = 0;
  const accept: TakeOutcome = (index, outcome) => {
    if (outcome instanceof IsolossError && outcome.kind !== 'input') throw outcome;
    take(index, outcome);
    control.progress?.(++done, count);
  };
  const tables = new TablesOf(files);
  const fits: FitOfBatch[] = [];
  const places: number[] = [];
  for (let index = first; index < first + count; index++) {
    const { command, runs, against, job } = batch.entries[index];
    try {
      throwIfAborted(signal);
      const table = await tables.read(runs);
      const other = against === undefined ? undefined : await tables.read(against);
      const complete = {
        ...jobOn(command, job, batch),
        runs: table.source,
        ...(other === undefined ? {} : { against: other.source }),
      };
      if (command === 'fit') {
        fits.push({ job: parseFitJob(complete), table });
        places.push(index);
      } else accept(index, { record: await answers[command](complete, table, other, within) });
    } catch (error) {
      if (!(error instanceof IsolossError)) throw error;
      accept(index, error);
    }
  }
  await eachFit(
    fits,
    (k, result) => {
      if (result instanceof IsolossError) return accept(places[k], result);
      const { record, replicates } = result;
      accept(places[k], { record, ...(replicates === undefined ? {} : { replicates }) });
    },
    within,
  );
}

/** Tables, each parsed once. */
export class TablesOf {
  readonly #parsed = new Map<string, Promise<Table>>();

  constructor(private readonly files: TableFiles) {}

  read(key: string): Promise<Table> {
    const there = this.#parsed.get(key);
    if (there !== undefined) return there;
    const file = own(this.files, key);
    if (file === undefined) throw new TypeError(`no file of the table ${key} was given`);
    const table = parseTable(file.bytes, file.name);
    this.#parsed.set(key, table);
    return table;
  }
}
