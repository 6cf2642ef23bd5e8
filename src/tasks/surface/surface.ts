/** A law on a grid: the estimate in float64, statistics over refits, derivatives, iso-loss lines. */
import { chooseBackend } from '../../backend/choose.js';
import type { Backend, BackendInfo } from '../../backend/contract.js';
import type { PreparedSurface, SurfaceTile, Sweeps } from '../../backend/sweep.js';
import { type Control, gatheringEvents, quiet } from '../../control.js';
import { AbortError, abortedWith, asTask, throwIfAborted } from '../../errors.js';
import type { DividedWork, MakeParts } from '../divided-work.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { stopwatch } from '../stopwatch.js';
import { parseSurfaceRequest, type SurfaceJob } from './job.js';
import { columnsOfTile, planSurface, type SurfacePlan } from './plan.js';
import type { SurfaceColumn, SurfaceContours } from './record.js';
import type { SurfaceRequest } from './request.js';
import { surfaceContours } from './surface-contours.js';
import { type SurfacePlotData, SurfaceSummary } from './survey.js';

/** Points per tile: for many parameter vectors, and for one. */
export const TILE = { refits: 1 << 16, point: 1 << 18 };

/** Points times parameter vectors of a tile at most, a moment's work: an abort loses the tile it falls in. */
const TILE_VALUES = 1 << 26;

/** Points of a tile at least: with fewer, handing it over takes longer than its work. */
const SMALLEST_TILE = 1 << 10;

/** Points `first .. first + columns[0].length - 1`, one array for each column of the plan. */
export interface SurfaceRows {
  readonly first: number;
  readonly columns: readonly Float64Array[];
}

export interface SurfaceControl extends Control {
  /** Called with every tile in order; the next is computed meanwhile and delivered once its promise has resolved. */
  readonly onTile?: (tile: SurfaceRows, plan: SurfacePlan) => Promise<void> | void;
  /** `onTile` keeps no array once its promise has resolved, and transfers none: arrays are reused for later tiles, which is much faster. */
  readonly reuse?: boolean;
  /** Where refits are evaluated; see a fit's job. */
  readonly where?: Pick<SurfaceJob, 'backend' | 'adapter'>;
  /** An open back end to use in place of choosing one; it stays open. */
  readonly backend?: Backend;
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

/** A tile and its back-end results. */
interface Computed extends SurfaceRows {
  readonly of: SurfaceTile;
  readonly all: SurfaceTile | undefined;
}

/** The tiles of a surface, computed by back ends that are prepared once. */
class Tiles {
  private constructor(
    private readonly plan: SurfacePlan,
    private readonly reuse: boolean,
    private readonly estimate: PreparedSurface,
    private readonly many: PreparedSurface | undefined,
  ) {}

  /** With `reuse` the arrays of a consumed tile are used for the one after the next. */
  static async prepare(plan: SurfacePlan, engines: Engines, reuse: boolean): Promise<Tiles> {
    const { point, refits, shares } = plan;
    const estimate = await engines.exact.surface(point, [], { reuse });
    try {
      const many = refits === undefined ? undefined : await engines.many.surface(refits, shares);
      return new Tiles(plan, reuse, estimate, many);
    } catch (error) {
      estimate.dispose();
      throw error;
    }
  }

  /** Those of points `first .. end - 1` in order; the next is computed while one is consumed. Progress counts points. */
  async *each(
    { first: start, end }: { readonly first: number; readonly end: number },
    control: Control,
    size = tileSize(this.plan.refits?.vectors),
  ): AsyncGenerator<SurfaceRows> {
    const { plan, reuse, estimate, many } = this;
    const compute = async (first: number, into?: Computed): Promise<Computed> => {
      throwIfAborted(control.signal);
      const count = Math.min(size, end - first);
      const of = await estimate.tile(first, count, quiet(control), into?.of);
      const all = await many?.tile(first, count, counted(control, first - start, end - start), into?.all);
      control.progress?.(first + count - start, end - start);
      return { first, of, all, columns: columnsOfTile(plan, of, all, into?.columns) };
    };
    let next: Promise<Computed> | undefined;
    let free: Computed | undefined;
    try {
      next = compute(start);
      for (let after = start + size; next !== undefined; after += size) {
        const tile: Computed = await next;
        next = after < end ? compute(after, free) : undefined;
        // A rejection is handled when the tile is requested, not before.
        next?.catch(() => {});
        yield tile;
        if (reuse) free = tile;
      }
    } finally {
      await next?.catch(() => {});
    }
  }

  dispose(): void {
    this.estimate.dispose();
    this.many?.dispose();
  }
}

/** Points per tile, for so many parameter vectors. */
function tileSize(vectors: number | undefined): number {
  if (vectors === undefined) return TILE.point;
  return Math.min(TILE.refits, Math.max(SMALLEST_TILE, Math.floor(TILE_VALUES / vectors)));
}

function counted(control: Control, first: number, total: number): Control {
  const { progress } = control;
  return progress === undefined
    ? quiet(control)
    : { ...quiet(control), progress: (done) => progress(first + done, total) };
}

/** The back ends: the estimate in float64 on the CPU, refits as requested. */
class Engines {
  private constructor(
    readonly exact: Sweeps,
    readonly many: Sweeps,
    /** The back end in the record, and why; read at the end, since a failover may replace it. */
    private readonly backendInfo: () => BackendInfo,
    private readonly reason: string,
    private readonly own: readonly Backend[],
  ) {}

  static async open(
    { grid, refits }: SurfacePlan,
    { backend: given, where }: SurfaceControl,
  ): Promise<Engines> {
    const { createCpuBackend } = await import('../../backend/cpu/index.js');
    const cpu = createCpuBackend();
    const exact = sweepsOf(cpu);
    if (refits === undefined) {
      const info = { ...cpu.info, precision: 'f64' as const };
      return new Engines(exact, exact, () => info, 'the estimate is evaluated in double precision', [cpu]);
    }
    const { backend, reason } =
      given === undefined
        ? await chooseBackend(where?.backend ?? 'auto', where?.adapter, {
            work: async () =>
              (await import('../../backend/break-even.js')).surfaceSeconds(grid.points, refits.vectors),
          })
        : { backend: given, reason: 'given by the caller' };
    const own = given === undefined ? [cpu, backend] : [cpu];
    const { sweeps } = backend;
    return sweeps === undefined
      ? new Engines(
          exact,
          exact,
          () => cpu.info,
          `${reason}, but ${backend.info.name} makes no surfaces`,
          own,
        )
      : new Engines(exact, sweeps, () => backend.info, reason, own);
  }

  get info(): BackendInfo & { readonly reason: string } {
    return { ...this.backendInfo(), reason: this.reason };
  }

  dispose(): void {
    for (const backend of this.own) backend.dispose();
  }
}

function sweepsOf({ sweeps }: Backend): Sweeps {
  if (sweeps === undefined) throw new RangeError('the CPU back end makes surfaces');
  return sweeps;
}
