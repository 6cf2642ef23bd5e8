/** The options of `isoloss allocate`, by the fields of its job. */
import type { JobForm } from '../../jobs/form.js';
import { byName, type JobOption, joined, list, single } from '../../jobs/options.js';
import { assignment, count, number, separated, text } from '../../jobs/text-forms.js';
import { type AllocateField, type AskedAllocation, allocateJobSchema, askAllocation } from './job.js';

const options: readonly JobOption<AllocateField>[] = [
  single('--budget <budget>', 'budget', text),
  single('--cost <expression>', 'cost', text),
  byName('--set <name=expression>', 'set', assignment),
  list('--axis <name=lo..hi:count>', 'axes', text),
  list('--subject-to <comparison>', 'subjectTo', text),
  single('--minimize <expression>', 'minimize', text),
  single('--maximize <expression>', 'maximize', text),
  single('--target-loss <loss>', 'targetLoss', number),
  joined('--decide <way>', 'decide', text),
  single('--quantiles <shares>', 'quantiles', separated(number)),
  single('--top <count>', 'top', count(1)),
  single('--backend <name>', 'backend', text),
  single('--adapter <name>', 'adapter', text),
];

export const allocateForm = {
  name: 'allocate',
  argument: 'fit',
  schema: allocateJobSchema,
  parse: askAllocation,
  options,
  dependents: { backend: ['adapter'] },
} as const satisfies JobForm<AskedAllocation>;
