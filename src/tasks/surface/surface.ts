/** A law on a grid: the estimate in float64, statistics over refits, derivatives, iso-loss lines. */
import { chooseBackend } from '../../backend/choose.js';
import type { Backend, BackendInfo } from '../../backend/contract.js';
import type { PreparedSurface, SurfaceTile, Sweeps } from '../../backend/sweep.js';
import { type Control, gatheringEvents, quiet } from '../../control.js';
import { AbortError, abortedWith, asTask, throwIfAborted } from '../../errors.js';
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

async function evaluated(
  fitted: FittedLaw,
  request: SurfaceRequest,
  control: SurfaceControl,
): Promise<SurfaceOutcome> {
  const complete = parseSurfaceRequest(request);
  const plan = planSurface(fitted, complete);
  // Contours need the estimate alone: errors in their levels are reported before the work.
  const lines =
    complete.contours === undefined ? undefined : surfaceContours(plan, fitted, complete.contours);
  const clock = stopwatch();
  const { within, events } = gatheringEvents(control);
  const survey = new SurfaceSummary(plan);
  const engines = await Engines.open(plan, control);
  let points = 0;
  try {
    // Without a callback no tile is kept.
    const reuse = control.reuse ?? control.onTile === undefined;
    for await (const tile of tilesOf(plan, engines, within, reuse)) {
      survey.take(tile.first, tile.columns);
      await control.onTile?.(tile, plan);
      points = tile.first + tile.columns[0].length;
    }
  } catch (error) {
    if (!(error instanceof AbortError) || points === 0) throw error;
  } finally {
    engines.dispose();
  }
  const outcome: SurfaceOutcome = {
    plan,
    points,
    columns: survey.columns(),
    sketch: survey.sketch(),
    ...(lines === undefined ? {} : { contours: lines }),
    backend: engines.info,
    seconds: clock(),
    events: [...events],
  };
  if (points < plan.grid.points) throw abortedWith('surface', outcome, control.signal);
  return outcome;
}

/** A tile and its back-end results. */
interface Computed extends SurfaceRows {
  readonly of: SurfaceTile;
  readonly all: SurfaceTile | undefined;
}

/**
 * The tiles of a surface in order; the next is computed while one is consumed. With `reuse` the arrays of a consumed
 * tile are used for the one after the next.
 */
async function* tilesOf(
  plan: SurfacePlan,
  engines: Engines,
  control: SurfaceControl,
  reuse: boolean,
): AsyncGenerator<SurfaceRows> {
  const { grid, point, refits, shares } = plan;
  const size = control.tile ?? tileSize(refits?.vectors);
  const prepared: PreparedSurface[] = [];
  const compute = async (first: number, into?: Computed): Promise<Computed> => {
    throwIfAborted(control.signal);
    const count = Math.min(size, grid.points - first);
    const [estimate, many] = prepared;
    const of = await estimate.tile(first, count, quiet(control), into?.of);
    const all = await many?.tile(first, count, counted(control, first, grid.points), into?.all);
    control.progress?.(first + count, grid.points);
    return { first, of, all, columns: columnsOfTile(plan, of, all, into?.columns) };
  };
  let next: Promise<Computed> | undefined;
  let free: Computed | undefined;
  try {
    prepared.push(await engines.exact.surface(point, [], { reuse }));
    if (refits !== undefined) prepared.push(await engines.many.surface(refits, shares));
    next = compute(0);
    for (let after = size; next !== undefined; after += size) {
      const tile: Computed = await next;
      next = after < grid.points ? compute(after, free) : undefined;
      // A rejection is handled when the tile is requested, not before.
      next?.catch(() => {});
      yield tile;
      if (reuse) free = tile;
    }
  } finally {
    await next?.catch(() => {});
    for (const each of prepared) each.dispose();
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
