/** The runs of a problem as devices read them: see `shaders/lib/rows.wgsl`. */
import { field, IsolossError } from '../errors.js';
import type { Problem } from '../problem/problem.js';

/** Vectors of four numbers that a row takes: the target, the weight, then the data columns. */
export function rowVectors(columns: number): number {
  return Math.ceil((2 + columns) / 4);
}

/**
 * The rows in f32, each in whole vectors, then copies of the last row with weight 0 up to `padded` rows; at least so many vectors.
 * @throws IsolossError `beyond-f32` where a number of the data has no single-precision value.
 */
export function packedRows(
  { rows, columns, target, weight }: Problem,
  padded = rows,
  leastVectors = 1,
): Float32Array<ArrayBuffer> {
  const stride = 4 * rowVectors(columns.length);
  const packed = new Float32Array(Math.max(4 * leastVectors, padded * stride));
  [target, weight, ...columns].forEach((numbers, place) => {
    for (let row = 0; row < rows; row++) packed[row * stride + place] = single(numbers[row], row);
  });
  // The law has a value at a row that pads the table where it has one at the last row.
  for (let row = rows; row < padded && rows > 0; row++) {
    packed.copyWithin(row * stride, (rows - 1) * stride, rows * stride);
    packed[row * stride + 1] = 0;
  }
  return packed;
}

function single(x: number, row: number): number {
  if (Math.abs(x) < 3.4e38) return x;
  throw new IsolossError(
    'beyond-f32',
    `Row ${row + 1} brings the law a number (${x}) that a GPU's single precision cannot hold.`,
    `Give the column in larger units (with ${field('map')}), or use ${field('backend')} cpu.`,
    { place: { row: row + 1 } },
  );
}
