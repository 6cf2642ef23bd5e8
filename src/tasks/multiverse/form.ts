/** The options of `isoloss multiverse`, by the fields of its job: its own, then those that it shares with a fit. */
import type { JobForm } from '../../jobs/form.js';
import { type JobOption, joined, list, single } from '../../jobs/options.js';
import { number, text } from '../../jobs/text-forms.js';
import { fitForm } from '../fit/form.js';
import { type AskedMultiverse, askMultiverse, multiverseJobSchema, sharedFields } from './job.js';

const shared: readonly string[] = sharedFields;

const own: readonly JobOption<keyof AskedMultiverse>[] = [
  list('--law <law>', 'law', text),
  list('--remap <input=column>', 'remap', text),
  list('--filter <rows>', 'filter', text),
  list('--weight <expression>', 'weight', text),
  joined('--residual <scales>', 'residual', text),
  joined('--loss <kinds>', 'loss', text),
  joined('--delta <numbers>', 'delta', number),
  joined('--tau <numbers>', 'tau', number),
  joined('--starts <plans>', 'starts', text),
  list('--at <point>', 'at', text),
  single('--within <share>', 'within', number),
  single('--measure <of>', 'measure', text),
];

export const multiverseForm = {
  name: 'multiverse',
  argument: 'runs',
  schema: multiverseJobSchema,
  parse: askMultiverse,
  options: [...own, ...fitForm.options.filter(({ field }) => shared.includes(field))],
  dependents: { loss: ['delta', 'tau'], backend: ['adapter'] },
} as const satisfies JobForm<AskedMultiverse>;
