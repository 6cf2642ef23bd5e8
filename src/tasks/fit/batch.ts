/** Many fits as one batch: each of them whole on one thread, on all threads at once. */
import { type Choice, type ChoiceOptions, chooseBackend } from '../../backend/choose.js';
import type { Backend } from '../../backend/contract.js';
import type { CpuBackend } from '../../backend/cpu/index.js';
import type { Control } from '../../control.js';
import { IsolossError, throwIfAborted } from '../../errors.js';
import { written } from '../../jobs/parsed.js';
import type { Table } from '../../runs/table.js';
import { type TableData, tableData } from '../../runs/table-data.js';
import type { FitJob } from './job.js';
import {
  type BatchCall,
  type BatchedFit,
  type BatchReply,
  type FitOfBatch,
  fitHere,
  onCpu,
  type Place,
  resultOf,
} from './one-of-batch.js';
import { readRequest } from './read-request.js';

export type { BatchedFit, FitOfBatch } from './one-of-batch.js';

/** The fits of a batch as work that can be divided. */
export interface BatchWork {
  readonly fits: readonly FitOfBatch[];
  /** The results of fits `first .. first + count - 1`, in order: the same in whatever parts they are made. */
  readonly make: (
    first: number,
    count: number,
    control: Control,
  ) => Promise<readonly (BatchedFit | IsolossError)[]>;
}

/** Has all fits of the work made, and then calls `take` with the results, in order. */
export type MakeBatch = (work: BatchWork, take: TakeFit) => Promise<void>;

/** Control of a batch; `progress` counts fits. */
export interface BatchControl extends Control {
  /** An open back end to use in place of those that the jobs ask for; it stays open. */
  readonly backend?: Backend;
  /** Has the fits made in parts. */
  readonly elsewhere?: MakeBatch | undefined;
}

/** Takes the result of a fit by its index: many at once are done in any order. */
export type TakeFit = (index: number, result: BatchedFit | IsolossError) => void;

/** Fits made on this thread before workers are thought of; the code of the first is new, and slow. */
const LOCAL_FITS = 2;

/** Workers are used where at least this much work is left, milliseconds: each loads the code of a fit first. */
const MIN_PARALLEL_TIME = 400;

/** A fit longer than this uses all threads itself, milliseconds, unless there are `MANY` fits for each thread. */
const LONG = 1000;
const MANY = 4;

/** Cells of a batch's tables up to which every worker gets them. */
const MAX_CELLS = 1 << 22;

/** The results of {@link eachFit}, in the order of `fits`. */
export async function fitBatch(
  fits: readonly FitOfBatch[],
  control: BatchControl = {},
): Promise<readonly (BatchedFit | IsolossError)[]> {
  const results: (BatchedFit | IsolossError)[] = [];
  await eachFit(
    fits,
    (index, result) => {
      results[index] = result;
    },
    control,
  );
  return results;
}

/**
 * Makes every fit of `fits`: on the CPU a worker makes it whole, and is sent each table once; fits on a GPU are made one after
 * the other. `take` gets each result, the same bytes on any number of workers; that of a fit which cannot be made is the
 * {@link IsolossError} that says why. Rejects with an `AbortError` once `control.signal` is aborted, when `take` has had what was
 * finished by then, and with what `take` throws.
 */
export async function eachFit(
  fits: readonly FitOfBatch[],
  take: TakeFit,
  control: BatchControl = {},
): Promise<void> {
  const { signal, event, elsewhere, backend } = control;
  if (elsewhere !== undefined && fits.length > 0) {
    const make: BatchWork['make'] = (from, count, partControl) =>
      fitBatch(fits.slice(from, from + count), {
        ...partControl,
        ...(backend === undefined ? {} : { backend }),
      });
    await elsewhere({ fits, make }, (index, result) => {
      if (!(result instanceof IsolossError)) for (const text of result.record.events) event?.(text);
      take(index, result);
    });
    return;
  }
  const within = { ...(signal === undefined ? {} : { signal }), ...(event === undefined ? {} : { event }) };
  const finished = new Set<number>();
  const accept: TakeFit = (index, result) => {
    finished.add(index);
    take(index, result);
    control.progress?.(finished.size, fits.length);
  };
  const places = new Places(control.backend, fits.length);
  let milliseconds = 0;
  const here = async (index: number): Promise<void> => {
    throwIfAborted(signal);
    const began = performance.now();
    accept(index, await fitHere(fits[index], within, places.here));
    milliseconds = performance.now() - began;
  };
  try {
    const first = Math.min(LOCAL_FITS, fits.length);
    for (let index = 0; index < first; index++) await here(index);
    const rest = Array.from({ length: fits.length - first }, (_, k) => first + k);
    const isMuch =
      rest.length > 1 && rest.length * milliseconds >= (places.pool?.leastWork ?? MIN_PARALLEL_TIME);
    const calls = isMuch && cellsOf(fits) <= MAX_CELLS ? await callsOf(fits, rest, places) : undefined;
    if (calls !== undefined) {
      const { callOnWorkers, poolOf } = await import('../../backend/cpu/index.js');
      const pool = places.pool ?? poolOf().pool;
      if (pool.size > 1 && (milliseconds < LONG || calls.size >= MANY * pool.size)) {
        const tables = new Map<Table, TableData>();
        await callOnWorkers<BatchReply>(
          pool,
          {
            name: 'fit',
            calls: [...calls.keys()],
            called: 'fits',
            shared: (index) => {
              const { table } = fits[index];
              const data = tables.get(table) ?? tableData(table);
              tables.set(table, data);
              return data;
            },
            argument: (index) => calls.get(index),
            accept: (index, reply) => {
              if ('fit' in reply) for (const text of reply.fit.record.events) event?.(text);
              accept(index, resultOf(reply));
            },
          },
          within,
        );
      }
    }
    for (const index of rest) if (!finished.has(index)) await here(index);
    throwIfAborted(signal);
  } finally {
    places.dispose();
  }
}

function cellsOf(fits: readonly FitOfBatch[]): number {
  const tables = new Set(fits.map(({ table }) => table));
  return [...tables].reduce((sum, { rows, columns }) => sum + rows * columns.size, 0);
}

/** What workers are sent; undefined where a fit needs a GPU. Jobs that cannot be read are left out: `fit` says why. */
async function callsOf(
  fits: readonly FitOfBatch[],
  indices: readonly number[],
  places: Places,
): Promise<ReadonlyMap<number, BatchCall> | undefined> {
  const calls = new Map<number, BatchCall>();
  for (const index of indices) {
    const { job: asked, table, law, at } = fits[index];
    let job: FitJob;
    try {
      job = written(await readRequest(asked, table));
    } catch (error) {
      if (error instanceof IsolossError) continue;
      throw error;
    }
    const place = await places.there(job);
    if (place === undefined) return undefined;
    calls.set(index, {
      job,
      ...(law === undefined ? {} : { law }),
      ...(at === undefined ? {} : { at }),
      place,
    });
  }
  return calls;
}

/** Where the fits of a batch run: the caller's back end, one device for all that need it, or the CPU. */
class Places {
  readonly #open = new Map<string, Choice>();

  constructor(
    private readonly given: Backend | undefined,
    /** Fits of the batch, each taken to be as much work as the first. */
    private readonly count: number,
  ) {}

  /** The caller's own workers. */
  get pool(): CpuBackend['pool'] | undefined {
    return this.given !== undefined && 'pool' in this.given ? (this.given as CpuBackend).pool : undefined;
  }

  /** On this thread. */
  get here(): Place {
    if (this.given !== undefined) return { backend: this.given };
    return {
      choose: async (asked, adapter, options) => {
        const choice = await this.#choose(asked, adapter, options ?? {});
        if (choice.backend.info.name !== 'cpu') return choice;
        return { ...(await onCpu(options)), reason: choice.reason };
      },
    };
  }

  /** On a worker; undefined where it is no work for the CPU. */
  async there({ backend, adapter }: FitJob): Promise<BatchCall['place'] | undefined> {
    if (this.given !== undefined) {
      const { name, precision } = this.given.info;
      return name === 'cpu' ? { precision } : undefined;
    }
    const open = [...this.#open].find(([key]) => key.startsWith(keyOf(backend, adapter)));
    const choice = open?.[1] ?? (await this.#choose(backend, adapter, {}));
    return choice.backend.info.name === 'cpu' ? { reason: choice.reason } : undefined;
  }

  dispose(): void {
    for (const { backend } of this.#open.values()) backend.dispose();
  }

  /** As asked, opened once. */
  async #choose(
    asked: FitJob['backend'],
    adapter: string | undefined,
    { precision, work, signal }: ChoiceOptions,
  ): Promise<Choice> {
    const key = keyOf(asked, adapter) + (precision ?? '');
    const choice =
      this.#open.get(key) ??
      (await chooseBackend(asked, adapter, {
        signal,
        ...(precision === undefined ? {} : { precision }),
        ...(work === undefined ? {} : { work: async () => this.count * (await work()) }),
      }));
    this.#open.set(key, choice);
    return choice;
  }
}

function keyOf(asked: string, adapter: string | undefined): string {
  return JSON.stringify([asked, adapter ?? null]);
}
