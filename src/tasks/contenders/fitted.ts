/** The fits of a batch as later steps take them: with their models. */

import type { Table } from '../../runs/table.js';
import type { BatchedFit } from '../fit/batch.js';
import type { FitJob } from '../fit/job.js';
import { modelOfJob } from '../fit/model-of-job.js';
import type { FitOutcome } from '../fit/outcome.js';

export type Fitted = Omit<FitOutcome, 'predict'>;

/** `fit` is that of `job` to `table`, which workers return without its model. */
export function fittedOfBatch({ record, rows, replicates }: BatchedFit, job: FitJob, table: Table): Fitted {
  const { model } = modelOfJob(job, table);
  return { record, rows, model, ...(replicates === undefined ? {} : { replicates }) };
}
