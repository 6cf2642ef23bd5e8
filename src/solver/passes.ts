/** The sums over a problem's rows, computed in WebAssembly. */
import { field, IsolossError } from '../errors.js';
import type { Evaluator } from '../formula/evaluator.js';
import { GROUP_ROWS } from '../formula/wasm/emit-wasm.js';
import { packedLength } from '../linear-algebra/packed.js';
import type { HuberForm } from '../loss/loss.js';
import { residualSlopes } from '../loss/residual.js';
import type { CpuKernel } from './kernel.js';
import type { Precision } from './search-options.js';

/** The result of one pass over the rows at a parameter vector: the reweighted normal equations. */
export interface Normal {
  /** Sum of weight times penalty, the penalty in its Huber form. */
  objective: number;
  /** Sum over rows of |d rho / d value| times the magnitude of what the value was computed from. */
  noise: number;
  readonly gradient: Float64Array;
  /** Packed p x p: sum of weight times psi(r)/r times J J', the curvature of a quadratic majorant of the penalty. */
  readonly matrix: Float64Array;
}

/** Objective, gradient and both matrices of second order at a parameter vector. */
export interface Curvature {
  objective: number;
  /** Estimated rounding error of the objective: smaller differences are not significant. */
  rounding: number;
  readonly gradient: Float64Array;
  /** Packed: sum of weight psi(r)/r J J'. */
  readonly gaussNewton: Float64Array;
  /** Packed: the objective's own second derivative, sum of weight (psi'(r) J J' + psi(r) d2r). */
  readonly hessian: Float64Array;
}

export interface Passes {
  normal(precision: Precision, at: Float64Array, form: HuberForm, out: Normal): void;
  /** Float64; returns the objective. */
  gradient(at: Float64Array, form: HuberForm, gradient: Float64Array): number;
  /** Float64; sums that decide the last digits (objective, gradient) are compensated. */
  curvature(at: Float64Array, form: HuberForm, out: Curvature): void;
  /**
   * To be called after the kernel's weights or targets were changed in place: later sums use the new ones. Rows without
   * weight are skipped.
   */
  reload(): void;
  /** The law and its derivatives row by row, float64. */
  readonly evaluator: Evaluator;
}

export function createNormal(size: number): Normal {
  return {
    objective: 0,
    noise: 0,
    gradient: new Float64Array(size),
    matrix: new Float64Array(packedLength(size)),
  };
}

export function createCurvature(size: number): Curvature {
  return {
    objective: 0,
    rounding: 0,
    gradient: new Float64Array(size),
    gaussNewton: new Float64Array(packedLength(size)),
    hessian: new Float64Array(packedLength(size)),
  };
}

type SumsPass = (
  columns: number,
  observations: number,
  end: number,
  delta: number,
  up: number,
  down: number,
) => void;
type ColumnsPass = (columns: number, out: number, end: number, stride: number) => void;

interface Exports {
  readonly normal32: SumsPass;
  readonly normal64: SumsPass;
  readonly gradient64: SumsPass;
  readonly curvature64: SumsPass;
  readonly value64: ColumnsPass;
  readonly derivatives64: ColumnsPass;
}

const PAGE = 1 << 16;

/** Byte offsets of the two streams of rows. */
interface Rows {
  readonly columns: number;
  readonly observations: number;
  readonly end: number;
}

/**
 * Instantiates `kernel`'s code, with memory of its own. It stores the same values of the rows as
 * `shaders/lib/observed.wgsl` reads.
 */
export function createPasses(kernel: CpuKernel): Passes {
  const { rows, size, columns, target, weight, loss } = kernel;
  const padded = wholeGroups(rows);
  const memory = new WebAssembly.Memory({ initial: 1 });
  let used = kernel.memory.end;
  const reserve = (bytes: number): number => {
    const start = used;
    used += bytes;
    const missing = used - memory.buffer.byteLength;
    if (missing > 0) grow(memory, missing);
    return start;
  };
  const observed = loss.residual === 'relative' ? 3 : 2;
  const reserveRows = (precision: Precision): Rows => {
    const bytes = precision === 'f32' ? 4 : 8;
    const place = reserve(bytes * padded * columns.length);
    const observations = reserve(bytes * padded * observed);
    return { columns: place, observations, end: observations + bytes * padded * observed };
  };
  /** Writes the rows `indices`, padded to whole groups, at the beginning of `place`; returns their offsets and end. */
  const store = (precision: Precision, place: Rows, indices: Uint32Array): Rows => {
    const observations = observed === 3 ? [target, weight, residualSlopes(kernel)] : [target, weight];
    const bytes = precision === 'f32' ? 4 : 8;
    const Numbers = precision === 'f32' ? Float32Array : Float64Array;
    const length = wholeGroups(indices.length);
    const out = (at: number, width: number) => new Numbers(memory.buffer, at, length * width);
    interleave(columns, 16 / bytes, indices, undefined, out(place.columns, columns.length));
    interleave(observations, 16 / bytes, indices, 1, out(place.observations, observed));
    return { ...place, end: place.observations + bytes * length * observed };
  };
  const all = Uint32Array.from({ length: rows }, (_, row) => row);
  /** All rows: for the evaluator, and for the sums until `reload`. */
  const allRows = store('f64', reserveRows('f64'), all);
  let activeRows = all;
  const weighed = new Uint32Array(rows);
  let rows64: Rows | undefined = allRows;
  let rows32: Rows | undefined;
  const places: Partial<Record<Precision, Rows>> = {};
  const stored = (precision: Precision): Rows => {
    places[precision] ??= reserveRows(precision);
    return store(precision, places[precision], activeRows);
  };
  const { exports } = new WebAssembly.Instance(kernel.module, { env: { memory } });
  const functions = exports as unknown as Exports;
  let coordinates = new Float64Array(0);
  let results = new Float64Array(0);
  /** Growing the memory detaches the views. */
  const refreshViews = (): void => {
    if (coordinates.buffer === memory.buffer) return;
    coordinates = new Float64Array(memory.buffer, kernel.memory.coordinates, size);
    results = new Float64Array(memory.buffer, kernel.memory.results, 2 + size + 2 * packedLength(size));
  };
  const sum = (pass: SumsPass, place: Rows, at: Float64Array, { delta, up, down }: HuberForm): void => {
    refreshViews();
    coordinates.set(at);
    pass(place.columns, place.observations, place.end, delta, up, down);
  };
  const copyResults = (out: Float64Array, from: number): void => {
    for (let i = 0; i < out.length; i++) out[i] = results[from + i];
  };

  let out: number | undefined;
  const { second } = kernel.memory;
  const curved = second.filter((column) => column !== undefined).length;
  const table = (pass: ColumnsPass, at: Float64Array): ((column: number) => Float64Array) => {
    out ??= reserve(8 * padded * (1 + size + curved));
    refreshViews();
    coordinates.set(at);
    const [start, stride] = [out, 8 * padded];
    pass(allRows.columns, start, start + stride, stride);
    return (column) => new Float64Array(memory.buffer, start + column * stride, rows);
  };
  const derivatives = (at: Float64Array): ReturnType<Evaluator['hessian']> => {
    const column = table(functions.derivatives64, at);
    return {
      value: column(0),
      gradient: Array.from({ length: size }, (_, i) => column(1 + i)),
      hessian: second.map((k) => (k === undefined ? null : column(k))),
    };
  };

  return {
    normal(precision, at, form, normal) {
      if (precision === 'f32') {
        rows32 ??= stored('f32');
        sum(functions.normal32, rows32, at, form);
      } else {
        rows64 ??= stored('f64');
        sum(functions.normal64, rows64, at, form);
      }
      normal.objective = results[0];
      normal.noise = results[1];
      copyResults(normal.gradient, 2);
      copyResults(normal.matrix, 2 + size);
    },
    gradient(at, form, gradient) {
      rows64 ??= stored('f64');
      sum(functions.gradient64, rows64, at, form);
      copyResults(gradient, 2);
      return results[0];
    },
    curvature(at, form, curvature) {
      rows64 ??= stored('f64');
      sum(functions.curvature64, rows64, at, form);
      curvature.objective = results[0];
      curvature.rounding = results[1];
      copyResults(curvature.gradient, 2);
      copyResults(curvature.gaussNewton, 2 + size);
      copyResults(curvature.hessian, 2 + size + packedLength(size));
    },
    reload() {
      let count = 0;
      for (let row = 0; row < rows; row++) if (weight[row] > 0) weighed[count++] = row;
      // Sums need one group of rows at least: where no row has weight, the first row, whose weight is 0.
      activeRows = weighed.subarray(0, Math.max(count, 1));
      rows64 = undefined;
      rows32 = undefined;
    },
    evaluator: {
      rows,
      size,
      value: (at) => table(functions.value64, at)(0),
      gradient: derivatives,
      hessian: derivatives,
    },
  };
}

function grow(memory: WebAssembly.Memory, bytes: number): void {
  try {
    memory.grow(Math.ceil(bytes / PAGE));
  } catch (cause) {
    throw new IsolossError(
      'out-of-memory',
      `The runs need ${Math.ceil(bytes / 2 ** 20)} MiB more memory than WebAssembly can allocate on this machine.`,
      `Choose fewer runs with ${field('where')}, or use a machine with more memory.`,
      { kind: 'run', cause },
    );
  }
}

function wholeGroups(rows: number): number {
  return GROUP_ROWS * Math.max(1, Math.ceil(rows / GROUP_ROWS));
}

/**
 * Interleaves columns by groups of `lanes` rows: `lanes` of the rows `indices` of the first column, the same of the next,
 * and so on; padding repeats the last row, with weight 0.
 */
function interleave(
  columns: readonly Float64Array[],
  lanes: number,
  indices: Uint32Array,
  weight: number | undefined,
  out: Float32Array | Float64Array,
): void {
  const count = indices.length;
  const width = columns.length;
  const shift = Math.log2(lanes);
  const padded = out.length / width;
  for (let k = 0; k < width; k++) {
    const column = columns[k];
    // Index of a row: its group of `lanes` rows, the column within it, the lane.
    for (let row = 0; row < count; row++) {
      out[(((row >> shift) * width + k) << shift) | (row & (lanes - 1))] = column[indices[row]];
    }
    const pad = k === weight ? 0 : column[indices[count - 1]];
    for (let row = count; row < padded; row++) {
      out[(((row >> shift) * width + k) << shift) | (row & (lanes - 1))] = pad;
    }
  }
}
