/**
 * Files, in Node: tables, law files and fits are read, records, fits and tables are written, each whole or not at all.
 *
 * @module isoloss/files
 */
export { readLawFile } from './store/read-law-file.js';
export { readTable } from './store/read-table.js';
export type { ReplicatesFile } from './store/replicates.js';
export { writeRecord } from './store/write.js';
export { type OutputColumn, writeTable } from './store/write-table.js';
export { readFitted } from './tasks/fitted/read-fit.js';
export { type WriteFitOptions, writeFit } from './tasks/fitted/write-fit.js';
