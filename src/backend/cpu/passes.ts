/** The passes over a problem's rows, as WebAssembly runs them. */
import { IsolossError } from '../../errors.js';
import type { Evaluator } from '../../formula/evaluator.js';
import { GROUP_ROWS } from '../../formula/wasm/emit-wasm.js';
import { packedLength } from '../../problem/linear-algebra/packed.js';
import type { HuberForm } from '../../problem/loss.js';
import type { Precision } from '../contract.js';
import type { CpuKernel } from './kernel.js';
import { residualScale } from './residual.js';

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

/** An instance of its own, with its own memory, of `kernel`'s code. */
export function createPasses(kernel: CpuKernel): Passes {
  const { rows, size, columns, target, weight, loss } = kernel;
  const observations = [target, weight, ...(loss.residual === 'relative' ? [residualScale(kernel)] : [])];
  const padded = GROUP_ROWS * Math.ceil(rows / GROUP_ROWS);
  const memory = new WebAssembly.Memory({ initial: 1 });
  let used = kernel.memory.end;
  const reserve = (bytes: number): number => {
    const start = used;
    used += bytes;
    const missing = used - memory.buffer.byteLength;
    if (missing > 0) grow(memory, missing);
    return start;
  };
  const store = (precision: Precision): Rows => {
    const bytes = precision === 'f32' ? 4 : 8;
    const place = { columns: reserve(bytes * padded * columns.length), observations: reserve(0), end: 0 };
    place.end = reserve(bytes * padded * observations.length) + bytes * padded * observations.length;
    for (const [at, set] of [
      [place.columns, columns],
      [place.observations, observations],
    ] as const) {
      const length = padded * set.length;
      const out =
        precision === 'f32'
          ? new Float32Array(memory.buffer, at, length)
          : new Float64Array(memory.buffer, at, length);
      interleave(set, 16 / bytes, rows, padded, set === observations ? 1 : undefined, out);
    }
    return place;
  };
  const wide = store('f64');
  let narrow: Rows | undefined;
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
  const table = (pass: ColumnsPass, at: Float64Array): ((column: number) => Float64Array) => {
    out ??= reserve(8 * padded * (1 + size + packedLength(size)));
    look();
    coordinates.set(at);
    const [start, stride] = [out, 8 * padded];
    pass(wide.columns, start, start + stride, stride);
    return (column) => new Float64Array(memory.buffer, start + column * stride, rows);
  };
  const derivatives = (at: Float64Array): ReturnType<Evaluator['hessian']> => {
    const column = table(functions.derivatives64, at);
    const columns = Array.from({ length: 1 + size + packedLength(size) }, (_, k) => column(k));
    return { value: columns[0], gradient: columns.slice(1, 1 + size), hessian: columns.slice(1 + size) };
  };

  return {
    normal(precision, at, form, normal) {
      if (precision === 'f32') narrow ??= store('f32');
      if (precision === 'f32' && narrow) sum(functions.normal32, narrow, at, form);
      else sum(functions.normal64, wide, at, form);
      normal.objective = results[0];
      normal.noise = results[1];
      take(normal.gradient, 2);
      take(normal.matrix, 2 + size);
    },
    gradient(at, form, gradient) {
      sum(functions.gradient64, wide, at, form);
      take(gradient, 2);
      return results[0];
    },
    curvature(at, form, curvature) {
      sum(functions.curvature64, wide, at, form);
      curvature.objective = results[0];
      curvature.rounding = results[1];
      take(curvature.gradient, 2);
      take(curvature.gaussNewton, 2 + size);
      take(curvature.hessian, 2 + size + packedLength(size));
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

/** `lanes` rows of the first column, the same of the next, and so on; past the end the last row, with no weight. */
function interleave(
  columns: readonly Float64Array[],
  lanes: number,
  rows: number,
  padded: number,
  weight: number | undefined,
  out: Float32Array | Float64Array,
): void {
  columns.forEach((column, k) => {
    for (let row = 0; row < padded; row++) {
      const group = Math.floor(row / lanes);
      const value = row < rows ? column[row] : k === weight ? 0 : column[rows - 1];
      out[(group * columns.length + k) * lanes + (row % lanes)] = value;
    }
  });
}
