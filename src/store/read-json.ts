/** JSON that anyone may have written, as a value. Node only. */
import { readRegularFile, readStream, Unreadable } from '../platform/regular-file.js';
import { excerpt } from '../text.js';

/** Far more than any record has; more would take its readers' memory. */
const MOST_BYTES = 64e6;

/** Levels of arrays and objects inside one another: records have a dozen, and what is deeper takes the stack. */
const MOST_DEPTH = 100;

/** What a file holds is not JSON, or none that is read; the message finishes the sentence "it ...". */
export class NotJson extends Error {
  override readonly name = 'NotJson';
}

/** The value in a file, or in standard input for `-`. Throws {@link Unreadable} and {@link NotJson}, in bounded sentences. */
export async function readJson(path: string): Promise<unknown> {
  return parseJson(
    path === '-' ? await readStream(process.stdin, MOST_BYTES) : await readRegularFile(path, MOST_BYTES),
  );
}

export { Unreadable };

/** UTF-8, or what a byte-order mark says. Throws {@link NotJson}. */
export function parseJson(bytes: Uint8Array): unknown {
  const text = decoded(bytes);
  if (text.includes('\0')) throw new NotJson('holds NUL characters');
  if (depthOf(text) > MOST_DEPTH) {
    throw new NotJson(`holds JSON that is nested more than ${MOST_DEPTH} levels deep`);
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

/** Of brackets outside of strings; a text that is not JSON has some depth too. */
function depthOf(text: string): number {
  let [depth, most] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case 0x22: // A string: on to its end.
        for (i++; i < text.length && text.charCodeAt(i) !== 0x22; i++) if (text.charCodeAt(i) === 0x5c) i++;
        break;
      case 0x5b:
      case 0x7b:
        most = Math.max(most, ++depth);
        break;
      case 0x5d:
      case 0x7d:
        depth--;
    }
  }
  return most;
}
