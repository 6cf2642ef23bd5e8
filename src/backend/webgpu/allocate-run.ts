import type { AxisTables } from '../axis-tables.js';
import type { BestPoints } from '../best-points.js';
import type { AllocationSearch } from '../sweep.js';
import { type CandidateBlocks, firstCandidate } from './candidate-blocks.js';
import { searchPiece } from './interfaces.js';
import { type BoundKernel, bindBuffers, compileKernel, setKernel } from './kernel.js';
import type { Limits, Rectangle } from './rectangles.js';
import type { Session } from './session.js';
import { NO_NUMBER, numberOfKey } from './sort-keys.js';
import { searchKernels } from './sweep-kernels.js';
import { IN_FLIGHT } from './work-queue.js';

/** Workgroups in one direction of a dispatch. */
const ACROSS = 65535;

/** Bytes that tables, keys of blocks, and results may take. */
const TABLES = 2 ** 26;
const KEYS = 2 ** 24;
const RESULTS = 2 ** 22;

/** Operations of one candidate, by the account in `shaders/allocate.wgsl`. */
const CANDIDATE_OPERATIONS = 30;

/** A search, and what does not depend on the device. */
export interface Plan {
  readonly search: AllocationSearch;
  readonly tables: AxisTables;
  readonly blocks: CandidateBlocks;
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
  | 'readback0'
  | 'readback1';

/** A block of candidates, which may hold the best ones of a list. */
export type Pair = readonly [list: number, block: number];

/** A search among some vectors on one session. */
export class AllocateRun {
  /** Of vectors by blocks. */
  readonly sweepLimits: Limits;
  /** Of one line of pairs. */
  readonly pickLimits: Limits;
  /** Operations of one block. */
  readonly operations: number;
  #submitted = 0;

  private constructor(
    private readonly session: Session,
    private readonly plan: Plan,
    private readonly kernels: Record<'allocate' | 'blocks' | 'candidates', BoundKernel>,
    private readonly buffers: Record<BufferName, GPUBuffer>,
  ) {
    const { sweepLimits, pickLimits } = limitsOf(plan.search);
    this.sweepLimits = sweepLimits;
    this.pickLimits = pickLimits;
    this.operations = plan.blocks.most * CANDIDATE_OPERATIONS;
  }

  /** With the tables of its vectors. @throws OutOfDeviceMemory */
  static async create(
    session: Session,
    plan: Plan,
    numbers: Float32Array<ArrayBuffer>,
  ): Promise<AllocateRun> {
    const { axes, budgets, top } = plan.search;
    const sources = searchKernels(plan.search, plan.tables, numbers.every(isOrdinary));
    const [allocate, blocks, candidates] = await Promise.all([
      compileKernel(session, sources.allocate),
      compileKernel(session, sources.blocks),
      compileKernel(session, sources.candidates),
    ]);
    const { pickLimits, keys, lists } = limitsOf(plan.search);
    const pairs = pickLimits.columns;
    const { STORAGE, COPY_DST, COPY_SRC, UNIFORM, MAP_READ } = GPUBufferUsage;
    const results = 8 * top * Math.max(lists, pairs);
    const readback = { size: results + 4 * lists, usage: MAP_READ | COPY_DST };
    const buffers = await session.allocate({
      tables: { size: Math.max(4, numbers.byteLength), usage: STORAGE | COPY_DST },
      origins: { size: 4 * axes.length * pairs, usage: STORAGE | COPY_DST },
      budgets: { size: 4 * budgets.length, usage: STORAGE | COPY_DST },
      bests: { size: 4 * keys, usage: STORAGE },
      piece: { size: searchPiece.size, usage: UNIFORM | COPY_DST },
      feasible: { size: 4 * lists, usage: STORAGE | COPY_DST | COPY_SRC },
      lists: { size: 12 * pairs, usage: STORAGE | COPY_DST },
      chosen: { size: results, usage: STORAGE | COPY_SRC },
      readback0: readback,
      readback1: readback,
    });
    session.write(buffers.tables, 0, numbers);
    // Costs are less than 1e36: what is more is no limit.
    session.write(
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

  /**
   * Searches blocks `column ...` of vectors `line ...`: the best ones of each list of vector and budget, then how many
   * candidates are feasible. Submits before it returns, as `pick` does; submissions share all buffers but those that
   * are read.
   */
  sweep({ line, lines, column, columns }: Rectangle): Promise<Uint32Array> {
    const { search, blocks } = this.plan;
    const { origins, piece, feasible, chosen } = this.buffers;
    const readback = this.#readback();
    const lists = lines * search.budgets.length;
    const firstLine = Math.floor(firstCandidate(blocks, column) / blocks.length);
    this.session.write(origins, 0, this.#origin(firstLine * blocks.length));
    this.session.write(
      piece,
      0,
      searchPiece.pack({
        lines: Math.min(blocks.lines - firstLine, 2 ** 32 - 1),
        segment: column % blocks.segments,
        blocks: columns,
        first_vector: line,
      }),
    );
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
    return this.#read(readback, results + 4 * lists);
  }

  /** What `sweep` found into `best`, with numbers of blocks in place of points. */
  mergeBlocks({ line, lines, column }: Rectangle, words: Uint32Array, best: BestPoints): void {
    const { budgets, top } = this.plan.search;
    const count = lines * budgets.length;
    for (let list = 0; list < count; list++) {
      const into = line * budgets.length + list;
      this.#insert(words, list, best, into, column);
      best.feasible[into] += words[2 * top * count + list];
    }
  }

  /** Searches each list's block for its best candidates. */
  pick(pairs: readonly Pair[]): Promise<Uint32Array> {
    const { search, blocks } = this.plan;
    const { origins, lists, chosen } = this.buffers;
    const readback = this.#readback();
    const count = search.budgets.length;
    const starts = pairs.flatMap(([, block]) => [...this.#origin(firstCandidate(blocks, block))]);
    const about = pairs.flatMap(([list, block]) => [
      Math.floor(list / count),
      list % count,
      firstCandidate(blocks, block + 1) - firstCandidate(blocks, block),
    ]);
    this.session.write(origins, 0, Uint32Array.from(starts));
    this.session.write(lists, 0, Uint32Array.from(about));
    const commands = this.session.record();
    const pass = commands.beginPass();
    setKernel(pass, this.kernels.candidates);
    pass.dispatchWorkgroups(pairs.length);
    pass.end();
    const results = 8 * search.top * pairs.length;
    commands.encoder.copyBufferToBuffer(chosen, 0, readback, 0, results);
    commands.submit();
    return this.#read(readback, results);
  }

  /** What `pick` found into `found`. */
  mergeCandidates(pairs: readonly Pair[], words: Uint32Array, found: BestPoints): void {
    pairs.forEach(([list, block], k) => {
      this.#insert(words, k, found, list, firstCandidate(this.plan.blocks, block));
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

  /** The buffer that the next submission is read from: not that of the one under way. */
  #readback(): GPUBuffer {
    return this.buffers[this.#submitted++ % IN_FLIGHT === 0 ? 'readback0' : 'readback1'];
  }

  async #read(readback: GPUBuffer, size: number): Promise<Uint32Array> {
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

/** Finite, and within what kernels count as finite. */
function isOrdinary(number: number): boolean {
  return Math.abs(number) < 1e36;
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
