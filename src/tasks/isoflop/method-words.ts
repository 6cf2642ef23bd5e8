/** What was done, and why a budget has no minimum, in words. */
import { formatNumber, plural } from '../../text.js';
import type { AskedIsoflop } from './job.js';
import { leastSizes, type NoMinimum } from './profile-curve.js';

export function curveWords({ curve, window }: AskedIsoflop): string {
  if (curve === 'akima') return "Akima's curve";
  return `a ${curve} in log N (sizes within a factor of ${formatNumber(window)} of the best)`;
}

export function lossWords({ loss, delta = 0.001 }: AskedIsoflop): string {
  return loss === 'huber' ? `Huber, delta ${formatNumber(delta)}, log residuals` : `${loss}, log residuals`;
}

/** Why a budget has no minimum, in words. */
export function minimumWords(why: NoMinimum, { curve }: AskedIsoflop, sizes: number): string {
  switch (why) {
    case 'tooFew':
      return `${plural(sizes, 'size')}, and ${curve === 'akima' ? "Akima's curve" : `a ${curve}`} needs ${leastSizes[curve]}`;
    case 'smallest':
      return 'the least loss is that of the smallest N: the minimum is not inside the runs';
    case 'largest':
      return 'the least loss is that of the largest N: the minimum is not inside the runs';
    case 'concave':
      return 'the curve has no minimum: the losses scatter more than they bend';
    case 'outside':
      return 'the minimum of the curve is not between the sizes it was fitted to';
  }
}
