/**
 * At most `most` of the indices 0 ... `count` - 1, including the first and the last: at a constant stride if that keeps
 * at least half of `most`, so that round values stay round, otherwise as evenly as possible.
 */
export function evenSubset(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, i) => i);
  const fewest = Math.max(2, Math.ceil(most / 2));
  let size = most;
  while (size > fewest && (count - 1) % (size - 1) !== 0) size--;
  if ((count - 1) % (size - 1) !== 0) size = most;
  return Array.from({ length: size }, (_, i) => Math.round((i * (count - 1)) / (size - 1)));
}
