/**
 * An allocation search on one thread: lines of candidates, for one parameter vector after another. A candidate belongs
 * to the least budget that it is within; the best within a budget is the best of its own candidates and of those of
 * all smaller budgets, so that many budgets cost little more than one.
 */
import { BUDGET_BYTES, RECORD, recordCandidates } from '../../formula/wasm/search.js';
import { BestPoints } from '../best-points.js';
import { createLines, type LinesKernel } from '../grid-lines.js';

export interface AllocateKernel extends LinesKernel {
  /** Ascending. */
  readonly budgets: Float64Array;
  readonly top: number;
}

/** The output of a search: lists by vector, then budget, vectors from `first` on. */
export interface Sink {
  readonly best: BestPoints;
  readonly first: number;
}

export interface AllocateWork {
  /** Searches items `from .. to - 1`: lines of the first vector, then of the next. */
  search(from: number, to: number, sink: Sink): void;
}

export function linesOf({ axes }: Pick<AllocateKernel, 'axes'>): number {
  return axes.slice(0, -1).reduce((lines, values) => lines * values.length, 1);
}

/** The twin of `shaders/allocate.wgsl`. */
export function createAllocateWork(kernel: AllocateKernel): AllocateWork {
  const { layout, kind, top, axes } = kernel;
  const lines = createLines(kernel);
  const lineCount = linesOf(kernel);
  const length = axes[axes.length - 1].length;
  const bytes = kind === 'f64' ? 8 : 4;
  const lanes = { count: kind === 'f64' ? 2 : 4 } as const;
  const numbers = new (kind === 'f64' ? Float64Array : Float32Array)(lines.buffer);
  const i32 = new Int32Array(lines.buffer);
  const words = new Uint32Array(lines.buffer);
  const search = lines.exports.search as (columns: number, end: number, hits: number) => void;
  // Rounded to the kernel's precision.
  const budgets = (kind === 'f64' ? Float64Array : Float32Array).from(kernel.budgets);
  const last = budgets.length - 1;
  const lineBest = new BestPoints(budgets.length, top);
  /** By budget: the objective to beat, the worst of the best `top` so far within it or a smaller one. */
  const toBeat = new Float64Array(budgets.length);

  const write = (budget: number, part: 0 | 1 | 2, value: number): void => {
    const start = (layout.budgets + BUDGET_BYTES * budget + 16 * part) / bytes;
    for (let lane = 0; lane < lanes.count; lane++) numbers[start + lane] = value;
  };
  budgets.forEach((budget, k) => {
    write(k, 0, budget);
  });
  for (const [budget, value] of [
    [-1, -Infinity],
    [budgets.length, Infinity],
  ]) {
    write(budget, 0, value);
    write(budget, 1, -Infinity);
  }
  const reset = (): void => {
    lineBest.clear();
    toBeat.fill(Infinity);
    for (let k = 0; k <= last; k++) {
      write(k, 1, Infinity);
      write(k, 2, 0);
    }
  };

  /** Candidates counted at a budget, summed over the lanes. */
  const countAt = (budget: number): number => {
    const start = (layout.budgets + BUDGET_BYTES * budget + 32) / 4;
    let sum = 0;
    for (let k = 0; k < 4; k++) sum += words[start + k] * (kind === 'f64' && k % 2 === 1 ? 2 ** 32 : 1);
    return sum;
  };

  const atLeast = (cost: number): number => {
    let [low, high] = [0, last];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (budgets[middle] >= cost) high = middle;
      else low = middle + 1;
    }
    return low;
  };

  const consider = (point: number, objective: number, cost: number): void => {
    if (!(cost <= budgets[last])) return;
    const budget = atLeast(cost);
    if (objective > toBeat[budget]) return;
    lineBest.insert(budget, objective, point);
    const worst = lineBest.worst(budget);
    for (let k = budget; k <= last && toBeat[k] > worst; k++) {
      toBeat[k] = worst;
      write(k, 1, worst);
    }
  };

  const candidates = recordCandidates(lanes);
  const searchLine = (line: number): void => {
    const first = line * length;
    lines.selectLine(first);
    for (let from = 0; from < length; ) {
      const stretch = lines.stretch(from, length - from);
      search(stretch.start, stretch.end, layout.hits);
      const end = i32[layout.hitsEnd / 4];
      // From the end, where objectives that decrease along the line are least, so that most others are rejected.
      for (let record = end - RECORD; record >= layout.hits; record -= RECORD) {
        const point = first + from + (i32[record / 4] - stretch.start) / bytes;
        const objectives = (record + 16) / bytes;
        for (let k = candidates - 1; k >= 0; k--) {
          consider(point + k, numbers[objectives + k], numbers[objectives + candidates + k]);
        }
      }
      from += stretch.count;
    }
  };

  let currentVector = -1;
  return {
    search(from, to, { best, first }) {
      for (let item = from; item < to; ) {
        const vector = Math.floor(item / lineCount);
        if (vector !== currentVector) lines.selectVector(vector);
        currentVector = vector;
        reset();
        // Stretches are searched in ascending order, so that in a tie the lower number is first.
        const end = Math.min(to, (vector + 1) * lineCount);
        for (; item < end; item++) searchLine(item % lineCount);
        for (let k = 0; k <= last; k++) {
          lineBest.feasible[k] = countAt(k);
          best.merge((vector - first) * budgets.length + k, lineBest, k);
        }
      }
    },
  };
}

/** The result of a chunk of work, by vector from its first one on, then budget. */
export type PartialResult = Pick<BestPoints, 'point' | 'objective' | 'feasible'>;

export function searchPart(
  kernel: AllocateKernel,
  work: AllocateWork,
  from: number,
  to: number,
): PartialResult {
  const lines = linesOf(kernel);
  const first = Math.floor(from / lines);
  const vectors = Math.floor((to - 1) / lines) + 1 - first;
  const best = new BestPoints(vectors * kernel.budgets.length, kernel.top);
  work.search(from, to, { best, first });
  return { point: best.point, objective: best.objective, feasible: best.feasible };
}
