/** One request and its answer, within limits of time. Node only. */

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

/** The error of a server that was silent for too long. */
export class Silence extends Error {
  override readonly name = 'Silence';
}

/**
 * Sends a request and reads the answer whole. Throws {@link Silence} if the answer does not begin within `limit` milliseconds, or
 * pauses as long; what `fetch` throws; and the reason of `signal`.
 */
export async function exchange(
  url: string,
  init: RequestInit,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const stop = new AbortController();
  const abort = () => stop.abort(signal?.reason);
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort, { once: true });
  const fallSilent = () => stop.abort(new Silence(`no answer within ${limit / 1000} s`));
  let timer = setTimeout(fallSilent, limit);
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: stop.signal });
    const pieces: Uint8Array[] = [];
    if (response.body !== null) {
      for await (const piece of response.body) {
        clearTimeout(timer);
        timer = setTimeout(fallSilent, limit);
        pieces.push(piece);
      }
    }
    return { status: response.status, headers: response.headers, bytes: joined(pieces) };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

/** In a buffer of its own. */
function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
