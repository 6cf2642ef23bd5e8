/** The options of `isoloss verify`, by the fields of its job. */
import type { JobForm } from '../../jobs/form.js';
import { type JobOption, single } from '../../jobs/options.js';
import { count } from '../../jobs/text-forms.js';
import { parseVerifyJob, type VerifyField, type VerifyJob, verifyJobSchema } from './job.js';

const options: readonly JobOption<VerifyField>[] = [
  single('--starts <count>', 'starts', count()),
  single('--refits <count>', 'refits', count()),
];

export const verifyForm = {
  name: 'verify',
  arguments: ['record', 'from'],
  schema: verifyJobSchema,
  parse: parseVerifyJob,
  options,
} as const satisfies JobForm<VerifyJob>;
