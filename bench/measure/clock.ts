/** Changes of the clock that are watched. */
const CHANGES = 20;

/** Seconds between two readings of `now` (milliseconds) that differ: the least of a few. Browsers blur their clocks. */
export function clockResolution(now = () => performance.now()): number {
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < CHANGES; k++) {
    const before = now();
    let after = before;
    while (after === before) after = now();
    least = Math.min(least, after - before);
  }
  return least / 1000;
}
