import { batchStruct } from './interfaces.js';

/** Fits of a job that are opened and read together: those of numbers `begin` to before `end`. */
export interface Batch {
  readonly begin: number;
  readonly end: number;
}

/** How a job's fits are numbered, resample by resample, and where they have their values. */
export interface Refits {
  /** Of a resample. */
  readonly starts: number;
  /** The number that the job's first resample has in its plan. */
  readonly firstResample: number;
  /** Fits and resamples that there is room for. */
  readonly window: number;
  readonly slots: number;
}

/** What a resampling kernel knows of its plan. */
export interface Drawing {
  readonly units: number;
  readonly seed: number;
  /** Of its table. */
  readonly entries: number;
}

/** Resamples of the job, from the first to before the last. */
export interface Resamples {
  readonly from: number;
  readonly to: number;
}

/** Resamples that fits of a batch belong to. */
export function resamplesOf({ begin, end }: Batch, starts: number): Resamples {
  return { from: Math.floor(begin / starts), to: Math.ceil(end / starts) };
}

/** `drawn`: the resamples that are drawn with the batch. */
export function packBatch(batch: Batch, refits: Refits, drawn: Resamples, drawing: Drawing): ArrayBuffer {
  return batchStruct.pack({
    begin: batch.begin,
    end: batch.end,
    window: refits.window,
    starts: refits.starts,
    first_resample: refits.firstResample,
    slots: refits.slots,
    drawn_from: drawn.from,
    drawn: drawn.to - drawn.from,
    units: drawing.units,
    seed: drawing.seed,
    entries: drawing.entries,
  });
}
