/** Requests for resamples, profiles and intervals that cannot be met. */
import { field, IsolossError } from '../../errors.js';
import { checkReplicateNames } from '../../problem/replicates.js';
import { fewestReplicates } from '../../statistics/intervals.js';
import { formatCount } from '../../text.js';
import type { FitSettings } from '../fit/job.js';
import type { JobModel } from '../fit/problem-of-job.js';
import { profiledNames } from './profiled-names.js';
import { isResampled } from './resampling.js';

/** Throws for requests that cannot be met, before the work begins; there may be `most` resamples. */
export async function checkUncertainty(job: FitSettings, jobModel: JobModel, most: number): Promise<void> {
  const { model } = jobModel;
  profiledNames(model, job.profile);
  if (isResampled(job)) {
    checkReplicateNames(model.parameterNames);
    (await import('./on-request.js')).checkScheme(job, jobModel);
  }
  if (job.bootstrap !== undefined && job.bootstrap > most) {
    throw new IsolossError(
      'too-many-resamples',
      `The refits of ${formatCount(job.bootstrap)} resamples are more than the ${formatCount(most)} that are kept in memory.`,
      `Name a folder that keeps them, isoloss fit --store FOLDER, or ask for fewer with ${field('bootstrap')}.`,
    );
  }
  const fewest = fewestReplicates(job.level);
  if (job.bootstrap === undefined || job.bootstrap >= fewest) return;
  throw new IsolossError(
    'too-few-resamples',
    `${job.bootstrap} resamples are too few for intervals at level ${job.level}: at least ${fewest} are needed.`,
    `Ask for a thousand or more with ${field('bootstrap')}.`,
  );
}
