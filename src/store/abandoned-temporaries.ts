/** Temporary files of a store that a process left which was killed. Node only. */
import { createHash } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Several machines may share a folder, and only processes of this one can be asked for. */
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

const NAME = /^\.isoloss-([\da-f]{8})-(\d+)-[\da-f-]{36}\.tmp$/;

/** An hour, in milliseconds: files are written within seconds, and one that was removed in error is written again. */
const ABANDONED_AFTER = 3.6e6;

/** A name for a temporary file of this process in `folder`. */
export function temporaryOf(folder: string, id: string): string {
  return join(folder, `.isoloss-${HOST}-${process.pid}-${id}.tmp`);
}

/**
 * Removes the temporary files in `folder` whose processes on this machine are dead, and those of other machines that were
 * last written more than an hour ago.
 */
export async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const match = NAME.exec(name);
    if (match === null) continue;
    const [, host, pid] = match;
    const path = join(folder, name);
    const isDead = host === HOST && !isAlive(Number(pid));
    if (isDead || (await isOld(path))) await rm(path, { force: true }).catch(() => {});
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user may not be signalled, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function isOld(path: string): Promise<boolean> {
  const status = await stat(path).catch(() => undefined);
  return status !== undefined && status.mtimeMs < Date.now() - ABANDONED_AFTER;
}
