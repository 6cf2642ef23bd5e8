/** Warnings about a design. */

import { formatCount, formatNumber, listed } from '../../text.js';
import { beyondWords } from '../fitted/extrapolation.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { usualRatio } from './candidates.js';
import type { DesignRecord } from './record.js';

/** Effective sample sizes below this are too small to estimate the remaining variance. */
const FEW = 30;

/** A relevant difference between linear and weighted estimates. */
const DIFFERENT = 0.15;

/** Largest fraction of the variance from the outermost 1 % of refits; of a normal distribution it is a twelfth. */
const OUTER = 0.5;

/** `centred` is the centred goal over the refits; `count` includes refits without a goal. */
export function designWarnings(
  fitted: FittedLaw,
  record: Omit<DesignRecord, 'warnings'>,
  centred: Float64Array,
  count: number,
): string[] {
  const { best, goal, axes, plan } = record;
  const { ranges = {} } = fitted;
  const usual = usualRatio(fitted, record.job);
  const lost = count - goal.refits;
  const ends = axes.filter(({ name, values, spacing }) => {
    const at = best.at[name];
    return spacing !== 'listed' && (at === values[0] || at === values[values.length - 1]);
  });
  const words = Object.entries(best.beyond).map(
    ([name, factor]) => `${name} is ${beyondWords(factor ?? Number.NaN, ranges[name])}`,
  );
  const last = plan === undefined ? best : plan[plan.length - 1];
  const { weighted, share } = last;
  return [
    ...(fitted.warnings ?? []),
    ...(lost === 0
      ? []
      : [
          `At ${formatCount(lost)} of ${formatCount(count)} refits the goal has no finite value: they are left out.`,
        ]),
    ...(outerShare(centred) > OUTER
      ? [
          "A hundredth of the refits make up most of the goal's variance: a logarithm of it may be the better goal.",
        ]
      : []),
    ...(usual === undefined
      ? []
      : [
          `Only runs of ${formatNumber(usual[0], 3)} to ${formatNumber(usual[1], 3)} tokens per parameter, as fitted, are proposed: --corners or a --subject-to of D and N lifts this.`,
        ]),
    ...(words.length === 0
      ? []
      : [
          `The best run lies outside what was fitted (${words.join('; ')}): the law is taken at its word there.`,
        ]),
    ...(ends.length === 0
      ? []
      : [
          `The best run lies at the end of ${ends.length === 1 ? 'the axis' : 'the axes'} ${listed(ends.map(({ name }) => name))}: a wider range may hold a better one.`,
        ]),
    ...(weighted.effective < FEW
      ? [
          `${plan === undefined ? 'The best run leaves' : 'All runs of the plan leave'} only ${formatNumber(weighted.effective, 2)} refits in play on average: the weighted share is unsure, and more resamples would settle it.`,
        ]
      : Math.abs(weighted.share - share) > DIFFERENT
        ? [
            `The linear share (${percent(share)}) and the weighted one (${percent(weighted.share)}) differ: the goal does not follow the law linearly over the refits.`,
          ]
        : []),
  ];
}

function outerShare(centred: Float64Array): number {
  const squares = centred.map((value) => value * value).sort();
  const total = squares.reduce((sum, value) => sum + value, 0);
  const outer = squares.slice(-Math.ceil(squares.length / 100));
  return squares.length < 200 ? 0 : outer.reduce((sum, value) => sum + value, 0) / total;
}

function percent(share: number): string {
  return `${formatNumber(100 * share, 2)} %`;
}
