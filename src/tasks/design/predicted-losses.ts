/** Predictions of every refit for every candidate, one candidate's column at a time. */
import { emitColumns } from '../../formula/emit-columns.js';
import { sweepProgram } from '../../formula/sweep.js';
import type { ResidualScale } from '../../loss/loss.js';
import { type Candidates, indicesOf } from './candidates.js';

/**
 * The law on the scale of its residuals (the logarithm, unless they are raw differences), by refit. Subexpressions of a
 * single axis are tabulated, so that little is computed per candidate.
 */
export class PredictedLosses {
  readonly count: number;
  private readonly tables: readonly { readonly axis: number; readonly values: Float64Array }[];
  private readonly buffers: readonly Float64Array[];
  /** The row of each table currently in its buffer. */
  private readonly held: number[];
  private readonly run: () => Float64Array;

  /** `draws` are the law's parameters, one column each. */
  constructor(
    private readonly candidates: Candidates,
    draws: readonly Float64Array[],
    scale: ResidualScale,
  ) {
    const { question, values } = candidates;
    const { graph, loss } = question;
    const refits = draws[0].length;
    this.count = refits;
    const program = sweepProgram(graph, [scale === 'raw' ? loss : graph.log(loss)]);
    const at = values.map((axis) => axis[0]);
    this.tables = program.tables.map(({ axis = -1, expression }) => {
      const emitted = emitColumns(graph, [expression], { scalar: 'input', column: 'param' }, draws, refits);
      const rows = axis < 0 ? 1 : values[axis].length;
      const table = new Float64Array(rows * refits);
      for (let row = 0; row < rows; row++) {
        const here = at.slice();
        if (axis >= 0) here[axis] = values[axis][row];
        emitted.run(here);
        table.set(emitted.results[0], row * refits);
      }
      return { axis, values: table };
    });
    this.buffers = this.tables.map(() => new Float64Array(refits));
    this.held = this.tables.map(() => -1);
    const joined = emitColumns(
      graph,
      program.roots,
      { scalar: 'param', column: 'column' },
      this.buffers,
      refits,
    );
    this.run = () => {
      joined.run([]);
      return joined.results[0];
    };
  }

  /** One value per refit; overwritten by the next call. */
  at(candidate: number): Float64Array {
    const { tables, buffers, held: currentRows, count } = this;
    const indices = indicesOf(this.candidates.values, candidate);
    tables.forEach(({ axis, values }, t) => {
      const row = axis < 0 ? 0 : indices[axis];
      if (currentRows[t] === row) return;
      buffers[t].set(values.subarray(row * count, (row + 1) * count));
      currentRows[t] = row;
    });
    return this.run();
  }
}
