/**
 * Files of one run, written so that a crash at any moment leaves whole files only. Node only.
 *
 * Every file is made under a temporary name beside its place and synced; when all are made they are renamed, the record
 * last, and the folders are synced. What fails before that leaves everything as it was.
 *
 * A record names another file by its digest (a fit its replicates, a surface its table), and two renames are no single
 * step: between them an earlier record would name a file that is another run's. Where both places are taken, the new
 * file therefore first goes by a name with its digest (`fit.replicates.0123456789ab.parquet`); then a record that names
 * it so replaces the earlier one, in one step; then the file takes its own place (as a second link to it), then the
 * record that names it there, and the name with the digest goes. At every moment the record on disk is the earlier one
 * with the earlier file, or the new one with the new file.
 */
import { rmSync } from 'node:fs';
import { chmod, chown, copyFile, link, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { IsolossError } from '../errors.js';
import { followed, identityOf, statOf, temporaryPath, writeFailure } from './output-path.js';

/** Hands over a file's bytes piece by piece, in order; each piece may be changed once its promise has resolved. */
export type Pour = (write: (piece: Uint8Array) => Promise<void>) => Promise<void>;

/** A file that the record names, by path and digest. */
export interface Companion {
  readonly path: string;
  readonly digest: string;
}

/** A record as text, where its companion is the file at `path`. */
export type RecordText = (companionPath: string | undefined) => string;

interface Staged {
  /** As its user calls it; asked when all is written. */
  readonly name: () => string;
  /** Undefined for a device or a pipe, which has been written to. */
  readonly temporary: string | undefined;
}

/** Temporary files of this process. */
const unfinished = new Set<string>();

let onChange = (): void => {};

/** Calls `listener`, in place of an earlier one, whenever a temporary file was made or went. */
export function whenUnfinishedChanges(listener: () => void): void {
  onChange = listener;
}

export function hasUnfinished(): boolean {
  return unfinished.size > 0;
}

/** Takes away all temporary files at once, for a process that is about to end. */
export function removeUnfinished(): void {
  for (const path of unfinished) rmSync(path, { force: true });
}

export class StagedFiles {
  private readonly temporaries = new Set<string>();
  private readonly staged: Staged[] = [];
  private record: { readonly path: string; readonly text: RecordText } | undefined;
  private companion: Companion | undefined;

  /** Paths of all that was asked to be written. */
  readonly asked: string[] = [];

  /** The first failure to write; what was to be written after it was not made. */
  failure: IsolossError | undefined;

  /**
   * Makes the file that `path` will be. A device or a pipe (`/dev/null`) is written to at once, never replaced. `name`
   * is asked when all is written: another path in the same folder, where that is what it should go by. Throws
   * `cannot-write`, and the typed errors of `content`.
   */
  async add(path: string, content: string | Pour, name = () => path): Promise<void> {
    this.asked.push(path);
    const there = await statOf(path).catch(() => undefined);
    const isSpecial = there !== undefined && !there.isFile() && !there.isDirectory();
    if (isSpecial) {
      await this.pour(path, path, content, 'w');
      this.staged.push({ name, temporary: undefined });
    } else {
      this.staged.push({ name, temporary: await this.make(path, content) });
    }
  }

  /** The file at `path`, which was added, is one that the record will name. */
  setCompanion(companion: Companion): void {
    this.companion = companion;
  }

  get companionPath(): string | undefined {
    return this.companion?.path;
  }

  /** Makes the record, which {@link place} puts into its place last. */
  async addRecord(path: string, text: RecordText): Promise<void> {
    this.record = { path, text };
    await this.add(path, text(this.companion?.path));
  }

  /** Does `work`, unless something could not be written before; its failure to write is kept, not thrown. */
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

  /** Puts all files into their places, the record last. Throws `cannot-write`. */
  async place(): Promise<void> {
    const { record, companion } = this;
    const of = (path: string | undefined) => this.staged.find(({ name }) => name() === path);
    const [last, named] = [of(record?.path), of(companion?.path)];
    const folders = new Set<string>();
    const put = async ({ name, temporary }: Staged): Promise<void> => {
      if (temporary === undefined) return;
      try {
        const target = await followed(name());
        await this.rename(temporary, target);
        folders.add(dirname(target));
      } catch (cause) {
        throw writeFailure(name(), cause);
      }
    };
    try {
      for (const each of this.staged) if (each !== last && each !== named) await put(each);
      if (record !== undefined && companion !== undefined && last?.temporary && named?.temporary) {
        if (await areTaken([record.path, companion.path])) {
          await this.exchange(record, companion, last.temporary, named.temporary);
          return;
        }
      }
      // A record must find the file that it names after a crash, too.
      if (named !== undefined) await put(named);
      if (last !== named) await syncFolders(folders);
      if (last !== undefined) await put(last);
      await syncFolders(folders);
    } finally {
      await this.discard();
    }
  }

  /** Takes away what has not come to its place. */
  async discard(): Promise<void> {
    for (const path of this.temporaries) {
      await rm(path, { force: true }).catch(() => {});
      this.drop(path);
    }
  }

  /** The steps of a record and its companion that replace earlier ones; see above. */
  private async exchange(
    record: { readonly path: string; readonly text: RecordText },
    companion: Companion,
    recordTemporary: string,
    companionTemporary: string,
  ): Promise<void> {
    try {
      const place = await followed(record.path);
      const companionPlace = await followed(companion.path);
      const aside = asidePath(companionPlace, companion.digest);
      const folders = [dirname(place), dirname(companionPlace)];
      const meanwhile = await this.make(record.path, record.text(asideAsNamed(companion.path, aside)));
      const outdated = await outdatedAsides(place, companionPlace, aside);
      await this.rename(companionTemporary, aside, companionPlace);
      await syncFolders(folders);
      try {
        await this.rename(meanwhile, place);
      } catch (error) {
        await rm(aside, { force: true });
        throw error;
      }
      await syncFolders(folders);
      // The run is kept now: a failure leaves the record with the other name, which is as good.
      try {
        const second = temporaryPath(companionPlace);
        this.take(second);
        await link(aside, second).catch(() => copySynced(aside, second));
        await this.rename(second, companionPlace);
        await syncFolders(folders);
        await this.rename(recordTemporary, place);
        await syncFolders(folders);
        for (const path of [aside, ...outdated]) await rm(path, { force: true });
      } catch {}
    } catch (cause) {
      throw cause instanceof IsolossError ? cause : writeFailure(record.path, cause);
    }
  }

  private async make(path: string, content: string | Pour): Promise<string> {
    let temporary: string;
    try {
      temporary = temporaryPath(await followed(path));
    } catch (cause) {
      throw writeFailure(path, cause);
    }
    this.take(temporary);
    await this.pour(path, temporary, content, 'wx');
    return temporary;
  }

  private async pour(path: string, to: string, content: string | Pour, flag: 'w' | 'wx'): Promise<void> {
    const pour: Pour = typeof content === 'string' ? (write) => write(Buffer.from(content)) : content;
    try {
      const file = await open(to, flag);
      try {
        await pour((piece) => file.writeFile(piece));
        if (flag === 'wx') await file.sync();
      } finally {
        await file.close();
      }
    } catch (cause) {
      if (flag === 'wx') {
        await rm(to, { force: true }).catch(() => {});
        this.drop(to);
      }
      throw cause instanceof IsolossError ? cause : writeFailure(path, cause);
    }
  }

  /** Puts a temporary file at `target`, with the mode and owner of the file that is there (or at `like`). */
  private async rename(temporary: string, target: string, like = target): Promise<void> {
    const there = await statOf(like);
    if (there?.isFile()) {
      const [uid, gid] = [Number(there.uid), Number(there.gid)];
      // Only root may give files away, and not on every disk.
      if (process.getuid?.() === 0) await chown(temporary, uid, gid).catch(() => {});
      await chmod(temporary, Number(there.mode & 0o7777n)).catch(() => {});
    }
    await rename(temporary, target);
    this.drop(temporary);
  }

  private take(path: string): void {
    this.temporaries.add(path);
    unfinished.add(path);
    onChange();
  }

  private drop(path: string): void {
    this.temporaries.delete(path);
    unfinished.delete(path);
    onChange();
  }
}

/** Writes one file whole or not at all; see {@link StagedFiles.add}. */
export async function writeWhole(path: string, content: string | Pour): Promise<void> {
  await writeTogether((files) => files.add(path, content));
}

/** Writes what `add` adds, all of it or none. */
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

/** How a record calls a file: relative to its own folder. */
export function pathFrom(record: string, path: string): string {
  return relative(dirname(resolve(record)), resolve(path))
    .split(sep)
    .join('/');
}

async function areTaken(paths: readonly string[]): Promise<boolean> {
  const there = await Promise.all(paths.map(statOf));
  return there.every((each) => each !== undefined);
}

/** Digits of the digest in a name. */
const DIGITS = 12;

function asidePath(path: string, digest: string): string {
  return join(dirname(path), `${asideStem(path)}${digest.slice(0, DIGITS)}${extname(path)}`);
}

function asideStem(path: string): string {
  const bytes = Buffer.from(basename(path, extname(path)));
  // A name may have 255 bytes at most; a character that was cut is left out.
  return `${bytes
    .subarray(0, 200)
    .toString()
    .replace(/\uFFFD+$/, '')}.`;
}

/** The path of `aside` from where the companion's user stands: beside `path` unless that is a link into another folder. */
function asideAsNamed(path: string, aside: string): string {
  const beside = join(dirname(path), basename(aside));
  return resolve(beside) === aside ? beside : aside;
}

/** Names with a digest that earlier runs were killed on: those the earlier record names, and those that are its companion. */
async function outdatedAsides(record: string, companion: string, aside: string): Promise<string[]> {
  const [stem, extension] = [asideStem(companion), extname(companion)];
  const names = (await readdir(dirname(companion))).filter(
    (name) =>
      name.startsWith(stem) &&
      name.endsWith(extension) &&
      /^[\da-f]{12}$/.test(name.slice(stem.length, name.length - extension.length)) &&
      name !== basename(aside),
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

/** Makes renames last; systems that cannot sync a folder keep them anyway. */
async function syncFolders(folders: Iterable<string>): Promise<void> {
  for (const folder of new Set(folders)) {
    const handle = await open(folder, 'r').catch(() => undefined);
    await handle?.sync().catch(() => {});
    await handle?.close().catch(() => {});
  }
}
