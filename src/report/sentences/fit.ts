/** What a fit's record says, in sentences; shared by the terminal and the page. */
import { own } from '../../own.js';
import type { FitRecord } from '../../tasks/fit/record.js';
import { AT_BEST, MAX_MINIMA } from '../../tasks/fit/tolerances.js';
import { OPEN_SPREAD, type VerdictKind } from '../../tasks/uncertainty/verdict-rule.js';
import {
  endsText,
  formatCount,
  formatNumber,
  formatSeconds,
  listed,
  listedSome,
  plural,
  probabilityText,
  sentence,
} from '../../text.js';

export interface Verdict {
  /** `sure`: believe it; `doubtful`: read the warnings first; `failed`: not an optimum. */
  readonly tone: 'sure' | 'doubtful' | 'failed';
  readonly headline: string;
  readonly text: string;
}

/** So many names in a sentence at most. */
const MANY_NAMES = 12;

function named(names: readonly string[]): string {
  return names.length > MANY_NAMES ? listedSome(names, 4) : listed(names);
}

/** True where the fit ended at a minimum, which is what exit code 0 stands for. */
export function hasConverged(record: FitRecord): boolean {
  return record.status === 'converged' || record.status === 'atBound';
}

/** How far the optimum is to be believed; the record's warnings say the rest. */
export function verdict(record: FitRecord): Verdict {
  if (!hasConverged(record)) {
    const lacking =
      record.identifiability.runaway === undefined ? 'No single optimum' : 'No optimum is attained';
    const headline = record.status === 'singular' ? lacking : 'No optimum was reached';
    return { tone: 'failed', headline, text: sentence(record.statusText) };
  }
  const { count, atBest } = record.starts;
  const reached = record.starts.convex
    ? 'The law is linear in its parameters and the loss is convex: this is the only minimum.'
    : `${formatCount(atBest)} of ${plural(count, 'start')} ended here and none did better.`;
  if (count === 1 && !record.starts.convex) {
    const text =
      'One start shows a minimum, not that it is the lowest: add starts (--starts sobol:256) to find out.';
    return { tone: 'doubtful', headline: 'A minimum, from a single start', text };
  }
  if (atBest === 0 && !record.starts.convex) {
    const text = `None of ${plural(count, 'start')} ended here by itself; polishing the best of them did.`;
    return { tone: 'doubtful', headline: 'A minimum that no start reached', text };
  }
  const open = openParameters(record);
  if (open.length > 0) {
    const text = `${formatCount(atBest)} of ${plural(count, 'start')} ended as low and none lower, but other values of ${named(open)} fit as well.`;
    return { tone: 'doubtful', headline: 'A best fit, but not the only one', text };
  }
  const unknown = judged(record, 'not determined');
  if (unknown.length > 0) {
    const text = `${reached} The runs do not determine ${named(unknown)}: see why below.`;
    return { tone: 'doubtful', headline: 'A best fit that leaves parameters open', text };
  }
  if (record.exact?.kind === 'exact') {
    const ended =
      atBest === count ? `All ${formatCount(count)}` : `${formatCount(atBest)} of ${formatCount(count)}`;
    const text = `${ended} starts ended there, and what is left is rounding.`;
    return {
      tone: record.warnings.length === 0 ? 'sure' : 'doubtful',
      headline: 'The law meets every row',
      text,
    };
  }
  if (atBest === 1 && !record.starts.convex)
    return { tone: 'doubtful', headline: 'A minimum that only one start reached', text: reached };
  const weak = judged(record, 'weakly determined');
  if (weak.length > 0) {
    const text = `${reached} ${named(weak)} ${weak.length === 1 ? 'is' : 'are'} only weakly determined: see why below.`;
    return { tone: 'doubtful', headline: 'An optimum, weakly determined', text };
  }
  const headline =
    record.starts.convex || atBest >= count / 2
      ? 'A clear optimum'
      : 'An optimum that several starts reached';
  return record.warnings.length === 0 && (record.adequacy?.findings ?? []).length === 0
    ? { tone: 'sure', headline, text: reached }
    : { tone: 'doubtful', headline: `${headline}, with reservations`, text: reached };
}

/** Parameters along directions in which the fit stays as good, in the law's order. */
function openParameters({ parameters, identifiability }: FitRecord): string[] {
  const open = new Set(
    identifiability.weak.filter(({ spread }) => spread >= OPEN_SPREAD).flatMap((weak) => weak.parameters),
  );
  return Object.keys(parameters).filter((name) => open.has(name));
}

/** Parameters with this verdict, in the law's order. */
function judged({ parameters, identifiability }: FitRecord, verdict: VerdictKind): string[] {
  return Object.keys(parameters).filter((name) => identifiability.verdicts[name]?.verdict === verdict);
}

/** `Huber (delta = 0.001) on the log residual`. */
export function lossWords({ loss }: FitRecord): string {
  if (loss.likelihood !== undefined) return `deviance of ${loss.likelihood} counts`;
  const penalty = {
    squared: () => 'squares',
    huber: () => `Huber (${huberWords(loss)})`,
    absolute: () => 'absolute values',
    quantile: () => `quantile loss (tau = ${formatNumber('tau' in loss ? loss.tau : Number.NaN)})`,
  }[loss.kind]();
  return `${penalty} on the ${loss.residual} residual`;
}

/** `delta = 0.001, times 10 where the law predicts too much`. */
function huberWords(loss: FitRecord['loss']): string {
  if (loss.kind !== 'huber') return '';
  const { delta, over, under } = loss;
  return [
    `delta = ${formatNumber(delta)}`,
    ...(over === undefined ? [] : [`times ${formatNumber(over)} where the law predicts too much`]),
    ...(under === undefined ? [] : [`times ${formatNumber(under)} where it predicts too little`]),
  ].join(', ');
}

/** `Pearson's chi-square 12.3 on 9 (dispersion 1.37, p = 0.2), log-likelihood -18.4`; none without a likelihood. */
export function goodnessWords({ goodness, identifiability }: FitRecord): string[] {
  if (goodness === undefined) return [];
  const { pearson, dispersion, p, logLikelihood } = goodness;
  const chance = p === null ? 'expected counts are too small for a test' : probabilityText(p);
  const degrees = identifiability.degreesOfFreedom;
  const noise =
    dispersion === null ? '' : ` on ${degrees} (dispersion ${formatNumber(dispersion, 3)}; ${chance})`;
  return [
    `Pearson's chi-square ${formatNumber(pearson, 4)}${noise}, log-likelihood ${formatNumber(logLikelihood, 6)}`,
  ];
}

/** `16 starts (seeded): 16 converged, 15 ended at the best objective; 1 other minimum, 3.1 % higher`. */
export function startsWords({ starts }: FitRecord): string {
  const { atBound } = starts.statuses;
  const others = starts.minima.length - 1;
  const best = starts.minima[0]?.objective ?? Number.NaN;
  const next = starts.minima[1]?.objective ?? Number.NaN;
  const rise =
    next <= best * (1 + AT_BEST)
      ? ', the next as good'
      : best > 0
        ? `, the next ${formatNumber((100 * (next - best)) / best, 2)} % higher`
        : '';
  const most = starts.minima.length === MAX_MINIMA ? 'at least ' : '';
  return [
    `${plural(starts.count, 'start')} (${starts.kind}): ${formatCount(starts.converged)} converged, `,
    atBound > 0 ? `${atBound === starts.converged ? 'all' : formatCount(atBound)} of them at a bound, ` : '',
    starts.merged > 0 ? `${formatCount(starts.merged)} merged with one before them, ` : '',
    `${formatCount(starts.atBest)} ended at the best objective`,
    others <= 0
      ? '; no other minimum seen'
      : `; ${most}${others} other ${others === 1 ? 'minimum' : 'minima'}${rise}`,
  ].join('');
}

/** Root mean square errors of the fitted or of the held-out rows. */
export function scoreWords(score: FitRecord['score']): string {
  const log = score.rmsle === undefined ? '' : `, ${formatNumber(score.rmsle, 4)} on the log`;
  return `${formatNumber(score.rmse, 4)} root mean square error${log}, ${plural(score.rows, 'row')}`;
}

export function backendWords({
  backend,
  seconds,
}: Pick<FitRecord, 'backend'> & { readonly seconds: { readonly total: number } }): string {
  const software = backend.software ? ', in software' : '';
  const reason = backend.reason === '' ? '' : `; ${backend.reason}`;
  return `${backend.name} (${backend.adapter}${software}), ${backend.precision} search, ${formatSeconds(seconds.total)}${reason}`;
}

/** How a parameter that was not fitted came by its value: `fixed`, or `= alpha`. */
export function fixedWords(record: FitRecord, parameter: string): string {
  const text = own(record.fixed, parameter);
  if (text === undefined) return record.certificate.atBound.includes(parameter) ? 'at its bound' : '';
  return Number.isNaN(Number(text)) ? `= ${text}` : 'fixed';
}

/** Which parameters differ between groups, and whether they need to, one sentence each. */
export function groupWords({ groups, parameters: all, asymptotic: { level } }: FitRecord): string[] {
  if (groups === undefined) return [];
  const { parameters, names, equality } = groups;
  const shared = Object.keys(all).filter((name) => !names.some((group) => name.endsWith(`[${group}]`)));
  const others =
    shared.length === 0 ? '' : `; ${listed(shared)} ${shared.length === 1 ? 'is' : 'are'} the same in all`;
  const differ = `${listed(parameters)} ${parameters.length === 1 ? 'differs' : 'differ'} between ${plural(names.length, 'group')}${others}.`;
  return [
    differ,
    ...equality.map(({ parameter, f, degrees, p, common }) => {
      const [between, residual] = degrees;
      const statistic =
        residual === null
          ? `chi-square ${formatNumber(f * between, 3)} on ${plural(between, 'degree')} of freedom`
          : `F = ${formatNumber(f, 3)} on ${between} and ${residual} degrees of freedom`;
      const test = `${statistic}, ${probabilityText(p)}`;
      const one = `${formatNumber(common.value, 4)} (${endsText(common.interval)} at ${formatNumber(100 * level)} %)`;
      return p < 1 - level
        ? `${parameter} is not the same in all groups (${test}).`
        : `${parameter} may be the same in all groups (${test}): one value for all would be ${one}.`;
    }),
  ];
}
