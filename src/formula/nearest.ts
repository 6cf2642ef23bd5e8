import { skeleton } from './lookalikes.js';

/** Names longer than this are compared by `skeleton` alone: edit distance takes quadratic time. */
const MAX_DISTANCE_LENGTH = 100;

/** Longer names are not suggested, to keep messages short. */
const MAX_SHOWN_LENGTH = 200;

/** Edit distance (insert, delete, replace, swap neighbours), without case. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  for (let j = 0; j <= b.length; j++) rows[0][j] = j;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, rows[i - 2][j - 2] + 1);
      }
      rows[i][j] = best;
    }
  }
  return rows[a.length][b.length];
}

/** Up to three of `names` that `name` may have been meant to be, nearest first. */
export function nearest(name: string, names: readonly string[]): string[] {
  const wanted = name.toLowerCase();
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  return (
    names
      .filter((candidate) => candidate.length <= MAX_SHOWN_LENGTH)
      .map((candidate) => {
        const lower = candidate.toLowerCase();
        const contained =
          wanted.length >= 3 && (lower.includes(wanted) || (lower.length >= 3 && wanted.includes(lower)));
        if (skeleton(name) === skeleton(candidate) && skeleton(name) !== '') return { candidate, far: 0 };
        const isLong = Math.max(name.length, candidate.length) > MAX_DISTANCE_LENGTH;
        return {
          candidate,
          far: Math.min(
            isLong ? Number.POSITIVE_INFINITY : distance(wanted, lower),
            contained ? limit : Number.POSITIVE_INFINITY,
          ),
        };
      })
      // Names without a common letter are not near: to a name of one letter, only the same letter in the other case is.
      .filter(({ candidate, far }) => far <= limit && far < Math.max(name.length, candidate.length))
      .sort((a, b) => a.far - b.far)
      .slice(0, 3)
      .map(({ candidate }) => candidate)
  );
}
