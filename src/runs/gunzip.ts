/** Files packed with gzip, within memory in proportion to their size. */
import { IsolossError } from '../errors.js';
import { formatCount } from '../text.js';

/** Bytes that a file may unpack to: as many for any file, or so many for each of its bytes. */
const MOST = { least: 2 ** 26, perByte: 256, at: 2 ** 31 - 1 };

/** True where the bytes begin as gzip has them. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** The unpacked bytes. Throws `too-large`, and `not-text` for damage. */
export async function gunzip(bytes: Uint8Array, source: string): Promise<Uint8Array> {
  const most = Math.min(MOST.at, Math.max(MOST.least, MOST.perByte * bytes.length));
  const reader = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
    .getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > most) throw tooLarge(source, bytes.length, most);
      pieces.push(value);
    }
  } catch (cause) {
    // Cancelling the rest of the stream fails with the same error.
    await reader.cancel().catch(() => undefined);
    if (cause instanceof IsolossError) throw cause;
    throw new IsolossError(
      'not-text',
      `${source} cannot be unpacked: its gzip data end early or are damaged.`,
      'Copy or pack it again.',
      { place: { file: source }, cause },
    );
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function tooLarge(source: string, packed: number, most: number): IsolossError {
  return new IsolossError(
    'too-large',
    `${source} unpacks to more than ${formatCount(most)} bytes, where it has ${formatCount(packed)}.`,
    'Unpack it (gunzip FILE) and give what comes out.',
    { place: { file: source } },
  );
}
