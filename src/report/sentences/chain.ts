/** What a chain of two laws says; shared by the terminal and the page. */
import type { ChainedComparison, ChainedPoint, ChainRecord } from '../../tasks/chain/record.js';
import { endsText, formatCount, formatNumber, paddedNumber, plural } from '../../text.js';
import type { Verdict } from './fit.js';
import { shareWords } from './multiverse.js';
import { saidOnce } from './once.js';
import { numbers, type Part } from './parts.js';
import { shortened } from './shortened.js';
import { percent } from './uncertainty.js';

const LETTERS = 30;

/** Points that are listed; the record has all. */
const MOST_POINTS = 200;

export function chainTitle({ tasks }: ChainRecord): string {
  const points = tasks.reduce((sum, task) => sum + task.points.length, 0);
  return `${plural(points, 'prediction')} of ${plural(tasks.length, 'task')} through the loss`;
}

/** Predictions that the verdict says; the table has the others. */
const MOST_SAID = 3;

/** What is predicted, and how well predictions of what was observed hold. */
export function chainVerdict(record: ChainRecord): Verdict {
  const { tasks, level, score } = record;
  const all = tasks.flatMap(({ name, points }) =>
    points.map((point) => ({ name: shortened(name, LETTERS), point })),
  );
  const said = all.slice(0, MOST_SAID).map(({ name, point }) => `${name} ${predictedText(point)}`);
  const [{ point: first }] = all;
  const bands = all.some(({ point }) => (point.newRun ?? point.band) !== null)
    ? ` Bands are of ${first.newRun === null ? 'the law' : 'a new run'}, ${percent(level)}.`
    : '';
  const left = all.length - said.length;
  return {
    tone: tasks.some(({ warnings }) => warnings.length > 0) ? 'doubtful' : 'sure',
    headline: score === undefined ? said[0] : `Off by ${formatNumber(100 * score.meanError, 2)} % on average`,
    text:
      score !== undefined
        ? `${scoreWords(record)}.`
        : all.length === 1
          ? `At ${pointWords(first)}, through a loss of ${paddedNumber(first.loss, 3)}.${bands}`
          : `${all
              .slice(0, MOST_SAID)
              .map(({ point }, i) => `${said[i]} at ${pointWords(point)}`)
              .join('; ')}${left > 0 ? `; ${formatCount(left)} more below` : ''}.${bands}`,
  };
}

/** `0.817 (0.793 to 0.841)`: the band of a new run, or of the law. */
function predictedText({ value, newRun, band }: ChainedPoint): string {
  const ends = newRun ?? band;
  return `${paddedNumber(value, 3)}${ends === null ? '' : ` (${endsText(ends)})`}`;
}

/** `7e9, 4e12` of the inputs that vary, by name. */
export function pointWords({ at }: Pick<ChainedPoint, 'at'>): string {
  return Object.entries(at)
    .map(([name, value]) => `${name}=${formatNumber(value, 4)}`)
    .join(', ');
}

export function chainParts(record: ChainRecord): Part[] {
  const { tasks, level, score, notes, comparisons = [] } = record;
  const rows = tasks.flatMap(({ name, points }) => points.map((point) => ({ name, point })));
  const hasObserved = rows.some(({ point }) => point.observed !== undefined);
  const ends = (interval: readonly [number, number] | null): string =>
    interval === null ? '-' : endsText(interval);
  return [
    { kind: 'title', text: chainTitle(record) },
    {
      kind: 'table',
      columns: [
        { title: 'task' },
        { title: 'at' },
        numbers('loss'),
        numbers(`loss, ${percent(level)}`),
        numbers('predicted'),
        numbers(`law, ${percent(level)}`),
        numbers(`new run, ${percent(level)}`),
        ...(hasObserved ? [numbers('observed'), numbers('error')] : []),
      ],
      rows: rows
        .slice(0, MOST_POINTS)
        .map(({ name, point }) => [
          shortened(name, LETTERS),
          pointWords(point),
          paddedNumber(point.loss, 5),
          ends(point.lossBand),
          paddedNumber(point.value, 5),
          ends(point.band),
          ends(point.newRun),
          ...(hasObserved
            ? [
                point.observed === undefined ? '' : paddedNumber(point.observed, 5),
                point.error === undefined ? '' : signedPercent(point.error),
              ]
            : []),
        ]),
      ...(rows.length > MOST_POINTS
        ? { more: `and ${formatCount(rows.length - MOST_POINTS)} more, in the record` }
        : {}),
    },
    ...comparisons.flatMap((comparison) => comparedParts(comparison, level)),
    {
      kind: 'facts',
      facts: [
        ...(score === undefined ? [] : [['against the truth', scoreWords(record)] as [string, string]]),
        ['bands', bandWords(record)],
      ],
    },
    {
      kind: 'facts',
      areNames: true,
      facts: tasks.map(({ name, loss, metric, feed }): [string, string] => [
        shortened(name, LETTERS),
        `${loss.law} (${loss.name}) gives ${feed} of ${metric.law} (${metric.name})`,
      ]),
    },
    { kind: 'sentences', title: 'notes', lines: notes },
    {
      kind: 'warnings',
      lines: saidOnce(
        tasks.map(({ name, warnings }) => [name, warnings] as const),
        'task',
      ),
    },
  ];
}

/** Which group is best, point by point. */
function comparedParts({ name, by, higherIsBetter, points }: ChainedComparison, level: number): Part[] {
  const rows = points.flatMap((point) => point.groups.map((one) => ({ point, ...one })));
  return [
    {
      kind: 'title',
      text: `${shortened(name, LETTERS)} by ${shortened(by, LETTERS)}, the best first (${higherIsBetter ? 'higher' : 'lower'} is better):`,
    },
    {
      kind: 'table',
      columns: [
        { title: 'at' },
        { title: by, isName: true },
        numbers('predicted'),
        numbers(`less the best, ${percent(level)}`),
        numbers('best in'),
      ],
      rows: rows
        .slice(0, MOST_POINTS)
        .map(({ point, group, value, behind, first }) => [
          pointWords(point),
          shortened(group, LETTERS),
          paddedNumber(value, 5),
          behind === null ? '' : endsText(behind),
          first === null ? '-' : drawsWords(first),
        ]),
      ...(rows.length > MOST_POINTS
        ? { more: `and ${formatCount(rows.length - MOST_POINTS)} more, in the record` }
        : {}),
    },
  ];
}

const drawsWords = (share: number): string =>
  share === 0 ? 'no draw' : share === 1 ? 'all draws' : `${shareWords(share)} of draws`;

/** `+1.4 %`. */
export function signedPercent(share: number): string {
  return `${share < 0 ? '-' : '+'}${formatNumber(Math.abs(100 * share), 3)} %`;
}

/** How far predictions are from what was observed, and how many the bands hold. */
export function scoreWords({ score, level }: ChainRecord): string {
  if (score === undefined) return '';
  const { observed, meanError, largestError, coverage } = score;
  const held =
    coverage === null
      ? ''
      : `; the ${percent(level)} bands of a new run hold ${Math.round(coverage * observed)} of ${observed}`;
  return `${plural(observed, 'observation')}: off by ${formatNumber(100 * meanError, 3)} % on average, ${formatNumber(100 * largestError, 3)} % at most${held}`;
}

function bandWords({ tasks }: ChainRecord): string {
  const draws = Math.max(...tasks.map((task) => task.draws));
  if (draws === 0) return 'none: nothing is known of the uncertainty of either fit';
  const [{ loss, metric }] = tasks;
  return `${formatCount(draws)} pairs of draws; loss ${loss.bands}, metric ${metric.bands}`;
}
