/** Whether refits can carry a band, asked of a fit as it is of a job. */
import { IsolossError } from '../../errors.js';
import { fewestReplicates } from '../../statistics/intervals.js';
import { plural } from '../../text.js';
import type { FittedLaw } from './fitted.js';

/** The level asked for, else the fit's, else 0.95 as far as the refits go. Throws `too-few-refits` where the refits have none in the tails of a band of it. */
export function levelOf(fitted: FittedLaw, asked?: number): number {
  const level = asked ?? fitted.level;
  if (level === undefined) return 0.95;
  const { name, replicates } = fitted;
  const fewest = fewestReplicates(level);
  if (replicates === undefined || replicates.count >= fewest) return level;
  throw new IsolossError(
    'too-few-refits',
    `The ${plural(replicates.count, 'refit')} of '${name}' that ended well are too few for bands of level ${level}: at least ${fewest} are needed.`,
    'Ask for a lower level, or fit with more resamples.',
  );
}
