/** Makes renames durable. Node only. */
import { open } from 'node:fs/promises';

/** Writes the entries of folders to the disk; systems that cannot sync folders need no sync. */
export async function syncFolders(folders: Iterable<string>): Promise<void> {
  for (const folder of new Set(folders)) {
    const handle = await open(folder, 'r').catch(() => undefined);
    await handle?.sync().catch(() => {});
    await handle?.close().catch(() => {});
  }
}
