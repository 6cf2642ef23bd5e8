/** Where the coordinates of groups lie: by group the local ones, then those that all groups share. */
import type { Groups } from './problem.js';

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
