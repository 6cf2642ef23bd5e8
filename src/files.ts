/**
 * Files, in Node: tables, law files and fits are read, records, fits and tables are written, each whole or not at all; and jobs that
 * are done in chunks which a store keeps.
 *
 * @module isoloss/files
 */
export type { ListedObject, ObjectStore } from './store/objects.js';
export { openStore } from './store/objects.js';
export { readLawFile } from './store/read-law-file.js';
export { readTable } from './store/read-table.js';
export type { ReplicatesFile } from './store/replicates.js';
export { writeRecord } from './store/write.js';
export { type OutputColumn, writeTable } from './store/write-table.js';
export type { ChunkColumn, ChunkFacts, ChunkTable } from './tasks/chunked/chunk-file.js';
export type { ChunkControl, ChunksDone } from './tasks/chunked/chunks.js';
export {
  type Arithmetic,
  type ChunkedJob,
  type ChunkedTaskName,
  type ChunkRange,
  type InputFile,
  rangeOfShard,
  type Shard,
  type Specification,
  type SteppedRange,
} from './tasks/chunked/job.js';
export {
  closeJob,
  doChunks,
  type JobState,
  mergeJob,
  type OpenOptions,
  openJob,
  stateOf,
} from './tasks/chunked/jobs.js';
export type { BeginSession, ReadChunks, Session, SessionControl } from './tasks/chunked/session.js';
export type { Worker } from './tasks/chunked/workers.js';
export { readFitted } from './tasks/fitted/read-fit.js';
export { type WriteFitOptions, writeFit } from './tasks/fitted/write-fit.js';
