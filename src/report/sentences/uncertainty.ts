/** What is said of a record's uncertainties; shared by the terminal and the page. */
import { groupsOfNames } from '../../problem/group-names.js';
import type { StatusName } from '../../problem/status.js';
import { kindWords } from '../../statistics/intervals.js';
import type { Bootstrap, Doubt, FitRecord, Profile } from '../../tasks/fit/record.js';
import { shownAsymptotic } from '../../tasks/fit/shown-asymptotic.js';
import {
  hasIntervals,
  isClustered,
  kindsOf,
  levelOf,
  shownKind,
  type Uncertainty,
  uncertaintyOf,
  withSpread,
} from '../../tasks/fit/shown-uncertainty.js';
import type { Scheme } from '../../tasks/uncertainty/resampling.js';
import { isJackknife } from '../../tasks/uncertainty/resampling.js';
import { endsText, formatCount, formatNumber, listed, listedSome, plural } from '../../text.js';

export { hasIntervals, kindsOf, levelOf, type Uncertainty, uncertaintyOf };

export const schemeWords: Readonly<Record<Scheme, string>> = {
  pairs: 'runs drawn with replacement',
  cluster: 'clusters of runs drawn with replacement',
  stratified: 'runs drawn with replacement within strata',
  residual: 'residuals drawn with replacement',
  wild: 'residuals with signs drawn at random',
  parametric: 'noise drawn from its fitted spread',
  bayesian: 'runs weighted at random',
  jackknife: 'each run left out in turn',
  'jackknife-cluster': 'each cluster of runs left out in turn',
};

/** `95 % interval`. */
export function intervalTitle(record: FitRecord): string {
  return `${percent(levelOf(record))} interval`;
}

/** `95 %`, `99.9 %`. */
export function percent(share: number): string {
  return `${Number((100 * share).toPrecision(6))} %`;
}

/** Where standard errors and intervals come from, one or two clauses. */
export function sourceWords(record: FitRecord): string {
  const { bootstrap, loss } = record;
  const isModel = shownAsymptotic(record) !== record.asymptotic.sandwich;
  const curvature = isModel
    ? `the information of ${loss.likelihood} counts at the optimum (asymptotic)`
    : 'slopes and curvature at the optimum (sandwich, asymptotic)';
  if (withSpread(bootstrap) === undefined && isClustered(bootstrap))
    return 'no standard errors: too few refits ended well';
  if (bootstrap === undefined || withSpread(bootstrap) === undefined)
    return `standard errors and intervals from ${curvature}`;
  const refits = isJackknife(bootstrap.scheme)
    ? `refits with ${schemeWords[bootstrap.scheme]}`
    : `the refits of ${resampleWords(bootstrap)}`;
  const kind = shownKind(bootstrap);
  if (kind === undefined && isClustered(bootstrap)) return `standard errors from ${refits}`;
  return kind === undefined
    ? `standard errors from ${refits}, intervals from ${curvature}`
    : `standard errors and ${kindWords[kind]} intervals from ${refits}`;
}

/** Whether replicates are draws from the estimate's distribution, which those of a jackknife are not: they lie far closer. */
export function areDraws({ bootstrap }: FitRecord): boolean {
  return bootstrap !== undefined && !isJackknife(bootstrap.scheme);
}

/** Whether replicates show how sure the law is: draws, of which most ended well. */
export function showSpread(record: FitRecord): boolean {
  return areDraws(record) && withSpread(record.bootstrap) !== undefined;
}

/** `1,000 resamples`, `412 of 1,000 resamples`. */
function resampleWords({ resamples, asked }: Bootstrap): string {
  return resamples === asked
    ? plural(resamples, 'resample')
    : `${formatCount(resamples)} of ${plural(asked, 'resample')}`;
}

const statusWords: Readonly<Record<StatusName, string>> = {
  converged: 'converged',
  atBound: 'ended at a bound',
  stepLimit: 'hit the step limit',
  singular: 'ended singular',
  notFinite: 'ended not finite',
  merged: 'merged with another',
};

/** `997 converged, 2 ended at a bound and 1 hit the step limit`. */
export function endedWords(statuses: Readonly<Record<StatusName, number>>): string {
  const ended = (Object.keys(statusWords) as StatusName[]).filter((status) => statuses[status] > 0);
  return listed(ended.map((status) => `${formatCount(statuses[status])} ${statusWords[status]}`));
}

/** `1,000 resamples (pairs), 9 starts each (seeded:8): 3 failed, 12 ended lower than from the optimum of all runs`. */
export function bootstrapWords(bootstrap: Bootstrap): string {
  const { scheme, resamples, starts, failed, improved } = bootstrap;
  const ended = `${failed === 0 ? 'none' : formatCount(failed)} failed`;
  if (isJackknife(scheme)) return `${plural(resamples, 'refit')}, ${schemeWords[scheme]}: ${ended}`;
  const lower =
    improved === 0 ? '' : `, ${formatCount(improved)} ended lower than from the optimum of all runs`;
  return `${resampleWords(bootstrap)} (${scheme}), ${plural(starts.count, 'start')} each: ${ended}${lower}`;
}

/** What became of an interval read off a profile, its open ends in words. */
export function profileWords({ values, statistic, interval: [lo, hi], level }: Profile): string {
  const from = formatNumber(values[0], 3);
  const to = formatNumber(values[values.length - 1], 3);
  const title = `${percent(level)} interval`;
  if (statistic.every((value) => value === null)) return `No ${title}: the statistic has no value here.`;
  if (lo === null && hi === null)
    return `No ${title}: the statistic stays below the threshold from ${from} to ${to}, as far as was looked.`;
  if (lo === null)
    return `${title}: no lower end down to ${from}, as far as was looked; upper end ${formatNumber(hi ?? Number.NaN, 4)}.`;
  if (hi === null)
    return `${title}: lower end ${formatNumber(lo, 4)}; no upper end up to ${to}, as far as was looked.`;
  return `${title}: ${endsText([lo, hi])}.`;
}

/** Beside asymptotic intervals, a sentence on those that mislead, with what to ask for in their place. */
export function intervalNotes({ asymptotic, bootstrap, profiles = [] }: FitRecord): string[] {
  if (bootstrap !== undefined) return [];
  const { doubtful = {}, notes = [] } = asymptotic;
  const isProfiled = (name: string): boolean => profiles.some(({ parameter }) => parameter === name);
  const doubts = Object.entries(doubtWords).flatMap(([doubt, words]) => {
    const names = Object.keys(doubtful).filter((name) => doubtful[name] === doubt && !isProfiled(name));
    return names.length === 0
      ? []
      : [
          `${listedSome(names, 6)}: ${words}. Profiles and resamples allow for it: --bootstrap 4000, or --profile ${names.length > 6 ? 'all' : names.join(',')}.`,
        ];
  });
  return [...notes, ...doubts];
}

const doubtWords: Readonly<Record<Doubt, string>> = {
  higher: 'the law is curved, and the interval should lie higher',
  lower: 'the law is curved, and the interval should lie lower',
  'no value': 'the law has no value at an end of the interval',
  bound: 'the interval leaves out that a parameter at its bound may leave it',
  open: 'the interval holds where the descent ended what the runs do not determine',
};

/** Groups from which on verdicts of one parameter that are alike are said once. */
const MANY_ALIKE = 4;

/**
 * Parameters whose verdict is not that they are determined, in the law's order. One of which many groups have a value of
 * their own stands once for all groups of a verdict.
 */
export function poorlyDetermined({
  identifiability,
  groups,
}: FitRecord): [name: string, verdict: string, why: string][] {
  const groupOf = groupsOfNames(groups?.names ?? []);
  const alike = new Map<string, { names: string[]; verdict: string; whys: string[] }>();
  for (const [name, { verdict, why }] of Object.entries(identifiability.verdicts)) {
    if (verdict === 'determined') continue;
    const key = `${groupOf(name)?.parameter ?? name}\n${verdict}`;
    const found = alike.get(key) ?? { names: [], verdict, whys: [] };
    alike.set(key, found);
    found.names.push(name);
    found.whys.push(why);
  }
  return [...alike.values()].flatMap(({ names, verdict, whys }): [string, string, string][] => {
    if (names.length < MANY_ALIKE) return names.map((name, i) => [name, verdict, whys[i]]);
    const common = commonSentences(whys);
    return [[listedSome(names, 3), verdict, common === '' ? `${names[0]}: ${whys[0]}` : common]];
  });
}

/** The sentences that all texts begin with. */
function commonSentences(texts: readonly string[]): string {
  let end = texts[0].length;
  for (const text of texts) while (!text.startsWith(texts[0].slice(0, end))) end--;
  const common = texts[0].slice(0, end);
  return end === texts[0].length ? common : common.slice(0, common.lastIndexOf('. ') + 1);
}
