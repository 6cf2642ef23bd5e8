/** The passes over a problem's rows, as WebAssembly runs them. */
import { IsolossError } from '../errors.js';
import type { Evaluator } from '../formula/evaluator.js';
import { GROUP_ROWS } from '../formula/wasm/emit-wasm.js';
import { packedLength } from '../linear-algebra/packed.js';
import type { HuberForm } from '../loss/loss.js';
import { residualSlopes } from '../loss/residual.js';
import type { CpuKernel } from './kernel.js';
import type { Precision } from './search-options.js';

/** What one pass over the rows yields at a parameter vector. */
export interface Normal {
  /** Sum of weight times penalty, the penalty in its Huber form. */
  objective: number;
  /** Sum over rows of |d rho / d value| times the size of what the value was computed from. */
  noise: number;
  readonly gradient: Float64Array;
  /** Packed p x p: sum of weight times psi(r)/r times J J', which a convex penalty never lies above. */
  readonly matrix: Float64Array;
}

/** Objective, gradient and both matrices of second order at a parameter vector. */
export interface Curvature {
  objective: number;
  /** How far rounding of predictions and observations alone can move the objective: below it nothing can be told. */
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
   * The kernel's weights or targets have been changed in place: sums from here on are theirs. Rows without weight are
   * passed over.
   */
  observe(): void;
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

/** Where the two streams of rows lie, bytes. */
interface Rows {
  readonly columns: number;
  readonly observations: number;
  readonly end: number;
}

/**
 * An instance of its own, with its own memory, of `kernel`'s code. What it stores of the rows is what
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
  /** Writes the rows `which`, padded to whole groups, at the beginning of `place`; returns where they end. */
  const store = (precision: Precision, place: Rows, which: Uint32Array): Rows => {
    const observations = observed === 3 ? [target, weight, residualSlopes(kernel)] : [target, weight];
    const bytes = precision === 'f32' ? 4 : 8;
    const Numbers = precision === 'f32' ? Float32Array : Float64Array;
    const length = wholeGroups(which.length);
    const out = (at: number, width: number) => new Numbers(memory.buffer, at, length * width);
    interleave(columns, 16 / bytes, which, undefined, out(place.columns, columns.length));
    interleave(observations, 16 / bytes, which, 1, out(place.observations, observed));
    return { ...place, end: place.observations + bytes * length * observed };
  };
  const all = Uint32Array.from({ length: rows }, (_, row) => row);
  /** All rows for the evaluator, and for the sums until other observations come. */
  const whole = store('f64', reserveRows('f64'), all);
  let summed = all;
  const weighed = new Uint32Array(rows);
  let wide: Rows | undefined = whole;
  let narrow: Rows | undefined;
  const places: Partial<Record<Precision, Rows>> = {};
  const stored = (precision: Precision): Rows => {
    places[precision] ??= reserveRows(precision);
    return store(precision, places[precision], summed);
  };
  const { exports } = new WebAssembly.Instance(kernel.module, { env: { memory } });
  const functions = exports as unknown as Exports;
  let coordinates = new Float64Array(0);
  let results = new Float64Array(0);
  /** Growing memory takes views away. */
  const look = (): void => {
    if (coordinates.buffer === memory.buffer) return;
    coordinates = new Float64Array(memory.buffer, kernel.memory.coordinates, size);
    results = new Float64Array(memory.buffer, kernel.memory.results, 2 + size + 2 * packedLength(size));
  };
  const sum = (pass: SumsPass, place: Rows, at: Float64Array, { delta, up, down }: HuberForm): void => {
    look();
    coordinates.set(at);
    pass(place.columns, place.observations, place.end, delta, up, down);
  };
  const take = (out: Float64Array, from: number): void => {
    for (let i = 0; i < out.length; i++) out[i] = results[from + i];
  };

  let out: number | undefined;
  const { second } = kernel.memory;
  const curved = second.filter((column) => column !== undefined).length;
  const table = (pass: ColumnsPass, at: Float64Array): ((column: number) => Float64Array) => {
    out ??= reserve(8 * padded * (1 + size + curved));
    look();
    coordinates.set(at);
    const [start, stride] = [out, 8 * padded];
    pass(whole.columns, start, start + stride, stride);
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
        narrow ??= stored('f32');
        sum(functions.normal32, narrow, at, form);
      } else {
        wide ??= stored('f64');
        sum(functions.normal64, wide, at, form);
      }
      normal.objective = results[0];
      normal.noise = results[1];
      take(normal.gradient, 2);
      take(normal.matrix, 2 + size);
    },
    gradient(at, form, gradient) {
      wide ??= stored('f64');
      sum(functions.gradient64, wide, at, form);
      take(gradient, 2);
      return results[0];
    },
    curvature(at, form, curvature) {
      wide ??= stored('f64');
      sum(functions.curvature64, wide, at, form);
      curvature.objective = results[0];
      curvature.rounding = results[1];
      take(curvature.gradient, 2);
      take(curvature.gaussNewton, 2 + size);
      take(curvature.hessian, 2 + size + packedLength(size));
    },
    observe() {
      let count = 0;
      for (let row = 0; row < rows; row++) if (weight[row] > 0) weighed[count++] = row;
      // Sums of nothing are still sums of one group: the first row, which has no weight.
      summed = weighed.subarray(0, Math.max(count, 1));
      wide = undefined;
      narrow = undefined;
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
      `The runs need ${Math.ceil(bytes / 2 ** 20)} MiB more than WebAssembly can have here.`,
      'Choose fewer runs with --where, or use a machine with more memory.',
      { kind: 'run', cause },
    );
  }
}

function wholeGroups(rows: number): number {
  return GROUP_ROWS * Math.max(1, Math.ceil(rows / GROUP_ROWS));
}

/**
 * `lanes` of the rows `which` of the first column, the same of the next, and so on; past the end the last of them, with
 * no weight.
 */
function interleave(
  columns: readonly Float64Array[],
  lanes: number,
  which: Uint32Array,
  weight: number | undefined,
  out: Float32Array | Float64Array,
): void {
  const count = which.length;
  const width = columns.length;
  const shift = Math.log2(lanes);
  const padded = out.length / width;
  for (let k = 0; k < width; k++) {
    const column = columns[k];
    // Place of a row: its group of `lanes` rows, the column within it, the lane.
    for (let row = 0; row < count; row++) {
      out[(((row >> shift) * width + k) << shift) | (row & (lanes - 1))] = column[which[row]];
    }
    const pad = k === weight ? 0 : column[which[count - 1]];
    for (let row = count; row < padded; row++) {
      out[(((row >> shift) * width + k) << shift) | (row & (lanes - 1))] = pad;
    }
  }
}
