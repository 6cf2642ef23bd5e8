import { list, pairs, shellLine, single } from '../fit/command-line.js';
import { type AllocateJob, usualShares } from './job.js';

/** What `--quantiles` is where it is not given. */
const USUAL_SHARES = usualShares.join(',');

/** The arguments after `isoloss` that give `job` again; what is at its default is left out. */
export function allocateArguments(job: AllocateJob): string[] {
  const { fit, budget, cost, set, axis, subjectTo, minimize, maximize, targetLoss, top, decide } = job;
  const shares = job.quantiles.join(',');
  return [
    'allocate',
    fit,
    ...single('--budget', budget),
    ...single('--cost', cost),
    ...pairs('--set', set),
    ...list('--axis', axis),
    ...list('--subject-to', subjectTo),
    ...single('--minimize', minimize),
    ...single('--maximize', maximize),
    ...single('--target-loss', targetLoss),
    ...single('--decide', decide.length === 0 ? undefined : decide.join(',')),
    ...single('--quantiles', shares === USUAL_SHARES ? undefined : shares),
    ...single('--top', top === 1 ? undefined : top),
    ...single('--backend', job.backend === 'auto' ? undefined : job.backend),
    ...single('--adapter', job.adapter),
  ];
}

/** {@link allocateArguments} as one line for a POSIX shell. */
export function allocateCommand(job: AllocateJob): string {
  return shellLine(['isoloss', ...allocateArguments(job)]);
}
