/** The options of `isoloss solve`, by the fields of its job. */
import type { JobForm } from '../../jobs/form.js';
import { flag, type JobOption, onePoint, single } from '../../jobs/options.js';
import { number, text } from '../../jobs/text-forms.js';
import { parseSolveJob, type SolveField, type SolveJob, solveJobSchema } from './job.js';

const options: readonly JobOption<SolveField>[] = [
  single('--for <name>', 'for', text),
  { ...onePoint('--at <point>', 'at'), aliases: ['--set'] },
  single('--target-loss <loss>', 'loss', number, ['--loss']),
  single('--budget <budget>', 'budget', number),
  single('--cost <name|formula>', 'cost', text),
  single('--against <fit>', 'against', text),
  flag('--paired', 'paired'),
  single('--level <share>', 'level', number),
];

export const solveForm = {
  name: 'solve',
  arguments: ['fit'],
  schema: solveJobSchema,
  parse: parseSolveJob,
  options,
} as const satisfies JobForm<SolveJob>;
