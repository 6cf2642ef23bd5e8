import { field, IsolossError } from '../../errors.js';
import { type FittedLaw, residualScaleOf } from '../fitted/fitted-law.js';
import type { DesignRecord } from './record.js';

/** Interquartile range of the standard normal distribution. */
const QUARTILES = 1.3489795003921634;

/**
 * Standard deviation of a run about the law, on the scale of the residuals: as given, or from the interquartile range of
 * the fitted residuals, which is robust against outliers. Throws `no-noise`.
 */
export function noiseOfRun(fitted: FittedLaw, given: number | undefined): DesignRecord['noise'] {
  const { residuals, likelihood, name } = fitted;
  // Small relative and logarithmic differences are equal.
  const scale = residualScaleOf(fitted);
  const all =
    residuals === undefined
      ? {}
      : { rootMeanSquare: residuals.rootMeanSquare ?? rootMeanSquare(residuals.quantiles) };
  if (given !== undefined) return { deviation: given, scale, from: 'given', ...all };
  const middle =
    residuals === undefined
      ? 0
      : quantileAt(residuals.quantiles, 0.75) - quantileAt(residuals.quantiles, 0.25);
  if (middle > 0) return { deviation: middle / QUARTILES, scale, from: 'residuals', ...all };
  throw new IsolossError(
    'no-noise',
    residuals === undefined
      ? `'${name}' does not tell how far its runs lie from the law.`
      : `The runs of '${name}' lie on the law: they do not tell how far others may lie from it.`,
    likelihood === undefined
      ? `Give the standard deviation of a run about the law with ${field('noise')}.`
      : `Give that of a new run's ${likelihood === 'binomial' ? 'proportion, sqrt(p*(1-p)/trials)' : 'rate, sqrt(rate/exposure)'}, with ${field('noise')}.`,
  );
}

/** Linear interpolation of evenly spaced quantiles. */
function quantileAt(values: readonly number[], probability: number): number {
  const place = probability * (values.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, values.length - 1);
  return values[below] + (place - below) * (values[above] - values[below]);
}

/** Root mean square of the distribution with these quantiles, uniform between them. */
function rootMeanSquare(values: readonly number[]): number {
  const parts = values.slice(1).map((b, i) => (values[i] ** 2 + values[i] * b + b * b) / 3);
  return parts.length === 0
    ? Math.abs(values[0])
    : Math.sqrt(parts.reduce((sum, part) => sum + part, 0) / parts.length);
}
