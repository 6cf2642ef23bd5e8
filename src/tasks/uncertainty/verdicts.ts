/** What the runs say of each parameter, in plain words, from everything known of the fit. */

import type { Polished } from '../../backend/cpu/polish.js';
import { own } from '../../own.js';
import type { FreeParameter, Model } from '../../problem/model.js';
import { normalQuantile } from '../../statistics/normal.js';
import { quantiles } from '../../statistics/quantile.js';
import {
  AT_BEST,
  type Ends,
  type Minimum,
  OPEN_SPREAD,
  type ParameterVerdict,
  type Profile,
  type VerdictKind,
  type WeakDirection,
} from '../../store/record.js';
import { formatNumber, listed, plural, sentence } from '../../text.js';
import { directionsOf, inverseForm, isOpen } from './directions.js';
import { enoughOf } from './identifiability.js';
import { noiseOf, noiseVariance } from './noise.js';
import { profileStatistic } from './profile-statistic.js';
import { hasEndedWell, type Replicates } from './replicates.js';

/** From this multiple of what would still count as determined on, an interval says that the value is not. */
const HOPELESS = 5;

/** Shares of refits that fail from which on a parameter is no better than weakly determined, and than not. */
const MANY_FAILED = 0.1;
const MOST_FAILED = 0.5;

/** Everything a verdict rests on. */
export interface Evidence {
  readonly model: Model;
  readonly best: Polished;
  readonly weak: readonly WeakDirection[];
  /** Other minima within `RIVAL` of the best. */
  readonly rivals: readonly Minimum[];
  /** The level of intervals and tests. */
  readonly level: number;
  /** Those that stand beside the verdicts, natural units; what is missing is had from the curvature alone. */
  readonly standardErrors?: Readonly<Record<string, number | null>>;
  readonly profiles?: readonly Profile[];
  /** Of a bootstrap. */
  readonly replicates?: Replicates;
}

const ranks: readonly VerdictKind[] = ['not determined', 'weakly determined', 'determined'];

/** A verdict on every free parameter: the gravest finding, the first told of its kind giving the reason. */
export function verdicts(evidence: Evidence): Record<string, ParameterVerdict> {
  const { model, best } = evidence;
  const natural = model.toNatural(best.parameters);
  const findings = [
    openDirections,
    rivalValues(evidence),
    resampled,
    profiled,
    atBound,
    weakDirections,
    scarceRows,
    byStandardError(evidence),
  ];
  return Object.fromEntries(
    model.free.map((parameter, index) => {
      const subject: Subject = {
        ...parameter,
        index,
        value: natural[index],
        enough: enoughOf(parameter, natural[index]),
      };
      const found = findings.flatMap((finding) => finding(subject, evidence) ?? []);
      const [gravest] = ranks.flatMap((rank) => found.find(({ verdict }) => verdict === rank) ?? []);
      return [parameter.name, gravest];
    }),
  );
}

interface Subject extends FreeParameter {
  readonly index: number;
  readonly value: number;
  /** What it may be off by: see {@link enoughOf}. */
  readonly enough: number;
}

type Finding = (subject: Subject, evidence: Evidence) => ParameterVerdict | undefined;

const not = (why: string): ParameterVerdict => ({ verdict: 'not determined', why });
const weakly = (why: string): ParameterVerdict => ({ verdict: 'weakly determined', why });

function openDirections({ name }: Subject, { weak }: Evidence): ParameterVerdict | undefined {
  const open = weak.find(({ parameters, spread }) => spread >= OPEN_SPREAD && parameters.includes(name));
  if (open === undefined) return undefined;
  const others = open.parameters.filter((other) => other !== name);
  return not(
    others.length === 0
      ? 'The fit is as good wherever it lies.'
      : `It can move together with ${listed(others)}, leaving the fit as good.`,
  );
}

/** Minima elsewhere: rival readings of the same runs, unless the runs speak against them. */
function rivalValues({ model, best, rivals, level }: Evidence): Finding {
  const statistic = profileStatistic(model.problem, best.parameters, best.objective, level);
  return ({ name, value, enough, logarithmic }) => {
    const distance = (other: number): number =>
      Math.abs(logarithmic ? Math.log(other / value) : other - value);
    const away = rivals.filter(({ parameters }) => distance(parameters[name]) > enough);
    if (away.length === 0) return undefined;
    const isEqual = ({ objective }: Minimum): boolean =>
      objective <= best.objective * (1 + AT_BEST) || !(statistic.of(objective) > statistic.threshold);
    const equal = away.filter(isEqual);
    const told = equal.length > 0 ? equal : away;
    const places = [...new Set(told.map(({ parameters }) => formatNumber(parameters[name], 3)))];
    const worst = Math.max(...told.map(({ objective }) => objective / best.objective - 1));
    const worse =
      worst > AT_BEST ? `within ${formatNumber(100 * worst, 2)} % of the best` : 'as good as the best';
    const why = `Minima ${worse} have it at ${listed(places)} instead of ${formatNumber(value, 3)}.`;
    return equal.length > 0 ? not(why) : weakly(why);
  };
}

function profiled(subject: Subject, { profiles = [] }: Evidence): ParameterVerdict | undefined {
  const profile = profiles.find(({ parameter }) => parameter === subject.name);
  // Without degrees of freedom a profile has shape but no measure.
  if (profile?.statistic.some((value) => value !== null) !== true) return undefined;
  if (profile.interval[0] === null && profile.interval[1] === null) {
    return not('Held at any value, it leaves the fit about as good.');
  }
  const { lower, upper, logarithmic } = subject;
  // A profile that ends at a bound ends there by the law's or the user's word, not for want of runs.
  const lo = profile.interval[0] ?? (logarithmic && lower <= 0 ? -Infinity : lower);
  const hi = profile.interval[1] ?? upper;
  if (!Number.isFinite(lo) || !Number.isFinite(hi)) {
    const side = Number.isFinite(lo) ? `above ${formatNumber(lo, 3)}` : `below ${formatNumber(hi, 3)}`;
    return not(`Held anywhere ${side}, it leaves the fit about as good.`);
  }
  return byInterval(subject, [lo, hi], profile.level, 'profile interval');
}

function resampled(subject: Subject, { replicates, level }: Evidence): ParameterVerdict | undefined {
  if (replicates === undefined || replicates.count === 0) return undefined;
  const column = replicates.columns[subject.name];
  const kept = column.filter((x, k) => Number.isFinite(x) && hasEndedWell(replicates.status[k]));
  const failed = 1 - kept.length / replicates.count;
  const share = `${formatNumber(100 * failed, 2)} % of the refits to resamples did not come to rest at a minimum.`;
  if (failed >= MOST_FAILED) return not(share);
  const [lo, hi] = quantiles(kept, [(1 - level) / 2, (1 + level) / 2]);
  const told = byInterval(subject, [lo, hi], level, 'interval of resamples');
  return told.verdict === 'determined' && failed >= MANY_FAILED ? weakly(share) : told;
}

/** An interval as a standard deviation in multiples of what is enough. */
function byInterval(
  { logarithmic, enough }: Subject,
  [lo, hi]: Ends,
  level: number,
  what: string,
): ParameterVerdict {
  const width = logarithmic ? Math.log(hi / lo) : hi - lo;
  const spread = width / (2 * normalQuantile((1 + level) / 2)) / enough;
  const factor = logarithmic && hi > lo && spread > 1 ? `, a factor of ${formatNumber(hi / lo, 2)}` : '';
  const told = `its ${what} at ${formatNumber(100 * level)} % is ${formatNumber(lo, 3)} to ${formatNumber(hi, 3)}${factor}.`;
  if (spread <= 1) return { verdict: 'determined', why: `The runs hold it: ${told}` };
  return spread < HOPELESS ? weakly(sentence(told)) : not(sentence(told));
}

function atBound({ index, value }: Subject, { best }: Evidence): ParameterVerdict | undefined {
  return best.atBound.includes(index)
    ? weakly(`It lies at its bound, ${formatNumber(value)}: the bound says so, not the runs.`)
    : undefined;
}

function weakDirections({ name }: Subject, { weak }: Evidence): ParameterVerdict | undefined {
  const direction = weak.find(({ parameters, spread }) => spread > 1 && parameters.includes(name));
  if (direction === undefined) return undefined;
  const others = direction.parameters.filter((other) => other !== name);
  return weakly(
    others.length === 0
      ? 'The fit hardly changes where it moves.'
      : `It can move together with ${listed(others)}, leaving the fit nearly as good.`,
  );
}

function scarceRows(_: Subject, { model }: Evidence): ParameterVerdict | undefined {
  const { weight, size } = model.problem;
  const rows = weight.reduce((count, w) => count + (w > 0 ? 1 : 0), 0);
  return rows < 2 * size
    ? weakly(
        `${plural(size, 'parameter')} from ${plural(rows, 'row')}: residuals say little of how sure it is.`,
      )
    : undefined;
}

/** By the standard error without resamples: all that is left to say where nothing speaks against it. */
function byStandardError({ model, best, standardErrors = {} }: Evidence): Finding {
  const { problem } = model;
  const directions = directionsOf(best.gaussNewton, problem.size, best.atBound);
  const noise = noiseVariance(noiseOf(problem, best.parameters));
  const jacobian = model.jacobian(best.parameters);
  return ({ name, index, logarithmic, value, enough }) => {
    const gradient = jacobian.slice(index * problem.size, (index + 1) * problem.size);
    if (isOpen(directions, gradient)) return not('It moves where the fit stays as good.');
    const beside = (own(standardErrors, name) ?? Number.NaN) / (logarithmic ? Math.abs(value) : 1);
    const deviation = Number.isFinite(beside) ? beside : Math.sqrt(noise * inverseForm(directions, gradient));
    const share = logarithmic ? deviation : deviation / Math.abs(value);
    const error =
      logarithmic && deviation > enough ? `a factor of ${formatNumber(Math.exp(deviation), 2)}` : undefined;
    const told =
      error ?? (Number.isFinite(share) ? `${formatNumber(100 * share, 2)} %` : formatNumber(deviation, 2));
    if (deviation > enough) return weakly(`Its standard error is ${told}.`);
    return { verdict: 'determined', why: `The runs hold it: its standard error is ${told}.` };
  };
}
