/** What a comparison of builds says in the terminal. */
import { formatNumber, formatSeconds } from '../../src/text.js';
import type { AgainstResults, Compared, Comparison, MeasureName } from './results.js';

/** A row of cells for each case: suite, size, engine, seconds before and now, what is said. */
export function againstRows({ cases }: AgainstResults): string[][] {
  return cases.map((each) => [
    each.suite,
    each.label ?? formatNumber(each.size),
    each.engine,
    ...(each.outcome === 'compared'
      ? [formatSeconds(each.seconds.other), formatSeconds(each.seconds.this)]
      : ['', '']),
    verdictText(each),
  ]);
}

export const againstHead = ['suite', 'size', 'engine', 'other', 'this', 'this build is'] as const;

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
  const rest = verdict === 'unclear' ? '; more --rounds may tell' : '';
  return `${verdict} (${low} to ${high} %)${time}${rest}`;
}

/** Sentences after the table: how many changed, what to make of it. */
export function againstSummary({ cases, builds, options, took, notes }: AgainstResults): string[] {
  const count = (verdict: Compared['verdict']): number =>
    cases.filter((each) => each.outcome === 'compared' && each.verdict === verdict).length;
  const faults = cases.filter(({ outcome }) => outcome !== 'compared').length;
  const parts = [
    `${count('slower')} slower`,
    `${count('faster')} faster`,
    `${count('unchanged')} unchanged`,
    ...(count('unclear') > 0 ? [`${count('unclear')} unclear`] : []),
    ...(faults > 0 ? [`${faults} wrong or failed`] : []),
  ];
  const different = cases.filter((each) => each.outcome === 'compared' && each.bytes === 'different').length;
  return [
    `${builds.this.name} (${builds.this.version}) beside ${builds.other.name} (${builds.other.version}): ${parts.join(', ')}; ${formatSeconds(took)}.`,
    `Changes below ${formatNumber(100 * options.smallest)} % are not told. All intervals hold together with 95 %; in a run without any change, at most one in twenty reports one.`,
    ...(different > 0
      ? [
          `In ${different} of ${cases.length} cases the builds leave different bytes, both right within what is allowed.`,
        ]
      : []),
    ...notes,
  ];
}

function measureOf(each: Compared, name: MeasureName): Compared['wall'] {
  return name === 'processor' ? (each.processor ?? each.wall) : each.wall;
}

function percent(value: number): string {
  return formatNumber(value, 2);
}

function signed(value: number): string {
  return value > 0 ? `+${percent(value)}` : percent(value);
}
