/** The points of a planned surface, tile by tile, by back ends that are prepared once. */
import { chooseBackend } from '../../backend/choose.js';
import type { Backend, BackendInfo } from '../../backend/contract.js';
import type { PreparedSurface, SurfaceTile, Sweeps } from '../../backend/sweep.js';
import { type Control, quiet } from '../../control.js';
import { throwIfAborted } from '../../errors.js';
import type { SurfaceJob } from './job.js';
import { columnsOfTile, type SurfacePlan } from './plan.js';

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

/** Where a surface is computed. */
export interface Where {
  /** Where refits are evaluated; see a fit's job. */
  readonly where?: Pick<SurfaceJob, 'backend' | 'adapter'>;
  /** An open back end to use in place of choosing one; it stays open. */
  readonly backend?: Backend;
}

/** A tile and its back-end results. */
interface Computed extends SurfaceRows {
  readonly of: SurfaceTile;
  readonly all: SurfaceTile | undefined;
}

/** The tiles of a surface, computed by back ends that are prepared once. */
export class Tiles {
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
export class Engines {
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
    { backend: given, where, signal }: Where & Pick<Control, 'signal'>,
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
            signal,
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
