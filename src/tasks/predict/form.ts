/** The options of `isoloss predict`, by the fields of its job. */
import type { JobForm } from '../../jobs/form.js';
import { byName, flag, type JobOption, points, single } from '../../jobs/options.js';
import { assignment, number, text } from '../../jobs/text-forms.js';
import { type PredictField, type PredictJob, parsePredictJob, predictJobSchema } from './job.js';

const options: readonly JobOption<PredictField>[] = [
  points('--at <point>', 'at'),
  byName('--map <input=column>', 'map', assignment),
  single('--where <expression>', 'where', text),
  flag('--drop-missing', 'dropMissing'),
  single('--trials <number|expression>', 'trials', text),
  single('--exposure <number|expression>', 'exposure', text),
  single('--level <share>', 'level', number),
];

export const predictForm = {
  name: 'predict',
  arguments: ['fit', 'runs'],
  schema: predictJobSchema,
  parse: parsePredictJob,
  options,
  dependents: { at: ['runs', 'map', 'where', 'dropMissing'], runs: ['at'] },
} as const satisfies JobForm<PredictJob>;
