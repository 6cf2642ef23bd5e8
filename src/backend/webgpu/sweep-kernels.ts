/** The kernels of surfaces and of searches for allocations, as they are given to a device. */
import allocateTemplate from '../../../shaders/allocate.wgsl';
import blockItems from '../../../shaders/lib/block-items.wgsl';
import candidateItemsTemplate from '../../../shaders/lib/candidate-items.wgsl';
import pointTemplate from '../../../shaders/point.wgsl';
import surfaceTemplate from '../../../shaders/surface.wgsl';
import topKTemplate from '../../../shaders/top-k.wgsl';
import type { AxisTables } from '../axis-tables.js';
import type { AllocationSearch, Sweep } from '../sweep.js';
import type { VectorTables } from '../vector-tables.js';
import { blocksOf } from './candidate-blocks.js';
import { constants, WORKGROUP } from './constants.js';
import * as interfaces from './interfaces.js';
import { candidatesByLine, candidatesByNumber, gridSource, pointSource } from './sweep-source.js';
import { fillTemplate } from './template.js';

/** Bytes of workgroup memory that a surface's reductions take; the rest can hold values. */
const REDUCTION = 10240;

/** The surface of one parameter vector, in workgroups of `wide` columns. */
export function pointKernel({ program }: Sweep, tables: VectorTables, wide: number) {
  const sizes = constants({ ROWS: tables.counts.length, WIDE: wide });
  return {
    interface: interfaces.point,
    wgsl: fillTemplate(pointTemplate, { constants: sizes, ...pointSource(program, tables) }),
  };
}

/** The surface of many parameter vectors with so many quantiles; `workgroupMemory` is the device's limit, bytes. */
export function surfaceKernel(
  { program, vectors }: Sweep,
  tables: VectorTables,
  quantiles: number,
  workgroupMemory: number,
) {
  const fits = 4 * vectors + REDUCTION <= workgroupMemory;
  const sizes = constants({
    ROWS: tables.counts.length,
    VECTORS: vectors,
    QUANTILES: quantiles,
    KEPT: fits ? vectors : 1,
  });
  return {
    interface: interfaces.surface,
    wgsl: fillTemplate(surfaceTemplate, { constants: sizes, grid: gridSource(program, tables) }),
  };
}

/**
 * A search's kernels: the least objective of each block, the best blocks, and the best candidates of a block. `areFinite`: no
 * number of the tables is infinite or too large.
 */
export function searchKernels(
  { program, axes, budgets, top }: AllocationSearch,
  tables: AxisTables,
  areFinite: boolean,
) {
  const lengths = axes.map((values) => values.length);
  const { length, linesOfBlock, segments, most } = blocksOf(lengths);
  const wide = widthOf(length);
  const sizes = {
    BUDGETS: budgets.length,
    TOP: top,
    NUMBERS: tables.numbers,
    AXES: axes.length,
  };
  const blocks = {
    LENGTH: length,
    LINES: linesOfBlock,
    SEGMENTS: segments,
    CANDIDATES: most,
    WIDE: wide,
    TURNS: Math.ceil(Math.min(length, most) / wide),
  };
  return {
    allocate: {
      interface: interfaces.allocate,
      wgsl: fillTemplate(allocateTemplate, {
        constants: constants({ ...sizes, ...blocks }),
        candidates: candidatesByLine(program, tables, lengths, areFinite),
      }),
    },
    blocks: {
      interface: interfaces.bestBlocks,
      wgsl: fillTemplate(topKTemplate, { constants: constants({ TOP: top }), items: blockItems }),
    },
    candidates: {
      interface: interfaces.bestCandidates,
      wgsl: fillTemplate(topKTemplate, {
        constants: constants(sizes),
        items: fillTemplate(candidateItemsTemplate, {
          candidates: candidatesByNumber(program, tables, lengths),
        }),
      }),
    },
  };
}

/** Invocations of a workgroup side by side along a line: no more than the line fills, so that few of them idle. */
export function widthOf(length: number): number {
  return Math.min(WORKGROUP, 2 ** Math.ceil(Math.log2(length)));
}
