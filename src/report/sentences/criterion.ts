/** How laws differ by one criterion, and published values beside them. */
import type { Criterion } from '../../tasks/contenders/criterion.js';
import { endsText, listed, paddedNumber } from '../../text.js';
import { numbers, type Part } from './parts.js';
import { shortened } from './shortened.js';
import { percent } from './uncertainty.js';

/** Letters of a law in a table. */
const LETTERS = 36;

type Published = NonNullable<Criterion['published']>[number];

/** Contenders that may be the best by a criterion. */
export function candidates({ ranking }: Criterion): string[] {
  return ranking.filter(({ mayBeBest }) => mayBeBest).map(({ contender }) => contender);
}

/** How published values do beside the best law that was fitted. */
function standing({ interval }: Published): 'better' | 'worse' | 'open' {
  if (interval === null) return 'open';
  return interval[0] > 0 ? 'worse' : interval[1] < 0 ? 'better' : 'open';
}

/** Whether every one of the published values does worse than the best law that was fitted. */
export function isBetterThanPublished({ published = [] }: Criterion): boolean {
  return published.length > 0 && published.every((one) => standing(one) === 'worse');
}

/** `As published, a does better than chinchilla, b and c do worse.`; empty without published values beside fitted laws. */
export function publishedWords({ best, published = [] }: Criterion): string {
  const of = (kind: ReturnType<typeof standing>): string[] =>
    published.filter((one) => standing(one) === kind).map(({ contender }) => contender);
  const [better, worse, open] = [of('better'), of('worse'), of('open')];
  const does = (names: readonly string[]): string => (names.length === 1 ? 'does' : 'do');
  const parts = [
    better.length === 0 ? '' : `${listed(better)} ${does(better)} better than ${best}`,
    open.length === 0 ? '' : `${listed(open)} cannot be told from ${best}`,
    worse.length === 0
      ? ''
      : `${listed(worse)} ${does(worse)} worse${better.length + open.length === 0 ? ` than ${best}` : ''}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `As published, ${parts.join('; ')}.`;
}

const probability = (p: number): string => (p < 0.001 ? '<0.001' : paddedNumber(p, 2));

/** The laws of a ranking, what is said of each beside its name, since a narrow terminal shows the last columns below. */
export function rankingTable({ ranking }: Criterion, valueTitle: string, level: number): Part {
  return {
    kind: 'table',
    columns: [
      { title: 'law', prose: true },
      { title: '' },
      ...['difference', percent(level), 'p', valueTitle].map(numbers),
    ],
    rows: ranking.map(({ contender, value, difference, interval, p, mayBeBest }, i) => [
      shortened(contender, LETTERS),
      mayBeBest ? 'may be best' : 'worse',
      i === 0 ? '' : paddedNumber(difference, 4),
      i === 0 || interval === null ? '' : endsText(interval),
      i === 0 ? '' : probability(p),
      paddedNumber(value, 5),
    ]),
  };
}

/** For each of the published values a table of how they do beside the best law that was fitted, by several criteria. */
export function publishedTables(
  criteria: readonly Criterion[],
  titleOf: (criterion: Criterion) => string,
  level: number,
): Part[] {
  const names = [...new Set(criteria.flatMap(({ published = [] }) => published.map((one) => one.contender)))];
  const words = { better: 'better', worse: 'worse', open: 'cannot tell' } as const;
  return names.flatMap((name): Part[] => [
    { kind: 'title', text: `${name} as published: not fitted here, and not ranked` },
    {
      kind: 'table',
      columns: [
        { title: 'by' },
        { title: '' },
        { title: 'than', prose: true },
        ...['difference', percent(level), 'value'].map(numbers),
      ],
      rows: criteria.flatMap((criterion) => {
        const one = criterion.published?.find(({ contender }) => contender === name);
        if (one === undefined) return [];
        return [
          [
            titleOf(criterion),
            words[standing(one)],
            shortened(criterion.best, LETTERS),
            paddedNumber(one.difference, 4),
            one.interval === null ? '' : endsText(one.interval),
            paddedNumber(one.value, 5),
          ],
        ];
      }),
    },
  ]);
}
