import { axisText, list, pairs, shellLine, single } from '../fit/command-line.js';
import type { SurfaceJob } from './job.js';

/** The arguments after `isoloss` that give `job` again; what is at its default is left out. */
export function surfaceArguments(job: SurfaceJob): string[] {
  const { fit, axes, set, quantiles, contours, backend, adapter } = job;
  return [
    'surface',
    fit,
    ...list('--axis', axes.map(axisText)),
    ...pairs('--set', set),
    ...single('--quantiles', quantiles.length === 0 ? undefined : quantiles.join(',')),
    ...(job.gradient ? ['--gradient'] : []),
    ...(job.byParameter ? ['--by-parameter'] : []),
    ...(job.point ? ['--point'] : []),
    ...single('--contours', typeof contours === 'object' ? contours.join(',') : contours),
    ...single('--backend', backend === 'auto' ? undefined : backend),
    ...single('--adapter', adapter),
  ];
}

/** {@link surfaceArguments} as one line for a POSIX shell. */
export function surfaceCommand(job: SurfaceJob): string {
  return shellLine(['isoloss', ...surfaceArguments(job)]);
}
