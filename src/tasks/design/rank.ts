/** The best candidates that are well separated: neighbours on a grid are equally informative. */
import { type Candidates, indicesOf, isAllowed } from './candidates.js';

/** Minimum separation on some axis, as a fraction of its length. */
const APART = 1 / 8;

/** Indices of at most `top` feasible candidates, the largest `worth` first. */
export function ranked(candidates: Candidates, worth: Float64Array, top: number): number[] {
  const { values, axes, count } = candidates;
  const minDistance = values.map(({ length }, a) =>
    axes[a].spacing === 'listed' ? 1 : Math.max(1, APART * length),
  );
  // By candidate: 1 if a better one is near.
  const covered = new Uint8Array(count);
  const chosen: number[] = [];
  while (chosen.length < top) {
    let best = -1;
    for (let i = 0; i < count; i++) {
      if (covered[i] === 1 || !isAllowed(candidates, i) || !Number.isFinite(worth[i])) continue;
      if (best < 0 || worth[i] > worth[best]) best = i;
    }
    if (best < 0) break;
    chosen.push(best);
    const here = indicesOf(values, best);
    for (let i = 0; i < count; i++) {
      const isNear = indicesOf(values, i).every((index, a) => Math.abs(index - here[a]) < minDistance[a]);
      if (isNear) covered[i] = 1;
    }
  }
  return chosen;
}
