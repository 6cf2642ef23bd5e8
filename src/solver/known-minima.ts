import { type MatrixShape, quadraticForm } from '../linear-algebra/matrix-shape.js';
import type { Normal } from './passes.js';

/**
 * Two points are in one basin where their objectives differ by at most this, relative, and so do the quadratic models at
 * either point of the displacement between them. Distinct minima of real tables were seen with objectives 2e-4 apart.
 */
const SAME_BASIN = 1e-4;

/** Minima kept at once: few starts lead to any beyond these. */
const MAX_KNOWN = 16;

/**
 * Points higher than this many times the cohort's best are taken for plateaus, on which terms of the law are negligible.
 * Nothing merges there: of 4,500 starts of the customary grid on 240 published runs, 500 stalled on a plateau and left it
 * again for the optimum.
 */
const PLATEAU_RATIO = 2;

/**
 * A point that an earlier fit went through must be as near as this in every coordinate, relative where the coordinate is
 * above 1: away from a minimum, little curvature does not mean that fits go the same way from far apart.
 */
const SAME_WAY = 0.1;

/** Points kept that fits of a cohort went through: at first, by which factor room grows, and at most, also by the numbers that they are made of. */
const FIRST_PASSED = 128;
const GROWTH = 4;
const MAX_PASSED = 8192;
const MAX_NUMBERS = 1 << 18;

/** A point where a fit stopped, and the normal matrix there. */
export interface KnownMinimum {
  readonly at: Float64Array;
  readonly objective: number;
  readonly matrix: Float64Array;
}

type Point = Pick<Normal, 'objective' | 'matrix' | 'shape'>;

/** The points where fits of a cohort stopped, and those they went through, for others to merge with. */
export class KnownMinima {
  #known: KnownMinimum[] = [];
  #plateau = Infinity;
  #passed: PassedPoints | undefined;
  /** The points of each fit in progress, which may leave gaps. */
  readonly #ways: (Points | undefined)[] = [];

  /** Removes all, for a new cohort. */
  clear(): void {
    this.#known = [];
    this.#plateau = Infinity;
    this.#passed?.clear();
    for (const way of this.#ways) way?.clear();
  }

  /** Forgets the points of a fit that failed. Of several fits in progress `fit` says which, here and below. */
  abandon(fit = 0): void {
    this.#ways[fit]?.clear();
  }

  /** Adds the point where a fit stopped, unless it lies in a known basin, and the points it went through. */
  add(at: Float64Array, { objective, matrix, shape }: Point, fit = 0): void {
    let end = this.#minimumAt(at, { objective, matrix, shape });
    if (end === undefined && this.#known.length < MAX_KNOWN) {
      end = { at: at.slice(), objective, matrix: matrix.slice() };
      this.#known.push(end);
      this.#plateau = Math.min(this.#plateau, PLATEAU_RATIO * objective);
    }
    this.#endWay(fit, end);
  }

  /**
   * The known minimum in whose basin a point lies, or to which an earlier fit went from there. If there is none, the point is
   * kept as one that this fit goes through.
   */
  basinOf(at: Float64Array, point: Point, fit = 0): KnownMinimum | undefined {
    this.#passed ??= new PassedPoints(point.shape);
    const end =
      point.objective > this.#plateau
        ? undefined
        : (this.#minimumAt(at, point) ?? this.#passed.endFrom(at, point));
    if (end !== undefined) this.#endWay(fit, end);
    else {
      const way = this.#ways[fit] ?? new Points(point.shape);
      this.#ways[fit] = way;
      if (this.#passed.hasRoom(way.count)) way.put(at, point.matrix, point.objective);
    }
    return end;
  }

  #endWay(fit: number, end: KnownMinimum | undefined): void {
    const way = this.#ways[fit];
    if (way === undefined) return;
    if (end !== undefined) this.#passed?.addWay(way, end, this.#plateau);
    way.clear();
  }

  #minimumAt(at: Float64Array, point: Point): KnownMinimum | undefined {
    if (point.objective > this.#plateau) return undefined;
    for (const known of this.#known) {
      if (Math.abs(point.objective - known.objective) > SAME_BASIN * known.objective) continue;
      if (isBeside(known, at, point)) return known;
    }
    return undefined;
  }
}

/** Points one after another, in buffers that grow: there are many. */
class Points {
  count = 0;
  #capacity = 0;
  at = new Float64Array(0);
  matrix = new Float64Array(0);
  objective = new Float64Array(0);

  constructor(protected readonly shape: MatrixShape) {}

  clear(): void {
    this.count = 0;
  }

  /** Adds one, of which `matrix` and `at` may be longer: point number `from` of theirs. */
  put(at: Float64Array, matrix: Float64Array, objective: number, from = 0): void {
    const { size, length } = this.shape;
    const place = this.count++;
    if (place >= this.#capacity) this.#grow(Math.max(FIRST_PASSED, GROWTH * this.#capacity));
    for (let i = 0; i < size; i++) this.at[place * size + i] = at[from * size + i];
    for (let i = 0; i < length; i++) this.matrix[place * length + i] = matrix[from * length + i];
    this.objective[place] = objective;
  }

  #grow(capacity: number): void {
    const { size, length } = this.shape;
    const grown = (each: number, from: Float64Array): Float64Array<ArrayBuffer> => {
      const to = new Float64Array(capacity * each);
      to.set(from);
      return to;
    };
    this.at = grown(size, this.at);
    this.matrix = grown(length, this.matrix);
    this.objective = grown(1, this.objective);
    this.#capacity = capacity;
  }
}

/** Points that fits went through. */
class PassedPoints extends Points {
  readonly #most: number;
  readonly #end: KnownMinimum[] = [];
  /** The points in the order of their objectives. */
  readonly #order: Uint16Array;

  constructor(shape: MatrixShape) {
    super(shape);
    this.#most = Math.min(MAX_PASSED, Math.floor(MAX_NUMBERS / (shape.size + shape.length)));
    this.#order = new Uint16Array(this.#most);
  }

  /** For one more than `open` others. */
  hasRoom(open: number): boolean {
    return this.count + open < this.#most;
  }

  /** The way led to `end`; points above `limit` are left out. */
  addWay(way: Points, end: KnownMinimum, limit: number): void {
    for (let from = 0; from < way.count && this.hasRoom(0); from++) {
      const objective = way.objective[from];
      if (!(objective <= limit)) continue;
      const to = this.count;
      const rank = this.#rank(objective);
      this.put(way.at, way.matrix, objective, from);
      this.#end[to] = end;
      this.#order.copyWithin(rank + 1, rank, to);
      this.#order[rank] = to;
    }
  }

  endFrom(at: Float64Array, point: Point): KnownMinimum | undefined {
    const { size, length } = this.shape;
    const most = point.objective / (1 - SAME_BASIN);
    for (let rank = this.#rank(point.objective / (1 + SAME_BASIN)); rank < this.count; rank++) {
      const k = this.#order[rank];
      const objective = this.objective[k];
      if (objective > most) return undefined;
      if (!this.#isNear(k, at)) continue;
      const passed = {
        at: this.at.subarray(k * size, (k + 1) * size),
        matrix: this.matrix.subarray(k * length, (k + 1) * length),
        objective,
      };
      if (isBeside(passed, at, point)) return this.#end[k];
    }
    return undefined;
  }

  #isNear(k: number, at: Float64Array): boolean {
    const first = k * this.shape.size;
    for (let i = 0; i < at.length; i++) {
      if (Math.abs(this.at[first + i] - at[i]) > SAME_WAY * Math.max(1, Math.abs(at[i]))) return false;
    }
    return true;
  }

  /** How many points have lower objectives. */
  #rank(objective: number): number {
    let [from, to] = [0, this.count];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.objective[this.#order[middle]] < objective) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

function isBeside(known: KnownMinimum, at: Float64Array, { objective, matrix, shape }: Point): boolean {
  const limit = SAME_BASIN * known.objective;
  if (Math.abs(objective - known.objective) > limit) return false;
  const difference = at.slice();
  for (let i = 0; i < at.length; i++) difference[i] -= known.at[i];
  return (
    quadraticForm(shape, known.matrix, difference) <= 2 * limit &&
    quadraticForm(shape, matrix, difference) <= 2 * limit
  );
}
