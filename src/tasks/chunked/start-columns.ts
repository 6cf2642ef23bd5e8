/** Starts that were followed as the columns of a chunk, and back. */
import { statusName } from '../../problem/status.js';
import type { FollowedStarts } from '../fit/followed-starts.js';
import { type ChunkColumn, type ChunkTable, numbersOf, statusesOf } from './chunk-columns.js';
import { coordinateColumns, coordinatesOf } from './coordinates.js';

/** One row a start: how its search ended, the objective in float64, and the internal coordinates of the end. */
export function startColumns({ size, count, status, objective, parameters }: FollowedStarts): ChunkColumn[] {
  return [
    { name: 'status', data: Array.from(status, statusName) },
    { name: 'objective', data: objective },
    ...coordinateColumns(parameters, count, size),
  ];
}

/** Throws `DamagedChunk` where a column is missing or of another kind. */
export function followedOf(chunk: ChunkTable, size: number): FollowedStarts {
  return {
    size,
    count: chunk.count,
    status: statusesOf(chunk),
    objective: numbersOf(chunk, 'objective'),
    parameters: coordinatesOf(chunk, size),
  };
}
