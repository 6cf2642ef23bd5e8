/** Settings as a job, as a line for a shell and as a program. */
import { commandLine } from '../../jobs/form.js';
import { fitForm } from '../../tasks/fit/form.js';
import { type FitJob, parseFitJob } from '../../tasks/fit/job.js';
import type { JobSettings } from '../state/settings.js';

/** The job of settings on a table. Throws `bad-job`. */
export function jobOf(settings: JobSettings, table: string): FitJob {
  return parseFitJob({ ...settings, runs: table });
}

/** Fields that cost refits. Without them a fit takes milliseconds: while a control is being dragged. */
const OF_REFITS = [
  'bootstrap',
  'scheme',
  'cluster',
  'strata',
  'noise',
  'refitStarts',
  'interval',
  'profile',
  'leverage',
  'objectiveGrid',
] as const satisfies readonly (keyof JobSettings)[];

export function withoutRefits(settings: JobSettings): JobSettings {
  const fields = Object.entries(settings).filter(([field]) => !OF_REFITS.some((each) => each === field));
  return Object.fromEntries(fields) as unknown as JobSettings;
}

/** `isoloss fit runs.csv --law chinchilla`. A job that is not valid is written as it stands. */
export function commandOf(settings: JobSettings, table: string): string {
  try {
    return commandLine(fitForm, jobOf(settings, table));
  } catch {
    return commandLine(fitForm, { ...settings, runs: table });
  }
}

/** A program of the library that does the same. */
export function codeOf(settings: JobSettings, table: string): string {
  const file = JSON.stringify(table);
  return `import { readFile } from 'node:fs/promises';
import { fit, parseTable } from 'isoloss';

const table = await parseTable(await readFile(${file}), ${file});
const { record, predict } = await fit(${literal(settings)}, table);
console.log(record.status, record.parameters);
`;
}

/** JSON with names unquoted where they may be. */
function literal(value: object): string {
  return JSON.stringify(value, undefined, 2).replace(/^(\s*)"([A-Za-z_$][\w$]*)":/gm, '$1$2:');
}
