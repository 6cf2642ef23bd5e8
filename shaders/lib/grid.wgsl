// Twin: none, it only declares
// What the kernels of surfaces bind: a rectangle of a grid, lines by columns. Tables have a row for each axis value, with a
// number for each parameter vector; `rows` holds where they begin.

struct Piece {
  columns: u32,
  points: u32,
  // Where the rows of the columns begin in `rows`.
  columns_at: u32,
  // Values of one invocation at most (of one vector: lines), quantiles, and divisions of a bin until it is one number: not
  // constants, as compilers would unroll loops over them and take up to twice as long.
  turns: u32,
  quantiles: u32,
  rounds: u32,
}

@group(0) @binding(0) var<uniform> piece: Piece;
// As bits: by them non-finite numbers are recognized before arithmetic.
@group(0) @binding(1) var<storage, read> tables: array<u32>;
// For each line the rows of the axes before the last and of no axis; then the last axis's row of each column.
@group(0) @binding(2) var<storage, read> rows: array<u32>;
// By quantile: the rank, from 0, of the order statistic just below it.
@group(0) @binding(3) var<storage, read> ranks: array<u32>;
@group(0) @binding(4) var<storage, read_write> results: array<u32>;
