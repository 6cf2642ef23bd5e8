/** Verdicts: how well the runs determine each parameter, and why, from everything known about the fit. */

import { own } from '../../own.js';
import { shapeOf } from '../../problem/group-coordinates.js';
import type { FreeParameter, Model } from '../../problem/model.js';
import type { Polished } from '../../solver/polish.js';
import type { Interval } from '../../statistics/intervals.js';
import { normalQuantile } from '../../statistics/normal.js';
import { endsText, formatNumber, listed, plural, sentence } from '../../text.js';
import type { Minimum, Profile, Runaway, WeakDirection } from '../fit/record.js';
import { AT_BEST } from '../fit/tolerances.js';
import { directionsOf, inverseForm } from './eigen-directions.js';
import { isFlatAtBound } from './flat-at-bound.js';
import { noiseOf, noiseVariance } from './noise.js';
import { profileStatistic } from './profile-statistic.js';
import { type RefitSpreads, spreadFor } from './refit-spreads.js';
import { OPEN_SPREAD, type ParameterVerdict, type VerdictKind } from './verdict-rule.js';
import { ratioOf, verdictByWidth, type WidthScale, widthScales } from './width-scale.js';

/** Fractions of failed refits from which a parameter is at most weakly determined, or not determined. */
const WEAK_FAILED_FRACTION = 0.1;
const NOT_FAILED_FRACTION = 0.5;

/** Everything a verdict is based on. */
export interface Evidence {
  readonly model: Model;
  readonly best: Polished;
  readonly weak: readonly WeakDirection[];
  readonly runaway?: Runaway;
  /** Other minima within `RIVAL` of the best. */
  readonly rivals: readonly Minimum[];
  /** The level of intervals and tests. */
  readonly level: number;
  /** As reported, natural units; missing ones are computed from the Gauss-Newton matrix. */
  readonly standardErrors?: Readonly<Record<string, number | null>>;
  /** The asymptotic intervals at that level. */
  readonly intervals?: Readonly<Record<string, Interval | null>>;
  readonly profiles?: readonly Profile[];
  /** Of a bootstrap. */
  readonly spreads?: RefitSpreads;
}

const ranks: readonly VerdictKind[] = ['not determined', 'weakly determined', 'determined'];

/** A verdict on every free parameter: the gravest finding, with the reason of the first of that grade. */
export function verdicts(evidence: Evidence): Record<string, ParameterVerdict> {
  const { model, best } = evidence;
  const natural = model.toNatural(best.parameters);
  const measure = widthScales(model, natural);
  const findings = [
    runsAway,
    openDirections,
    flatAtBound,
    rivalValues(evidence),
    resampled,
    profiled,
    atBound,
    weakDirections,
    fewRows(evidence),
    byStandardError(evidence),
  ];
  return Object.fromEntries(
    model.free.map((parameter, index) => {
      const subject: Subject = {
        ...parameter,
        index,
        value: natural[index],
        measure: measure[index],
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
  readonly measure: WidthScale;
}

type Finding = (subject: Subject, evidence: Evidence) => ParameterVerdict | undefined;

const not = (why: string): ParameterVerdict => ({ verdict: 'not determined', why });
const weakly = (why: string): ParameterVerdict => ({ verdict: 'weakly determined', why });

function runsAway({ name }: Subject, { runaway }: Evidence): ParameterVerdict | undefined {
  if (runaway === undefined || !(name in runaway.parameters)) return undefined;
  return not('The objective goes on falling as it runs away.');
}

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

/** Other minima with different values, unless the profile statistic rejects them. */
function rivalValues({ model, best, rivals, level }: Evidence): Finding {
  const statistic = profileStatistic(model.problem, best.parameters, best.objective, level);
  return ({ name, value, measure, logScale }) => {
    const distance = (other: number): number => Math.abs(logScale ? Math.log(other / value) : other - value);
    const away = rivals.filter(({ parameters }) => distance(parameters[name]) > measure.determinedDeviation);
    if (away.length === 0) return undefined;
    const isEqual = ({ objective }: Minimum): boolean =>
      objective <= best.objective * (1 + AT_BEST) || !(statistic.of(objective) > statistic.threshold);
    const equal = away.filter(isEqual);
    const shown = equal.length > 0 ? equal : away;
    const places = [...new Set(shown.map(({ parameters }) => formatNumber(parameters[name], 3)))];
    const worst = Math.max(...shown.map(({ objective }) => objective / best.objective - 1));
    const worse =
      worst > AT_BEST ? `within ${formatNumber(100 * worst, 2)} % of the best` : 'as good as the best';
    const why = `Minima ${worse} have it at ${listed(places)} instead of ${formatNumber(value, 3)}.`;
    return equal.length > 0 ? not(why) : weakly(why);
  };
}

function profiled(subject: Subject, { profiles = [] }: Evidence): ParameterVerdict | undefined {
  const profile = profiles.find(({ parameter }) => parameter === subject.name);
  // Without degrees of freedom a profile has no statistic.
  if (profile?.statistic.some((value) => value !== null) !== true) return undefined;
  if (profile.interval[0] === null && profile.interval[1] === null) {
    return not('Held at any value, it leaves the fit about as good.');
  }
  const { lower, upper, logScale } = subject;
  // A profile that ends at a bound is limited by the law or the user, not by lack of runs.
  const lo = profile.interval[0] ?? (logScale && lower <= 0 ? -Infinity : lower);
  const hi = profile.interval[1] ?? upper;
  if (!Number.isFinite(lo) || !Number.isFinite(hi)) {
    const side = Number.isFinite(lo) ? `above ${formatNumber(lo, 3)}` : `below ${formatNumber(hi, 3)}`;
    return not(`Held anywhere ${side}, it leaves the fit about as good.`);
  }
  return byInterval(subject, [lo, hi], profile.level, 'profile interval');
}

function resampled(subject: Subject, { best, spreads = {}, level }: Evidence): ParameterVerdict | undefined {
  const spread = spreadFor(spreads, subject.name);
  if (spread === undefined) return undefined;
  const { failed, ends } = spread;
  const share = `${formatNumber(100 * failed, 2)} % of the refits to resamples did not converge to a minimum.`;
  if (failed >= NOT_FAILED_FRACTION) return not(share);
  // Refits that all rest on one bound have no width: what its profile says counts.
  if (ends[0] === ends[1] && best.atBound.includes(subject.index)) return undefined;
  const judged = byInterval(subject, ends, level, 'interval of resamples');
  return judged.verdict === 'determined' && failed >= WEAK_FAILED_FRACTION ? weakly(share) : judged;
}

/** By {@link verdictRule}. */
function byInterval(
  { measure, value, closed }: Subject,
  ends: Interval,
  level: number,
  what: string,
): ParameterVerdict {
  const [lo, hi] = ends;
  const verdict = verdictByWidth(measure, ends);
  const ratio = ratioOf(lo, hi);
  const remark = (): string => {
    if (verdict === 'determined' || measure.kind !== 'ratio') return '';
    return Number.isFinite(ratio) ? `, a factor of ${formatNumber(ratio, 2)}` : ', which holds 0';
  };
  const range = `its ${what} at ${formatNumber(100 * level)} % is ${endsText(ends)}${remark()}.`;
  if (closed && value === 0) return { verdict, why: `It is 0, the edge of its domain; ${range}` };
  return { verdict, why: verdict === 'determined' ? `The runs hold it: ${range}` : sentence(range) };
}

/** A parameter at its bound where the objective is flat along it: neither runs nor bound determine it. */
function flatAtBound({ index, measure }: Subject, { model, best }: Evidence): ParameterVerdict | undefined {
  if (!best.atBound.includes(index)) return undefined;
  return isFlatAtBound(model, best, index, measure)
    ? not('It lies at its bound, and the fit is as good wherever it lies.')
    : undefined;
}

/** A parameter at 0, the edge of its domain, needs no such finding if its profile gives an upper limit. */
function atBound(
  { name, index, value, closed }: Subject,
  { best, profiles = [] }: Evidence,
): ParameterVerdict | undefined {
  if (!best.atBound.includes(index)) return undefined;
  const isZero = closed && value === 0;
  if (isZero && profiles.some(({ parameter, interval }) => parameter === name && interval[1] !== null))
    return undefined;
  return weakly(
    isZero
      ? 'It is 0, the edge of its domain.'
      : `It lies at its bound, ${formatNumber(value)}: the bound says so, not the runs.`,
  );
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

function fewRows({ model }: Evidence): Finding {
  const { weight, size } = model.problem;
  const rows = weight.reduce((count, w) => count + (w > 0 ? 1 : 0), 0);
  const why = `${plural(size, 'parameter')} from ${plural(rows, 'row')}: residuals say little of how sure it is.`;
  return () => (rows < 2 * size ? weakly(why) : undefined);
}

/** By asymptotic interval and standard error: the finding that applies if no other does. */
function byStandardError({ model, best, level, standardErrors = {}, intervals = {} }: Evidence): Finding {
  const { problem } = model;
  const directions = directionsOf(shapeOf(problem), best.gaussNewton, best.atBound);
  const noise = noiseVariance(noiseOf(problem, best.parameters));
  const gradients = model.gradients(best.parameters);
  return (subject) => {
    const { name, index, logScale, value, measure } = subject;
    // A parameter at its bound has an interval only from its profile.
    if (best.atBound.includes(index)) return undefined;
    const gradient = gradients[index];
    if (directions.isOpen(gradient)) return not('It moves where the fit stays as good.');
    const relativeError = (own(standardErrors, name) ?? Number.NaN) / (logScale ? Math.abs(value) : 1);
    const deviation = Number.isFinite(relativeError)
      ? relativeError
      : Math.sqrt(noise * inverseForm(directions, gradient));
    const halfWidth = normalQuantile((1 + level) / 2) * deviation;
    const ends: Interval =
      own(intervals, name) ??
      (logScale
        ? [value * Math.exp(-halfWidth), value * Math.exp(halfWidth)]
        : [value - halfWidth, value + halfWidth]);
    if (verdictByWidth(measure, ends) !== 'determined')
      return byInterval(subject, ends, level, 'asymptotic interval');
    const share = logScale ? deviation : deviation / Math.abs(value);
    // A relative error above 100 % is not informative: the absolute one is printed.
    const error = share <= 1 ? `${formatNumber(100 * share, 2)} %` : formatNumber(deviation, 2);
    return { verdict: 'determined', why: `The runs hold it: its standard error is ${error}.` };
  };
}
