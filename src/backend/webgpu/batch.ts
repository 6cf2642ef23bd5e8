import { WORKGROUP } from './constants.js';
import { batchStruct } from './interfaces.js';

/** Which fits one batch of lanes makes: `slots` resamples side by side, each from `starts` starts. */
export interface Batch {
  /** Lanes a field of a lane's buffers holds. */
  readonly stride: number;
  readonly slots: number;
  readonly starts: number;
  /** Numbers of the first start and the first resample. */
  readonly firstStart: number;
  readonly firstResample: number;
  /** Starts of a resample in the whole job: what the layout follows from. */
  readonly allStarts: number;
}

/** What a resampling kernel knows of its plan. */
export interface Drawing {
  readonly units: number;
  readonly seed: number;
  /** Of its table. */
  readonly entries: number;
}

/** Lanes of one search, which resamples nothing. */
export function plainBatch(stride: number, starts: number): Batch {
  return { stride, slots: 1, starts, firstStart: 0, firstResample: 0, allStarts: starts };
}

export function packBatch(
  { stride, slots, starts, firstStart, firstResample, allStarts }: Batch,
  { units, seed, entries }: Drawing = { units: 0, seed: 0, entries: 0 },
): ArrayBuffer {
  // A workgroup of one resample's lanes reads one value; one of many resamples' lanes reads neighbours.
  const [slotEvery, startEvery, slotStep, unitStep] =
    allStarts >= WORKGROUP ? [starts, 1, units, 1] : [1, slots, 1, slots];
  return batchStruct.pack({
    stride,
    slots,
    slot_every: slotEvery,
    starts,
    start_every: startEvery,
    first_start: firstStart,
    first_resample: firstResample,
    units,
    seed,
    entries,
    slot_step: slotStep,
    unit_step: unitStep,
  });
}
