/** The sums over a problem's rows, computed in WebAssembly. */
import { field, IsolossError } from '../errors.js';
import type { Evaluator } from '../formula/evaluator.js';
import { GROUP_ROWS } from '../formula/wasm/row-padding.js';
import { entryIndex, type MatrixShape } from '../linear-algebra/matrix-shape.js';
import { packedLength } from '../linear-algebra/packed.js';
import type { HuberForm } from '../loss/loss.js';
import { residualSlopes } from '../loss/residual.js';
import { groupCoordinates, rowsByGroup, shapeOf } from '../problem/group-coordinates.js';
import type { CpuKernel } from './kernel.js';
import type { Precision } from './search-options.js';

/** The result of one pass over the rows at a parameter vector: the reweighted normal equations. */
export interface Normal {
  /** Sum of weight times penalty, the penalty in its Huber form. */
  objective: number;
  /** Sum over rows of |d rho / d value| times the magnitude of what the value was computed from. */
  noise: number;
  readonly gradient: Float64Array;
  readonly shape: MatrixShape;
  /** Of this shape: sum of weight times psi(r)/r times J J', the curvature of a quadratic majorant of the penalty. */
  readonly matrix: Float64Array;
}

/** Objective, gradient and both matrices of second order at a parameter vector. */
export interface Curvature {
  objective: number;
  /** Estimated rounding error of the objective: smaller differences are not significant. */
  rounding: number;
  readonly gradient: Float64Array;
  /** Of the problem's shape: sum of weight psi(r)/r J J'. */
  readonly gaussNewton: Float64Array;
  /** Of the same shape: the objective's own second derivative, sum of weight (psi'(r) J J' + psi(r) d2r). */
  readonly hessian: Float64Array;
}

export interface Passes {
  normal(precision: Precision, at: Float64Array, form: HuberForm, out: Normal): void;
  /** Float64. */
  objective(at: Float64Array, form: HuberForm): number;
  /** Float64; returns the objective. */
  gradient(at: Float64Array, form: HuberForm, gradient: Float64Array): number;
  /** Float64; sums that decide the last digits (objective, gradient) are compensated. */
  curvature(at: Float64Array, form: HuberForm, out: Curvature): void;
  /**
   * To be called after the kernel's weights or targets, or the columns of its counts, were changed in place: later sums use the new ones. Rows without
   * weight are skipped.
   */
  reload(): void;
  /** The law and its derivatives row by row, float64. */
  readonly evaluator: Evaluator;
}

export function createNormal(shape: MatrixShape): Normal {
  return {
    objective: 0,
    noise: 0,
    gradient: new Float64Array(shape.size),
    shape,
    matrix: new Float64Array(shape.length),
  };
}

export function createCurvature({ size, length }: MatrixShape): Curvature {
  return {
    objective: 0,
    rounding: 0,
    gradient: new Float64Array(size),
    gaussNewton: new Float64Array(length),
    hessian: new Float64Array(length),
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
  readonly objective64: SumsPass;
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

/** Rows with the same parameters: all, or those of one group. */
interface Block {
  readonly rows: Uint32Array;
  /** Of each of the program's coordinates the index among the problem's; absent where they are the same. */
  readonly coordinates?: Uint32Array;
  /** Where the entries of the program's packed matrices lie in the problem's; absent likewise. */
  readonly entries?: Uint32Array;
  /** Rows, padded to whole groups of lanes, of the blocks before this one. */
  readonly first: number;
}

function blocksOf({ rows, size: problemSize, groups }: CpuKernel): readonly Block[] {
  if (groups === undefined) return [{ rows: Uint32Array.from({ length: rows }, (_, row) => row), first: 0 }];
  const places = groupCoordinates(groups);
  const shape = shapeOf({ size: problemSize, groups });
  let next = 0;
  return rowsByGroup(groups).map((rows, group) => {
    const first = next;
    next += wholeGroups(rows.length);
    const coordinates = places[group];
    const entries = new Uint32Array(packedLength(coordinates.length));
    for (let k = 0, entry = 0; k < coordinates.length; k++) {
      for (let l = 0; l <= k; l++) entries[entry++] = entryIndex(shape, coordinates[k], coordinates[l]);
    }
    return { rows, coordinates, entries, first };
  });
}

/**
 * Instantiates `kernel`'s code, with memory of its own. It stores the same values of the rows as
 * `shaders/lib/observed.wgsl` reads. Where parameters differ between groups, the code runs over each group's rows in turn
 * and its sums are added to the group's own blocks of the gradient and the matrices.
 */
export function createPasses(kernel: CpuKernel): Passes {
  const { rows, columns, target, weight, loss, groups } = kernel;
  /** Coordinates of the program. */
  const size = groups === undefined ? kernel.size : groups.local.length;
  const blocks = blocksOf(kernel);
  const padded = blocks.reduce((sum, block) => sum + wholeGroups(block.rows.length), 0);
  const memory = new WebAssembly.Memory({ initial: 1 });
  /** Whether the views of the memory were made before it last grew, which detaches them. */
  let isDetached = true;
  let used = kernel.memory.end;
  const reserve = (bytes: number): number => {
    const start = used;
    used += bytes;
    const missing = used - memory.buffer.byteLength;
    if (missing > 0) {
      grow(memory, missing);
      isDetached = true;
    }
    return start;
  };
  const observed = loss.residual === 'relative' ? 3 : 2;
  const reserveRows = (precision: Precision): readonly Rows[] => {
    const bytes = precision === 'f32' ? 4 : 8;
    return blocks.map((block) => {
      const length = wholeGroups(block.rows.length);
      const place = reserve(bytes * length * columns.length);
      const observations = reserve(bytes * length * observed);
      return { columns: place, observations, end: observations + bytes * length * observed };
    });
  };
  /** All of the memory, by kind of number. */
  const numbers: Partial<Record<Precision, Float32Array | Float64Array>> = {};
  /** Writes rows, padded to whole groups, at the beginning of each block's place; returns their offsets and ends. */
  const storeBlocks = (
    precision: Precision,
    places: readonly Rows[],
    indices: readonly Uint32Array[],
  ): readonly Rows[] => {
    const observations = observed === 3 ? [target, weight, residualSlopes(kernel)] : [target, weight];
    const bytes = precision === 'f32' ? 4 : 8;
    const Numbers = precision === 'f32' ? Float32Array : Float64Array;
    if (numbers[precision]?.buffer !== memory.buffer) numbers[precision] = new Numbers(memory.buffer);
    const out = numbers[precision] as Float32Array | Float64Array;
    return places.map((place, b) => {
      const length = wholeGroups(indices[b].length);
      const end = place.observations + bytes * length * observed;
      const lanes = 16 / bytes;
      interleave(columns, lanes, indices[b], undefined, length, out, place.columns / bytes);
      interleave(observations, lanes, indices[b], 1, length, out, place.observations / bytes);
      return { ...place, end };
    });
  };
  const all = blocks.map((block) => block.rows);
  /** All rows: for the evaluator, and for the sums until `reload`. */
  const allPlaces = reserveRows('f64');
  const allRows = storeBlocks('f64', allPlaces, all);
  let activeRows = all;
  const weighed = blocks.map((block) => new Uint32Array(block.rows.length));
  let rows64: readonly Rows[] | undefined = allRows;
  let rows32: readonly Rows[] | undefined;
  const places: Partial<Record<Precision, readonly Rows[]>> = {};
  const stored = (precision: Precision): readonly Rows[] => {
    places[precision] ??= reserveRows(precision);
    return storeBlocks(precision, places[precision], activeRows);
  };
  const { exports } = new WebAssembly.Instance(kernel.module, { env: { memory } });
  const functions = exports as unknown as Exports;
  let coordinates = new Float64Array(0);
  let results = new Float64Array(0);
  const refreshViews = (): void => {
    if (!isDetached) return;
    isDetached = false;
    coordinates = new Float64Array(memory.buffer, kernel.memory.coordinates, size);
    results = new Float64Array(memory.buffer, kernel.memory.results, 2 + size + 2 * packedLength(size));
    views = [];
    derived = undefined;
  };
  const setCoordinates = (at: Float64Array, { coordinates: from }: Block): void => {
    if (from === undefined) coordinates.set(at);
    else for (let k = 0; k < size; k++) coordinates[k] = at[from[k]];
  };
  const runOver = (
    pass: SumsPass,
    block: Block,
    place: Rows,
    at: Float64Array,
    { delta, up, down }: HuberForm,
  ): void => {
    setCoordinates(at, block);
    pass(place.columns, place.observations, place.end, delta, up, down);
  };
  /** Sums of `pass` over all rows: `vector` is the gradient, `matrices` follow it in the results. */
  const sum = (
    pass: SumsPass,
    stores: readonly Rows[],
    at: Float64Array,
    form: HuberForm,
    vector: Float64Array,
    matrices: readonly Float64Array[],
  ): readonly [objective: number, error: number] => {
    const triangle = packedLength(size);
    refreshViews();
    if (groups === undefined) {
      runOver(pass, blocks[0], stores[0], at, form);
      copy(results, 2, vector);
      matrices.forEach((matrix, m) => {
        copy(results, 2 + size + m * triangle, matrix);
      });
      return [results[0], results[1]];
    }
    let [objective, error] = [0, 0];
    vector.fill(0);
    for (const matrix of matrices) matrix.fill(0);
    for (let b = 0; b < blocks.length; b++) {
      runOver(pass, blocks[b], stores[b], at, form);
      objective += results[0];
      error += results[1];
      const { coordinates: to, entries } = blocks[b] as Required<Block>;
      for (let k = 0; k < size; k++) vector[to[k]] += results[2 + k];
      for (let m = 0; m < matrices.length; m++) {
        const matrix = matrices[m];
        const from = 2 + size + m * triangle;
        for (let entry = 0; entry < triangle; entry++) matrix[entries[entry]] += results[from + entry];
      }
    }
    return [objective, error];
  };

  let out: number | undefined;
  const { second } = kernel.memory;
  const curved = second.filter((column) => column !== undefined).length;
  const gathered: Float64Array[] = [];
  let views: Float64Array[] = [];
  let derived: ReturnType<Evaluator['hessian']> | undefined;
  /** Runs `pass` over all rows: columns by the program's coordinates, in the order of the rows. */
  const table = (pass: ColumnsPass, at: Float64Array): ((column: number) => Float64Array) => {
    out ??= reserve(8 * padded * (1 + size + curved));
    refreshViews();
    const [start, stride] = [out, 8 * padded];
    blocks.forEach((block, b) => {
      setCoordinates(at, block);
      const first = start + 8 * block.first;
      pass(allRows[b].columns, first, first + 8 * wholeGroups(block.rows.length), stride);
    });
    if (groups === undefined) {
      return (column) => {
        views[column] ??= new Float64Array(memory.buffer, start + column * stride, rows);
        return views[column];
      };
    }
    return (column) => {
      gathered[column] ??= new Float64Array(rows);
      const to = gathered[column];
      for (const block of blocks) {
        const from = new Float64Array(
          memory.buffer,
          start + column * stride + 8 * block.first,
          block.rows.length,
        );
        for (let i = 0; i < from.length; i++) to[block.rows[i]] = from[i];
      }
      return to;
    };
  };
  const derivatives = (at: Float64Array): ReturnType<Evaluator['hessian']> => {
    const column = table(functions.derivatives64, at);
    // Where groups are gathered, that is done for every column.
    if (derived === undefined || groups !== undefined) {
      const gradient = Array.from({ length: size }, (_, i) => column(1 + i));
      const hessian = second.map((k) => (k === undefined ? null : column(k)));
      derived = { value: column(0), gradient, hessian };
    }
    return derived;
  };

  return {
    normal(precision, at, form, normal) {
      const single = precision === 'f32';
      if (single) rows32 ??= stored('f32');
      else rows64 ??= stored('f64');
      [normal.objective, normal.noise] = sum(
        single ? functions.normal32 : functions.normal64,
        (single ? rows32 : rows64) as readonly Rows[],
        at,
        form,
        normal.gradient,
        [normal.matrix],
      );
    },
    objective(at, form) {
      rows64 ??= stored('f64');
      const stores = rows64;
      refreshViews();
      return blocks.reduce((objective, block, b) => {
        runOver(functions.objective64, block, stores[b], at, form);
        return objective + results[0];
      }, 0);
    },
    gradient(at, form, gradient) {
      rows64 ??= stored('f64');
      return sum(functions.gradient64, rows64, at, form, gradient, [])[0];
    },
    curvature(at, form, curvature) {
      rows64 ??= stored('f64');
      [curvature.objective, curvature.rounding] = sum(
        functions.curvature64,
        rows64,
        at,
        form,
        curvature.gradient,
        [curvature.gaussNewton, curvature.hessian],
      );
    },
    reload() {
      activeRows = blocks.map((block, b) => {
        let count = 0;
        for (const row of block.rows) if (weight[row] > 0) weighed[b][count++] = row;
        // Sums need one group of rows at least: where no row has weight, the first row, whose weight is 0.
        if (count === 0) weighed[b][0] = block.rows[0];
        return weighed[b].subarray(0, Math.max(count, 1));
      });
      rows64 = undefined;
      rows32 = undefined;
      // Counts that are drawn anew are columns.
      if (kernel.counts !== undefined) storeBlocks('f64', allPlaces, all);
    },
    evaluator: {
      rows,
      value: (at) => table(functions.value64, at)(0),
      gradient: derivatives,
      hessian: derivatives,
    },
  };
}

function copy(from: Float64Array, at: number, to: Float64Array): void {
  for (let i = 0; i < to.length; i++) to[i] = from[at + i];
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
 * and so on; rows up to `padded` repeat the last one, with weight 0.
 */
function interleave(
  columns: readonly Float64Array[],
  lanes: number,
  indices: Uint32Array,
  weight: number | undefined,
  padded: number,
  out: Float32Array | Float64Array,
  first: number,
): void {
  const count = indices.length;
  const width = columns.length;
  const step = lanes * width;
  for (let k = 0; k < width; k++) {
    const column = columns[k];
    const pad = k === weight ? 0 : column[indices[count - 1]];
    let place = first + lanes * k;
    let row = 0;
    // Written out, since every resample is stored anew.
    if (lanes === 2) {
      for (; row + 1 < count; row += 2, place += step) {
        out[place] = column[indices[row]];
        out[place + 1] = column[indices[row + 1]];
      }
    }
    for (; row < padded; place += step) {
      for (let lane = 0; lane < lanes; lane++, row++) {
        out[place + lane] = row < count ? column[indices[row]] : pad;
      }
    }
  }
}
