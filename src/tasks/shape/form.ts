/** The options of `isoloss shape`, by the fields of its job. */
import { sizes } from '../../costs/architecture.js';
import { flopConventions } from '../../costs/flops.js';
import type { JobForm } from '../../jobs/form.js';
import { byName, type JobOption, single } from '../../jobs/options.js';
import { assignedNumber, number, text } from '../../jobs/text-forms.js';
import { parseShapeJob, type ShapeField, type ShapeJob, shapeJobSchema } from './job.js';

const options: readonly JobOption<ShapeField>[] = [
  single('--architecture <family>', 'architecture', text),
  single('--budget <budget>', 'budget', number),
  single('--parameters <count>', 'parameters', number),
  { ...single('--flops <convention>', 'flops', text), values: flopConventions.map(({ name }) => name) },
  { ...single('--size <count>', 'size', text), values: sizes },
  byName('--set <name=number>', 'set', assignedNumber),
  single('--level <share>', 'level', number),
];

export const shapeForm = {
  name: 'shape',
  arguments: ['fit'],
  schema: shapeJobSchema,
  parse: parseShapeJob,
  options,
  dependents: { fit: ['parameters'], parameters: ['fit', 'budget'] },
} as const satisfies JobForm<ShapeJob>;
