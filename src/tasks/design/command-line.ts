import { list, pairs, shellLine, single } from '../fit/command-line.js';
import type { DesignJob } from './job.js';

/** The arguments after `isoloss` that give `job` again; what is at its default is left out. */
export function designArguments(job: DesignJob): string[] {
  const { fit, goal, budget, cost, set, axis, subjectTo, by, runs, top, noise, corners } = job;
  return [
    'design',
    fit,
    ...single('--goal', goal),
    ...single('--budget', budget),
    ...single('--cost', cost),
    ...pairs('--set', set),
    ...list('--axis', axis),
    ...list('--subject-to', subjectTo),
    ...(corners ? ['--corners'] : []),
    ...single('--by', by === 'share' ? undefined : by),
    ...single('--runs', runs === 1 ? undefined : runs),
    ...single('--top', top === 8 ? undefined : top),
    ...single('--noise', noise),
  ];
}

/** {@link designArguments} as one line for a POSIX shell. */
export function designCommand(job: DesignJob): string {
  return shellLine(['isoloss', ...designArguments(job)]);
}
