/** The options of `isoloss rollout`, by the fields of its job: its own, then those that it shares with a fit. */
import type { JobForm } from '../../jobs/form.js';
import { columns, type JobOption, single } from '../../jobs/options.js';
import { count, number, type TextForm, text } from '../../jobs/text-forms.js';
import { clusterOption, fitOptions, lawOption, scaleOption } from '../contenders/form.js';
import { fitForm } from '../fit/form.js';
import { type AskedRollout, askRollout, rolloutJobSchema } from './job.js';

/** A count, or scales between commas, in brackets or without. */
const cutOffs: TextForm<number | readonly number[]> = {
  read(written) {
    const values = written
      .trim()
      .replace(/^\[(.*)\]$/, '$1')
      .split(',')
      .map((part) => number.read(part.trim()));
    const [first] = values;
    // A small whole number on its own is how many.
    return values.length === 1 && Number.isInteger(first) && first <= 1000 ? first : values;
  },
  write: (value) => (typeof value === 'number' ? String(value) : value.map(number.write).join(',')),
};

const own: readonly JobOption<keyof AskedRollout>[] = [
  lawOption,
  single('--cut-offs <count|scales>', 'cutOffs', cutOffs),
  single('--split <expression>', 'split', text),
  columns('--by <columns>', 'by'),
  single('--within <error>', 'within', number),
  single('--bootstrap <resamples>', 'bootstrap', count()),
  clusterOption,
  scaleOption,
];

export const rolloutForm = {
  name: 'rollout',
  arguments: ['runs'],
  schema: rolloutJobSchema,
  parse: askRollout,
  options: [...own, ...fitOptions(own.map(({ field }) => field))],
  dependents: fitForm.dependents,
} as const satisfies JobForm<AskedRollout>;
