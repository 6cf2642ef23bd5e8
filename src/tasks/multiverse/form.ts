/** The options of `isoloss multiverse`, by the fields of its job: its own, then those that it shares with a fit. */
import type { JobForm } from '../../jobs/form.js';
import {
  type JobOption,
  joined,
  list,
  looksLike,
  looksLikeOneOf,
  points,
  single,
  texts,
} from '../../jobs/options.js';
import { number, text } from '../../jobs/text-forms.js';
import { fitForm } from '../fit/form.js';
import { type AskedMultiverse, askMultiverse, multiverseJobSchema, sharedFields } from './job.js';

const shared: readonly string[] = sharedFields;

const own: readonly JobOption<keyof AskedMultiverse>[] = [
  list('--law <laws>', 'law', text, looksLike.law),
  // A semicolon parts the inputs of one.
  texts('--remap <input=column>', 'remap', looksLike.assignment),
  list(
    '--filter <rows>',
    'filter',
    text,
    (word, isFile) => word === 'all' || looksLike.expression(word, isFile),
  ),
  single('--by <columns|expression>', 'by', text),
  list('--weight <expressions>', 'weight', text, looksLike.expression),
  joined('--residual <scales>', 'residual', text, looksLikeOneOf('log', 'raw', 'relative')),
  joined('--loss <kinds>', 'loss', text, looksLikeOneOf('huber', 'squared', 'absolute', 'quantile')),
  joined('--delta <numbers>', 'delta', number, looksLike.numbers),
  joined('--tau <numbers>', 'tau', number, looksLike.numbers),
  joined('--starts <plans>', 'starts', text, looksLikeOneOf('seeded', 'grid', 'sobol')),
  points('--at <point>', 'at'),
  single('--within <share>', 'within', number),
  single('--measure <of>', 'measure', text),
];

export const multiverseForm = {
  name: 'multiverse',
  arguments: ['runs'],
  schema: multiverseJobSchema,
  parse: askMultiverse,
  options: [...own, ...fitForm.options.filter(({ field }) => shared.includes(field))],
  dependents: { loss: ['delta', 'over', 'under', 'tau'], backend: ['adapter'] },
} as const satisfies JobForm<AskedMultiverse>;
