/** The options of `isoloss surface`, by the fields of its job. */
import type { JobForm } from '../../jobs/form.js';
import { axes, byName, flag, type JobOption, joined, looksLike, single } from '../../jobs/options.js';
import { assignment, axis, number, separated, type TextForm, text } from '../../jobs/text-forms.js';
import { parseSurfaceJob, type SurfaceField, type SurfaceJob, surfaceJobSchema } from './job.js';

/** `auto`, or levels between commas. */
const levels: TextForm<'auto' | readonly number[]> = {
  read: (written) => (written === 'auto' ? written : separated(number).read(written)),
  write: (value) => (value === 'auto' ? value : separated(number).write(value)),
};

const options: readonly JobOption<SurfaceField>[] = [
  axes('--axis <name=lo..hi:count>', 'axes', axis),
  byName('--set <name=value>', 'set', assignment),
  joined('--quantiles <shares>', 'quantiles', number, looksLike.numbers),
  flag('--gradient', 'gradient'),
  flag('--by-parameter', 'byParameter'),
  flag('--point', 'point'),
  {
    ...joined('--contours <levels>', 'contours', number, looksLike.numbers),
    read: (texts) => levels.read(texts.join(',')),
    write: (value) => [levels.write(value as 'auto' | readonly number[])],
  },
  single('--precision <name>', 'precision', text),
  single('--backend <name>', 'backend', text),
  single('--adapter <name>', 'adapter', text),
];

export const surfaceForm = {
  name: 'surface',
  arguments: ['fit'],
  schema: surfaceJobSchema,
  parse: parseSurfaceJob,
  options,
  dependents: { backend: ['adapter'] },
} as const satisfies JobForm<SurfaceJob>;
