/** Budgets: groups of runs of about equal compute. */

/** Indices of the points of each group, least compute first; `isCut` where compute is spread so evenly that groups are arbitrary. */
export interface ComputeGroups {
  readonly groups: readonly (readonly number[])[];
  readonly isCut: boolean;
}

/**
 * Groups values of compute (logarithms): neighbours that differ by no more than `tolerance`, a share, belong together. A group
 * that becomes wider than the tolerance is cut into pieces that are not.
 */
export function groupedByCompute(logC: ArrayLike<number>, tolerance: number): ComputeGroups {
  const width = Math.log1p(tolerance) * (1 + 1e-9) + 1e-12;
  const order = Array.from({ length: logC.length }, (_, i) => i).sort((i, j) => logC[i] - logC[j] || i - j);
  const groups: number[][] = [];
  let isCut = false;
  for (const i of order) {
    const open = groups.at(-1);
    if (open === undefined || logC[i] - logC[open[open.length - 1]] > width) groups.push([i]);
    else if (logC[i] - logC[open[0]] > width) {
      isCut = true;
      groups.push([i]);
    } else open.push(i);
  }
  return { groups, isCut };
}
