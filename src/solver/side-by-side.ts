/** Several fits at a time on one thread, one in each lane of the code of `emit-fits.ts`. */
import { field, IsolossError } from '../errors.js';
import { ROW_STEP } from '../formula/wasm/row-padding.js';
import { huberForm } from '../loss/loss.js';
import { residualSlope } from '../loss/residual.js';
import { shapeOf } from '../problem/group-coordinates.js';
import { Status, type StatusCode } from '../problem/status.js';
import type { FitsLayout } from './emit-fits.js';
import type { ProblemData } from './kernel.js';
import type { KnownMinimum } from './known-minima.js';
import { createNormal, type Normal } from './passes.js';
import type { SearchOptions } from './search-options.js';

/** The compiled code and its memory layout; plain data to structured cloning. */
export interface FitsModule {
  readonly module: WebAssembly.Module;
  readonly layout: FitsLayout;
}

/** The rows of one fit: of those with a weight above 0 only these are passed over. */
export type FitRows = Pick<ProblemData, 'columns' | 'target' | 'weight'>;

/** Where fits come from and where their results go. Arrays and sums are buffers, valid during the call. */
export interface FitQueue {
  /**
   * Writes the start of the lane's next fit to `at`, after `setRows` where its rows are not those of the fit before; false where
   * there is none.
   */
  next(lane: number, at: Float64Array): boolean;
  /** Takes the result of the lane's fit. */
  end(lane: number, at: Float64Array, result: LaneResult): void;
  /**
   * Asked every few steps, where present: the known minimum in whose basin the lane's fit lies, if any. The fit then ends there
   * with status `merged`.
   */
  basinOf?(lane: number, at: Float64Array, sums: Normal): KnownMinimum | undefined;
}

export interface LaneResult {
  readonly objective: number;
  readonly status: StatusCode;
  readonly steps: number;
  /** At the last point. */
  readonly normal: Normal;
}

export interface SideBySide {
  readonly lanes: number;
  /** Whether all fits have the same rows. */
  readonly shared: boolean;
  /** The rows of a lane's fits from now on, or of all fits where they share them. */
  setRows(lane: number, rows: FitRows): void;
  /** Runs the fits of a queue; yields every few milliseconds, after which it need not be resumed. */
  run(queue: FitQueue, options: SearchOptions): Generator<void>;
}

/** Steps between two questions for known basins. */
const MERGE_INTERVAL = 4;

/** Rows that a call of the code passes over, about: few, since freshly compiled code is slow until it is called again. */
const ROWS_PER_CALL = 1 << 13;

const PAGE = 1 << 16;

function paddedRows(rows: number): number {
  return ROW_STEP * Math.ceil(rows / ROW_STEP);
}

/** With the status -1 a lane is idle. */
const IDLE = -1;

export function createSideBySide({ module, layout }: FitsModule, problem: ProblemData): SideBySide {
  const { size, rows, loss, lower, upper } = problem;
  const { stride } = layout;
  const lanes = stride / 8;
  const Numbers = layout.precision === 'f32' ? Float32Array : Float64Array;
  const padded = paddedRows(rows);
  /** Numbers of a row. */
  const width = layout.width * (layout.shared ? 1 : lanes);
  const endOf = (count: number): number => layout.rows + Numbers.BYTES_PER_ELEMENT * width * count;
  const memory = memoryOf(endOf(padded));
  const numbers = new Float64Array(memory.buffer);
  const penalty = new Numbers(memory.buffer, layout.penalty, (3 * 16) / Numbers.BYTES_PER_ELEMENT);
  const turns = new Int32Array(memory.buffer, layout.turns, 1);
  const run = new WebAssembly.Instance(module, { env: { memory } }).exports.run as (end: number) => void;
  /** Index among `numbers` of what lies at an address, of lane 0. */
  const index = (address: number, k = 0): number => (address + stride * k) / 8;
  numbers.set(lower, layout.lower / 8);
  numbers.set(upper, layout.upper / 8);
  const table = new Numbers(memory.buffer, layout.rows, width * padded);
  /** Padded rows of each lane. */
  const lengths = new Uint32Array(lanes).fill(layout.shared ? padded : ROW_STEP);
  if (layout.shared)
    storeRows(
      problem,
      0,
      1,
      Array.from({ length: rows }, (_, row) => row),
      padded,
    );

  /** Stores the rows `kept`, every `step`-th number from `first` on; the last one, without weight, fills the `length`. */
  function storeRows(
    from: FitRows,
    first: number,
    step: number,
    kept: ArrayLike<number>,
    length: number,
  ): void {
    const { columns, target, weight } = from;
    const count = kept.length;
    const store = (k: number, of: (row: number) => number): void => {
      let place = step * k + first;
      for (let i = 0; i < count; i++, place += width) table[place] = of(kept[i]);
      const padding = k === columns.length + 1 ? 0 : of(kept[count - 1]);
      for (let i = count; i < length; i++, place += width) table[place] = padding;
    };
    columns.forEach((column, k) => {
      store(k, (row) => column[row]);
    });
    store(columns.length, (row) => target[row]);
    store(columns.length + 1, (row) => weight[row]);
    if (loss.residual === 'relative')
      store(columns.length + 2, (row) => residualSlope(loss.residual, target[row]));
  }

  const normal = createNormal(shapeOf(problem));
  const at = new Float64Array(size);
  const gather = (address: number, lane: number, out: Float64Array, first = 0): void => {
    for (let k = 0; k < out.length; k++) out[k] = numbers[index(address, first + k) + lane];
  };
  /** Reads the iterate of a lane and the sums there. */
  const read = (lane: number): void => {
    gather(layout.at, lane, at);
    normal.objective = numbers[index(layout.sums) + lane];
    normal.noise = numbers[index(layout.sums, 1) + lane];
    gather(layout.sums, lane, normal.gradient, 2);
    gather(layout.sums, lane, normal.matrix, 2 + size);
  };
  const set = (address: number, lane: number, value: number): void => {
    numbers[index(address) + lane] = value;
  };

  const weighed = new Uint32Array(rows);
  return {
    lanes,
    shared: layout.shared,
    setRows(lane, from) {
      let count = 0;
      for (let row = 0; row < rows; row++) if (from.weight[row] > 0) weighed[count++] = row;
      // One row at least, whose weight is 0 where none has any.
      if (count === 0) weighed[count++] = 0;
      const kept = weighed.subarray(0, count);
      if (layout.shared) {
        lengths.fill(paddedRows(count));
        storeRows(from, 0, 1, kept, paddedRows(count));
        return;
      }
      // Other lanes may have more rows.
      storeRows(from, lane, lanes, kept, padded);
      lengths[lane] = paddedRows(count);
    },
    *run(queue, { maxSteps, tolerance, smoothing, hold = [] }) {
      const { delta, up, down } = huberForm(loss.rho, smoothing);
      [delta, up, down].forEach((value, k) => {
        penalty.fill(value, k * (penalty.length / 3), (k + 1) * (penalty.length / 3));
      });
      numbers[index(layout.tolerance)] = tolerance;
      numbers[index(layout.maxSteps)] = maxSteps;
      for (let i = 0; i < size; i++) numbers[layout.held / 8 + i] = hold.includes(i) ? 1 : 0;
      const asked = new Float64Array(lanes);
      let running = 0;
      const refill = (lane: number): void => {
        const found = queue.next(lane, at);
        set(layout.status, lane, found ? Status.running : IDLE);
        if (!found) return;
        running++;
        asked[lane] = 0;
        for (let i = 0; i < size; i++) {
          numbers[index(layout.at, i) + lane] = at[i];
          numbers[index(layout.scale, i) + lane] = 0;
        }
        for (const address of [layout.damping, layout.stalled, layout.steps]) set(address, lane, 0);
      };
      const merges = queue.basinOf !== undefined;
      const most = Math.ceil(ROWS_PER_CALL / rows);
      /** How many turns may pass before some fit is to be asked about: at the same steps of its own, whatever runs beside it. */
      const turnsUntilAsked = (): number => {
        let least = most;
        for (let lane = 0; merges && lane < lanes; lane++) {
          if (numbers[index(layout.status) + lane] !== Status.running) continue;
          least = Math.min(least, MERGE_INTERVAL - (numbers[index(layout.steps) + lane] % MERGE_INTERVAL));
        }
        return least;
      };
      for (let lane = 0; lane < lanes; lane++) refill(lane);
      while (running > 0) {
        turns[0] = turnsUntilAsked();
        run(endOf(Math.max(...lengths)));
        for (let lane = 0; lane < lanes; lane++) {
          const status = numbers[index(layout.status) + lane];
          if (status === IDLE) continue;
          const steps = numbers[index(layout.steps) + lane];
          if (status === Status.running) {
            if (!merges || steps === asked[lane] || steps % MERGE_INTERVAL !== 0) continue;
            asked[lane] = steps;
            read(lane);
            const known = queue.basinOf?.(lane, at, normal);
            if (known === undefined) continue;
            at.set(known.at);
            queue.end(lane, at, { objective: known.objective, status: Status.merged, steps, normal });
          } else {
            read(lane);
            // Of a start without finite sums nothing was taken.
            const objective = status === Status.notFinite ? Number.NaN : normal.objective;
            queue.end(lane, at, { objective, status: status as StatusCode, steps, normal });
          }
          running--;
          refill(lane);
        }
        yield;
      }
    },
  };
}

function memoryOf(bytes: number): WebAssembly.Memory {
  try {
    return new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
  } catch (cause) {
    throw new IsolossError(
      'out-of-memory',
      `The runs need ${Math.ceil(bytes / 2 ** 20)} MiB more memory than WebAssembly can allocate on this machine.`,
      `Choose fewer runs with ${field('where')}, or use a machine with more memory.`,
      { kind: 'run', cause },
    );
  }
}
