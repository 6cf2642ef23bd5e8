/** Errors of a store in a folder: what the file system refused, in words, and whether another try may succeed. Node only. */
import { IsolossError } from '../errors.js';
import { Unreadable } from '../platform/regular-file.js';
import { codeOf } from './output-path.js';

interface Reason {
  readonly why: string;
  readonly fix: string;
  /** `run` where another try may succeed. */
  readonly kind: 'input' | 'run';
}

const ROOM = 'Free some space and run it again: what is complete in the store is kept.';
const AGAIN = 'Run it again: what is complete in the store is kept.';
const PERMIT = 'Make it writable, or name another folder.';

const reasons: Readonly<Record<string, Reason>> = {
  ENOSPC: { why: 'the disk is full', fix: ROOM, kind: 'run' },
  EDQUOT: { why: 'the disk quota is used up', fix: ROOM, kind: 'run' },
  EMFILE: { why: 'too many files are open', fix: AGAIN, kind: 'run' },
  ENFILE: { why: 'too many files are open', fix: AGAIN, kind: 'run' },
  EIO: { why: 'the disk failed', fix: 'Check the disk, then run it again.', kind: 'run' },
  ENOENT: { why: 'its folder was removed', fix: AGAIN, kind: 'run' },
  EACCES: { why: 'its folder is read-only', fix: PERMIT, kind: 'input' },
  EPERM: { why: 'its folder is read-only', fix: PERMIT, kind: 'input' },
  EROFS: { why: 'its disk is read-only', fix: 'Name a folder elsewhere.', kind: 'input' },
  EEXIST: { why: 'a file lies where a folder should be', fix: 'Name another folder.', kind: 'input' },
  ENOTDIR: { why: 'a file lies where a folder should be', fix: 'Name another folder.', kind: 'input' },
  EISDIR: { why: 'a folder lies in its place', fix: 'Name another folder.', kind: 'input' },
  ENAMETOOLONG: { why: 'its name is too long', fix: 'Name a folder with a shorter path.', kind: 'input' },
  ELOOP: { why: 'its links are circular', fix: 'Name another folder.', kind: 'input' },
};

/** The path of a store at which there can be none. */
export function badFolder(path: string, why: string): IsolossError {
  return new IsolossError('bad-store', `'${path}' cannot be a store: ${why}.`, 'Name a folder.', {
    place: { file: path },
  });
}

export function cannotWriteObject(path: string, cause: unknown): IsolossError {
  const { why, fix, kind } = reasonOf(cause);
  return new IsolossError('cannot-write', `'${path}' cannot be written: ${why}.`, fix, {
    kind,
    cause,
    place: { file: path },
  });
}

export function cannotReadObject(path: string, cause: unknown): IsolossError {
  const { why, fix, kind } =
    cause instanceof Unreadable && !isTransient(cause.code)
      ? { why: cause.message, fix: 'Make it readable, or name another folder.', kind: 'input' as const }
      : reasonOf(cause);
  return new IsolossError('cannot-read', `'${path}' cannot be read: ${why}.`, fix, {
    kind,
    cause,
    place: { file: path },
  });
}

function isTransient(code: string): boolean {
  return reasons[code]?.kind === 'run';
}

function reasonOf(cause: unknown): Reason {
  const known = reasons[codeOf(cause)];
  if (known !== undefined) return known;
  return { why: cause instanceof Error ? cause.message : String(cause), fix: AGAIN, kind: 'run' };
}
