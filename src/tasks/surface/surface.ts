/** The law anywhere on a grid: the estimate in float64, what the refits of resamples come to, slopes, iso-loss lines. */
import { chooseBackend } from '../../backend/choose.js';
import type { Backend, BackendInfo } from '../../backend/contract.js';
import type { PreparedSurface, SurfaceTile, Sweeps } from '../../backend/sweep.js';
import type { Control } from '../../control.js';
import { IsolossError, throwIfAborted } from '../../errors.js';
import type { FittedLaw } from '../fitted/fitted.js';
import { stopwatch } from '../stopwatch.js';
import { parseSurfaceRequest, type SurfaceJob, type SurfaceRequest } from './job.js';
import { columnsOfTile, planSurface, type SurfacePlan } from './plan.js';
import type { SurfaceColumn, SurfaceContours } from './record.js';
import { surfaceContours } from './surface-contours.js';
import { type SurfaceSketch, Survey } from './survey.js';

/** Points computed at once: of many vectors, and of one. */
export const TILE = { refits: 1 << 16, point: 1 << 18 };

/** Points `first .. first + columns[0].length - 1`, one array for each column of the plan. */
export interface SurfacePiece {
  readonly first: number;
  readonly columns: readonly Float64Array[];
}

export interface SurfaceControl extends Control {
  /** Takes every tile, in order; the next is asked for beside it, and waits for its promise. */
  readonly onTile?: (tile: SurfacePiece, plan: SurfacePlan) => Promise<void> | void;
  /** Says that `onTile` keeps no array once its promise has resolved: later tiles come in the same ones, much faster. */
  readonly reuse?: boolean;
  /** Where refits are evaluated; see a fit's job. */
  readonly where?: Pick<SurfaceJob, 'backend' | 'adapter'>;
  /** An open back end to use in place of choosing one; it stays open. */
  readonly backend?: Backend;
  /** Points of a tile, which never show in a result. */
  readonly tile?: number;
}

export interface SurfaceOutcome {
  readonly plan: SurfacePlan;
  /** Points evaluated: all, or those of the whole tiles made before the run was stopped. */
  readonly points: number;
  readonly columns: readonly SurfaceColumn[];
  readonly sketch: SurfaceSketch;
  readonly contours?: SurfaceContours;
  readonly backend: BackendInfo & { readonly reason: string };
  readonly seconds: number;
  readonly events: readonly string[];
}

/**
 * Evaluates a fitted law on a grid, tile by tile, so that memory does not grow with the grid. Interruption after the
 * first tile leaves the outcome of those made. Throws what `planSurface` throws before anything is computed.
 */
export async function surface(
  fitted: FittedLaw,
  request: SurfaceRequest,
  control: SurfaceControl = {},
): Promise<SurfaceOutcome> {
  const complete = parseSurfaceRequest(request);
  const plan = planSurface(fitted, complete);
  // Contours are of the estimate alone: what is wrong with their levels shows before the work.
  const lines =
    complete.contours === undefined ? undefined : surfaceContours(plan, fitted, complete.contours);
  const clock = stopwatch();
  const events = new Set<string>();
  const within: SurfaceControl = {
    ...control,
    event(text) {
      events.add(text);
      control.event?.(text);
    },
  };
  const survey = new Survey(plan);
  const engines = await Engines.open(plan, control);
  let points = 0;
  try {
    // Where nobody takes tiles, nobody keeps them.
    const reuse = control.reuse ?? control.onTile === undefined;
    for await (const tile of tilesOf(plan, engines, within, reuse)) {
      survey.take(tile.first, tile.columns);
      await control.onTile?.(tile, plan);
      points = tile.first + tile.columns[0].length;
    }
  } catch (error) {
    const isStopped = error instanceof IsolossError && error.kind === 'interrupted' && points > 0;
    if (!isStopped) throw error;
  } finally {
    engines.dispose();
  }
  return {
    plan,
    points,
    columns: survey.columns(),
    sketch: survey.sketch(),
    ...(lines === undefined ? {} : { contours: lines }),
    backend: engines.info,
    seconds: clock(),
    events: [...events],
  };
}

/** A tile, and what back ends made of it. */
interface Computed extends SurfacePiece {
  readonly of: SurfaceTile;
  readonly all: SurfaceTile | undefined;
}

/**
 * The tiles of a surface one after the other; the next is computed while one is taken. With `reuse` the one after it
 * comes in the arrays of the one taken.
 */
async function* tilesOf(
  plan: SurfacePlan,
  engines: Engines,
  control: SurfaceControl,
  reuse: boolean,
): AsyncGenerator<SurfacePiece> {
  const { grid, point, refits, shares } = plan;
  const size = control.tile ?? (refits === undefined ? TILE.point : TILE.refits);
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
    prepared.push(await engines.exact.surface(point, []));
    if (refits !== undefined) prepared.push(await engines.many.surface(refits, shares));
    next = compute(0);
    for (let after = size; next !== undefined; after += size) {
      const tile: Computed = await next;
      next = after < grid.points ? compute(after, free) : undefined;
      // A failure is heard when the tile is asked for, not before.
      next?.catch(() => {});
      yield tile;
      if (reuse) free = tile;
    }
  } finally {
    await next?.catch(() => {});
    for (const each of prepared) each.dispose();
  }
}

function quiet({ signal, event }: Control): Control {
  return { ...(signal && { signal }), ...(event && { event }) };
}

function counted(control: Control, first: number, total: number): Control {
  const { progress } = control;
  return progress === undefined
    ? quiet(control)
    : { ...quiet(control), progress: (done) => progress(first + done, total) };
}

/** Who computes: the estimate always in float64 on the CPU, refits where the caller wants. */
class Engines {
  private constructor(
    readonly exact: Sweeps,
    readonly many: Sweeps,
    /** Whose work the record tells of, and why; asked when it is done, since a lost device is replaced. */
    private readonly told: () => BackendInfo,
    private readonly reason: string,
    private readonly own: readonly Backend[],
  ) {}

  static async open({ refits }: SurfacePlan, { backend: given, where }: SurfaceControl): Promise<Engines> {
    const { createCpuBackend } = await import('../../backend/cpu/index.js');
    const cpu = createCpuBackend();
    const exact = sweepsOf(cpu);
    if (refits === undefined) {
      const info = { ...cpu.info, precision: 'f64' as const };
      return new Engines(exact, exact, () => info, 'the estimate is evaluated in double precision', [cpu]);
    }
    const { backend, reason } =
      given === undefined
        ? await chooseBackend(where?.backend ?? 'auto', where?.adapter)
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
    return { ...this.told(), reason: this.reason };
  }

  dispose(): void {
    for (const backend of this.own) backend.dispose();
  }
}

function sweepsOf({ sweeps }: Backend): Sweeps {
  if (sweeps === undefined) throw new RangeError('the CPU back end makes surfaces');
  return sweeps;
}
