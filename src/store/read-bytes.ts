/** Files and standard input whole, within bounds. Node only. */
import { createReadStream } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { IsolossError } from '../errors.js';
import { excerpt, formatCount } from '../text.js';

/** What is read of a file at most, and of a stream, whose length is not known before. */
const MOST = { file: 2 ** 31 - 1, stream: 2 ** 27 };

/**
 * The bytes of a file, or of standard input for `-`. Devices, and pipes that have a name, are refused: they may have no
 * end, or nobody may ever write to them. A shell's own pipes (`/dev/stdin`, `<(...)`) are read as standard input is.
 * Throws `unreadable-file` and `too-large`.
 */
export async function readBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  if (path === '-') return readStream(process.stdin, 'standard input');
  try {
    // Looked at before it is opened, since opening a pipe waits for its writer.
    const found = await stat(path);
    if (found.isFile()) return await readFile(path, found.size);
    if (found.isFIFO() && OF_THE_SHELL.test(path)) {
      return await readStream(createReadStream(path), path);
    }
    throw refused(path, found.isDirectory() ? 'it is a folder' : found.isFIFO() ? pipe : device, undefined);
  } catch (error) {
    throw error instanceof IsolossError ? error : refused(path, reasonOf(error), error);
  }
}

/** Pipes without a name, which have a writer. */
const OF_THE_SHELL = /^\/dev\/(stdin|fd\/\d+)$|^\/proc\/(self|\d+)\/fd\/\d+$/;

const pipe = 'it is a pipe with a name';
const device = 'it is a device or socket, not a file';

async function readFile(path: string, size: number): Promise<Uint8Array<ArrayBuffer>> {
  if (size > MOST.file) throw tooLarge(path, MOST.file, 'is');
  const file = await open(path, 'r');
  try {
    return await readWhole(file, size, path);
  } finally {
    await file.close();
  }
}

/** Some files of the system have a size of 0 and content all the same. */
async function readWhole(file: FileHandle, size: number, path: string): Promise<Uint8Array<ArrayBuffer>> {
  let bytes = new Uint8Array(size);
  let length = 0;
  for (;;) {
    if (length === bytes.length) {
      const more = new Uint8Array(1 << 16);
      const { bytesRead } = await file.read(more, 0, more.length, null);
      if (bytesRead === 0) return bytes.subarray(0, length);
      if (length + bytesRead > Math.max(size, MOST.stream)) throw tooLarge(path, MOST.stream, 'grows beyond');
      const longer = new Uint8Array(Math.max(2 * length, length + bytesRead));
      longer.set(bytes.subarray(0, length));
      longer.set(more.subarray(0, bytesRead), length);
      bytes = longer;
      length += bytesRead;
      continue;
    }
    const { bytesRead } = await file.read(bytes, length, bytes.length - length, null);
    if (bytesRead === 0) return bytes.subarray(0, length);
    length += bytesRead;
  }
}

async function readStream(stream: Readable, source: string): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of stream as AsyncIterable<Uint8Array>) {
    length += piece.length;
    if (length > MOST.stream) throw tooLarge(source, MOST.stream, 'gives more than');
    pieces.push(piece);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces.splice(0)) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

function tooLarge(source: string, most: number, how: string): IsolossError {
  return new IsolossError(
    'too-large',
    `${excerpt(source, 200)} ${how === 'is' ? 'is larger than' : how} ${formatCount(most)} bytes.`,
    'Keep the columns and rows that matter, in a file of their own (Parquet takes the least room).',
    { place: { file: source } },
  );
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = new Map([
    ['ENOENT', 'there is no such file'],
    ['ENOTDIR', 'there is no such file'],
    ['EACCES', 'permission is denied'],
    ['ENAMETOOLONG', 'its name is too long'],
    ['ELOOP', 'its links go round in a circle'],
    ['ENXIO', device],
  ]);
  return known.get(code) ?? excerpt(error instanceof Error ? error.message : String(error), 200);
}

function refused(path: string, reason: string, cause: unknown): IsolossError {
  const fix = reason === pipe ? 'Give - as the path and let the pipe be standard input.' : 'Check the path.';
  return new IsolossError('unreadable-file', `${excerpt(path, 200)} cannot be read: ${reason}.`, fix, {
    place: { file: path },
    cause,
  });
}
