import { IsolossError } from '../errors.js';
import type { JobParser } from '../jobs/fields.js';
import { readJobFile } from '../store/read-job.js';

/**
 * The fields of a job: those of a job file, replaced by what was typed after `command`. What belongs to a choice goes
 * with it: another loss brings its own settings, another back end its own adapter.
 */
export function jobFields(
  command: string,
  before: Readonly<Record<string, unknown>>,
  runs: string | undefined,
  typed: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const outdated = [
    ...(typed.loss === undefined ? [] : ['delta', 'tau']),
    ...(typed.backend === undefined ? [] : ['adapter']),
  ];
  const kept = Object.entries(before).filter(([field]) => !outdated.includes(field));
  const job = { ...Object.fromEntries(kept), ...(runs === undefined ? {} : { runs }), ...typed };
  if (!('runs' in job)) {
    throw new IsolossError(
      'no-runs',
      'No table of runs is given.',
      `Name a file after ${command}, or - for standard input.`,
    );
  }
  if (!('law' in job)) {
    throw new IsolossError(
      'no-law',
      'No law is given.',
      'Add --law NAME (isoloss laws lists them) or --law FORMULA.',
    );
  }
  return job;
}

/**
 * The job of the fields that `make` makes of those in `file`, if one is given. Errors tell of it, or of what was typed,
 * by the names that `called` gives.
 */
export async function readJob<Job>(
  file: string | undefined,
  make: (before: Readonly<Record<string, unknown>>) => Record<string, unknown>,
  parse: JobParser<Job>,
  called: (field: string) => string,
): Promise<Job> {
  if (file === undefined) return parse(make({}), {}, called);
  return parse(make(await readJobFile(file)), { file });
}
