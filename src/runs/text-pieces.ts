/** The text of a file in pieces, so that no second copy of the whole is made. */
import { IsolossError } from '../errors.js';

/** Bytes or characters of a piece. */
const PIECE = 1 << 20;

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Bytes that are no text in the encoding that was tried. */
export class NotInEncoding extends Error {
  override readonly name = 'NotInEncoding';
}

/** Decodes text; a byte-order mark is left out. Throws `not-text` for zero characters, and {@link NotInEncoding}. */
export function* textPieces(
  content: string | Uint8Array,
  source: string,
  encoding: Encoding = 'utf-8',
): Generator<string> {
  for (const piece of decoded(content, encoding)) {
    if (piece.includes('\0')) {
      throw notText(source, 'has zero bytes, which text has not', 'Save it as CSV in UTF-8, or as Parquet.');
    }
    if (piece !== '') yield piece;
  }
}

function* decoded(content: string | Uint8Array, encoding: Encoding): Generator<string> {
  if (typeof content === 'string') {
    const text = content.startsWith('\ufeff') ? content.slice(1) : content;
    for (let from = 0; from < text.length; from += PIECE) yield text.slice(from, from + PIECE);
    return;
  }
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (let from = 0; from < content.length; from += PIECE) {
      yield decoder.decode(content.subarray(from, from + PIECE), { stream: true });
    }
    yield decoder.decode();
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new NotInEncoding(encoding, { cause });
  }
}

/** Bytes that are looked at where no byte-order mark says what they are. */
const SAMPLE = 1 << 12;

/**
 * UTF-8, or UTF-16 where a byte-order mark says so or every other byte is zero, as in tables of mostly ASCII characters.
 * Throws `not-text` for UTF-32.
 */
export function encodingOf(bytes: Uint8Array, source: string): Encoding {
  const [a, b, c, d] = bytes;
  const isWide =
    (a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff);
  if (isWide) throw notText(source, 'is UTF-32', 'Save it as CSV in UTF-8.');
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const pairs = Math.min(bytes.length, SAMPLE) >> 1;
  let [even, odd] = [0, 0];
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0) even++;
    if (bytes[2 * i + 1] === 0) odd++;
  }
  if (even === 0 && odd > pairs / 2) return 'utf-16le';
  return odd === 0 && even > pairs / 2 ? 'utf-16be' : 'utf-8';
}

/** Whether bytes that are not UTF-8 may be text of one byte a character: those have no control characters. */
export function mayBeLatin(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 12 || byte === 13);
}

export function notText(source: string, what: string, fix: string, cause?: unknown): IsolossError {
  return new IsolossError('not-text', `${source} ${what}.`, fix, { place: { file: source }, cause });
}
