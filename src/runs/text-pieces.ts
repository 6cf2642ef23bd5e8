/** The text of a file in pieces, so that no second copy of the whole is made. */
import { IsolossError } from '../errors.js';

/** Bytes or characters of a piece. */
const PIECE = 1 << 20;

/**
 * Decodes UTF-8, or UTF-16 with a byte-order mark (spreadsheets' "Unicode text"); the mark is left out. Throws
 * `not-text` where the bytes are not text.
 */
export function* textPieces(content: string | Uint8Array, source: string): Generator<string> {
  for (const piece of decoded(content, source)) {
    if (piece.includes('\0')) {
      throw notText(
        source,
        'has zero bytes, which text has not',
        'Save it as CSV in UTF-8, or as Parquet; UTF-16 needs a byte-order mark.',
      );
    }
    if (piece !== '') yield piece;
  }
}

function* decoded(content: string | Uint8Array, source: string): Generator<string> {
  if (typeof content === 'string') {
    const text = content.startsWith('\ufeff') ? content.slice(1) : content;
    for (let from = 0; from < text.length; from += PIECE) yield text.slice(from, from + PIECE);
    return;
  }
  const decoder = new TextDecoder(encodingOf(content), { fatal: true });
  try {
    for (let from = 0; from < content.length; from += PIECE) {
      yield decoder.decode(content.subarray(from, from + PIECE), { stream: true });
    }
    yield decoder.decode();
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    const fix = 'Save it as CSV in UTF-8, or as Parquet; unpack it if it is compressed.';
    throw notText(source, 'is neither UTF-8 text nor Parquet', fix, cause);
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function notText(source: string, what: string, fix: string, cause?: unknown): IsolossError {
  return new IsolossError('not-text', `${source} ${what}.`, fix, { place: { file: source }, cause });
}
