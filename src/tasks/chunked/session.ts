/** What a task does in chunks: items, each a pure function of the job and its number. */
import type { Control } from '../../control.js';
import type { Sharing } from '../../statistics/streamed-sample.js';
import type { ChunkColumn, ChunkTable } from './chunk-file.js';
import type { Arithmetic } from './job.js';

/** Control of a task; it enters stages that it names. */
export interface SessionControl extends Control {
  /** The job enters this stage. */
  readonly stage?: (name: string) => void;
}

/** That of a task within a session: without progress, which is that of chunks. */
export function taskControl({ signal, event }: Pick<SessionControl, 'signal' | 'event'>): SessionControl {
  return { ...(signal === undefined ? {} : { signal }), ...(event === undefined ? {} : { event }) };
}

/** Reads the chunks of a job, in order, the same at every call; waits for `take`. Throws where one is missing or damaged. */
export interface ReadChunks {
  (take: (chunk: ChunkTable) => void | Promise<void>): Promise<void>;
  /** Where several merge the job together: who reads the chunks of this one, and how they tell each other. */
  readonly share?: { readonly read: ReadChunks; readonly sharing: Sharing };
}

/** A task at work on a job. */
export interface Session {
  readonly items: number;
  /** Chunks hold whole units of so many items, but for the last (default: 1). */
  readonly unit?: number;
  /** Seconds of an item on one thread of a processor, about: by the job and its data alone, which chunks follow from. */
  readonly secondsEach: number;
  readonly arithmetic: Arithmetic;
  /** The processor or GPU, for who asks how the job is doing. */
  readonly adapter: string;
  /**
   * Items `first .. first + count - 1` as columns: the same bits on the same arithmetic, however items are divided. It lets
   * other things run at least once a second. Rejects with an `AbortError` where it was interrupted.
   */
  make(first: number, count: number, control: Control): Promise<readonly ChunkColumn[]>;
  /** The arithmetic at this moment: a device may be lost, and its work go elsewhere. */
  now(): Omit<Arithmetic, 'bits'>;
  /** What the task answers, of all chunks; nothing can be made after that. */
  finish(read: ReadChunks): Promise<unknown>;
  /** Gives up what it holds; nothing can be made after that. */
  close(): void;
}

/**
 * A task's adapter: begins with a job as `job.json` has it and the bytes of its inputs. `backend` is what the chunks that are
 * there were computed on.
 */
export type BeginSession = (
  job: Readonly<Record<string, unknown>>,
  inputs: Readonly<Record<string, { readonly name: string; readonly bytes: Uint8Array }>>,
  control: SessionControl,
  backend?: string,
) => Promise<Session>;
