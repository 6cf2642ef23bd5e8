/** The bytes of files and of standard input, up to a limit. Node only. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { IsolossError } from '../errors.js';
import { readRegularFile, readStream, TOO_LONG, unreadable } from '../platform/regular-file.js';
import { excerpt } from '../text.js';

/** Most bytes of a file, and of a stream, whose length is not known in advance. */
const MAX_BYTES = { file: 2 ** 31 - 1, stream: 2 ** 27 };

/** Anonymous pipes, which have a writer. */
const ANONYMOUS_PIPE = /^\/dev\/(stdin|fd\/\d+)$|^\/proc\/(self|\d+)\/fd\/\d+$/;

/**
 * The bytes of a file, or of standard input for `-`. Devices and named pipes are refused: they may be endless, or may
 * never be written to. The pipes of a shell (`/dev/stdin`, `<(...)`) are read like standard input.
 * Throws `unreadable-file` and `too-large`.
 */
export async function readBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    if (path === '-') return await readStream(process.stdin, MAX_BYTES.stream);
    if (ANONYMOUS_PIPE.test(path) && (await stat(path)).isFIFO()) {
      return await readStream(createReadStream(path), MAX_BYTES.stream);
    }
    return await readRegularFile(path, MAX_BYTES.file);
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
