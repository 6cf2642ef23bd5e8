/** Writes a fit as the command line does: its record, and its refits beside it. Node only. */
import { replicatesPath, stageReplicates } from '../../store/replicates.js';
import { pathFrom, writeTogether } from '../../store/staged-files.js';
import { recordText } from '../../store/write.js';
import type { FitOutcome } from '../fit/outcome.js';
import type { FitRecord } from '../fit/record.js';
import { replicatesMetadata } from './match-replicates.js';

/** Where the files of a fit go. */
export interface WriteFitOptions {
  /** Where the refits go, as Parquet. Default: `fit.replicates.parquet` beside `fit.json`. */
  readonly replicates?: string;
}

/**
 * Writes the record of a fit to `path`, and its refits, where resamples were refitted: both files or none. Resolves to the
 * record as written, which names the file of the refits by path and digest; `readFitted(path)` reads both. Throws
 * `cannot-write` and `name-clash`.
 */
export async function writeFit(
  path: string,
  { record, replicates }: FitOutcome,
  { replicates: file = replicatesPath(path) }: WriteFitOptions = {},
): Promise<FitRecord> {
  const { bootstrap } = record;
  return writeTogether(async (files) => {
    const stored =
      replicates === undefined || bootstrap === undefined
        ? undefined
        : await stageReplicates(files, file, replicates, replicatesMetadata({ ...record, bootstrap }), path);
    const naming = (companion: string): FitRecord =>
      stored === undefined || bootstrap === undefined
        ? record
        : {
            ...record,
            bootstrap: { ...bootstrap, replicates: { ...stored, file: pathFrom(path, companion) } },
          };
    await files.addRecord(path, (companion = file) => recordText(naming(companion)));
    return naming(file);
  });
}
