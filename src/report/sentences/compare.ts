/** What a comparison of laws says; shared by the terminal and the page. */
import type { CompareRecord, Contender } from '../../tasks/compare/record.js';
import type { Criterion, CriterionName } from '../../tasks/contenders/criterion.js';
import {
  endsText,
  formatCount,
  formatNumber,
  listed,
  listedSome,
  paddedNumber,
  plural,
  wereOf,
} from '../../text.js';
import {
  candidates,
  isBetterThanPublished,
  publishedTables,
  publishedWords,
  rankingTable,
} from './criterion.js';
import type { Verdict } from './fit.js';
import { lossWords } from './fit.js';
import { numbers, numbersOf, type Part } from './parts.js';
import { shortened } from './shortened.js';
import { percent } from './uncertainty.js';

/** Criteria by which runs that were not fitted are predicted, the one that counts most first. */
const DECIDING: readonly CriterionName[] = ['extrapolation', 'crossValidation', 'aicc'];

/** Of refits that ended without converging, from which on it is said. */
const MANY_FAILED = 0.1;

/** Letters of a law in a table. */
const LETTERS = 36;

export const criterionTitles: Readonly<Record<CriterionName, string>> = {
  objective: 'objective',
  aicc: 'AICc',
  bic: 'BIC',
  crossValidation: 'cross-validation',
  extrapolation: 'extrapolation',
};

export const criterionOfRecord = ({ criteria }: CompareRecord, name: CriterionName): Criterion | undefined =>
  criteria.find((criterion) => criterion.name === name);

/** The criterion that the verdict goes by: extrapolation, else cross-validation, else AICc. */
export function decidingCriterion(record: CompareRecord): Criterion | undefined {
  return DECIDING.map((name) => criterionOfRecord(record, name)).find(
    (criterion) =>
      criterion !== undefined && criterion.ranking.length + (criterion.published?.length ?? 0) > 1,
  );
}

const DOES: Readonly<Record<CriterionName, string>> = {
  objective: 'fits the runs best',
  aicc: 'has the best AICc',
  bic: 'has the best BIC',
  crossValidation: 'predicts runs of other folds best',
  extrapolation: 'predicts the held-out runs best',
};

const DOES_BETTER: Readonly<Record<CriterionName, string>> = {
  objective: 'fits the runs better',
  aicc: 'has a better AICc',
  bic: 'has a better BIC',
  crossValidation: 'predicts runs of other folds better',
  extrapolation: 'predicts the held-out runs better',
};

/** Which law is the best, if that can be told. */
export function compareVerdict(record: CompareRecord): Verdict {
  const deciding = decidingCriterion(record);
  if (deciding === undefined && record.interrupted === true) {
    return {
      tone: 'failed',
      headline: 'The comparison was interrupted',
      text: 'No criterion has a value of every law: see the notes.',
    };
  }
  if (deciding === undefined) {
    return {
      tone: 'failed',
      headline: 'There is nothing to compare',
      text: 'No two laws have a value by any criterion: see the notes.',
    };
  }
  const { name, ranking } = deciding;
  if (ranking.length === 1) return besidePublished(record, deciding);
  const best = candidates(deciding);
  const out = ranking.filter(({ mayBeBest }) => !mayBeBest).map(({ contender }) => contender);
  const text = [
    best.length === 1
      ? `By ${criterionTitles[name]} every other law does worse, by more than chance explains at ${percent(record.job.level)}.`
      : `By ${criterionTitles[name]} they differ by no more than chance explains at ${percent(record.job.level)}${best[0] === deciding.best ? ` (least: ${deciding.best})` : ''}.`,
    best.length > 1 && out.length > 0 ? `${listed(out)} ${out.length === 1 ? 'does' : 'do'} worse.` : '',
    publishedWords(deciding),
    ...record.criteria
      .filter((other) => other !== deciding && other.name !== 'objective' && other.ranking.length > 1)
      .map(otherWords),
    ...caveats(record, best),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
  if (best.length === 1)
    return { tone: fewDecide(record) ? 'doubtful' : 'sure', headline: `${best[0]} ${DOES[name]}`, text };
  return {
    tone: 'doubtful',
    headline:
      out.length === 0
        ? 'These runs cannot tell which law is best'
        : `Cannot tell ${best[0]} from ${listed(best.slice(1))}`,
    text,
  };
}

/** One fitted law, beside published values. */
function besidePublished(record: CompareRecord, criterion: Criterion): Verdict {
  const { name, best } = criterion;
  const isBetter = isBetterThanPublished(criterion);
  return {
    tone: isBetter ? 'sure' : 'doubtful',
    headline: isBetter
      ? `${best} ${DOES_BETTER[name]} than published values`
      : `${best} beside published values`,
    text: [`By ${criterionTitles[name]}: ${publishedWords(criterion)}`, ...caveats(record, [best])]
      .filter((sentence) => sentence !== '')
      .join(' '),
  };
}

/** `Cross-validation names farseer.` */
function otherWords(criterion: Criterion): string {
  const best = candidates(criterion);
  const title = criterionTitles[criterion.name];
  const by = `By ${title}`;
  if (best.length === criterion.ranking.length) return `${by} none can be told from the others.`;
  return best.length === 1
    ? `${by} it is ${best[0]}.`
    : `${by} it may be ${listed(best).replace(/ and ([^,]*)$/, ' or $1')}.`;
}

/** Held-out runs below which their errors may be chance, whatever resampling says. */
const FEW_RUNS = 4;

/** Whether few held-out runs decide. */
const fewDecide = (record: CompareRecord): boolean =>
  decidingCriterion(record)?.name === 'extrapolation' && (record.extrapolation?.runs ?? FEW_RUNS) < FEW_RUNS;

function caveats(record: CompareRecord, best: readonly string[]): string[] {
  const { contenders, job, interrupted, extrapolation } = record;
  const singular = contenders.filter(({ name, status }) => best.includes(name) && status === 'singular');
  return [
    singular.length === 0
      ? ''
      : `${listed(singular.map(({ name }) => name))} ${singular.length === 1 ? 'has' : 'have'} parameters that these runs do not determine: ${singular.length === 1 ? 'it predicts' : 'they predict'} alike with others.`,
    contenders.some(({ status }) => status === 'published')
      ? 'Published values may rest on these very runs, also on those held out here: then their errors are not errors of prediction.'
      : '',
    fewDecide(record)
      ? `No more than ${plural(extrapolation?.runs ?? 0, 'run')} ${wereOf(extrapolation?.runs ?? 0)} held out: others may say otherwise.`
      : '',
    job.bootstrap < 200 ? `With ${formatCount(job.bootstrap)} resamples probabilities are rough.` : '',
    interrupted === true ? 'The comparison was interrupted before all of it was done.' : '',
  ];
}

/** The answer in parts: laws, differences, parameters, how it was made. */
export function compareParts(record: CompareRecord): Part[] {
  return [
    lawTable(record),
    ...differenceTables(record),
    ...parameterTable(record),
    { kind: 'facts', facts: howItWasMade(record) },
    { kind: 'sentences', title: 'how to read this', lines: readingNotes(record) },
    { kind: 'sentences', title: 'notes', lines: [...record.data.notes, ...record.events] },
    { kind: 'warnings', lines: warnings(record) },
  ];
}

const value = (of: number | null | undefined, digits = 5): string =>
  of === null || of === undefined ? '-' : paddedNumber(of, digits);

/** What a law's row says beside its numbers. */
export function contenderRemark(record: CompareRecord, { name, status }: Contender): string {
  const deciding = decidingCriterion(record);
  const words = {
    converged: '',
    atBound: 'at a bound',
    singular: 'not determined',
    failed: 'not fitted',
    published: 'published',
  } as const;
  const of = status in words ? words[status as keyof typeof words] : 'no sure optimum';
  const may = deciding !== undefined && candidates(deciding).includes(name) ? 'may be best' : '';
  return [may, of].filter((word) => word !== '').join(', ');
}

/** What counts most comes first: a narrow terminal shows the last columns below. */
function lawTable(record: CompareRecord): Part {
  const { crossValidation, extrapolation } = record;
  const difference = (name: CriterionName, contender: string): string => {
    const { ranking = [], published = [] } = criterionOfRecord(record, name) ?? {};
    return value([...ranking, ...published].find((one) => one.contender === contender)?.difference, 4);
  };
  return {
    kind: 'table',
    columns: [
      { title: 'law', prose: true },
      { title: '', prose: true },
      ...(extrapolation === undefined ? [] : [numbers('extrapolation')]),
      ...(crossValidation === undefined ? [] : [numbers('cross-validation')]),
      ...['AICc', 'BIC', 'objective', 'parameters'].map(numbers),
    ],
    rows: orderOf(record).map((contender) => [
      shortened(contender.name, LETTERS),
      contenderRemark(record, contender),
      ...(extrapolation === undefined ? [] : [value(contender.extrapolation?.value, 4)]),
      ...(crossValidation === undefined ? [] : [value(contender.crossValidation?.value, 4)]),
      difference('aicc', contender.name),
      difference('bic', contender.name),
      value(contender.objective, 5),
      contender.status === 'failed' ? '-' : formatCount(contender.freeParameters),
    ]),
  };
}

/** Contenders by the deciding criterion, then published values, those without it last. */
export function orderOf(record: CompareRecord): Contender[] {
  const { ranking: ranked = [], published = [] } = decidingCriterion(record) ?? {};
  const ranking = [...ranked, ...published].map(({ contender }) => contender);
  const rank = ({ name }: Contender): number => {
    const at = ranking.indexOf(name);
    return at < 0 ? ranking.length : at;
  };
  return [...record.contenders].sort((a, b) => rank(a) - rank(b));
}

function differenceTables({ criteria, job }: CompareRecord): Part[] {
  const ordered = [...criteria].reverse();
  return [
    ...ordered
      .filter(({ ranking }) => ranking.length > 1)
      .flatMap((criterion): Part[] => [
        { kind: 'title', text: `${criterionTitles[criterion.name]}: difference from ${criterion.best}` },
        rankingTable(criterion, criterionTitles[criterion.name], job.level),
      ]),
    ...publishedTables(ordered, ({ name }) => criterionTitles[name], job.level),
  ];
}

/** Parameters side by side, each with its interval. */
function parameterTable({ contenders, job }: CompareRecord): Part[] {
  const shown = contenders.filter(({ status }) => status !== 'failed');
  const names = [...new Set(shown.flatMap(({ parameters }) => Object.keys(parameters)))];
  if (names.length === 0) return [];
  const cell = ({ parameters, intervals }: Contender, name: string): string => {
    if (!Object.hasOwn(parameters, name)) return '';
    const interval = Object.hasOwn(intervals, name) ? intervals[name] : undefined;
    const range = interval === undefined ? '' : interval === null ? ' (open)' : ` (${endsText(interval)})`;
    return `${value(parameters[name])}${range}`;
  };
  const kept = names.slice(0, MOST_PARAMETERS);
  return [
    { kind: 'title', text: `parameters with ${percent(job.level)} intervals (asymptotic)` },
    {
      kind: 'table',
      columns: [{ title: '' }, ...shown.map(({ name }) => numbersOf(shortened(name, LETTERS)))],
      rows: kept.map((name) => [name, ...shown.map((contender) => cell(contender, name))]),
      ...(kept.length < names.length
        ? { more: `and ${plural(names.length - kept.length, 'more parameter')}: the record has all` }
        : {}),
    },
  ];
}

const MOST_PARAMETERS = 60;

function howItWasMade(record: CompareRecord): [string, string][] {
  const { data, crossValidation, extrapolation, contenders, measure, job } = record;
  const loss = contenders.find((contender) => contender.loss !== undefined)?.loss;
  return [
    [
      'runs',
      `${plural(data.rows, 'row')}${data.runs === data.rows ? '' : ` of ${plural(data.runs, 'run')}`} of ${data.source}`,
    ],
    ...(loss === undefined
      ? []
      : [['loss', lossWords({ loss } as Parameters<typeof lossWords>[0])] as [string, string]]),
    [
      'errors',
      `root mean square of ${measure === 'log' ? `log predicted less log observed ${data.target}` : `predicted less observed ${data.target}`}`,
    ],
    ...(crossValidation === undefined
      ? []
      : [
          ['cross-validation', `${plural(crossValidation.folds, 'fold')} by run, seed ${job.seed}`] as [
            string,
            string,
          ],
        ]),
    ...(extrapolation === undefined
      ? []
      : [['extrapolation', extrapolationWords(extrapolation)] as [string, string]]),
    ['resamples', `${formatCount(job.bootstrap)} of the runs, the same for all laws`],
  ];
}

/** `192 runs up to 6*N*D 5.59e20 are fitted, 48 from 5.63e20 to 1.3e22 predicted`. */
export function extrapolationWords({
  scale,
  fittedTo,
  heldOutFrom,
  heldOutTo,
  fitted,
  heldOut,
  drawn,
}: NonNullable<CompareRecord['extrapolation']>): string {
  const noise = [
    drawn.fitted === 'noise' ? 'fitted' : '',
    drawn.heldOut === 'noise' ? 'held-out' : '',
  ].filter((word) => word !== '');
  return [
    `${plural(fitted, 'row')} with ${scale} up to ${formatNumber(fittedTo, 3)} fitted, ${formatCount(heldOut)} from ${formatNumber(heldOutFrom, 3)} to ${formatNumber(heldOutTo, 3)} predicted`,
    noise.length === 0
      ? ''
      : `; the ${listed(noise)} runs are so few that their noise was drawn anew in place of the runs`,
  ].join('');
}

function readingNotes({ contenders, extrapolation, job }: CompareRecord): string[] {
  return [
    'AICc and BIC are differences from the best, of the likelihood that the loss stands for with the best scale of noise: normal noise for squares, Laplace noise for absolute values, normal with exponential tails for Huber. They judge the fit to all runs.',
    'p is the probability of so large a difference by chance if the law were as good as the best (model confidence set): laws below it are worse, the others may be the best.',
    ...(extrapolation === undefined
      ? []
      : [
          'Intervals of extrapolation errors hold the noise of the fit, which is refitted to each resample, and that of the held-out runs.',
        ]),
    ...(contenders.some(({ per }) => per !== undefined)
      ? ['Parameters of groups are named as A[group].']
      : []),
    ...(job.cluster === undefined
      ? ['Every row is taken for a run of its own: say --cluster COLUMN where rows belong together.']
      : []),
  ];
}

/** What speaks against a contender's numbers. */
function warnings({ contenders, criteria }: CompareRecord): string[] {
  const left = criteria.flatMap(({ name, leftOut }) =>
    leftOut.map(({ contender, why }) => ({ name, contender, why })),
  );
  const reasons = new Map<string, string[]>();
  for (const { name, contender, why } of left) {
    const key = `${contender}: ${why.replace(/\.$/, '')}`;
    reasons.set(key, [...(reasons.get(key) ?? []), criterionTitles[name]]);
  }
  return [
    ...contenders.flatMap(({ name, reason }) => (reason === undefined ? [] : [`${name}: ${reason}.`])),
    ...[...reasons].map(([key, names]) => `${key} (left out of ${listed(names)}).`),
    ...contenders.flatMap(({ name, crossValidation, extrapolation }) =>
      [crossValidation, extrapolation].flatMap((score) =>
        score && score.refits > 0 && score.failed > MANY_FAILED * score.refits
          ? [
              `${name}: ${formatCount(score.failed)} of ${plural(score.refits, 'refit')} ended without converging.`,
            ]
          : [],
      ),
    ),
    ...contenders.flatMap(({ name, notes, reason }) =>
      notes.length === 0 || reason !== undefined
        ? []
        : [`${name}: ${listedSome(notes, 3).replaceAll('.,', ';')}`],
    ),
  ];
}
