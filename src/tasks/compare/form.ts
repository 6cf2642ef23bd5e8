/** The options of `isoloss compare`, by the fields of its job: its own, then those that it shares with a fit. */
import type { JobForm } from '../../jobs/form.js';
import { columns, type JobOption, list, looksLike, single, texts } from '../../jobs/options.js';
import { count, text } from '../../jobs/text-forms.js';
import { fitForm } from '../fit/form.js';
import { type AskedCompare, askCompare, compareJobSchema, sharedFields } from './job.js';

const shared: readonly string[] = sharedFields;

/** `chinchilla`, `my.law.json`, a formula, or `chinchilla:besiroglu-2024`. */
const looksLikeLaw: typeof looksLike.law = (word, isFile) =>
  looksLike.law(word, isFile) || (!isFile && /^[a-z][a-z\d-]*(:\d+)?:[a-z\d][a-z\d-]*$/i.test(word));

const own: readonly JobOption<keyof AskedCompare>[] = [
  list('--law <laws>', 'law', text, looksLikeLaw),
  // Commas part the names of one.
  texts('--per <names by columns>', 'per', (word, isFile) => !isFile && / by /.test(word)),
  columns('--cluster <columns>', 'cluster'),
  single('--folds <count>', 'folds', count()),
  single('--scale <column|expression>', 'scale', text),
  single('--hold-out <share|expression>', 'holdOut', text, ['--holdout']),
  single('--bootstrap <resamples>', 'bootstrap', count()),
];

const ownFields: readonly string[] = own.map(({ field }) => field);

export const compareForm = {
  name: 'compare',
  arguments: ['runs'],
  schema: compareJobSchema,
  parse: askCompare,
  options: [
    ...own,
    ...fitForm.options.filter(({ field }) => shared.includes(field) && !ownFields.includes(field)),
  ],
  dependents: fitForm.dependents,
} as const satisfies JobForm<AskedCompare>;
