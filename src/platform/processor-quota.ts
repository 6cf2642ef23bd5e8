/** The share of the processors that Linux control groups grant a process, as a container's limit sets it. Node only. */
import { readFileSync } from 'node:fs';

/**
 * Processors' worth of time that the process may use; Infinity without a limit and where there are no control groups. Node
 * itself counts the processors that a process may run on, not the time that it is granted on them: with 64 threads on a
 * quota of 2 processors every thread would be stopped for most of each period. `root` is the folder that stands for `/`.
 */
export function processorQuota(root = ''): number {
  const groups = textOf(`${root}/proc/self/cgroup`) ?? '';
  const quotas = groups.split('\n').flatMap((line) => {
    const [, controllers, path] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    if (path === undefined) return [];
    const folders = withAncestors(path);
    if (controllers === '') return folders.map((folder) => unifiedQuota(`${root}/sys/fs/cgroup${folder}`));
    if (!controllers.split(',').includes('cpu')) return [];
    return folders.flatMap((folder) =>
      ['cpu', controllers].map((mount) => separateQuota(`${root}/sys/fs/cgroup/${mount}${folder}`)),
    );
  });
  return Math.min(Number.POSITIVE_INFINITY, ...quotas);
}

/**
 * A path and all above it, of which each may set a limit, up to the mount itself: in a container that sees the host's path
 * only the mount is there.
 */
function withAncestors(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '');
  return Array.from({ length: parts.length + 1 }, (_, i) =>
    parts
      .slice(0, i)
      .map((part) => `/${part}`)
      .join(''),
  );
}

/** Of version 2: "200000 100000", or "max 100000" without a limit. */
function unifiedQuota(folder: string): number {
  const [quota, period] = (textOf(`${folder}/cpu.max`) ?? '').split(' ');
  return ratio(quota, period);
}

/** Of version 1: two files; a quota of -1 is no limit. */
function separateQuota(folder: string): number {
  return ratio(textOf(`${folder}/cpu.cfs_quota_us`), textOf(`${folder}/cpu.cfs_period_us`));
}

function ratio(quota: string | undefined, period: string | undefined): number {
  const processors = Number(quota) / Number(period);
  return processors > 0 ? processors : Number.POSITIVE_INFINITY;
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Not Linux, not this version of control groups, or not ours to read.
    return undefined;
  }
}
