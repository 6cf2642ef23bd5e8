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
import { constants } from './constants.js';
import * as interfaces from './interfaces.js';
import { candidatesSource, gridSource } from './sweep-source.js';
import { fillTemplate } from './template.js';

/** Bytes of workgroup memory that a surface's reductions take; the rest can hold values. */
const REDUCTION = 10240;

/** Candidates of one workgroup, consecutive by number. */
export const BLOCK = 4096;

/** The surface of one parameter vector, in workgroups of `wide` columns. */
export function pointKernel({ program }: Sweep, tables: VectorTables, wide: number) {
  const sizes = constants({ ROWS: tables.counts.length, WIDE: wide });
  return {
    interface: interfaces.point,
    wgsl: fillTemplate(pointTemplate, { constants: sizes, grid: gridSource(program, tables) }),
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

/** A search's kernels: the least objective of each block, the best blocks, and the best candidates of a block. */
export function searchKernels({ program, axes, budgets, top }: AllocationSearch, tables: AxisTables) {
  const lengths = axes.map((values) => values.length);
  const sizes = constants({
    BUDGETS: budgets.length,
    CANDIDATES: BLOCK,
    TOP: top,
    NUMBERS: tables.numbers,
    AXES: axes.length,
  });
  const candidates = candidatesSource(program, tables, lengths);
  return {
    allocate: {
      interface: interfaces.allocate,
      wgsl: fillTemplate(allocateTemplate, { constants: sizes, candidates }),
    },
    blocks: {
      interface: interfaces.bestBlocks,
      wgsl: fillTemplate(topKTemplate, { constants: constants({ TOP: top }), items: blockItems }),
    },
    candidates: {
      interface: interfaces.bestCandidates,
      wgsl: fillTemplate(topKTemplate, {
        constants: sizes,
        items: fillTemplate(candidateItemsTemplate, { candidates }),
      }),
    },
  };
}
