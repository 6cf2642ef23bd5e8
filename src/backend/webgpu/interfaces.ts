/** What every kernel binds, in the order of binding numbers, and the fields of its uniform. */
import { UNIFORM_VECTORS } from './deal.js';
import { kernelInterface, readOnly, readWrite, uniform, uniformArray } from './kernel.js';
import { UniformStruct } from './uniform-struct.js';

/** `Params` of `shaders/fit.wgsl`. */
export const fitParams = new UniformStruct('Params', {
  rows: 'u32',
  stride: 'u32',
  iterations: 'u32',
  open: 'u32',
  end: 'u32',
  starts: 'u32',
  window: 'u32',
  batch: 'u32',
  size: 'u32',
  max_steps: 'u32',
  tolerance: 'f32',
  delta: 'f32',
  up: 'f32',
  down: 'f32',
});

/** `Turn` of `shaders/fit.wgsl`. */
export const fitTurn = new UniformStruct('Turn', { list: 'u32' });

/** `Params` of `shaders/objective.wgsl`. */
export const objectiveParams = new UniformStruct('Params', {
  rows: 'u32',
  count: 'u32',
  delta: 'f32',
  up: 'f32',
  down: 'f32',
});

/** `Batch` of `shaders/lib/batch.wgsl`. */
export const batchStruct = new UniformStruct('Batch', {
  begin: 'u32',
  end: 'u32',
  window: 'u32',
  starts: 'u32',
  first_resample: 'u32',
  slots: 'u32',
  drawn_from: 'u32',
  drawn: 'u32',
  units: 'u32',
  seed: 'u32',
  entries: 'u32',
});

/** `Piece` of `shaders/lib/grid.wgsl`. */
export const gridPiece = new UniformStruct('Piece', {
  columns: 'u32',
  points: 'u32',
  columns_at: 'u32',
  turns: 'u32',
  quantiles: 'u32',
  rounds: 'u32',
});

/** `Piece` of `shaders/allocate.wgsl` and `shaders/lib/block-items.wgsl`. */
export const searchPiece = new UniformStruct('Piece', {
  lines: 'u32',
  segment: 'u32',
  blocks: 'u32',
  first_vector: 'u32',
});

export const fit = kernelInterface('fit', {
  params: uniform(fitParams),
  rows: readOnly('vec4f'),
  given: readOnly('f32'),
  state: readWrite('f32'),
  lists: readWrite('u32'),
  counts: readWrite('atomic<u32>'),
  ends: readWrite('u32'),
  turn: uniform(fitTurn),
});

/** The same where fits have resamples of their own. */
export const refit = kernelInterface('refit', {
  ...fit.bindings,
  batch: uniform(batchStruct),
  drawn: readOnly('u32'),
  units: readOnly('u32'),
});

export const objective = kernelInterface('objective', {
  params: uniform(objectiveParams),
  rows: readOnly('vec4f'),
  points: readOnly('f32'),
  results: readWrite('f32'),
});

/** The same kernels where the table is a uniform. */
const rows = uniformArray('vec4f', UNIFORM_VECTORS);
export const fitUniform = kernelInterface('fit', { ...fit.bindings, rows });
export const refitUniform = kernelInterface('refit', { ...refit.bindings, rows });
export const objectiveUniform = kernelInterface('objective', { ...objective.bindings, rows });

export const reduce = kernelInterface('reduce', {
  batch: uniform(batchStruct),
  ends: readOnly('u32'),
  results: readWrite('u32'),
});

export const resample = kernelInterface('resample', {
  batch: uniform(batchStruct),
  plan: readOnly('u32'),
  drawn: readWrite('atomic<u32>'),
});

/** Of many parameter vectors. */
export const surface = kernelInterface('surface', {
  piece: uniform(gridPiece),
  tables: readOnly('u32'),
  rows: readOnly('u32'),
  ranks: readOnly('u32'),
  results: readWrite('u32'),
});

/** Of one parameter vector. */
export const point = kernelInterface('point', surface.bindings);

export const allocate = kernelInterface('allocate', {
  bests: readWrite('u32'),
  tables: readOnly('u32'),
  origins: readOnly('u32'),
  budgets: readOnly('f32'),
  piece: uniform(searchPiece),
  feasible: readWrite('atomic<u32>'),
});

export const bestBlocks = kernelInterface('best blocks', {
  chosen: readWrite('u32'),
  piece: uniform(searchPiece),
  bests: readOnly('u32'),
});

export const bestCandidates = kernelInterface('best candidates', {
  chosen: readWrite('u32'),
  tables: readOnly('u32'),
  origins: readOnly('u32'),
  budgets: readOnly('f32'),
  lists: readOnly('u32'),
});

export const probe = kernelInterface('probe', { numbers: readOnly('f32'), results: readWrite('f32') });
