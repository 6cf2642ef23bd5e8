/** The tasks that are batches of fits. */
import { askMultiverse } from '../multiverse/job.js';
import { multiverseInParts } from '../multiverse/multiverse.js';
import { askRollout } from '../rollout/job.js';
import { rolloutInParts } from '../rollout/rollout.js';
import { isBackend } from './arithmetic.js';
import { beginBatch } from './batch-session.js';
import type { BeginSession, SessionControl } from './session.js';

/** A multiverse: an item is a universe. */
export const beginMultiverse: BeginSession = (fields, { runs }, control, backend) => {
  const job = askMultiverse({ ...fields, runs: runs.name });
  return beginBatch(
    runs,
    async (elsewhere, table) => {
      const record = await multiverseInParts(elsewhere, onBackend(job, backend), table, taskControl(control));
      return { ...record, job: { ...record.job, backend: job.backend } };
    },
    control,
  );
};

/** A rollout: an item is a fit of a law up to a cut-off. */
export const beginRollout: BeginSession = (fields, { runs }, control, backend) => {
  const job = askRollout({ ...fields, runs: runs.name });
  return beginBatch(
    runs,
    async (elsewhere, table) => {
      const record = await rolloutInParts(elsewhere, onBackend(job, backend), table, taskControl(control));
      return { ...record, job: { ...record.job, backend: job.backend } };
    },
    control,
  );
};

/** What chooses for itself chooses what the chunks that are there have. */
function onBackend<Job extends { readonly backend: string }>(job: Job, backend: string | undefined): Job {
  return job.backend === 'auto' && isBackend(backend) ? { ...job, backend } : job;
}

/** Without progress, which is that of chunks. */
function taskControl({ signal, event }: SessionControl): SessionControl {
  return { ...(signal === undefined ? {} : { signal }), ...(event === undefined ? {} : { event }) };
}
