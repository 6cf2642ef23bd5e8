/** What result files hold of other tools: which are isoloss's own ways with a task, and what an item costs by each. */
import type { BenchPeer, Timing } from './results.js';

export type TimedPeer = BenchPeer & { readonly each: Timing };

export const isTimedPeer = (peer: BenchPeer): peer is TimedPeer =>
  peer.outcome === 'timed' && peer.each !== undefined;

/** Ours carry the project's name. */
export const isOurs = ({ name }: BenchPeer): boolean => /^isoloss\b/i.test(name);

/** In the file's order, the peers of each task together. */
export function peersByTask(peers: readonly BenchPeer[]): BenchPeer[][] {
  return [...new Set(peers.map(({ task }) => task))].map((task) =>
    peers.filter((peer) => peer.task === task),
  );
}

/** Seconds spent for each start that came to the least objective; undefined where none did. */
export function secondsPerReached({ each, reached }: BenchPeer): number | undefined {
  return each === undefined || reached === undefined || reached === 0 ? undefined : each.median / reached;
}

/** Seconds that one item takes; of searches, one that ends where it should, infinite where none does. */
export function secondsPerItem(peer: TimedPeer): number {
  return peer.reached === undefined ? peer.each.median : (secondsPerReached(peer) ?? Infinity);
}

/** Seconds of an item by the fastest of our own ways; undefined where none was timed. */
export function fastestOurs(peers: readonly BenchPeer[]): number | undefined {
  const own = peers.filter(isOurs).filter(isTimedPeer);
  return own.length === 0 ? undefined : Math.min(...own.map(({ each }) => each.median));
}

/** What a way computes on: only ways on the same are compared with one another. */
export type PeerHardware = 'processor' | 'GPU adapter';

/** Names of ways say which API they use. */
export const hardwareOf = ({ name }: BenchPeer): PeerHardware =>
  /\bwebgpu\b/.test(name) ? 'GPU adapter' : 'processor';

interface Fastest {
  readonly name: string;
  readonly seconds: number;
  readonly each: Timing;
}

/** Our fastest way with a task and the fastest other one, by {@link secondsPerItem}. */
export function fastestOfEach(peers: readonly BenchPeer[]): {
  readonly own: Fastest | undefined;
  readonly other: Fastest | undefined;
} {
  const best = (chosen: readonly TimedPeer[]): Fastest | undefined =>
    chosen
      .map((peer) => ({ name: peer.name, seconds: secondsPerItem(peer), each: peer.each }))
      .filter(({ seconds }) => seconds < Infinity)
      .sort((a, b) => a.seconds - b.seconds)[0];
  const timed = peers.filter(isTimedPeer);
  return { own: best(timed.filter(isOurs)), other: best(timed.filter((peer) => !isOurs(peer))) };
}
