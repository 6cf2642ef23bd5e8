import type { AxisTables } from '../axis-tables.js';
import type { BestPoints } from '../best-points.js';
import type { AllocationSearch } from '../sweep.js';
import { searchPiece } from './interfaces.js';
import { type BoundKernel, bindBuffers, compileKernel, setKernel } from './kernel.js';
import type { Limits, Rectangle } from './rectangles.js';
import type { Session } from './session.js';
import { NO_NUMBER, numberOfKey } from './sort-keys.js';
import { BLOCK, searchKernels } from './sweep-kernels.js';

/** Workgroups in one direction of a dispatch. */
const ACROSS = 65535;

/** Bytes that tables, keys of blocks, and results may take. */
const TABLES = 2 ** 26;
const KEYS = 2 ** 24;
const RESULTS = 2 ** 22;

/** Operations of one candidate, about: its place, its numbers, its budget. */
const CANDIDATE_OPERATIONS = 64;

/** A search, and what does not depend on the device. */
export interface Plan {
  readonly search: AllocationSearch;
  readonly tables: AxisTables;
  readonly points: number;
  readonly blocks: number;
}

/** Vectors that are searched together; with less than the usual memory, so many times fewer. */
export function vectorsAtOnce({ search, tables }: Plan, less: number): number {
  const byTables = Math.floor(TABLES / less / (4 * tables.numbers));
  return Math.max(1, Math.min(byTables, Math.floor(listsAtOnce(search.top) / less / search.budgets.length)));
}

/** Lists that have room for their results. */
function listsAtOnce(top: number): number {
  return Math.max(1, Math.min(ACROSS, Math.floor(RESULTS / (8 * top))));
}

type BufferName =
  | 'tables'
  | 'origins'
  | 'budgets'
  | 'bests'
  | 'piece'
  | 'feasible'
  | 'lists'
  | 'chosen'
  | 'readback';

/** A search among some vectors on one session. */
export class AllocateRun {
  /** Of vectors by blocks. */
  readonly sweepLimits: Limits;
  /** Of one line of pairs. */
  readonly pickLimits: Limits;
  /** Operations of one block. */
  readonly operations = BLOCK * CANDIDATE_OPERATIONS;

  private constructor(
    private readonly session: Session,
    private readonly plan: Plan,
    private readonly kernels: Record<'allocate' | 'blocks' | 'candidates', BoundKernel>,
    private readonly buffers: Record<BufferName, GPUBuffer>,
  ) {
    const { sweepLimits, pickLimits } = limitsOf(plan.search);
    this.sweepLimits = sweepLimits;
    this.pickLimits = pickLimits;
  }

  /** With the tables of its vectors. @throws OutOfDeviceMemory */
  static async create(
    session: Session,
    plan: Plan,
    numbers: Float32Array<ArrayBuffer>,
  ): Promise<AllocateRun> {
    const { axes, budgets, top } = plan.search;
    const sources = searchKernels(plan.search, plan.tables);
    const [allocate, blocks, candidates] = await Promise.all([
      compileKernel(session, sources.allocate),
      compileKernel(session, sources.blocks),
      compileKernel(session, sources.candidates),
    ]);
    const { pickLimits, keys, lists } = limitsOf(plan.search);
    const pairs = pickLimits.columns;
    const { STORAGE, COPY_DST, COPY_SRC, UNIFORM, MAP_READ } = GPUBufferUsage;
    const results = 8 * top * Math.max(lists, pairs);
    const buffers = await session.allocate({
      tables: { size: Math.max(4, numbers.byteLength), usage: STORAGE | COPY_DST },
      origins: { size: 4 * axes.length * pairs, usage: STORAGE | COPY_DST },
      budgets: { size: 4 * budgets.length, usage: STORAGE | COPY_DST },
      bests: { size: 4 * keys, usage: STORAGE },
      piece: { size: searchPiece.size, usage: UNIFORM | COPY_DST },
      feasible: { size: 4 * lists, usage: STORAGE | COPY_DST | COPY_SRC },
      lists: { size: 12 * pairs, usage: STORAGE | COPY_DST },
      chosen: { size: results, usage: STORAGE | COPY_SRC },
      readback: { size: results + 4 * lists, usage: MAP_READ | COPY_DST },
    });
    const { queue } = session.device;
    queue.writeBuffer(buffers.tables, 0, numbers);
    // Costs are less than 1e36: what is more is no limit.
    queue.writeBuffer(
      buffers.budgets,
      0,
      Float32Array.from(budgets, (budget) => Math.min(Math.max(budget, -3e38), 3e38)),
    );
    return new AllocateRun(
      session,
      plan,
      {
        allocate: bindBuffers(session, allocate, buffers),
        blocks: bindBuffers(session, blocks, buffers),
        candidates: bindBuffers(session, candidates, buffers),
      },
      buffers,
    );
  }

  /** Blocks `column ...` of vectors `line ...`: the best ones into `best`, by list of vector and budget. */
  async sweep({ line, lines, column, columns }: Rectangle, best: BestPoints): Promise<void> {
    const { search, points } = this.plan;
    const { device } = this.session;
    const { origins, piece, feasible, chosen, readback } = this.buffers;
    const first = column * BLOCK;
    const candidates = Math.min(columns * BLOCK, points - first);
    const lists = lines * search.budgets.length;
    device.queue.writeBuffer(origins, 0, this.#origin(first));
    device.queue.writeBuffer(piece, 0, searchPiece.pack({ candidates, blocks: columns, first_vector: line }));
    const commands = this.session.record();
    commands.encoder.clearBuffer(feasible);
    const pass = commands.beginPass();
    setKernel(pass, this.kernels.allocate);
    pass.dispatchWorkgroups(columns, lines);
    setKernel(pass, this.kernels.blocks);
    pass.dispatchWorkgroups(lists);
    pass.end();
    const results = 8 * search.top * lists;
    commands.encoder.copyBufferToBuffer(chosen, 0, readback, 0, results);
    commands.encoder.copyBufferToBuffer(feasible, 0, readback, results, 4 * lists);
    commands.submit();
    const words = await this.#read(results + 4 * lists);
    for (let list = 0; list < lists; list++) {
      const into = line * search.budgets.length + list;
      this.#insert(words, list, best, into, column);
      best.feasible[into] += words[results / 4 + list];
    }
  }

  /** The best candidates of each list's block into `found`. */
  async pick(pairs: readonly (readonly [list: number, block: number])[], found: BestPoints): Promise<void> {
    const { search, points } = this.plan;
    const { device } = this.session;
    const { origins, lists, chosen, readback } = this.buffers;
    const count = search.budgets.length;
    const starts = pairs.flatMap(([, block]) => [...this.#origin(block * BLOCK)]);
    const about = pairs.flatMap(([list, block]) => [
      Math.floor(list / count),
      list % count,
      Math.min(BLOCK, points - block * BLOCK),
    ]);
    device.queue.writeBuffer(origins, 0, Uint32Array.from(starts));
    device.queue.writeBuffer(lists, 0, Uint32Array.from(about));
    const commands = this.session.record();
    const pass = commands.beginPass();
    setKernel(pass, this.kernels.candidates);
    pass.dispatchWorkgroups(pairs.length);
    pass.end();
    const results = 8 * search.top * pairs.length;
    commands.encoder.copyBufferToBuffer(chosen, 0, readback, 0, results);
    commands.submit();
    const words = await this.#read(results);
    pairs.forEach(([list, block], k) => {
      this.#insert(words, k, found, list, block * BLOCK);
    });
  }

  destroy(): void {
    for (const buffer of Object.values(this.buffers)) buffer.destroy();
  }

  /** The indices along each axis of a point. */
  #origin(point: number): Uint32Array<ArrayBuffer> {
    const { axes } = this.plan.search;
    const indices = new Uint32Array(axes.length);
    let rest = point;
    for (let axis = axes.length - 1; axis >= 0; axis--) {
      const { length } = axes[axis];
      indices[axis] = rest % length;
      rest = Math.floor(rest / length);
    }
    return indices;
  }

  async #read(size: number): Promise<Uint32Array> {
    const { readback } = this.buffers;
    await this.session.map(readback, size);
    this.session.throwIfFaulty();
    const words = new Uint32Array(readback.getMappedRange(0, size).slice(0));
    readback.unmap();
    return words;
  }

  /** What was chosen for list `from`, its items numbered from `first`, into list `into`. */
  #insert(words: Uint32Array, from: number, found: BestPoints, into: number, first: number): void {
    const { top } = this.plan.search;
    for (let place = from * top; place < (from + 1) * top && words[2 * place] !== NO_NUMBER; place++) {
      found.insert(into, numberOfKey(words[2 * place]), first + words[2 * place + 1]);
    }
  }
}

function limitsOf({ budgets, top }: AllocationSearch) {
  const lists = listsAtOnce(top);
  const keys = Math.max(KEYS / 4, budgets.length);
  const pairs = Math.min(4096, lists);
  return {
    lists: Math.max(lists, budgets.length),
    keys,
    sweepLimits: {
      lines: Math.max(1, Math.floor(lists / budgets.length)),
      columns: ACROSS,
      cells: Math.max(1, Math.floor(keys / budgets.length)),
    },
    pickLimits: { lines: 1, columns: pairs, cells: pairs },
  };
}
