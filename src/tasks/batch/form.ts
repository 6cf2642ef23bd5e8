/** The options of `isoloss batch`, by the fields of its job. */
import type { JobForm } from '../../jobs/form.js';
import { fitForm } from '../fit/form.js';
import { type BatchJob, batchJobSchema, parseBatchJob } from './job.js';

export const batchForm = {
  name: 'batch',
  arguments: ['plan'],
  schema: batchJobSchema,
  parse: parseBatchJob,
  options: fitForm.options.filter(({ field }) => field === 'backend' || field === 'adapter'),
  dependents: { backend: ['adapter'], plan: ['entries'] },
} as const satisfies JobForm<BatchJob>;
