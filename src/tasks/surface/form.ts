/** The options of `isoloss surface`, by the fields of its job. */
import type { JobForm } from '../../jobs/form.js';
import { byName, flag, type JobOption, list, single } from '../../jobs/options.js';
import { assignment, axis, number, separated, type TextForm, text } from '../../jobs/text-forms.js';
import { parseSurfaceJob, type SurfaceField, type SurfaceJob, surfaceJobSchema } from './job.js';

/** `auto`, or levels between commas. */
const levels: TextForm<'auto' | readonly number[]> = {
  read: (written) => (written === 'auto' ? written : separated(number).read(written)),
  write: (value) => (value === 'auto' ? value : separated(number).write(value)),
};

const options: readonly JobOption<SurfaceField>[] = [
  list('--axis <name=lo..hi:count>', 'axes', axis),
  byName('--set <name=value>', 'set', assignment),
  single('--quantiles <shares>', 'quantiles', separated(number)),
  flag('--gradient', 'gradient'),
  flag('--by-parameter', 'byParameter'),
  flag('--point', 'point'),
  single('--contours <levels>', 'contours', levels),
  single('--backend <name>', 'backend', text),
  single('--adapter <name>', 'adapter', text),
];

export const surfaceForm = {
  name: 'surface',
  argument: 'fit',
  schema: surfaceJobSchema,
  parse: parseSurfaceJob,
  options,
  dependents: { backend: ['adapter'] },
} as const satisfies JobForm<SurfaceJob>;
