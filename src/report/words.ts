/** What a fit's record says, in sentences; shared by the terminal and the page. */
import type { FitRecord } from '../store/record.js';
import { formatCount, formatNumber, formatSeconds, plural } from './number.js';

export interface Verdict {
  /** `sure`: believe it; `doubtful`: read the warnings first; `failed`: not an optimum. */
  readonly tone: 'sure' | 'doubtful' | 'failed';
  readonly headline: string;
  readonly text: string;
}

/** True where the fit ended at a minimum, which is what exit code 0 stands for. */
export function hasConverged(record: FitRecord): boolean {
  return record.status === 'converged' || record.status === 'atBound';
}

/** How far the optimum is to be believed; the record's warnings say the rest. */
export function verdict(record: FitRecord): Verdict {
  if (!hasConverged(record)) {
    return { tone: 'failed', headline: 'No optimum was reached', text: sentence(record.statusText) };
  }
  const { count, atBest } = record.starts;
  const reached = `${formatCount(atBest)} of ${plural(count, 'start')} ended here and none did better.`;
  if (count === 1) {
    const text = 'One start shows a minimum, not that it is the lowest: add starts to find out.';
    return { tone: 'doubtful', headline: 'A minimum, from a single start', text };
  }
  if (atBest <= 1)
    return { tone: 'doubtful', headline: 'A minimum that only one start reached', text: reached };
  const headline = atBest >= count / 2 ? 'A clear optimum' : 'An optimum that several starts reached';
  return record.warnings.length === 0
    ? { tone: 'sure', headline, text: reached }
    : { tone: 'doubtful', headline: `${headline}, with reservations`, text: reached };
}

/** `Huber (δ = 0.001) on the log residual`. */
export function lossWords({ loss }: FitRecord): string {
  const penalty = {
    squared: () => 'squares',
    huber: () => `Huber (δ = ${formatNumber('delta' in loss ? loss.delta : Number.NaN)})`,
    absolute: () => 'absolute values',
    quantile: () => `quantile loss (τ = ${formatNumber('tau' in loss ? loss.tau : Number.NaN)})`,
  }[loss.kind]();
  return `${penalty} on the ${loss.residual} residual`;
}

/** `16 starts (seeded): 16 converged, 15 ended at the best objective; 1 other minimum, 3.1 % higher`. */
export function startsWords({ starts }: FitRecord): string {
  const others = starts.minima.length - 1;
  const best = starts.minima[0]?.objective ?? Number.NaN;
  const next = starts.minima[1]?.objective ?? Number.NaN;
  const rise = best > 0 ? `, the next ${formatNumber((100 * (next - best)) / best, 2)} % higher` : '';
  return [
    `${plural(starts.count, 'start')} (${starts.kind}): ${formatCount(starts.converged)} converged, `,
    `${formatCount(starts.atBest)} ended at the best objective`,
    others <= 0
      ? '; no other minimum seen'
      : `; ${others} other ${others === 1 ? 'minimum' : 'minima'}${rise}`,
  ].join('');
}

/** Root mean square errors of the fitted or of the held-out rows. */
export function scoreWords(score: FitRecord['score']): string {
  const log = score.rmsle === undefined ? '' : `, ${formatNumber(score.rmsle, 4)} on the log`;
  return `${formatNumber(score.rmse, 4)} root mean square error${log}, ${plural(score.rows, 'row')}`;
}

export function backendWords({ backend, seconds }: FitRecord): string {
  const software = backend.software ? ', in software' : '';
  const reason = backend.reason === '' ? '' : `; ${backend.reason}`;
  return `${backend.name} (${backend.adapter}${software}), ${backend.precision} search, ${formatSeconds(seconds.total)}${reason}`;
}

/** How a parameter that was not fitted came by its value: `fixed`, or `= alpha`. */
export function fixedWords(record: FitRecord, parameter: string): string {
  const text = record.fixed[parameter];
  if (text === undefined) return record.certificate.atBound.includes(parameter) ? 'at its bound' : '';
  return Number.isNaN(Number(text)) ? `= ${text}` : 'fixed';
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** First letter large, a full stop at the end. */
export function sentence(text: string): string {
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}
