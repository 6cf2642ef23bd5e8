/** The options of `isoloss fit`, one table: what is typed, which field of the job it sets, how its text is read. */
import type { Option } from 'commander';
import { IsolossError } from '../errors.js';
import {
  parseAssignment,
  parseAxis,
  parseBound,
  parseCount,
  parseNumber,
  parseRange,
} from '../jobs/grammar.js';
import { describeField, fieldChoices, fieldDefault, type JobField } from '../tasks/fit/job.js';
import {
  betweenCommas,
  commandOption,
  flag,
  list,
  optionNameIn,
  readTyped,
  single,
  type TableOption,
} from './option-table.js';

/** One object out of `name=...` texts; a name given twice is a mistake, not an override. */
export const pairs =
  <T>(parse: (text: string) => readonly [name: string, value: T]) =>
  (texts: readonly string[]): Record<string, T> => {
    const entries = texts.map(parse);
    const repeated = entries.find(([name], i) => entries.findIndex(([other]) => other === name) < i);
    if (repeated !== undefined) {
      throw new IsolossError('repeated-name', `'${repeated[0]}' is given twice.`, 'Give each name once.');
    }
    return Object.fromEntries(entries);
  };

const jobOptions: readonly TableOption<JobField>[] = [
  single('--law <name|formula>', 'law'),
  list('--map <input=column>', 'map', pairs(parseAssignment)),
  single('--where <expression>', 'where'),
  single('--hold-out <expression>', 'holdOut'),
  single('--weight <expression>', 'weight'),
  flag('--drop-missing', 'dropMissing'),
  flag('--exhaustive', 'exhaustive'),
  single('--last-by <columns>', 'lastBy'),
  single('--loss <kind>', 'loss'),
  single('--delta <number>', 'delta', parseNumber),
  single('--tau <number>', 'tau', parseNumber),
  single('--residual <scale>', 'residual'),
  single('--starts <plan>', 'starts'),
  list('--start <point>', 'start'),
  list('--range <name=lo..hi>', 'range', pairs(parseRange)),
  list('--fix <name=value>', 'fix', pairs(parseAssignment)),
  list('--positive <names>', 'positive', betweenCommas),
  list('--bound <name=lo..hi>', 'bound', pairs(parseBound)),
  list('--objective-grid <name=lo..hi:count>', 'objectiveGrid', (texts) => texts.map(parseAxis)),
  single('--bootstrap <resamples>', 'bootstrap', (text) => parseCount(text)),
  single('--scheme <name>', 'scheme'),
  single('--cluster <columns>', 'cluster'),
  single('--strata <columns>', 'strata'),
  single('--noise <expression>', 'noise'),
  single('--refit-starts <count|plan>', 'refitStarts'),
  list('--interval <kinds>', 'interval', betweenCommas),
  single('--level <share>', 'level', parseNumber),
  list('--derive <name=formula>', 'derive', pairs(parseAssignment)),
  list('--profile <names>', 'profile', betweenCommas),
  flag('--leverage', 'leverage'),
  single('--max-steps <count>', 'maxSteps', (text) => parseCount(text)),
  single('--seed <count>', 'seed', (text) => parseCount(text)),
  single('--backend <name>', 'backend'),
  single('--adapter <name>', 'adapter'),
];

/** The table as commander's options. */
export function commanderOptions(): Option[] {
  return jobOptions.map((option) =>
    commandOption(option, describeField(option.field) + note(option), fieldChoices(option.field)),
  );
}

/** How a field of the job is typed: `--max-steps` for `maxSteps`. */
export function optionName(field: string): string {
  return optionNameIn(jobOptions, field);
}

/** What was typed, as fields of a job. Throws the grammar's errors, with the option's name before them. */
export function readJobOptions(typed: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return readTyped(jobOptions, typed);
}

function note({ field, shape }: TableOption<JobField>): string {
  if (shape === 'list') return '';
  const value = fieldDefault(field);
  return value === undefined || value === false ? '' : ` (default: ${value})`;
}
