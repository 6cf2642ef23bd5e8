/**
 * The files of one run, written so that a crash at any moment leaves complete files only. Node only.
 *
 * Every file is written under a temporary name in the folder of its target and synced; when all are written they are
 * renamed, the record last, and the folders are synced. A failure before that changes nothing.
 *
 * A record names another file, its companion, by path and digest (a fit its replicates, a surface its table), and two
 * renames are not atomic: between them the old record would name a file of the new run. If both targets exist, the new
 * companion is therefore first renamed to a path with its digest (`fit.replicates.0123456789ab.parquet`); a record that
 * names this path replaces the old record; the companion is linked to its target; the record that names the target
 * replaces the record; and the path with the digest is removed. At every moment the record on disk is the old one with the
 * old companion, or the new one with the new companion.
 */
import { chmod, chown, copyFile, link, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { IsolossError } from '../errors.js';
import { identityOf, resolveLinks, statOf, temporaryPath, writeFailure } from './output-path.js';
import { syncFolders } from './sync-folders.js';
import { registerTemporary, unregisterTemporary } from './unfinished.js';

/** Produces a file's bytes piece by piece, in order; a piece may be reused once the promise of `write` has resolved. */
export type WriteContent = (write: (piece: Uint8Array) => Promise<void>) => Promise<void>;

/** A file that the record names by path and digest. */
export interface Companion {
  readonly path: string;
  readonly digest: string;
}

/** The text of the record that names its companion by the given path. */
export type RecordText = (companionPath: string | undefined) => string;

interface Staged {
  /** The target path as the caller gave it; called once everything is written. */
  readonly name: () => string;
  /** Undefined for a device or a pipe, which is written to directly. */
  readonly temporary: string | undefined;
}

export class StagedFiles {
  private readonly temporaries = new Set<string>();
  private readonly staged: Staged[] = [];
  private record: { readonly path: string; readonly text: RecordText } | undefined;
  private companion: Companion | undefined;

  /** The paths of all files that were to be written. */
  readonly requested: string[] = [];

  /** The first failure to write; later files are not written. */
  failure: IsolossError | undefined;

  /**
   * Writes a temporary file for `path`. A device or a pipe (`/dev/null`) is written to directly, never replaced. `name` is
   * called once everything is written, and may give another path in the same folder as the target. Throws `cannot-write`,
   * and the typed errors of `content`.
   */
  async add(path: string, content: string | WriteContent, name = () => path): Promise<void> {
    this.requested.push(path);
    const there = await statOf(path).catch(() => undefined);
    const isSpecial = there !== undefined && !there.isFile() && !there.isDirectory();
    if (isSpecial) {
      await this.write(path, path, content, 'w');
      this.staged.push({ name, temporary: undefined });
    } else {
      this.staged.push({ name, temporary: await this.writeTemporary(path, content) });
    }
  }

  /** Declares a file, added before, as the one that the record names. */
  setCompanion(companion: Companion): void {
    this.companion = companion;
  }

  get companionPath(): string | undefined {
    return this.companion?.path;
  }

  /** Writes the temporary file of the record, which {@link place} renames last. */
  async addRecord(path: string, text: RecordText): Promise<void> {
    this.record = { path, text };
    await this.add(path, text(this.companion?.path));
  }

  /** Does `work` unless a write failed before; if a write fails in it, the error is kept in `failure`, not thrown. */
  async attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.failure !== undefined) return undefined;
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof IsolossError && error.code === 'cannot-write')) throw error;
      this.failure = error;
      await this.discard();
      return undefined;
    }
  }

  /** Renames all files to their targets, the record last. Throws `cannot-write`. */
  async place(): Promise<void> {
    const { record, companion } = this;
    const of = (path: string | undefined) => this.staged.find(({ name }) => name() === path);
    const [last, named] = [of(record?.path), of(companion?.path)];
    const folders = new Set<string>();
    const put = async ({ name, temporary }: Staged): Promise<void> => {
      if (temporary === undefined) return;
      try {
        const target = await resolveLinks(name());
        await this.rename(temporary, target);
        folders.add(dirname(target));
      } catch (cause) {
        throw writeFailure(name(), cause);
      }
    };
    try {
      for (const each of this.staged) if (each !== last && each !== named) await put(each);
      if (record !== undefined && companion !== undefined && last?.temporary && named?.temporary) {
        if (await allExist([record.path, companion.path])) {
          await this.replaceBoth(record, companion, last.temporary, named.temporary);
          return;
        }
      }
      // After a crash too, the file that a record names must exist.
      if (named !== undefined) await put(named);
      if (last !== named) await syncFolders(folders);
      if (last !== undefined) await put(last);
      await syncFolders(folders);
    } finally {
      await this.discard();
    }
  }

  /** Removes the files that were not renamed. */
  async discard(): Promise<void> {
    for (const path of this.temporaries) {
      await rm(path, { force: true }).catch(() => {});
      this.unregister(path);
    }
  }

  /** Replaces a record and its companion in the order described above. */
  private async replaceBoth(
    record: { readonly path: string; readonly text: RecordText },
    companion: Companion,
    recordTemporary: string,
    companionTemporary: string,
  ): Promise<void> {
    try {
      const place = await resolveLinks(record.path);
      const companionPlace = await resolveLinks(companion.path);
      const byDigest = digestPath(companionPlace, companion.digest);
      const folders = [dirname(place), dirname(companionPlace)];
      const meanwhile = await this.writeTemporary(
        record.path,
        record.text(pathAsGiven(companion.path, byDigest)),
      );
      const outdated = await outdatedPaths(place, companionPlace, byDigest);
      await this.rename(companionTemporary, byDigest, companionPlace);
      await syncFolders(folders);
      try {
        await this.rename(meanwhile, place);
      } catch (error) {
        await rm(byDigest, { force: true });
        throw error;
      }
      await syncFolders(folders);
      // The new run is stored now: after a failure below, the record names the path with the digest, which is valid.
      try {
        const second = temporaryPath(companionPlace);
        this.register(second);
        await link(byDigest, second).catch(() => copySynced(byDigest, second));
        await this.rename(second, companionPlace);
        await syncFolders(folders);
        await this.rename(recordTemporary, place);
        await syncFolders(folders);
        for (const path of [byDigest, ...outdated]) await rm(path, { force: true });
      } catch {}
    } catch (cause) {
      throw cause instanceof IsolossError ? cause : writeFailure(record.path, cause);
    }
  }

  private async writeTemporary(path: string, content: string | WriteContent): Promise<string> {
    let temporary: string;
    try {
      temporary = temporaryPath(await resolveLinks(path));
    } catch (cause) {
      throw writeFailure(path, cause);
    }
    this.register(temporary);
    await this.write(path, temporary, content, 'wx');
    return temporary;
  }

  private async write(
    path: string,
    to: string,
    content: string | WriteContent,
    flag: 'w' | 'wx',
  ): Promise<void> {
    const produce: WriteContent =
      typeof content === 'string' ? (write) => write(Buffer.from(content)) : content;
    try {
      const file = await open(to, flag);
      try {
        await produce((piece) => file.writeFile(piece));
        if (flag === 'wx') await file.sync();
      } finally {
        await file.close();
      }
    } catch (cause) {
      if (flag === 'wx') {
        await rm(to, { force: true }).catch(() => {});
        this.unregister(to);
      }
      throw cause instanceof IsolossError ? cause : writeFailure(path, cause);
    }
  }

  /** Renames a temporary file to `target`, with the mode and owner of the file there, or of that at `like`. */
  private async rename(temporary: string, target: string, like = target): Promise<void> {
    const there = await statOf(like);
    if (there?.isFile()) {
      const [uid, gid] = [Number(there.uid), Number(there.gid)];
      // Only root may change the owner, and not on every file system.
      if (process.getuid?.() === 0) await chown(temporary, uid, gid).catch(() => {});
      await chmod(temporary, Number(there.mode & 0o7777n)).catch(() => {});
    }
    await rename(temporary, target);
    this.unregister(temporary);
  }

  private register(path: string): void {
    this.temporaries.add(path);
    registerTemporary(path);
  }

  private unregister(path: string): void {
    this.temporaries.delete(path);
    unregisterTemporary(path);
  }
}

/** Writes one file atomically; see {@link StagedFiles.add}. */
export async function writeWhole(path: string, content: string | WriteContent): Promise<void> {
  await writeTogether((files) => files.add(path, content));
}

/** Writes the files that `add` adds, all or none. */
export async function writeTogether<T>(add: (files: StagedFiles) => Promise<T>): Promise<T> {
  const files = new StagedFiles();
  try {
    const result = await add(files);
    await files.place();
    return result;
  } finally {
    await files.discard();
  }
}

/** The path of a file relative to the folder of a record. */
export function pathFrom(record: string, path: string): string {
  return relative(dirname(resolve(record)), resolve(path))
    .split(sep)
    .join('/');
}

async function allExist(paths: readonly string[]): Promise<boolean> {
  const all = await Promise.all(paths.map(statOf));
  return all.every((each) => each !== undefined);
}

/** Digits of the digest in a path. */
const DIGITS = 12;

function digestPath(path: string, digest: string): string {
  return join(dirname(path), `${digestStem(path)}${digest.slice(0, DIGITS)}${extname(path)}`);
}

function digestStem(path: string): string {
  const bytes = Buffer.from(basename(path, extname(path)));
  // File systems limit names to 255 bytes; a truncated character is left out.
  return `${bytes
    .subarray(0, 200)
    .toString()
    .replace(/\uFFFD+$/, '')}.`;
}

/** `resolved` in the folder of `path` as the caller gave it, unless `path` is a link into another folder. */
function pathAsGiven(path: string, resolved: string): string {
  const beside = join(dirname(path), basename(resolved));
  return resolve(beside) === resolved ? beside : resolved;
}

/** Paths with a digest left by runs that were killed: those that the old record names, and links to its companion. */
async function outdatedPaths(record: string, companion: string, byDigest: string): Promise<string[]> {
  const [stem, extension] = [digestStem(companion), extname(companion)];
  const names = (await readdir(dirname(companion))).filter(
    (name) =>
      name.startsWith(stem) &&
      name.endsWith(extension) &&
      /^[\da-f]{12}$/.test(name.slice(stem.length, name.length - extension.length)) &&
      name !== basename(byDigest),
  );
  if (names.length === 0) return [];
  const earlier = await readFile(record, 'utf8').catch(() => '');
  const own = await identityOf(companion);
  const paths = names.map((name) => join(dirname(companion), name));
  const isOutdated = await Promise.all(
    paths.map(
      async (path) => earlier.includes(JSON.stringify(basename(path))) || (await identityOf(path)) === own,
    ),
  );
  return paths.filter((_, i) => isOutdated[i]);
}

async function copySynced(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  const file = await open(to, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
