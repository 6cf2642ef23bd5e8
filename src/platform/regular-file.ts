/** Untrusted files, read within bounds: only regular files are opened, and at most so many bytes read. Node only. */
import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';

/** Why a file is not read, in words that finish the sentence "FILE cannot be read: ...". */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';

  constructor(
    message: string,
    /** The file system's code, such as ENOENT. */
    readonly code = '',
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Extra buffer for content beyond the reported size; some system files report 0. */
const PIECE = 1 << 16;

/** The error code of content longer than the limit. */
export const TOO_LONG = 'TOO_LONG';

/**
 * The bytes of a regular file, at most `limit` of them. Throws {@link Unreadable} for a file that is longer or missing, a
 * folder, a device or a pipe (the last two may never end).
 */
export async function readRegularFile(path: string, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  let file: FileHandle | undefined;
  try {
    // Checked before opening, since opening a device may have effects, and after, since the file may have been replaced.
    checkKind(await stat(path));
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const status = await file.stat();
    checkKind(status);
    checkSize(status.size, limit);
    let bytes = new Uint8Array(status.size + PIECE);
    for (let length = 0; ; ) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, null);
      if (bytesRead === 0) return bytes.subarray(0, length);
      length += bytesRead;
      checkSize(length, limit);
      if (length < bytes.length) continue;
      const longer = new Uint8Array(2 * length);
      longer.set(bytes);
      bytes = longer;
    }
  } catch (error) {
    throw unreadable(error);
  } finally {
    await file?.close();
  }
}

/** Throws {@link Unreadable} unless the path is a regular file. */
export async function checkRegular(path: string): Promise<void> {
  try {
    checkKind(await stat(path));
  } catch (error) {
    throw unreadable(error);
  }
}

/** All of a stream such as standard input, at most `limit` bytes. Throws {@link Unreadable}. */
export async function readStream(
  stream: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of stream) {
      size += piece.length;
      checkSize(size, limit);
      pieces.push(piece);
    }
  } catch (error) {
    throw unreadable(error);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

interface Kind {
  isFile(): boolean;
  isDirectory(): boolean;
  isFIFO(): boolean;
}

function checkKind(status: Kind): void {
  if (status.isFile()) return;
  if (status.isDirectory()) throw new Unreadable('it is a folder', 'EISDIR');
  throw status.isFIFO()
    ? new Unreadable('it is a pipe, not a file', 'PIPE')
    : new Unreadable('it is a device, not a file');
}

function checkSize(size: number, limit: number): void {
  if (size > limit) throw new Unreadable(`it is longer than ${Math.round(limit / 1e6)} MB`, TOO_LONG);
}

/** An error of the file system in words. */
export function unreadable(error: unknown): Unreadable {
  if (error instanceof Unreadable) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file',
    ENOTDIR: 'there is no such file',
    EISDIR: 'it is a folder',
    EACCES: 'permission is denied',
    ENAMETOOLONG: 'its name is too long',
    ELOOP: 'its links lead in a circle',
    ERR_INVALID_ARG_VALUE: 'its name holds a NUL character',
  };
  const reason = Object.entries(known).find(([name]) => name === code)?.[1];
  const message = error instanceof Error ? error.message : String(error);
  return new Unreadable(reason ?? message.slice(0, 200), code, { cause: error });
}
