/** A law on a grid: the estimate in float64, statistics over refits, derivatives, iso-loss lines. */
import type { BackendInfo } from '../../backend/contract.js';
import { type Control, gatheringEvents, quiet } from '../../control.js';
import { AbortError, abortedWith, asTask, throwIfAborted } from '../../errors.js';
import type { DividedWork, MakeParts } from '../divided-work.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { stopwatch } from '../stopwatch.js';
import { parseSurfaceRequest } from './job.js';
import { planSurface, type SurfacePlan } from './plan.js';
import type { SurfaceColumn, SurfaceContours } from './record.js';
import type { SurfaceRequest } from './request.js';
import { surfaceContours } from './surface-contours.js';
import { type SurfacePlotData, SurfaceSummary } from './survey.js';
import { Engines, type SurfaceRows, Tiles, type Where } from './tiles.js';

export interface SurfaceControl extends Control, Where {
  /** Called with every tile in order; the next is computed meanwhile and delivered once its promise has resolved. */
  readonly onTile?: (tile: SurfaceRows, plan: SurfacePlan) => Promise<void> | void;
  /** `onTile` keeps no array once its promise has resolved, and transfers none: arrays are reused for later tiles, which is much faster. */
  readonly reuse?: boolean;
  /** Points per tile; results do not depend on it. */
  readonly tile?: number;
}

/** What `surface` resolves to: the plan, a summary of each column, contours, and how it was computed. The values were handed to `onTile`. */
export interface SurfaceOutcome {
  readonly plan: SurfacePlan;
  /** Points evaluated: all, or those of the tiles completed before an interruption. */
  readonly points: number;
  readonly columns: readonly SurfaceColumn[];
  readonly sketch: SurfacePlotData;
  readonly contours?: SurfaceContours;
  readonly backend: BackendInfo & { readonly reason: string };
  readonly seconds: number;
  readonly events: readonly string[];
}

/**
 * Evaluates a fitted law on a grid, tile by tile, so that memory does not grow with the grid. Throws the errors of
 * `planSurface` before anything is computed. An abort rejects with an `AbortError`, whose `finished` is the outcome of the
 * tiles that were handed over by then, if any.
 */
export function surface(
  fitted: FittedLaw,
  request: SurfaceRequest,
  control: SurfaceControl = {},
): Promise<SurfaceOutcome> {
  return asTask('surface', () => evaluated(fitted, request, control));
}

/** The points of a surface as work that can be divided. */
export interface SurfaceWork extends DividedWork<SurfaceRows> {
  readonly plan: SurfacePlan;
}

/** Has all points made in parts, and resolves to who reads them. */
export type MakeSurface = (work: SurfaceWork) => ReturnType<MakeParts<SurfaceRows>>;

/**
 * As {@link surface}, with its points made in parts by `elsewhere`. Resolves, once they are there, to the function that reads them:
 * they are handed to `onTile` in order, and the outcome is that of one process.
 */
export async function surfaceInParts(
  elsewhere: MakeSurface,
  fitted: FittedLaw,
  request: SurfaceRequest,
  control: SurfaceControl = {},
): Promise<(control: Pick<SurfaceControl, 'signal' | 'progress' | 'onTile'>) => Promise<SurfaceOutcome>> {
  const planned = plannedSurface(fitted, request);
  const { plan } = planned;
  const { points } = plan.grid;
  const { within, events } = gatheringEvents(quiet(control));
  const engines = await Engines.open(plan, control);
  try {
    const tiles = await Tiles.prepare(plan, engines, true);
    const read = await elsewhere({
      plan,
      items: points,
      secondsEach: (await import('../../backend/break-even.js')).surfaceSeconds(1, plan.refits?.vectors ?? 1),
      backend: () => engines.info,
      async make(first, count, partControl) {
        const columns = plan.columns.map(() => new Float64Array(count));
        const range = { first, end: first + count };
        for await (const tile of tiles.each(range, { ...within, ...partControl })) {
          for (const [c, column] of tile.columns.entries()) columns[c].set(column, tile.first - first);
        }
        return { first, columns };
      },
    }).finally(() => tiles.dispose());
    return (reading) =>
      asTask('surface', () =>
        summarised(
          planned,
          reading,
          () => ({ info: engines.info, events: [...events] }),
          (take) =>
            read(async (part) => {
              throwIfAborted(reading.signal);
              await take(part);
              reading.progress?.(part.first + part.columns[0].length, points);
            }),
        ),
      );
  } finally {
    engines.dispose();
  }
}

async function evaluated(
  fitted: FittedLaw,
  request: SurfaceRequest,
  control: SurfaceControl,
): Promise<SurfaceOutcome> {
  const planned = plannedSurface(fitted, request);
  const { plan } = planned;
  const { within, events } = gatheringEvents(control);
  const engines = await Engines.open(plan, control);
  try {
    const made = () => ({ info: engines.info, events: [...events] });
    return await summarised(planned, control, made, async (take) => {
      // Without a callback no tile is kept.
      const tiles = await Tiles.prepare(plan, engines, control.reuse ?? control.onTile === undefined);
      try {
        const all = { first: 0, end: plan.grid.points };
        for await (const tile of tiles.each(all, within, control.tile)) await take(tile);
      } finally {
        tiles.dispose();
      }
    });
  } finally {
    engines.dispose();
  }
}

interface PlannedSurface {
  readonly plan: SurfacePlan;
  readonly lines: SurfaceContours | undefined;
}

function plannedSurface(fitted: FittedLaw, request: SurfaceRequest): PlannedSurface {
  const complete = parseSurfaceRequest(request);
  const plan = planSurface(fitted, complete);
  // Contours need the estimate alone: errors in their levels are reported before the work.
  const lines =
    complete.contours === undefined ? undefined : surfaceContours(plan, fitted, complete.contours);
  return { plan, lines };
}

/** The outcome of the tiles that `each` hands over in order; `made` says by what they were made. */
async function summarised(
  { plan, lines }: PlannedSurface,
  control: Pick<SurfaceControl, 'onTile' | 'signal'>,
  made: () => { readonly info: SurfaceOutcome['backend']; readonly events: readonly string[] },
  each: (take: (tile: SurfaceRows) => Promise<void>) => Promise<void>,
): Promise<SurfaceOutcome> {
  const clock = stopwatch();
  const survey = new SurfaceSummary(plan);
  let points = 0;
  try {
    await each(async (tile) => {
      survey.take(tile.first, tile.columns);
      await control.onTile?.(tile, plan);
      points = tile.first + tile.columns[0].length;
    });
  } catch (error) {
    if (!(error instanceof AbortError) || points === 0) throw error;
  }
  const { info, events } = made();
  const outcome: SurfaceOutcome = {
    plan,
    points,
    columns: survey.columns(),
    sketch: survey.sketch(),
    ...(lines === undefined ? {} : { contours: lines }),
    backend: info,
    seconds: clock(),
    events,
  };
  if (points < plan.grid.points) throw abortedWith('surface', outcome, control.signal);
  return outcome;
}
