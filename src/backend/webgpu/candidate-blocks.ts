/** How the candidates of a grid are cut into blocks, each the work of one workgroup of `shaders/allocate.wgsl`. */

/** Candidates of a block at most. */
const BLOCK = 4096;

/** Lines are along the last axis; a block is a segment of a line, or some whole lines. */
export interface CandidateBlocks {
  /** Candidates of a line, and lines of the grid. */
  readonly length: number;
  readonly lines: number;
  /** Lines of a block, and segments of a line: one of them is 1. */
  readonly linesOfBlock: number;
  readonly segments: number;
  /** Candidates of a block at most. */
  readonly most: number;
  /** Blocks of the grid. */
  readonly count: number;
}

/** Of a grid with axes of `lengths`. */
export function blocksOf(lengths: readonly number[]): CandidateBlocks {
  const length = lengths[lengths.length - 1];
  const lines = lengths.slice(0, -1).reduce((product, each) => product * each, 1);
  const linesOfBlock = Math.max(1, Math.floor(BLOCK / length));
  const segments = Math.ceil(length / BLOCK);
  const most = segments > 1 ? BLOCK : linesOfBlock * length;
  return { length, lines, linesOfBlock, segments, most, count: segments * Math.ceil(lines / linesOfBlock) };
}

/** The number of a block's first candidate: the block's are consecutive. One behind the last block is the end of all. */
export function firstCandidate(
  { length, lines, linesOfBlock, segments }: CandidateBlocks,
  block: number,
): number {
  const line = Math.floor(block / segments);
  const column = (block - line * segments) * BLOCK;
  return Math.min(line * linesOfBlock, lines) * length + column;
}
