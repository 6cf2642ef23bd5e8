/** Whether refits can carry a band or a quantile, asked of a fit as it is of a job. */
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

/** Shares this near a bound are at it: 1 - 0.9 is not quite 0.1. */
const ROUNDING = 1e-9;

/** The least and the greatest refit (shares 0 and 1) can be told of any number; other quantiles need a refit beyond them. */
function fewestForShare(share: number): number {
  const tail = Math.min(share, 1 - share);
  return tail > 0 ? Math.ceil(1 / tail - 1 - ROUNDING) : 1;
}

/** True where the refits have one beyond the quantile at `share`, or where quantiles come from no refits. */
export function isCarried({ replicates }: FittedLaw, share: number): boolean {
  return replicates === undefined || replicates.count >= fewestForShare(share);
}

/** Throws `too-few-refits` for the first of `shares` that the refits do not carry; see {@link isCarried}. */
export function checkShares(fitted: FittedLaw, shares: readonly number[]): void {
  const lost = shares.find((share) => !isCarried(fitted, share));
  if (lost === undefined) return;
  throw new IsolossError(
    'too-few-refits',
    `The ${plural(fitted.replicates?.count ?? 0, 'refit')} of '${fitted.name}' that ended well are too few for a quantile at ${lost}: at least ${fewestForShare(lost)} are needed.`,
    'Ask for quantiles nearer to 0.5 (0 and 1 are the least and the greatest refit), or fit with more resamples.',
  );
}
