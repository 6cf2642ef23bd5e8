import type { BenchPeer } from '../results.js';

/** Seconds spent for each start that came to the least objective; undefined where none did. */
export function secondsPerReached({ each, reached }: BenchPeer): number | undefined {
  return each === undefined || reached === undefined || reached === 0 ? undefined : each.median / reached;
}
