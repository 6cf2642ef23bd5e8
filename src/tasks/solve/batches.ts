/** Answers of a question lane by lane, a batch at a time, so that an abort keeps the refits that are answered. */
import type { Steps } from '../steps.js';
import type { Unknowns } from './answer.js';
import type { LaneSet } from './lanes.js';

/** Refits that are answered together: many enough for vectorised evaluations, few enough for an abort. */
const BATCH = 512;

export class Batches {
  /** By unknown, one entry per lane; NaN where it is not answered. */
  readonly found: readonly Float64Array[];
  /** Refits that are answered, the first ones. */
  refits = 0;

  constructor(
    private readonly lanes: LaneSet,
    unknowns: number,
  ) {
    this.found = Array.from({ length: unknowns }, () => new Float64Array(lanes.count).fill(Number.NaN));
  }

  /**
   * Answers all lanes. A batch holds the estimate's lane, from which the others start; the first one the lanes of
   * difference steps as well. `rows` are the lanes of the batch.
   */
  *answer(solve: (batch: LaneSet, rows: Int32Array) => Unknowns): Steps<void> {
    const { lanes, found } = this;
    const { count, layout } = lanes;
    for (let first = 0; first === 0 || first < layout.refits; first += BATCH) {
      if (first > 0) yield;
      const last = Math.min(first + BATCH, layout.refits);
      const rows = Int32Array.of(
        0,
        ...range(first + 1, last + 1),
        ...(first === 0 ? range(layout.refits + 1, count) : []),
      );
      const part = solve(rowsOf(lanes, rows), rows);
      for (const [u, column] of part.entries()) {
        for (const [k, row] of rows.entries()) found[u][row] = column[k];
      }
      this.refits = last;
    }
  }

  /** The lanes of the refits that are answered, and what was found there. */
  finished(): { readonly lanes: LaneSet; readonly rows: Int32Array; readonly found: Unknowns } {
    const { lanes, refits, found } = this;
    const { count, layout } = lanes;
    const rows = Int32Array.of(0, ...range(1, refits + 1), ...range(layout.refits + 1, count));
    const shift = layout.refits - refits;
    const steps = layout.steps.map(({ first, at }) => ({ first, at: at - shift }));
    return {
      lanes: { ...rowsOf(lanes, rows), layout: { count: rows.length, refits, steps } },
      rows,
      found: found.map((column) => picked(column, rows)),
    };
  }
}

/** Some lanes of a set, as a set without a layout of its own. */
function rowsOf(lanes: LaneSet, rows: Int32Array): LaneSet {
  return { ...lanes, count: rows.length, columns: lanes.columns.map((column) => picked(column, rows)) };
}

export function picked(column: Float64Array, rows: Int32Array): Float64Array {
  return Float64Array.from(rows, (row) => column[row]);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(to - from, 0) }, (_, i) => from + i);
}
