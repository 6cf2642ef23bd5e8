/** The options of `isoloss multiplier`, by the fields of its job. */
import type { JobForm } from '../../jobs/form.js';
import { flag, type JobOption, joined, looksLike, single } from '../../jobs/options.js';
import { number, type TextForm, text } from '../../jobs/text-forms.js';
import { readNumeral } from '../../numeral.js';
import { fitForm } from '../fit/form.js';
import { type AskedMultiplier, askMultiplier, type MultiplierField, multiplierJobSchema } from './job.js';

/** Options that a fit has as well. */
const rows = ['map', 'where', 'melt', 'pivot', 'dropMissing', 'lastBy', 'bestBy'];

/** A number, else the name of published values. */
const floor: TextForm<number | string> = {
  read: (written) => (readNumeral(written) === undefined ? written : number.read(written)),
  write: (value) => (typeof value === 'number' ? number.write(value) : value),
};

const own: readonly JobOption<MultiplierField>[] = [
  single('--recipe <columns|expression>', 'recipe', text),
  single('--baseline <recipe>', 'baseline', text),
  single('--against <runs>', 'against', text),
  flag('--frontier', 'frontier'),
  single('--floor <loss|published>', 'floor', floor),
  single('--floor-source <words>', 'floorSource', text),
  {
    ...joined('--target <compute>', 'target', text, looksLike.numbers),
    read: (texts) => texts.join(','),
    write: (value) => [String(value)],
  },
  single('--level <level>', 'level', number),
];

export const multiplierForm = {
  name: 'multiplier',
  arguments: ['runs'],
  schema: multiplierJobSchema,
  parse: askMultiplier,
  options: [
    ...own.slice(0, 3),
    ...fitForm.options.filter(({ field }) => rows.includes(field)),
    ...own.slice(3),
  ],
  dependents: { floor: ['floorSource'], against: ['recipe', 'baseline'], recipe: ['against'] },
} as const satisfies JobForm<AskedMultiplier>;
