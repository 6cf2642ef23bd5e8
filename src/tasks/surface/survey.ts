/** Accumulates a summary of a surface over its tiles: extremes of every column, and a thinned plane for figures. */

import { thinnedIndices } from './grid.js';
import type { SurfacePlan } from './plan.js';
import type { SurfaceColumn } from './record.js';

/** Values per axis in figures. */
const DRAWN = 161;

/** Columns over the first two axes that have several values (or the one), the others at their middle value. */
export interface SurfacePlotData {
  /** Indices of the drawn axes, one or two; none for a single point. */
  readonly drawn: readonly number[];
  /** Values along each drawn axis. */
  readonly values: readonly Float64Array[];
  /** Fixed values of the other axes. */
  readonly held: Readonly<Record<string, number>>;
  /** By name, last drawn axis fastest; NaN where the surface was not computed. */
  readonly columns: Readonly<Record<string, Float64Array>>;
}

export class SurfaceSummary {
  /** Indices of the points to draw, ascending. */
  private readonly wanted: Float64Array;
  private reached = 0;
  private readonly drawn: readonly number[];
  private readonly drawnValues: readonly Float64Array[];
  private readonly held: Readonly<Record<string, number>>;
  private readonly sketched: readonly Float64Array[];
  private readonly least: Float64Array;
  private readonly greatest: Float64Array;
  private readonly leastAt: Float64Array;
  private readonly greatestAt: Float64Array;
  private readonly missing: Float64Array;

  constructor(private readonly plan: SurfacePlan) {
    const { axes } = plan.grid;
    this.drawn = axes.flatMap(({ values }, a) => (values.length > 1 ? [a] : [])).slice(0, 2);
    const indices = axes.map(({ values }, a) =>
      this.drawn.includes(a) ? thinnedIndices(values.length, DRAWN) : [(values.length - 1) >> 1],
    );
    this.drawnValues = this.drawn.map((a) => Float64Array.from(indices[a], (i) => axes[a].values[i]));
    this.held = Object.fromEntries(
      axes.flatMap(({ name, values }, a) =>
        this.drawn.includes(a) ? [] : [[name, values[indices[a][0]]] as const],
      ),
    );
    let numbers = [0];
    for (const [a, { values }] of axes.entries()) {
      numbers = numbers.flatMap((number) => indices[a].map((i) => number * values.length + i));
    }
    this.wanted = Float64Array.from(numbers);
    const { columns } = plan;
    this.sketched = columns.map(() => new Float64Array(numbers.length).fill(Number.NaN));
    this.least = new Float64Array(columns.length).fill(Infinity);
    this.greatest = new Float64Array(columns.length).fill(-Infinity);
    this.leastAt = new Float64Array(columns.length);
    this.greatestAt = new Float64Array(columns.length);
    this.missing = new Float64Array(columns.length);
  }

  /** Tiles come in order. */
  take(first: number, columns: readonly Float64Array[]): void {
    columns.forEach((values, c) => {
      let [least, greatest] = [this.least[c], this.greatest[c]];
      let missing = 0;
      for (let i = 0; i < values.length; i++) {
        const value = values[i];
        if (!Number.isFinite(value)) {
          missing++;
          continue;
        }
        if (value < least) {
          least = value;
          this.leastAt[c] = first + i;
        }
        if (value > greatest) {
          greatest = value;
          this.greatestAt[c] = first + i;
        }
      }
      this.least[c] = least;
      this.greatest[c] = greatest;
      this.missing[c] += missing;
    });
    const end = first + columns[0].length;
    for (; this.reached < this.wanted.length && this.wanted[this.reached] < end; this.reached++) {
      const at = this.wanted[this.reached] - first;
      columns.forEach((values, c) => {
        this.sketched[c][this.reached] = values[at];
      });
    }
  }

  columns(): SurfaceColumn[] {
    return this.plan.columns.map(({ name, about }, c) => {
      const isSome = this.least[c] <= this.greatest[c];
      const extreme = (value: number, point: number) => (isSome ? { value, at: this.at(point) } : null);
      return {
        name,
        about,
        least: extreme(this.least[c], this.leastAt[c]),
        greatest: extreme(this.greatest[c], this.greatestAt[c]),
        missing: this.missing[c],
      };
    });
  }

  sketch(): SurfacePlotData {
    const { drawn, drawnValues, held, sketched } = this;
    const columns = Object.fromEntries(this.plan.columns.map(({ name }, c) => [name, sketched[c]]));
    return { drawn, values: drawnValues, held, columns };
  }

  /** Axis values of a point. */
  private at(point: number): Record<string, number> {
    let rest = point;
    const entries = [...this.plan.grid.axes].reverse().map(({ name, values }) => {
      const index = rest % values.length;
      rest = Math.floor(rest / values.length);
      return [name, values[index]] as const;
    });
    return Object.fromEntries(entries.reverse());
  }
}
