/** What changed between two runs, as a person reads it at a terminal. */

import { type Change, type Comparison, type OutcomeChange, RULE } from '../bench/compare.js';
import { dateWords, placeText, ratioText } from '../bench/page/format.js';
import { columns } from '../src/cli/columns.js';
import { section, wrapped } from '../src/cli/lines.js';
import { styled } from '../src/cli/terminal.js';
import { formatDuration, plural } from '../src/text.js';
import { inAscii } from './ascii.js';

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
  return inAscii(
    [
      styled('bold', `Compared with isoloss ${before.version} of ${dateWords(before.date)}`, out),
      ...section('not the same in both runs', differences, out, 'yellow'),
      '',
      tally,
      ...(changed.length === 0 ? [] : changeLines(changed.slice(0, SHOWN), out)),
      ...(left > 0 ? [styled('dim', `  ... and ${plural(left, 'more change')}`, out)] : []),
      ...section('ended otherwise', outcomes.map(outcomeWords), out, 'yellow'),
      ...(unmatched.now + unmatched.before === 0
        ? []
        : [
            '',
            `In one of the files only: ${plural(unmatched.now, 'case')} of this run, ${plural(unmatched.before, 'case')} of the other.`,
          ]),
      '',
      styled('dim', wrapped(RULE, 0), out),
      '',
    ].join('\n'),
  );
}

function changeLines(changes: readonly Change[], out: NodeJS.WritableStream): string[] {
  const [head, ...lines] = columns(
    [
      ['suite', 'size', 'engine', 'speed', 'within', 'before', 'now'],
      ...changes.map((change) => [
        change.suite,
        placeText(change),
        change.engine,
        ratioText(change.ratio),
        change.interval.map(ratioText).join(' to '),
        formatDuration(change.before),
        formatDuration(change.now),
      ]),
    ],
    [1, 3, 4, 5, 6],
  );
  return [
    styled('dim', `  ${head}`, out),
    ...lines.map((line, i) => `  ${styled(changes[i].ratio > 1 ? 'green' : 'red', line, out)}`),
  ];
}

function outcomeWords({ suite, engine, before, now, ...place }: OutcomeChange): string {
  return `${suite} ${placeText(place)} on ${engine}: ${before} before, ${now} now.`;
}
