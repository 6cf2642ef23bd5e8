/** Grouping of rows by equal values. */
import { rowsByGroup } from '../../problem/group-coordinates.js';
import { type Cell, isMissing } from '../../runs/cell.js';
import type { Column } from '../../runs/table.js';
import type { Column as Values } from '../../statistics/subspace.js';
import type { Sample } from './sample.js';

export interface Levels {
  /** Each row's level, 0 .. count - 1 in the order in which they first appear. */
  readonly group: Uint32Array;
  readonly count: number;
  readonly values: readonly Cell[];
  readonly sizes: readonly number[];
}

function levelsBy(rows: number, at: (row: number) => Cell): Levels {
  const known = new Map<Cell, number>();
  const values: Cell[] = [];
  const sizes: number[] = [];
  const group = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) {
    const value = at(row);
    let level = known.get(value);
    if (level === undefined) {
      level = values.length;
      known.set(value, level);
      values.push(value);
      sizes.push(0);
    }
    group[row] = level;
    sizes[level]++;
  }
  return { group, count: values.length, values, sizes };
}

/** Missing cells are a level of their own. */
export function levelsOf(column: Column, { tableRows }: Pick<Sample, 'tableRows'>): Levels {
  return levelsBy(tableRows.length, (i) => {
    const cell = column.at(tableRows[i]);
    return isMissing(cell) ? null : cell;
  });
}

export function levelsOfNumbers(values: ArrayLike<number>): Levels {
  return levelsBy(values.length, (i) => values[i]);
}

/** The joint grouping by all of `parts`. */
export function combinedLevels(parts: readonly Levels[], rows: number): Levels {
  return parts.reduce(
    (joint, part) => levelsOfNumbers(Array.from(joint.group, (g, row) => g * part.count + part.group[row])),
    levelsOfNumbers(new Float64Array(rows)),
  );
}

/** Whether `fine` refines `coarse`. */
export function isConstantWithin(coarse: Levels, fine: Levels): boolean {
  const first = new Int32Array(fine.count).fill(-1);
  return fine.group.every((g, row) => {
    if (first[g] < 0) first[g] = coarse.group[row];
    return first[g] === coarse.group[row];
  });
}

/** Whether both group the rows identically. */
export function isSameDivision(a: Levels, b: Levels): boolean {
  return a.count === b.count && isConstantWithin(a, b);
}

/** Whether values are distinct within every group. */
export function isDistinctWithin(values: Levels, groups: Levels): boolean {
  return combinedLevels([groups, values], groups.group.length).count === groups.group.length;
}

/** Indicator columns of all levels but the most common. */
export function indicators({ group, count, sizes }: Levels): Values[] {
  const commonest = sizes.indexOf(sizes.reduce((most, size) => Math.max(most, size)));
  return rowsByGroup({ count, of: group })
    .map((places): Values => ({ places, values: new Float64Array(places.length).fill(1) }))
    .filter((_, level) => level !== commonest);
}
