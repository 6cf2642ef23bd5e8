/** Output paths: symbolic links resolved, the identity of their files, and whether they can be written. Node only. */
import { randomUUID } from 'node:crypto';
import { type BigIntStats, closeSync, constants, openSync, rmSync } from 'node:fs';
import { access, readlink, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { IsolossError } from '../errors.js';

/** Symbolic links followed in a row at most: Linux has the same limit. */
const MAX_LINKS = 40;

/**
 * Resolves symbolic links whose targets need not exist yet: the target is written and the link kept. Throws the errors of
 * the file system, and ELOOP for circular links.
 */
export async function resolveLinks(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  let at = resolve(path);
  for (let links = 0; links < MAX_LINKS; links++) {
    const folder = await realpath(dirname(at));
    const place = join(folder, basename(at));
    const to = await readlink(place).catch(() => undefined);
    if (to === undefined) return place;
    at = resolve(folder, to);
  }
  throw Object.assign(new Error('its links are circular'), { code: 'ELOOP' });
}

/** The status of the file, of a link's target for a link; undefined if there is none. */
export async function statOf(path: string): Promise<BigIntStats | undefined> {
  try {
    return await stat(path, { bigint: true });
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Identifies a file whatever links and names lead to it: device and inode, those of the folder with the name if the file
 * does not exist yet. Undefined for devices and pipes, which may be shared, and if the file system gives no answer.
 */
export async function identityOf(path: string): Promise<string | undefined> {
  try {
    const there = await statOf(path);
    if (there !== undefined) return there.isFile() ? `${there.dev}:${there.ino}` : undefined;
    const place = await resolveLinks(path);
    const { dev, ino } = await stat(dirname(place), { bigint: true });
    return `${dev}:${ino}/${basename(place)}`;
  } catch {
    return undefined;
  }
}

/** A name for a temporary file in the folder of `target`. */
export function temporaryPath(target: string): string {
  return join(dirname(target), `.isoloss-${process.pid}-${randomUUID()}.tmp`);
}

/**
 * Throws `cannot-write` if `path` cannot be written, so that a long job fails before its work and not after it: a file is
 * created in the folder and removed again. `inputs` are files that the job reads; no output may replace one, under
 * whatever name.
 */
export async function checkWritable(path: string, inputs: readonly string[] = []): Promise<void> {
  const refuse = (why: string, fix: string, cause?: unknown) => cannotWrite(path, why, fix, cause);
  if (path.trim() === '') throw refuse('it has no name', 'Name a file.');
  if (path.includes('\0')) throw refuse('its name holds a NUL character', 'Name another file.');
  try {
    const there = await statOf(path);
    if (there?.isDirectory() || path.endsWith('/') || path.endsWith(sep)) {
      throw refuse('it is a folder', 'Name a file inside it.');
    }
    const own = await identityOf(path);
    for (const input of inputs) {
      const isSame =
        resolve(input) === resolve(path) || (own !== undefined && (await identityOf(input)) === own);
      if (isSame) throw refuse(whyInput(path, input), 'Name another file.');
    }
    if (there !== undefined) {
      // To root every file looks writable.
      if (there.isFile() && (there.mode & 0o222n) === 0n) throw refuse('it is read-only', READ_ONLY);
      await access(path, constants.W_OK);
      if (!there.isFile()) return;
    }
    const probe = temporaryPath(await resolveLinks(path));
    // In one step, so that no signal finds the file.
    closeSync(openSync(probe, 'wx'));
    rmSync(probe);
  } catch (error) {
    if (error instanceof IsolossError) throw error;
    throw refuse(...refusal(error), error);
  }
}

const READ_ONLY = 'Name another file, or make this one writable.';

function whyInput(path: string, input: string): string {
  return resolve(path) === resolve(input)
    ? "it is the job's own input"
    : `it is the job's own input '${input}'`;
}

/** Why the file system refuses, and what to do. */
function refusal(error: unknown): [why: string, fix: string] {
  const known: Readonly<Record<string, [string, string]>> = {
    ENOENT: ['its folder does not exist', 'Create the folder first.'],
    ENOTDIR: ['what should be its folder is a file', 'Name a file in a folder.'],
    EACCES: ['it or its folder is read-only', READ_ONLY],
    EPERM: ['it or its folder is read-only', READ_ONLY],
    EROFS: ['its folder is on a read-only disk', 'Name a file elsewhere.'],
    ENAMETOOLONG: ['its name is too long', 'Give it a shorter name.'],
    ELOOP: ['its links are circular', 'Name another file.'],
  };
  return known[codeOf(error)] ?? [reasonOf(error), 'Name another file.'];
}

/** The error for a write that failed, in words if the file system's code is known. */
export function writeFailure(path: string, error: unknown): IsolossError {
  const known: Readonly<Record<string, string>> = {
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk quota is used up',
    EFBIG: 'it is larger than files may be there',
    EPIPE: 'its reader has closed it',
    ENOENT: 'its folder was removed',
    EROFS: 'the disk became read-only',
    EIO: 'the disk failed',
  };
  const why = known[codeOf(error)] ?? reasonOf(error);
  return cannotWrite(path, why, 'Free the space or name another file.', error, 'run');
}

export function cannotWrite(
  path: string,
  why: string,
  fix: string,
  cause?: unknown,
  kind: 'input' | 'run' = 'input',
): IsolossError {
  const shown = path.length > 200 ? `${path.slice(0, 100)}...${path.slice(-60)}` : path;
  return new IsolossError('cannot-write', `'${shown}' cannot be written: ${why}.`, fix, {
    kind,
    cause,
    place: { file: shown },
  });
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
