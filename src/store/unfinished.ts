/** The temporary files of this process, which are removed before it exits on a signal. Node only. */
import { rmSync } from 'node:fs';

const unfinished = new Set<string>();

let onChange = (): void => {};

/** Calls `listener` whenever a temporary file is created or removed; it replaces an earlier listener. */
export function whenUnfinishedChanges(listener: () => void): void {
  onChange = listener;
}

export function hasUnfinished(): boolean {
  return unfinished.size > 0;
}

/** Removes all temporary files synchronously, for a process that is about to exit. */
export function removeUnfinished(): void {
  for (const path of unfinished) rmSync(path, { force: true });
}

/** Declares a temporary file, before it is created. */
export function registerTemporary(path: string): void {
  unfinished.add(path);
  onChange();
}

/** Withdraws a temporary file that has been renamed or removed. */
export function unregisterTemporary(path: string): void {
  unfinished.delete(path);
  onChange();
}
