/** What keeps wrong results from being fast: every timed run's result passes here. */
import { sha256Hex } from '#platform';
import type { Outcome, Verdict } from '../suite.js';

/**
 * Judges results of one piece of work. Bytes that were found right once are right again; all others are checked
 * against float64 themselves.
 */
export class Gate {
  /** By digest, so that large results need not be kept. */
  readonly #right = new Map<string, Verdict>();

  async judge(outcome: Outcome): Promise<Verdict> {
    const digest = await digestOf(outcome.bytes);
    const known = this.#right.get(digest);
    if (known !== undefined) return known;
    const verdict = await outcome.check();
    if (verdict.right) this.#right.set(digest, verdict);
    return verdict;
  }
}

/** The one to tell of two: what is wrong, else the larger error. */
export function worse(a: Verdict, b: Verdict): Verdict {
  if (!a.right) return a;
  return !b.right || b.error > a.error ? b : a;
}

async function digestOf(views: readonly ArrayBufferView[]): Promise<string> {
  const digests: string[] = [];
  for (const view of views) digests.push(await sha256Hex(bytesOf(view)));
  return digests.join();
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array<ArrayBuffer> {
  if (buffer instanceof ArrayBuffer) return new Uint8Array(buffer, byteOffset, byteLength);
  // Shared memory is not hashed where it lies.
  return new Uint8Array(buffer, byteOffset, byteLength).slice();
}
