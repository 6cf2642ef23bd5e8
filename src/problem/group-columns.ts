/** Derivatives of a grouped problem as columns over all rows, from those by the program's coordinates. */
import { packedIndex, packedLength } from '../linear-algebra/packed.js';
import { groupCoordinates, groupedSize, rowsByGroup } from './group-coordinates.js';
import type { Groups } from './problem.js';

export interface GroupColumns {
  /** Columns by the problem's coordinates; those of another group's coordinates are 0. */
  gradient(byProgram: readonly Float64Array[]): Float64Array[];
  /** As `Evaluator.hessian` has them: null where a second derivative is 0 in every row. */
  hessian(byProgram: readonly (Float64Array | null)[]): (Float64Array | null)[];
}

/** Its results are its own buffers, valid until the next call. */
export function createGroupColumns(groups: Groups): GroupColumns {
  const size = groupedSize(groups);
  const places = groupCoordinates(groups);
  const rows = rowsByGroup(groups);
  const total = groups.of.length;
  let made: Float64Array[] | undefined;
  const hessian = new Map<number, Float64Array>();
  const spread = (from: Float64Array, to: Float64Array, group: number): void => {
    for (const row of rows[group]) to[row] = from[row];
  };
  return {
    gradient(byProgram) {
      made ??= Array.from({ length: size }, () => new Float64Array(total));
      const gradient = made;
      byProgram.forEach((column, k) => {
        if (!groups.local[k]) gradient[places[0][k]].set(column);
        else {
          places.forEach((place, group) => {
            spread(column, gradient[place[k]], group);
          });
        }
      });
      return gradient;
    },
    hessian(byProgram) {
      const out: (Float64Array | null)[] = new Array(packedLength(size)).fill(null);
      const columnAt = (index: number): Float64Array => {
        const column = hessian.get(index) ?? new Float64Array(total);
        hessian.set(index, column);
        out[index] = column;
        return column;
      };
      for (let k = 0; k < groups.local.length; k++) {
        for (let l = 0; l <= k; l++) {
          const column = byProgram[packedIndex(k, l)];
          if (column === null) continue;
          if (!groups.local[k] && !groups.local[l])
            columnAt(packedIndex(places[0][k], places[0][l])).set(column);
          else
            places.forEach((place, group) => {
              spread(column, columnAt(packedIndex(place[k], place[l])), group);
            });
        }
      }
      return out;
    },
  };
}
