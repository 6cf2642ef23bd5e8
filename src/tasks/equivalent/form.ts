/** The options of `isoloss equivalent`, by the fields of its job. */
import type { JobForm } from '../../jobs/form.js';
import { flag, type JobOption, joined, looksLike, onePoint, single } from '../../jobs/options.js';
import { axis, number, text } from '../../jobs/text-forms.js';
import { type AskedEquivalent, askEquivalent, type EquivalentField, equivalentJobSchema } from './job.js';

const options: readonly JobOption<EquivalentField>[] = [
  onePoint('--at <point>', 'at'),
  single('--axis <axis>', 'axis', axis),
  single('--for <name>', 'for', text),
  onePoint('--reference <point>', 'reference'),
  single('--against <fit>', 'against', text),
  flag('--paired', 'paired'),
  {
    ...joined('--budget <budgets>', 'budget', text, looksLike.numbers),
    read: (texts) => texts.join(','),
    write: (value) => [String(value)],
  },
  single('--cost <name|formula>', 'cost', text),
  single('--level <share>', 'level', number),
];

export const equivalentForm = {
  name: 'equivalent',
  arguments: ['fit'],
  schema: equivalentJobSchema,
  parse: askEquivalent,
  options,
} as const satisfies JobForm<AskedEquivalent>;
