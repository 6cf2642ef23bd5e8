/** What changed between two runs, as a person reads it at a terminal. */

import { type Change, type Comparison, type OutcomeChange, RULE } from '../bench/compare.js';
import { dateWords, placeText, ratioText } from '../bench/page/format.js';
import type { Layout } from '../src/cli/layout.js';
import { formatDuration, plural } from '../src/text.js';
import { asciiLayout } from './ascii.js';

/** Changes that are listed, the largest first. */
const SHOWN = 40;

/** What else differs first, then what changed beyond the noise, then how that was judged. */
export function comparisonText(comparison: Comparison, out: NodeJS.WritableStream): string {
  const { before, changes, differences, outcomes, unmatched } = comparison;
  const changed = changes.filter((change) => change.changed);
  const faster = changed.filter(({ ratio }) => ratio > 1).length;
  const tally =
    changes.length === 0
      ? 'No case was timed in both runs.'
      : `${plural(changed.length, 'case')} of ${changes.length} changed beyond the noise: ${faster} faster, ${changed.length - faster} slower.`;
  const left = changed.length - SHOWN;
  const layout = asciiLayout(out);
  const { bold, dim, prose, section } = layout;
  return [
    bold(`Compared with isoloss ${before.version} of ${dateWords(before.date)}`),
    ...section('not the same in both runs', differences, 'yellow'),
    '',
    prose(tally),
    ...(changed.length === 0 ? [] : changeLines(changed.slice(0, SHOWN), layout)),
    ...(left > 0 ? [dim(`  ... and ${plural(left, 'more change')}`)] : []),
    ...section('other outcomes than before', outcomes.map(outcomeWords), 'yellow'),
    ...(unmatched.now + unmatched.before === 0
      ? []
      : [
          '',
          prose(
            `In one of the files only: ${plural(unmatched.now, 'case')} of this run, ${plural(unmatched.before, 'case')} of the other.`,
          ),
        ]),
    '',
    dim(prose(RULE)),
    '',
  ].join('\n');
}

function changeLines(changes: readonly Change[], { table }: Layout): string[] {
  const numbers = ['size', 'speed', 'within', 'before', 'now'];
  return table(
    ['suite', 'size', 'engine', 'speed', 'within', 'before', 'now'].map((title) => ({
      title,
      right: numbers.includes(title),
    })),
    changes.map((change) => [
      change.suite,
      placeText(change),
      change.engine,
      ratioText(change.ratio),
      change.interval.map(ratioText).join(' to '),
      formatDuration(change.before),
      formatDuration(change.now),
    ]),
    (k) => (changes[k].ratio > 1 ? 'green' : 'red'),
  );
}

function outcomeWords({ suite, engine, before, now, ...place }: OutcomeChange): string {
  return `${suite} ${placeText(place)} on ${engine}: ${before} before, ${now} now.`;
}
