/** What a rollout says; shared by the terminal and the page. */
import type { RolloutLaw, RolloutRecord, RolloutStep } from '../../tasks/rollout/record.js';
import { formatCount, formatNumber, listed, paddedNumber, plural, wereOf } from '../../text.js';
import { candidates, publishedTables, publishedWords, rankingTable } from './criterion.js';
import type { Verdict } from './fit.js';
import { numbers, type Part } from './parts.js';
import { shortened } from './shortened.js';
import { percent } from './uncertainty.js';

/** Steps that are listed; the record has all. */
const MOST_STEPS = 60;
const LETTERS = 32;

const value = (of: number | null | undefined, digits = 4): string =>
  of === null || of === undefined ? '-' : paddedNumber(of, digits);

const share = (of: number | null | undefined): string =>
  of === null || of === undefined ? '-' : `${formatNumber(Math.round(100 * of))} %`;

/** How far the laws may be extrapolated, and whether their bands hold what they should. */
export function rolloutVerdict(record: RolloutRecord): Verdict {
  const { laws, ranking, job, steps, asked } = record;
  const able = laws.filter(({ error }) => error !== null);
  const cut =
    steps.length < asked
      ? [`${plural(asked - steps.length, 'fit')} ${wereOf(asked - steps.length)} not made: stopped.`]
      : [];
  if (able.length === 0) {
    return { tone: 'failed', headline: 'No law has predictions', text: ['See the notes.', ...cut].join(' ') };
  }
  const best = ranking === undefined ? [able[0].name] : candidates(ranking);
  const text = [
    ...able.slice(0, 6).map((law) => reachWords(record, law)),
    ranking === undefined || ranking.ranking.length === 1
      ? ''
      : best.length === 1
        ? `Over all steps ${best[0]} predicts best, by more than chance explains at ${percent(job.level)}.`
        : `Over all steps ${listed(best)} cannot be told apart.`,
    ranking === undefined ? '' : publishedWords(ranking),
    ...cut,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
  const poor = able.filter(({ coverage }) => coverage !== null && coverage < job.level - POOR);
  const headline =
    ranking === undefined || ranking.ranking.length === 1
      ? `${able[0].name}: ${headlineOf(record, able[0])}`
      : best.length === 1
        ? `${best[0]} predicts best`
        : `Cannot tell ${best[0]} from ${listed(best.slice(1))}`;
  return { tone: best.length === 1 && poor.length === 0 ? 'sure' : 'doubtful', headline, text };
}

/** Bands that hold so much less than their level are said to. */
const POOR = 0.1;

function headlineOf({ job }: RolloutRecord, { reach, error }: RolloutLaw): string {
  if (reach === null) return `error ${value(error)}`;
  if (reach === 1) return `no extrapolation stays within ${formatNumber(job.within)}`;
  return `within ${formatNumber(job.within)} up to ${formatNumber(reach)} times the largest fitted scale`;
}

/** `chinchilla: error 0.0121; within 0.02 up to 5 times ...; its 95 % bands hold 91 %.` */
function reachWords(record: RolloutRecord, law: RolloutLaw): string {
  const { name, error, coverage, byGroup } = law;
  const { level } = record.job;
  return [
    `${name} has an error of ${value(error)}`,
    byGroup === undefined || byGroup.standardError === null
      ? ''
      : ` (over ${plural(byGroup.groups, 'group')} ${value(byGroup.mean)} +- ${value(byGroup.standardError, 2)})`,
    law.reach === null
      ? ''
      : `, ${law.reach === 1 ? `beyond ${formatNumber(record.job.within)} at once` : headlineOf(record, law)}`,
    coverage === null
      ? '; it has no bands.'
      : `; its ${percent(level)} bands hold ${share(coverage)} of ${plural(law.predictions, 'prediction')}${coverage < level - POOR ? ', too few' : ''}.`,
  ].join('');
}

export function rolloutParts(record: RolloutRecord): Part[] {
  const { job, data, horizons, laws } = record;
  return [
    lawTable(record),
    ...stepTable(record),
    ...(horizons.length === 0
      ? []
      : [
          { kind: 'title' as const, text: 'by distance: times the largest fitted scale' },
          {
            kind: 'table' as const,
            columns: [
              { title: 'law' },
              ...['distance', 'predictions', 'error', 'bias', `in ${percent(job.level)} band`].map(numbers),
            ],
            rows: horizons.map(({ law, from, to, predictions, error, bias, coverage }) => [
              laws.length === 1 ? '' : shortened(law, LETTERS),
              to === null ? `above ${formatNumber(from)}` : `${formatNumber(from)} to ${formatNumber(to)}`,
              formatCount(predictions),
              value(error),
              value(bias, 3),
              share(coverage),
            ]),
          },
        ]),
    ...rankingParts(record),
    {
      kind: 'facts',
      facts: [
        [
          'errors',
          `root mean square of ${record.measure === 'log' ? `log predicted less log observed ${data.target}` : `predicted less observed ${data.target}`}`,
        ],
        [
          'bands',
          job.bootstrap === undefined
            ? 'of a new run, by the covariance of the parameters'
            : `of a new run, by ${plural(job.bootstrap, 'refit')}`,
        ],
      ],
    },
    { kind: 'sentences', title: 'notes', lines: [...data.notes, ...record.events] },
    { kind: 'warnings', lines: warnings(record) },
  ];
}

function lawTable({ laws, job }: RolloutRecord): Part {
  const hasGroups = laws.some(({ byGroup }) => byGroup !== undefined);
  const hasReach = laws.some(({ reach }) => reach !== null);
  return {
    kind: 'table',
    columns: [
      { title: 'law' },
      ...[
        'fits',
        'predictions',
        'error',
        ...(hasGroups ? ['mean of groups'] : []),
        `in ${percent(job.level)} band`,
        ...(hasReach ? [`within ${formatNumber(job.within)} up to`] : []),
      ].map(numbers),
    ],
    rows: laws.map((law) => [
      shortened(law.name, LETTERS),
      law.steps === law.asked ? formatCount(law.steps) : `${law.steps} of ${law.asked}`,
      formatCount(law.predictions),
      value(law.error),
      ...(hasGroups ? [`${value(law.byGroup?.mean)} +- ${value(law.byGroup?.standardError, 2)}`] : []),
      share(law.coverage),
      ...(hasReach ? [law.reach === null ? '-' : `${formatNumber(law.reach)} x`] : []),
    ]),
  };
}

/** What a step is called: its group, its cut-off. */
export function stepName({ group, fittedTo }: RolloutStep, scale: string | undefined): string {
  const cut = fittedTo === null || scale === undefined ? '' : `${scale} <= ${formatNumber(fittedTo, 3)}`;
  return [group, cut].filter((word) => word !== undefined && word !== '').join(', ') || 'the split';
}

function stepTable(record: RolloutRecord): Part[] {
  const { steps, scale, job, laws } = record;
  const shown = steps.slice(0, MOST_STEPS);
  return [
    { kind: 'title', text: 'by cut-off' },
    {
      kind: 'table',
      columns: [
        { title: 'fitted' },
        ...(laws.length === 1 ? [] : [{ title: 'law' }]),
        ...[
          'rows',
          'predicted',
          'up to',
          'error',
          'bias',
          ...levelsOf(record).map((level) => `in ${percent(level)} band`),
        ].map(numbers),
      ],
      rows: shown.map((step) => [
        shortened(stepName(step, scale), 40),
        ...(laws.length === 1 ? [] : [shortened(step.law, LETTERS)]),
        formatCount(step.fitted),
        formatCount(step.predicted),
        step.beyond === null ? '-' : `${paddedNumber(step.beyond, 3)} x`,
        value(step.error),
        value(step.bias, 3),
        ...levelsOf(record).map((level) => share(step.coverage.find((one) => one.level === level)?.share)),
      ]),
      ...(shown.length < steps.length
        ? {
            more: `and ${formatCount(steps.length - shown.length)} more: --json, --out and ${job.by === undefined ? '--cut-offs' : '--by'} have all`,
          }
        : {}),
    },
  ];
}

const levelsOf = ({ steps }: RolloutRecord): number[] =>
  steps.find(({ coverage }) => coverage.length > 0)?.coverage.map(({ level }) => level) ?? [];

function rankingParts({ ranking, job }: RolloutRecord): Part[] {
  if (ranking === undefined) return [];
  return [
    ...(ranking.ranking.length === 1
      ? []
      : [
          {
            kind: 'title' as const,
            text: `difference from ${ranking.best}, over the steps that all have`,
          },
          rankingTable(ranking, 'error', job.level),
        ]),
    ...publishedTables([ranking], () => 'error', job.level),
  ];
}

function warnings({ steps, scale }: RolloutRecord): string[] {
  const reasons = new Map<string, string[]>();
  for (const step of steps) {
    if (step.reason === undefined) continue;
    const key = `${step.law}: ${step.reason.replace(/\.$/, '')}`;
    reasons.set(key, [...(reasons.get(key) ?? []), stepName(step, scale)]);
  }
  return [...reasons].map(
    ([reason, names]) => `${reason} (${names.length > 3 ? plural(names.length, 'fit') : names.join('; ')}).`,
  );
}
