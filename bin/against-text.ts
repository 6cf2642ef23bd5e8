/** What a comparison of builds says in the terminal. */

import type {
  AgainstResults,
  BuildName,
  Compared,
  Comparison,
  MeasureName,
} from '../bench/against/results.js';
import { placeText } from '../bench/page/format.js';
import { formatDuration, formatNumber, listed } from '../src/text.js';
import { asciiLayout } from './ascii.js';

/** The whole answer; `out` is where it will be written. */
export function againstText(results: AgainstResults, out: NodeJS.WritableStream): string {
  const { table, prose } = asciiLayout(out);
  const columns = [...['suite', 'size', 'engine', 'other', 'this'], { title: 'this build is', prose: true }];
  return [
    ...table(columns, results.cases.map(againstRow), (k) => colourOf(results.cases[k])),
    '',
    ...summary(results).map((line) => prose(line)),
    '',
  ].join('\n');
}

function againstRow(each: Comparison): string[] {
  const times =
    each.outcome === 'compared' ? [each.seconds.other, each.seconds.this].map(formatDuration) : ['', ''];
  return [each.suite, placeText(each), each.engine, ...times, verdictText(each)];
}

function colourOf(each: Comparison): 'red' | 'green' | 'yellow' | undefined {
  if (each.outcome !== 'compared' || each.verdict === 'slower') return 'red';
  return each.verdict === 'faster' ? 'green' : each.verdict === 'unclear' ? 'yellow' : undefined;
}

/** What one case says: `slower by 17 to 22 %`. */
export function verdictText(each: Comparison): string {
  if (each.outcome !== 'compared') {
    const whose = each.build === 'this' ? 'this build' : 'the other build';
    return each.outcome === 'wrong' ? `wrong (${whose}): ${each.reason}` : `${whose} failed: ${each.reason}`;
  }
  return `${spoken(each)}${each.bytes === 'different' ? ', its bytes differ' : ''}`;
}

function spoken(each: Compared): string {
  const { verdict, by } = each;
  const { interval } = measureOf(each, by);
  const time = by === 'processor' ? ' (processor time)' : '';
  if (verdict === 'slower' || verdict === 'faster') {
    const [least, most] = interval.map((ratio) => Math.abs(100 * (ratio - 1))).sort((a, b) => a - b);
    return `${verdict} by ${percent(least)} to ${percent(most)} %${time}`;
  }
  const [low, high] = interval.map((ratio) => signed(100 * (ratio - 1)));
  const rest = verdict === 'unclear' ? '; more --rounds may decide' : '';
  return `${verdict} (${low} to ${high} %)${time}${rest}`;
}

/** How many changed, and what to make of it. */
export function summary({ cases, builds, machine, options, took, notes }: AgainstResults): string[] {
  const count = (verdict: Compared['verdict']): number =>
    cases.filter((each) => each.outcome === 'compared' && each.verdict === verdict).length;
  const [unclear, faults] = [count('unclear'), cases.filter(({ outcome }) => outcome !== 'compared').length];
  const counts = [
    `${count('slower')} slower`,
    `${count('faster')} faster`,
    `${count('unchanged')} unchanged`,
    ...(unclear > 0 ? [`${unclear} unclear`] : []),
    ...(faults > 0 ? [`${faults} wrong or failed`] : []),
  ];
  const different = cases.filter((each) => each.outcome === 'compared' && each.bytes === 'different').length;
  const name = (build: BuildName): string => `${builds[build].name} (isoloss ${builds[build].version})`;
  return [
    `${name('this')} beside ${name('other')} on ${machine.processor}: ${listed(counts)}, in ${formatDuration(took)}.`,
    `Slower is more time, faster is less of it; changes below ${percent(100 * options.smallest)} % are not reported.`,
    'All intervals hold together with 95 %: of runs without any change, at most one in twenty reports one.',
    ...(different > 0
      ? [
          `Where bytes differ (${different} of ${cases.length} cases) both builds are right, but not equal to the last bit.`,
        ]
      : []),
    ...notes,
  ];
}

/** Of one kind of time. */
export function measureOf(each: Compared, name: MeasureName): Compared['wall'] {
  return name === 'processor' ? (each.processor ?? each.wall) : each.wall;
}

function percent(value: number): string {
  return formatNumber(value, 2);
}

function signed(value: number): string {
  return value > 0 ? `+${percent(value)}` : percent(value);
}
