/** The options of `isoloss compare`, by the fields of its job: its own, then those that it shares with a fit. */
import type { JobForm } from '../../jobs/form.js';
import { type JobOption, single, texts } from '../../jobs/options.js';
import { count, text } from '../../jobs/text-forms.js';
import { clusterOption, fitOptions, lawOption, scaleOption } from '../contenders/form.js';
import { fitForm } from '../fit/form.js';
import { type AskedCompare, askCompare, compareJobSchema } from './job.js';

const own: readonly JobOption<keyof AskedCompare>[] = [
  lawOption,
  // Commas part the names of one.
  texts('--per <names by columns>', 'per', (word, isFile) => !isFile && / by /.test(word)),
  clusterOption,
  single('--folds <count>', 'folds', count()),
  scaleOption,
  single('--hold-out <share|expression>', 'holdOut', text, ['--holdout']),
  single('--bootstrap <resamples>', 'bootstrap', count()),
];

export const compareForm = {
  name: 'compare',
  arguments: ['runs'],
  schema: compareJobSchema,
  parse: askCompare,
  options: [...own, ...fitOptions(own.map(({ field }) => field))],
  dependents: fitForm.dependents,
} as const satisfies JobForm<AskedCompare>;
