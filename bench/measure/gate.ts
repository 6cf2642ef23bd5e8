/** What keeps wrong results from being fast: every timed run's result passes here. */
import { sha256Hex } from '#platform';
import type { Outcome, Verdict } from '../suite.js';

/** Results of at most so many bytes are kept to be compared with, larger ones known by their digest. */
const KEPT = 2 ** 16;

/**
 * Judges results of one piece of work. Bytes that were found right once are right again; all others are checked
 * against float64 themselves.
 */
export class Gate {
  #kept: { readonly bytes: readonly Uint8Array[]; readonly verdict: Verdict } | undefined;
  readonly #digests = new Map<string, Verdict>();

  async judge(outcome: Outcome): Promise<Verdict> {
    const bytes = outcome.bytes.map(bytesOf);
    const small = bytes.reduce((sum, { byteLength }) => sum + byteLength, 0) <= KEPT;
    if (small && this.#kept !== undefined && equal(bytes, this.#kept.bytes)) return this.#kept.verdict;
    const digest = small ? '' : await digestOf(outcome.bytes);
    const known = this.#digests.get(digest);
    if (known !== undefined) return known;
    const verdict = await outcome.check();
    if (!verdict.right) return verdict;
    if (small) this.#kept = { bytes: bytes.map((view) => view.slice()), verdict };
    else this.#digests.set(digest, verdict);
    return verdict;
  }
}

/** The one to tell of two: what is wrong, else the larger error. */
export function worse(a: Verdict, b: Verdict): Verdict {
  if (!a.right) return a;
  return !b.right || b.error > a.error ? b : a;
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function equal(a: readonly Uint8Array[], b: readonly Uint8Array[]): boolean {
  return a.length === b.length && a.every((view, k) => sameBytes(view, b[k]));
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Equal for equal bytes, in hexadecimal. */
export async function digestOf(views: readonly ArrayBufferView[]): Promise<string> {
  const digests: string[] = [];
  for (const view of views.map(bytesOf)) {
    // Shared memory is not hashed where it lies.
    const own = view.buffer instanceof ArrayBuffer ? (view as Uint8Array<ArrayBuffer>) : view.slice();
    digests.push(await sha256Hex(own));
  }
  return digests.join();
}
