/** The options of `isoloss regret`, by the fields of its job. */
import type { JobForm } from '../../jobs/form.js';
import { type JobOption, onePoint, single } from '../../jobs/options.js';
import { number, text } from '../../jobs/text-forms.js';
import { parseRegretJob, type RegretField, type RegretJob, regretJobSchema } from './job.js';

const options: readonly JobOption<RegretField>[] = [
  onePoint('--at <point>', 'at'),
  single('--cost <name|formula>', 'cost', text),
  single('--price <money>', 'price', number),
  single('--level <share>', 'level', number),
];

export const regretForm = {
  name: 'regret',
  arguments: ['fit'],
  schema: regretJobSchema,
  parse: parseRegretJob,
  options,
} as const satisfies JobForm<RegretJob>;
