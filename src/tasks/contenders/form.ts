/** The options that name laws, and those that jobs of several laws share with a fit. */
import { columns, type JobOption, list, looksLike, single } from '../../jobs/options.js';
import { text } from '../../jobs/text-forms.js';
import { fitForm } from '../fit/form.js';
import { type AskedContenders, sharedFields } from './job.js';
import { PRESET_NAME } from './preset-name.js';

const fields: readonly string[] = sharedFields;

/** `chinchilla`, `my.law.json`, a formula, or `chinchilla:besiroglu-2024`. */
const looksLikeLaw: typeof looksLike.law = (word, isFile) =>
  looksLike.law(word, isFile) || (!isFile && PRESET_NAME.test(word));

export const lawOption = list('--law <laws>', 'law', text, looksLikeLaw);

export const clusterOption = columns('--cluster <columns>', 'cluster');

export const scaleOption = single('--scale <column|expression>', 'scale', text);

/** The fit's options that hold for all laws, but for those of the fields `but`. */
export const fitOptions = (but: readonly string[]): JobOption<keyof AskedContenders>[] =>
  fitForm.options.flatMap((option) =>
    fields.includes(option.field) && !but.includes(option.field)
      ? [option as JobOption<keyof AskedContenders>]
      : [],
  );
