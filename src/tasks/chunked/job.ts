/**
 * A job that is done in chunks: `job.json` of its store says what is to be done, and is created once. Its digest is that of
 * all that the numbers depend on - what is asked, the data, where chunks begin, the arithmetic - and every chunk names it.
 * Node only.
 */
import type { JsonValue } from '../../jobs/json-value.js';
import type { ObjectStore } from '../../store/object-store.js';

/** The format of chunks and of `job.json`: of another one nothing is read or written. It changes where any number of a chunk would. */
export const FORMAT = 1;

/** Tasks that can be done in chunks. A `study` is one of another program than isoloss, which gives its adapter. */
export const chunkedTasks = [
  'fit',
  'multiverse',
  'rollout',
  'compare',
  'surface',
  'allocate',
  'batch',
  'study',
] as const;
/** A task that can be done in chunks: the name of its command. */
export type ChunkedTaskName = (typeof chunkedTasks)[number];

/** A file that a job reads, as bytes; jobs keep it in their store under its SHA-256. */
export interface InputFile {
  /** As the user called it, for messages and records. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What is asked. */
export interface Specification {
  readonly task: ChunkedTaskName;
  /** The job of the task, as records have it. */
  readonly job: Readonly<Record<string, unknown>>;
  readonly inputs: Readonly<Record<string, InputFile>>;
}

/** What computes, as far as numbers depend on it. */
export interface Arithmetic {
  readonly backend: string;
  /** Of a GPU. */
  readonly adapter?: string;
  readonly precision: string;
  /** Of a GPU: the hash of a kernel with known answers. */
  readonly kernel?: string;
  /** SHA-256 of the bits of the point where the work begins and of its first item. */
  readonly bits: string;
}

/** As chunks name it and messages show it. */
export function arithmeticText({ backend, adapter, precision, kernel, bits }: Arithmetic): string {
  const on = adapter === undefined ? backend : `${backend} on ${adapter}`;
  const parts = [on, precision, ...(kernel === undefined ? [] : [kernel.slice(0, 12)]), bits.slice(0, 12)];
  return parts.join(', ');
}

/** Chunks `from` up to before `to`. */
export interface ChunkRange {
  readonly from: number;
  readonly to: number;
}

/** Every `step`-th chunk of a range from its first on (default: all). */
export interface SteppedRange extends ChunkRange {
  readonly step?: number;
}

/** One of several parts of a job that are done without speaking to each other: number 1 to `of`. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

/** The chunks of a shard: every `of`-th, so that all shards have about as many. */
export function rangeOfShard({ number, of }: Shard, chunks: number): SteppedRange {
  return { from: number - 1, to: chunks, step: of };
}

/** Schema `isoloss/chunks@1`: `job.json` in the store of a job that is done in chunks. */
export interface JobFile {
  readonly schema: 'isoloss/chunks@1';
  /** The format of the chunks. */
  readonly format: number;
  readonly task: ChunkedTaskName;
  /** The job of the task, as its record has it. */
  readonly job: { readonly [name: string]: JsonValue };
  /** Files that the job reads, by its fields; they lie in the store under their SHA-256. */
  readonly inputs: Readonly<
    Record<string, { readonly name: string; readonly sha256: string; readonly bytes: number }>
  >;
  /** Items, such as resamples, in all and in each chunk but the last. */
  readonly items: number;
  readonly perChunk: number;
  /** Seconds of one chunk on one thread of a processor, about. */
  readonly secondsPerChunk: number;
  /** What computes, as far as numbers depend on it. */
  readonly arithmetic: Arithmetic;
  /** The version of isoloss that began the job. */
  readonly version: string;
  /** SHA-256 of all that the numbers depend on; every chunk names it. */
  readonly digest: string;
}

/** A job in its store. */
export interface ChunkedJob {
  readonly store: ObjectStore;
  /** Identifies what is asked, the data, the chunks, the arithmetic and the format. */
  readonly digest: string;
  readonly format: number;
  readonly task: ChunkedTaskName;
  /** The job of the task, as it was asked for. */
  readonly asked: Readonly<Record<string, unknown>>;
  /** Items, such as resamples, in all and in each chunk but the last. */
  readonly items: number;
  readonly perChunk: number;
  readonly chunks: number;
  /** Seconds of one chunk on one thread of a processor, about. */
  readonly secondsPerChunk: number;
  readonly arithmetic: Arithmetic;
}
