/** Adapters of tasks, loaded when one is needed. */
import { IsolossError } from '../../errors.js';
import type { ChunkedTaskName } from './job.js';
import type { BeginSession } from './session.js';

export const adapters: Readonly<Record<ChunkedTaskName, () => Promise<BeginSession>>> = {
  fit: async () => (await import('./fit-session.js')).beginFit,
  multiverse: async () => (await import('./batch-tasks.js')).beginMultiverse,
  rollout: async () => (await import('./batch-tasks.js')).beginRollout,
  compare: async () => (await import('./compare-session.js')).beginCompare,
  batch: async () => (await import('./entries-session.js')).beginEntries,
  surface: async () => (await import('./surface-session.js')).beginSurface,
  allocate: async () => (await import('./allocate-session.js')).beginAllocate,
  study: async () => {
    throw elsewhere();
  },
};

/** Of a job whose items only the program that began it can make and merge. */
export function elsewhere(): IsolossError {
  return new IsolossError(
    'bad-job',
    'The job in the store is a study of another program.',
    'Run that program with the store: it makes the chunks that are missing, and the answer.',
  );
}
