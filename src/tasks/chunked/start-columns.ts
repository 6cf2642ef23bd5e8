/** Starts that were followed as the columns of a chunk, and back. */
import { statusName } from '../../problem/status.js';
import type { FollowedStarts } from '../fit/followed-starts.js';
import { type ChunkColumn, type ChunkTable, numbersOf, statusesOf } from './chunk-columns.js';

const coordinate = (j: number): string => `u${j + 1}`;

/** One row a start: how its search ended, the objective in float64, and the internal coordinates of the end. */
export function startColumns({ size, count, status, objective, parameters }: FollowedStarts): ChunkColumn[] {
  return [
    { name: 'status', data: Array.from(status, statusName) },
    { name: 'objective', data: objective },
    ...Array.from({ length: size }, (_, j) => ({
      name: coordinate(j),
      data: Float64Array.from({ length: count }, (_each, k) => parameters[k * size + j]),
    })),
  ];
}

/** Throws `DamagedChunk` where a column is missing or of another kind. */
export function followedOf(chunk: ChunkTable, size: number): FollowedStarts {
  const { count } = chunk;
  const parameters = new Float64Array(count * size);
  for (let j = 0; j < size; j++) {
    const column = numbersOf(chunk, coordinate(j));
    for (let k = 0; k < count; k++) parameters[k * size + j] = column[k];
  }
  return {
    size,
    count,
    status: statusesOf(chunk),
    objective: numbersOf(chunk, 'objective'),
    parameters,
  };
}
