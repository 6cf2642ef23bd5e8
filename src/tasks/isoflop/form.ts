/** The options of `isoloss isoflop`, by the fields of its job. */
import type { JobForm } from '../../jobs/form.js';
import { flag, type JobOption, joined, looksLike, looksLikeOneOf, single } from '../../jobs/options.js';
import { count, number, text } from '../../jobs/text-forms.js';
import { fitForm } from '../fit/form.js';
import { countingConventions } from './conventions.js';
import { type AskedIsoflop, askIsoflop, type IsoflopField, isoflopJobSchema } from './job.js';

/** Options that a fit has as well. */
const rows = ['map', 'where', 'melt', 'pivot', 'dropMissing', 'lastBy', 'bestBy'];

const conventionNames = countingConventions.map(({ name }) => name);

const budgets = <Field extends IsoflopField>(flags: string, field: Field): JobOption<Field> => ({
  ...joined(flags, field, text, looksLike.numbers),
  read: (texts) => texts.join(','),
  write: (value) => [String(value)],
});

const own: readonly JobOption<IsoflopField>[] = [
  single('--by <columns|expression>', 'by', text),
  single('--run <columns>', 'run', text),
  flag('--checkpoints', 'checkpoints'),
  budgets('--budget <budgets>', 'budget'),
  single('--tolerance <share>', 'tolerance', number),
  single('--curve <kind>', 'curve', text),
  single('--window <factor>', 'window', number),
  single('--smooth <rows>', 'smooth', number),
  single('--final <share>', 'final', number),
  budgets('--target <budgets>', 'target'),
  joined('--counting <conventions>', 'counting', text, looksLikeOneOf('all', ...conventionNames)),
  single('--architecture <family>', 'architecture', text),
  single('--loss <kind>', 'loss', text),
  single('--delta <number>', 'delta', number),
  single('--bootstrap <count>', 'bootstrap', count(2)),
  single('--level <level>', 'level', number),
  single('--simulations <count>', 'simulations', count(0)),
  single('--seed <number>', 'seed', count(0)),
  single('--backend <name>', 'backend', text),
  single('--adapter <name>', 'adapter', text),
];

export const isoflopForm = {
  name: 'isoflop',
  arguments: ['runs'],
  schema: isoflopJobSchema,
  parse: askIsoflop,
  options: [...fitForm.options.filter(({ field }) => rows.includes(field)), ...own],
  dependents: { loss: ['delta'], backend: ['adapter'] },
} as const satisfies JobForm<AskedIsoflop>;
