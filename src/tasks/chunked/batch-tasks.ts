/** The tasks that are batches of fits. */
import { askMultiverse } from '../multiverse/job.js';
import { multiverseInParts } from '../multiverse/multiverse.js';
import { askRollout } from '../rollout/job.js';
import { rolloutInParts } from '../rollout/rollout.js';
import { onBackendOfChunks } from './arithmetic.js';
import { beginBatch } from './batch-session.js';
import { type BeginSession, taskControl } from './session.js';

/** A multiverse: an item is a universe. */
export const beginMultiverse: BeginSession = (fields, { runs }, control, backend) => {
  const job = askMultiverse({ ...fields, runs: runs.name });
  return beginBatch(
    runs,
    async (elsewhere, table) => {
      const record = await multiverseInParts(
        elsewhere,
        onBackendOfChunks(job, backend),
        table,
        taskControl(control),
      );
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
      const record = await rolloutInParts(
        elsewhere,
        onBackendOfChunks(job, backend),
        table,
        taskControl(control),
      );
      return { ...record, job: { ...record.job, backend: job.backend } };
    },
    control,
  );
};
