/** Requests for resamples, profiles and intervals that cannot be met. */
import { field, IsolossError } from '../../errors.js';
import { checkReplicateNames } from '../../problem/replicates.js';
import { fewestReplicates } from '../../statistics/intervals.js';
import type { FitSettings } from '../fit/job.js';
import type { JobModel } from '../fit/problem-of-job.js';
import { profiledNames } from './profiled-names.js';
import { isResampled } from './resampling.js';

/** Throws for requests that cannot be met, before the work begins. */
export async function checkUncertainty(job: FitSettings, jobModel: JobModel): Promise<void> {
  const { model } = jobModel;
  profiledNames(model, job.profile);
  if (isResampled(job)) {
    checkReplicateNames(model.parameterNames);
    (await import('./on-request.js')).checkScheme(job, jobModel);
  }
  const fewest = fewestReplicates(job.level);
  if (job.bootstrap === undefined || job.bootstrap >= fewest) return;
  throw new IsolossError(
    'too-few-resamples',
    `${job.bootstrap} resamples are too few for intervals at level ${job.level}: at least ${fewest} are needed.`,
    `Ask for a thousand or more with ${field('bootstrap')}.`,
  );
}
