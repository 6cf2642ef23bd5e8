/** The options of `isoloss fit`, by the fields of its job. */
import type { JobForm } from '../../jobs/form.js';
import {
  axes,
  byName,
  columns,
  flag,
  type JobOption,
  joined,
  looksLike,
  looksLikeOneOf,
  points,
  single,
  texts,
} from '../../jobs/options.js';
import { assignment, axis, bound, count, number, range, text } from '../../jobs/text-forms.js';
import { intervalKinds } from '../../statistics/intervals.js';
import { type AskedFit, askFit, fitJobSchema, type JobField } from './job.js';

const options: readonly JobOption<JobField>[] = [
  single('--law <name|file|formula>', 'law', text),
  byName('--let <name=formula>', 'let', assignment),
  byName('--map <input=column>', 'map', assignment),
  single('--unit <text>', 'unit', text),
  single('--where <expression>', 'where', text),
  single('--hold-out <expression>', 'holdOut', text),
  single('--weight <expression>', 'weight', text),
  // Names of columns may have commas.
  texts('--melt <pattern>', 'melt', looksLike.pattern),
  single('--pivot <key:value>', 'pivot', text),
  flag('--drop-missing', 'dropMissing'),
  flag('--exhaustive', 'exhaustive'),
  columns('--last-by <columns>', 'lastBy'),
  columns('--best-by <columns>', 'bestBy'),
  single('--envelope <column>', 'envelope', text),
  single('--hull <column>', 'hull', text),
  single('--loss <kind>', 'loss', text),
  single('--delta <number>', 'delta', number),
  single('--tau <number>', 'tau', number),
  single('--residual <scale>', 'residual', text),
  single('--starts <plan>', 'starts', text),
  points('--start <point>', 'start'),
  byName('--range <name=lo..hi>', 'range', range),
  byName('--fix <name=value>', 'fix', assignment),
  joined('--positive <names>', 'positive', text, looksLike.names),
  byName('--bound <name=lo..hi>', 'bound', bound),
  single('--per <names by columns>', 'per', text),
  axes('--objective-grid <name=lo..hi:count>', 'objectiveGrid', axis),
  single('--bootstrap <resamples>', 'bootstrap', count()),
  single('--scheme <name>', 'scheme', text),
  columns('--cluster <columns>', 'cluster'),
  columns('--strata <columns>', 'strata'),
  single('--noise <expression>', 'noise', text),
  single('--refit-starts <count|plan>', 'refitStarts', text),
  joined('--interval <kinds>', 'interval', text, looksLikeOneOf(...intervalKinds)),
  single('--level <share>', 'level', number),
  byName('--derive <name=formula>', 'derive', assignment),
  joined('--profile <names>', 'profile', text, looksLike.names),
  flag('--leverage', 'leverage'),
  single('--max-steps <count>', 'maxSteps', count()),
  single('--seed <count>', 'seed', count()),
  single('--backend <name>', 'backend', text),
  single('--adapter <name>', 'adapter', text),
];

export const fitForm = {
  name: 'fit',
  arguments: ['runs'],
  schema: fitJobSchema,
  parse: askFit,
  options,
  dependents: { loss: ['delta', 'tau'], backend: ['adapter'] },
} as const satisfies JobForm<AskedFit>;
