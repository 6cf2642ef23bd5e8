/**
 * A store in a folder, on a disk of this machine or on one that several machines share. Node only.
 *
 * An object is written under a temporary name beside its place, synced, and then linked to its name, which fails if there
 * is one, or renamed over it; then the folder is synced. A process that is killed leaves a temporary file, which a later one
 * removes.
 */
import { randomUUID } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { IsolossError, throwIfAborted } from '../errors.js';
import { readRegularFile, Unreadable } from '../platform/regular-file.js';
import { removeAbandoned, temporaryOf } from './abandoned-temporaries.js';
import { badFolder, cannotReadObject, cannotWriteObject } from './folder-errors.js';
import { checkKey, checkPrefix, type ListedObject, type ObjectStore } from './object-store.js';
import { codeOf, identityOf, statOf } from './output-path.js';
import { syncFolders } from './sync-folders.js';
import { registerTemporary, unregisterTemporary } from './unfinished.js';

/** Most bytes of an object that is read. */
const MAX_BYTES = 2 ** 31 - 1;

/** Files whose status is asked for at the same time. */
const AT_ONCE = 32;

/** Times that a temporary file is written anew after someone removed it or its folder. */
const TRIES = 5;

/** File systems without hard links answer with one of these. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV']);

/** The store in the folder at `path`, which need not exist. Throws `bad-store` if something else lies there. */
export async function openFolder(path: string): Promise<ObjectStore> {
  if (path.trim() === '') throw badFolder(path, 'it has no name');
  if (path.includes('\0')) throw badFolder(path, 'its name holds a NUL character');
  try {
    const there = await statOf(path);
    if (there !== undefined && !there.isDirectory()) throw badFolder(path, 'there is a file, not a folder');
  } catch (error) {
    if (error instanceof IsolossError) throw error;
    if (codeOf(error) === 'ENOTDIR') throw badFolder(path, 'a part of its path is a file, not a folder');
    throw cannotReadObject(path, error);
  }
  return new FolderObjects(path);
}

class FolderObjects implements ObjectStore {
  private readonly root: string;
  /** Folders in which what dead processes left was looked for. */
  private readonly tidied = new Set<string>();

  constructor(readonly location: string) {
    this.root = resolve(location);
  }

  async read(key: string, signal?: AbortSignal): Promise<Uint8Array | null> {
    const path = this.pathOf(key);
    throwIfAborted(signal);
    try {
      return await readRegularFile(path, MAX_BYTES);
    } catch (error) {
      if (error instanceof Unreadable && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null;
      throw cannotReadObject(this.shown(key), error);
    }
  }

  async create(key: string, bytes: Uint8Array, signal?: AbortSignal): Promise<'created' | 'exists'> {
    const path = this.pathOf(key);
    throwIfAborted(signal);
    return await this.writing(key, async () => {
      if ((await statOf(path)) !== undefined) {
        // Who created it may not have synced the folder yet.
        await syncFolders([dirname(path)]);
        return 'exists';
      }
      return await this.withTemporary(path, bytes, (temporary) => linkNew(temporary, path));
    });
  }

  async replace(key: string, bytes: Uint8Array, signal?: AbortSignal): Promise<void> {
    const path = this.pathOf(key);
    throwIfAborted(signal);
    await this.writing(key, () => this.withTemporary(path, bytes, (temporary) => rename(temporary, path)));
  }

  async *list(prefix: string, signal?: AbortSignal): AsyncIterable<ListedObject> {
    checkPrefix(prefix);
    yield* this.listIn(prefix.slice(0, prefix.lastIndexOf('/') + 1), prefix, signal);
  }

  async remove(key: string, signal?: AbortSignal): Promise<void> {
    const path = this.pathOf(key);
    throwIfAborted(signal);
    await this.writing(key, async () => {
      await rm(path, { force: true });
      await syncFolders([dirname(path)]);
    });
  }

  /** Everything below `folder` (empty, or with a slash at its end) whose key begins with `prefix`. */
  private async *listIn(folder: string, prefix: string, signal?: AbortSignal): AsyncIterable<ListedObject> {
    throwIfAborted(signal);
    let entries: Dirent[];
    try {
      entries = await readdir(join(this.root, folder), { withFileTypes: true });
    } catch (error) {
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return;
      throw cannotReadObject(this.shown(folder), error);
    }
    // A folder is where its slash puts it: 'a-b' comes before 'a/c'.
    const keys = entries
      .filter(({ name }) => /^[\w-][\w.-]*$/.test(name))
      .map((entry) => folder + entry.name + (entry.isDirectory() ? '/' : ''))
      .filter((key) => key.startsWith(prefix) || (key.endsWith('/') && prefix.startsWith(key)))
      .sort((a, b) => (a < b ? -1 : 1));
    for (let from = 0; from < keys.length; from += AT_ONCE) {
      const some = keys.slice(from, from + AT_ONCE);
      throwIfAborted(signal);
      const listed = await Promise.all(
        some.map((key) => (key.endsWith('/') ? undefined : this.statusOf(key))),
      );
      for (const [i, key] of some.entries()) {
        const file = listed[i];
        if (file !== undefined) yield file;
        else if (key.endsWith('/')) yield* this.listIn(key, prefix, signal);
      }
    }
  }

  private async statusOf(key: string): Promise<ListedObject | undefined> {
    try {
      const status = await stat(join(this.root, key));
      return status.isFile() ? { key, size: status.size, modified: status.mtimeMs } : undefined;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw cannotReadObject(this.shown(key), error);
    }
  }

  private async writing<T>(key: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw error instanceof IsolossError ? error : cannotWriteObject(this.shown(key), error);
    }
  }

  /** Has `place` put a synced temporary file, which holds `bytes`, in its place at `path`. */
  private async withTemporary<T>(
    path: string,
    bytes: Uint8Array,
    place: (temporary: string) => Promise<T>,
  ): Promise<T> {
    const folder = dirname(path);
    for (let tries = 1; ; tries++) {
      await this.prepare(folder);
      const temporary = temporaryOf(folder, randomUUID());
      registerTemporary(temporary);
      try {
        await writeSynced(temporary, bytes);
        const result = await place(temporary);
        await syncFolders([folder]);
        return result;
      } catch (error) {
        // It was taken for abandoned, by one who does not see this process, or the folder was removed.
        if (codeOf(error) !== 'ENOENT' || tries === TRIES) throw error;
        this.tidied.delete(folder);
      } finally {
        await rm(temporary, { force: true }).catch(() => {});
        unregisterTemporary(temporary);
      }
    }
  }

  /** Creates the folder, once, and removes what dead processes left in it. */
  private async prepare(folder: string): Promise<void> {
    if (this.tidied.has(folder)) return;
    await makeFolder(folder);
    await removeAbandoned(folder);
    this.tidied.add(folder);
  }

  private pathOf(key: string): string {
    checkKey(key);
    return join(this.root, key);
  }

  private shown(key: string): string {
    return join(this.location, key);
  }
}

/**
 * Creates a folder and those above it, durably. `mkdir` itself, asked to be recursive, answers ENOENT where the disk is
 * read-only.
 */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && (await statOf(folder))?.isDirectory()) return;
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await makeFolder(folder);
    return;
  }
  await syncFolders([dirname(folder)]);
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Gives `temporary` the name `path`, unless there is a file of that name. */
async function linkNew(temporary: string, path: string): Promise<'created' | 'exists'> {
  try {
    await link(temporary, path);
    return 'created';
  } catch (error) {
    // Over a network the answer to a link that was made may be lost, and the link be asked for again.
    if (codeOf(error) === 'EEXIST') return (await isSame(temporary, path)) ? 'created' : 'exists';
    if (!NO_LINKS.has(codeOf(error))) throw error;
  }
  // Without hard links, two that create a key within the same instant may both be answered 'created', and the later one's
  // object stays, which for work that is done twice has the same bytes.
  if ((await statOf(path)) !== undefined) return 'exists';
  await rename(temporary, path);
  return 'created';
}

async function isSame(a: string, b: string): Promise<boolean> {
  const [first, second] = await Promise.all([identityOf(a), identityOf(b)]);
  return first !== undefined && first === second;
}
