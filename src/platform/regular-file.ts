/** Files from strangers, read within bounds: what is no regular file is not opened, and what is endless ends. Node only. */
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

/** Room for what a file has beyond the size it gives; some files of the system give 0. */
const PIECE = 1 << 16;

/** The code of what is longer than its reader takes. */
export const TOO_LONG = 'TOO_LONG';

/**
 * The bytes of a regular file, at most `most` of them. Throws {@link Unreadable} for what is longer, missing, a folder, a
 * device or a pipe (either of which may never end).
 */
export async function readRegularFile(path: string, most: number): Promise<Uint8Array<ArrayBuffer>> {
  let file: FileHandle | undefined;
  try {
    // Looked at first, since to open a device may do something; then again, since another may have taken its place.
    checkKind(await stat(path));
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const about = await file.stat();
    checkKind(about);
    checkSize(about.size, most);
    let bytes = new Uint8Array(about.size + PIECE);
    for (let length = 0; ; ) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, null);
      if (bytesRead === 0) return bytes.subarray(0, length);
      length += bytesRead;
      checkSize(length, most);
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

/** Throws {@link Unreadable} for what is no regular file. */
export async function checkRegular(path: string): Promise<void> {
  try {
    checkKind(await stat(path));
  } catch (error) {
    throw unreadable(error);
  }
}

/** All of a stream such as standard input, at most `most` bytes. Throws {@link Unreadable}. */
export async function readStream(
  stream: AsyncIterable<Uint8Array>,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of stream) {
      size += piece.length;
      checkSize(size, most);
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

function checkKind(about: Kind): void {
  if (about.isFile()) return;
  if (about.isDirectory()) throw new Unreadable('it is a folder', 'EISDIR');
  throw about.isFIFO()
    ? new Unreadable('it is a pipe, not a file', 'PIPE')
    : new Unreadable('it is a device, not a file');
}

function checkSize(size: number, most: number): void {
  if (size > most) throw new Unreadable(`it is longer than ${Math.round(most / 1e6)} MB`, TOO_LONG);
}

/** What the file system said, in words. */
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
