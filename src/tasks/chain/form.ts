/** The options of `isoloss chain`, by the fields of its job. */
import type { JobForm } from '../../jobs/form.js';
import { byName, type JobOption, points, single, texts } from '../../jobs/options.js';
import { assignment, number, text } from '../../jobs/text-forms.js';
import { type AskedChain, askChain, chainJobSchema } from './job.js';

const options: readonly JobOption<keyof AskedChain>[] = [
  // A comma parts the two fits of one.
  texts('--tasks <name=loss,metric>', 'tasks', (word, isFile) => !isFile && /^[^=]*=[^,]+,[^,]+$/.test(word)),
  points('--at <point>', 'at'),
  byName('--map <input=column>', 'map', assignment),
  single('--where <expression>', 'where', text),
  single('--feed <input>', 'feed', text),
  single('--level <share>', 'level', number),
].map((option) =>
  option.field === 'tasks' ? { ...option, aliases: ['--task'] } : option,
) as readonly JobOption<keyof AskedChain>[];

export const chainForm = {
  name: 'chain',
  arguments: ['runs'],
  schema: chainJobSchema,
  parse: askChain,
  options,
  dependents: { at: ['runs', 'map', 'where'], runs: ['at'] },
} as const satisfies JobForm<AskedChain>;
