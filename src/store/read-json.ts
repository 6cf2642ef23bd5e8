/** Reads JSON of unknown origin. Node only. */
import { readRegularFile, readStream, Unreadable } from '../platform/regular-file.js';
import { excerpt } from '../text.js';

/** Far more than any record has: bounds the memory of its readers. */
const MAX_BYTES = 64e6;

/** Levels of nested arrays and objects: records have a dozen; recursion over many more would overflow the stack. */
const MAX_DEPTH = 100;

/** A file is not JSON, or not within the limits; the message completes the sentence "it ...". */
export class NotJson extends Error {
  override readonly name = 'NotJson';
}

/** The value in a file, or in standard input for `-`. Throws {@link Unreadable} and {@link NotJson}, in bounded sentences. */
export async function readJson(path: string): Promise<unknown> {
  return parseJson(
    path === '-' ? await readStream(process.stdin, MAX_BYTES) : await readRegularFile(path, MAX_BYTES),
  );
}

export { Unreadable };

/** Reads UTF-8, or the encoding of the byte-order mark. Throws {@link NotJson}. */
export function parseJson(bytes: Uint8Array): unknown {
  const text = decoded(bytes);
  if (text.includes('\0')) throw new NotJson('holds NUL characters');
  if (depthOf(text) > MAX_DEPTH) {
    throw new NotJson(`holds JSON that is nested more than ${MAX_DEPTH} levels deep`);
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new NotJson(`is not JSON (${excerpt(reason, 120)})`, { cause });
  }
}

function decoded(bytes: Uint8Array): string {
  const [a, b] = bytes;
  const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new NotJson(`is not text in ${encoding.toUpperCase()}`, { cause });
  }
}

/** The depth of nested brackets outside strings, whether or not the text is JSON. */
function depthOf(text: string): number {
  let [depth, deepest] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case 0x22: // Skip the string.
        for (i++; i < text.length && text.charCodeAt(i) !== 0x22; i++) if (text.charCodeAt(i) === 0x5c) i++;
        break;
      case 0x5b:
      case 0x7b:
        deepest = Math.max(deepest, ++depth);
        break;
      case 0x5d:
      case 0x7d:
        depth--;
    }
  }
  return deepest;
}
