/** Tables from files and standard input, whole and within bounds. Node only. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { IsolossError } from '../errors.js';
import { readRegularFile, readStream, TOO_LONG, unreadable } from '../platform/regular-file.js';
import { excerpt } from '../text.js';

/** What is read of a file at most, and of a stream, whose length is not known before. */
const MOST = { file: 2 ** 31 - 1, stream: 2 ** 27 };

/** Pipes without a name, which have a writer. */
const OF_THE_SHELL = /^\/dev\/(stdin|fd\/\d+)$|^\/proc\/(self|\d+)\/fd\/\d+$/;

/**
 * The bytes of a file, or of standard input for `-`. Devices, and pipes that have a name, are refused: they may have no
 * end, or nobody may ever write to them. A shell's own pipes (`/dev/stdin`, `<(...)`) are read as standard input is.
 * Throws `unreadable-file` and `too-large`.
 */
export async function readBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    if (path === '-') return await readStream(process.stdin, MOST.stream);
    if (OF_THE_SHELL.test(path) && (await stat(path)).isFIFO()) {
      return await readStream(createReadStream(path), MOST.stream);
    }
    return await readRegularFile(path, MOST.file);
  } catch (error) {
    throw refused(path === '-' ? 'standard input' : path, error);
  }
}

function refused(source: string, error: unknown): IsolossError {
  const { message, code, cause } = unreadable(error);
  const fixes: Readonly<Record<string, string>> = {
    [TOO_LONG]:
      'Keep the columns and rows that matter, in a file of their own (Parquet takes the least room).',
    PIPE: 'Give - as the path and let the pipe be standard input.',
  };
  return new IsolossError(
    code === TOO_LONG ? 'too-large' : 'unreadable-file',
    `${excerpt(source, 200)} cannot be read: ${message}.`,
    Object.hasOwn(fixes, code) ? fixes[code] : 'Check the path.',
    { place: { file: source }, cause },
  );
}
