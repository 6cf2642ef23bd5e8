/** The options of `isoloss allocate`, by the fields of its job. */
import type { JobForm } from '../../jobs/form.js';
import {
  axes,
  byName,
  type JobOption,
  joined,
  list,
  looksLike,
  looksLikeOneOf,
  single,
} from '../../jobs/options.js';
import { assignment, count, number, text } from '../../jobs/text-forms.js';
import { type AllocateField, type AskedAllocation, allocateJobSchema, askAllocation } from './job.js';

const options: readonly JobOption<AllocateField>[] = [
  {
    ...joined('--budget <budgets>', 'budget', text, looksLike.numbers),
    read: (texts) => texts.join(','),
    write: (value) => [String(value)],
  },
  single('--cost <name|formula>', 'cost', text),
  byName('--set <name=expression>', 'set', assignment),
  axes('--axis <name=lo..hi:count>', 'axes', text),
  list('--subject-to <comparison>', 'subjectTo', text, looksLike.comparison),
  single('--minimize <expression>', 'minimize', text),
  single('--maximize <expression>', 'maximize', text),
  single('--target-loss <loss>', 'targetLoss', number),
  {
    ...joined('--decide <ways>', 'decide', text, looksLikeOneOf('expected', 'quantile', 'regret')),
    values: ['expected', 'quantile:.9', 'regret'],
  },
  joined('--quantiles <shares>', 'quantiles', number, looksLike.numbers),
  single('--top <count>', 'top', count(1)),
  single('--backend <name>', 'backend', text),
  single('--adapter <name>', 'adapter', text),
];

export const allocateForm = {
  name: 'allocate',
  arguments: ['fit'],
  schema: allocateJobSchema,
  parse: askAllocation,
  options,
  dependents: { backend: ['adapter'] },
} as const satisfies JobForm<AskedAllocation>;
