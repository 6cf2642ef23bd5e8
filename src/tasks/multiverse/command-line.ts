import { jobArguments, list, shellLine } from '../fit/command-line.js';
import { parseFitJob } from '../fit/job.js';
import { type MultiverseJob, sharedFields } from './job.js';

/** The arguments after `isoloss` that give `job` again; what is at its default is left out. */
export function multiverseArguments(job: MultiverseJob): string[] {
  const joined = (flag: string, values: readonly (string | number)[]) =>
    values.length === 0 ? [] : [flag, values.join(',')];
  const shared = Object.fromEntries(
    sharedFields.flatMap((field) => (job[field] === undefined ? [] : [[field, job[field]]])),
  );
  // Those of the fit that all universes share, less its own first words: fit RUNS --law LAW.
  const others = jobArguments(parseFitJob({ ...shared, law: 'any' })).slice(4);
  return [
    'multiverse',
    job.runs,
    ...list('--law', job.law),
    ...list('--remap', job.remap),
    ...list('--filter', job.filter),
    ...list('--weight', job.weight),
    ...joined('--residual', job.residual),
    ...joined('--loss', job.loss),
    ...joined('--delta', job.delta),
    ...joined('--tau', job.tau),
    ...joined('--starts', job.starts),
    ...list('--at', job.at),
    ...(job.within === 0.1 ? [] : ['--within', String(job.within)]),
    ...(job.measure === 'loss' ? [] : ['--measure', job.measure]),
    ...others,
  ];
}

/** {@link multiverseArguments} as one line for a POSIX shell. */
export function multiverseCommand(job: MultiverseJob): string {
  return shellLine(['isoloss', ...multiverseArguments(job)]);
}
