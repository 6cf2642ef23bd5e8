import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyFolder } from './kills.js';

function mount(size: number): string {
  const at = mkdtempSync(join(tmpdir(), 'isoloss-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', at], { stdio: 'ignore' });
    return at;
  } catch (error) {
    rmSync(at, { recursive: true });
    throw error;
  }
}

function unmount(at: string): void {
  execFileSync('umount', [at]);
  rmSync(at, { recursive: true });
}

/** Whether this process may make small disks of its own. */
export const mayMount = ((): boolean => {
  if (process.platform !== 'linux') return false;
  try {
    unmount(mount(1 << 20));
    return true;
  } catch {
    return false;
  }
})();

/** Calls `use` with a disk that holds the files of `from` and has `pages` pages of 4 KiB left. */
export async function fullDisk(
  from: string,
  pages: number,
  use: (at: string) => Promise<void>,
): Promise<void> {
  const at = mount(8 << 20);
  try {
    copyFolder(from, at);
    // All that is left is taken, then so many pages given back.
    const filler = join(at, 'filler.csv');
    try {
      for (;;) writeFileSync(filler, `${'x'.repeat(4095)}\n`, { flag: 'a' });
    } catch {}
    const size = Number(execFileSync('stat', ['-c', '%s', filler]).toString());
    execFileSync('truncate', ['-s', String(Math.max(0, Math.floor(size / 4096) - pages) * 4096), filler]);
    await use(at);
  } finally {
    unmount(at);
  }
}
