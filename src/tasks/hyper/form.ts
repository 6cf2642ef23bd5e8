/** The options of `isoloss hyper`, by the fields of its job. */
import type { JobForm } from '../../jobs/form.js';
import { type JobOption, joined, looksLike, points, single } from '../../jobs/options.js';
import { count, number, text } from '../../jobs/text-forms.js';
import { fitForm } from '../fit/form.js';
import { type HyperField, type HyperJob, hyperJobSchema, parseHyperJob } from './job.js';

/** Options that a fit has as well. */
const rows = ['map', 'where', 'melt', 'pivot', 'dropMissing', 'lastBy', 'bestBy'];

const names: readonly JobOption<HyperField>[] = [
  joined('--over <names>', 'over', text, looksLike.names),
  joined('--by <names>', 'by', text, looksLike.names),
];

const own: readonly JobOption<HyperField>[] = [
  single('--window <factor>', 'window', number),
  single('--within <share>', 'within', number),
  single('--excess <share>', 'excess', number),
  points('--at <point>', 'at'),
  joined('--published <rules>', 'published', text, (word, isFile) => !isFile && /^[a-z-]+:/.test(word)),
  single('--bootstrap <count>', 'bootstrap', count(2)),
  single('--level <level>', 'level', number),
  single('--seed <number>', 'seed', count(0)),
];

export const hyperForm = {
  name: 'hyper',
  arguments: ['runs'],
  schema: hyperJobSchema,
  parse: parseHyperJob,
  options: [...names, ...fitForm.options.filter(({ field }) => rows.includes(field)), ...own],
} as const satisfies JobForm<HyperJob>;
