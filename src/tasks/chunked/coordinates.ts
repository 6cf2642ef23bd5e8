/** Points of internal coordinates as columns of a chunk, and back. */
import { type ChunkColumn, type ChunkTable, numbersOf } from './chunk-columns.js';

const coordinate = (j: number): string => `u${j + 1}`;

/** `points`: count x size, row-major. */
export function coordinateColumns(points: Float64Array, count: number, size: number): ChunkColumn[] {
  return Array.from({ length: size }, (_, j) => ({
    name: coordinate(j),
    data: Float64Array.from({ length: count }, (_each, k) => points[k * size + j]),
  }));
}

/** Throws `DamagedChunk` where a column is missing or of another kind. */
export function coordinatesOf(chunk: ChunkTable, size: number): Float64Array {
  const { count } = chunk;
  const points = new Float64Array(count * size);
  for (let j = 0; j < size; j++) {
    const column = numbersOf(chunk, coordinate(j));
    for (let k = 0; k < count; k++) points[k * size + j] = column[k];
  }
  return points;
}
