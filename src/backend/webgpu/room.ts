/** How many fits a device makes at once, and of how many it keeps the ends. */
import { sharesDisplay } from '#platform';
import type { Problem } from '../../problem/problem.js';
import { BATCHES, LANE_FIELDS, LISTS, WORKGROUP } from './constants.js';
import type { Deal, WantedDeal } from './deal.js';
import { stateLayout } from './generate.js';
import type { Session } from './session.js';

/**
 * Rows of all lanes that one iteration passes over at most: some 50 ms of work on a processor, 20 on a small GPU, half of that
 * where a page is to be drawn meanwhile.
 */
const ITERATION_WORK = { hardware: 2 ** 27, besidePage: 2 ** 26, software: 2 ** 21 };

/** Invocations of fits that fill the largest GPUs, and a processor: more would take turns, and their state leave the caches. */
const INVOCATIONS = { hardware: 2 ** 18, software: 2 ** 10 };

/**
 * Fits of a batch, in lanes. The fits under way are of {@link BATCHES} batches at most, and the longest takes some 18 times as many
 * iterations as the mean: while a batch waits for it, the others suffice for all lanes, and for those iterations that are
 * submitted before the host has read that a batch has ended.
 */
const BATCH_LANES = 4;

/** Bytes that a buffer may take. */
const MEMORY = 2 ** 27;

/** Fits of a job at most: their numbers are integers of 32 bits. */
export const MOST_FITS = 2 ** 30;

/** Sizes that tests force; results do not depend on them. */
export interface Pace extends WantedDeal {
  readonly lanes?: number;
  /** Fits of a batch. */
  readonly batch?: number;
  readonly iterations?: number;
  /** Of one submission of a sweep: points, or blocks of candidates. */
  readonly points?: number;
}

export interface Room {
  /** Fits at once. */
  readonly lanes: number;
  /** Fits of a batch, and batches that are under way at most. */
  readonly batch: number;
  readonly batches: number;
}

/** Bytes worth having in one buffer. */
export function bytesAtOnce(session: Session): number {
  return Math.min(session.maxBinding, MEMORY);
}

/** Lanes worth running at once, of so many rows; more would only make an iteration longer and the state larger. */
export function lanesAtOnce(session: Session, rows: number, bytesPerLane: number, most = Infinity): number {
  const onGpu = sharesDisplay() ? ITERATION_WORK.besidePage : ITERATION_WORK.hardware;
  const work = session.about.software ? ITERATION_WORK.software : onGpu;
  const byWork = Math.floor(work / Math.max(1, rows));
  const byMemory = Math.floor(bytesAtOnce(session) / bytesPerLane);
  const lanes = Math.min(byWork, byMemory, most);
  return Math.max(WORKGROUP, WORKGROUP * Math.floor(lanes / WORKGROUP));
}

/** Room for `fits` fits, of which no more than `most` are kept. */
export function roomFor(
  session: Session,
  { rows, size }: Problem,
  { team }: Deal,
  fits: number,
  most: number,
  pace: Pace,
): Room {
  const { hardware, software } = INVOCATIONS;
  const filling = (session.about.software ? software : hardware) / team;
  const bytes = 4 * (stateLayout(size).fields + LISTS + LANE_FIELDS);
  const lanes = Math.min(pace.lanes ?? lanesAtOnce(session, rows, bytes, filling), fits, most);
  const batch = pace.batch ?? BATCH_LANES * lanes;
  const all = Math.ceil(fits / batch);
  // Few fits are divided evenly.
  if (all <= BATCHES && fits <= most)
    return { lanes, batch: pace.batch ?? Math.ceil(fits / all), batches: all };
  const batches = Math.min(BATCHES, most);
  return { lanes, batch: Math.min(batch, Math.floor(most / batches)), batches };
}

/** Fits that `room` keeps. */
export function windowOf({ batch, batches }: Room): number {
  return batch * batches;
}

/** Numbers of four bytes that are kept of a fit's end: parameters, objective, status, steps. */
export function endFields(size: number): number {
  return size + 3;
}

/** Fits whose ends and starts, so many numbers each, are kept within a buffer. */
export function fitsKept(session: Session, numbers: number): number {
  return Math.floor(bytesAtOnce(session) / (4 * numbers));
}
