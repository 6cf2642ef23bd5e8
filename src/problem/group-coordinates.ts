/** Where the coordinates of groups lie: by group the local ones, then those that all groups share. */
import { arrowheadShape, denseShape, type MatrixShape } from '../linear-algebra/matrix-shape.js';
import type { SparseRows } from '../linear-algebra/sparse-vector.js';
import type { Groups, Problem } from './problem.js';

/** The number of coordinates of a problem with these groups. */
export function groupedSize({ count, local }: Pick<Groups, 'count' | 'local'>): number {
  const own = local.filter(Boolean).length;
  return count * own + local.length - own;
}

/**
 * For every group, the index among the problem's coordinates of each coordinate of the program. Local coordinates of a
 * group are neighbours and shared ones come last, so that normal matrices are block-diagonal with a border (arrowhead):
 * their Cholesky factors then have no entries where the matrix has none.
 */
export function groupCoordinates({ count, local }: Pick<Groups, 'count' | 'local'>): Uint32Array[] {
  const own = local.filter(Boolean).length;
  return Array.from({ length: count }, (_, group) => {
    let [nextLocal, nextShared] = [group * own, count * own];
    return Uint32Array.from(local, (isLocal) => (isLocal ? nextLocal++ : nextShared++));
  });
}

/** The rows of each group, ascending. */
export function rowsByGroup({ count, of }: Pick<Groups, 'count' | 'of'>): Uint32Array[] {
  const sizes = new Uint32Array(count);
  for (const group of of) sizes[group]++;
  const rows = Array.from(sizes, (size) => new Uint32Array(size));
  sizes.fill(0);
  of.forEach((group, row) => {
    rows[group][sizes[group]++] = row;
  });
  return rows;
}

const shapes = new WeakMap<Groups, MatrixShape>();

/** The shape of second derivatives by the problem's coordinates: no row depends on the local ones of two groups. */
export function shapeOf({ size, groups }: Pick<Problem, 'size' | 'groups'>): MatrixShape {
  if (groups === undefined) return denseShape(size);
  const own = groups.local.filter(Boolean).length;
  const shape = shapes.get(groups) ?? arrowheadShape(groups.count, own, groups.local.length - own);
  shapes.set(groups, shape);
  return shape;
}

/** Of each row the indices among the problem's coordinates of the program's, in the program's order. */
export function rowCoordinates({
  size,
  groups,
}: Pick<Problem, 'size' | 'groups'>): (row: number) => Uint32Array {
  if (groups === undefined) {
    const all = Uint32Array.from({ length: size }, (_, i) => i);
    return () => all;
  }
  const places = groupCoordinates(groups);
  return (row) => places[groups.of[row]];
}

/** Derivatives by the program's coordinates, as an evaluator has them, as vectors by the problem's. */
export function sparseRows(
  problem: Pick<Problem, 'size' | 'groups'>,
  gradient: readonly Float64Array[],
): SparseRows {
  const { groups } = problem;
  const places = rowCoordinates(problem);
  if (groups === undefined) return { columns: gradient, places };
  // Local coordinates first, so that places ascend.
  const isLocal = (column: number): boolean => groups.local[column];
  const order = [...groups.local.keys()].sort((a, b) => Number(isLocal(b)) - Number(isLocal(a)) || a - b);
  const ascending = groupCoordinates(groups).map((own) => Uint32Array.from(order, (k) => own[k]));
  return { columns: order.map((k) => gradient[k]), places: (row) => ascending[groups.of[row]] };
}
