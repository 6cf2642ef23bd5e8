/** The options of `isoloss design`, by the fields of its job. */
import type { JobForm } from '../../jobs/form.js';
import { axes, byName, flag, type JobOption, list, looksLike, single } from '../../jobs/options.js';
import { assignment, count, number, text } from '../../jobs/text-forms.js';
import { type AskedDesign, askDesign, type DesignField, designJobSchema } from './job.js';

const options: readonly JobOption<DesignField>[] = [
  single('--goal <formula>', 'goal', text),
  single('--budget <budget>', 'budget', number),
  single('--cost <name|formula>', 'cost', text),
  byName('--set <name=expression>', 'set', assignment),
  axes('--axis <name=lo..hi:count>', 'axes', text),
  list('--subject-to <comparison>', 'subjectTo', text, looksLike.comparison),
  flag('--corners', 'corners'),
  single('--by <measure>', 'by', text),
  single('--runs <count>', 'runs', count(1)),
  single('--top <count>', 'top', count(1)),
  single('--noise <deviation>', 'noise', number),
];

export const designForm = {
  name: 'design',
  arguments: ['fit'],
  schema: designJobSchema,
  parse: askDesign,
  options,
} as const satisfies JobForm<AskedDesign>;
