import { field, IsolossError } from '../../errors.js';
import type { FittedLaw } from '../fitted/fitted.js';
import type { DesignRecord } from './record.js';

/** Quartiles of a normal distribution lie this many standard deviations apart. */
const QUARTILES = 1.3489795003921634;

/**
 * How far a run lies from the law, as a standard deviation on the scale of the residuals: as given, or by the distance
 * between the quartiles of the fitted residuals, which stray runs do not move. Throws `no-noise`.
 */
export function noiseOfRun(
  { residuals, law, name }: FittedLaw,
  given: number | undefined,
): DesignRecord['noise'] {
  // Relative and logarithmic differences are the same where they are small.
  const scale = residuals?.scale ?? law.loss?.residual ?? 'log';
  const all = residuals === undefined ? {} : { rootMeanSquare: rootMeanSquare(residuals.quantiles) };
  if (given !== undefined) return { deviation: given, scale, from: 'given', ...all };
  const middle = residuals === undefined ? 0 : at(residuals.quantiles, 0.75) - at(residuals.quantiles, 0.25);
  if (middle > 0) return { deviation: middle / QUARTILES, scale, from: 'residuals', ...all };
  throw new IsolossError(
    'no-noise',
    residuals === undefined
      ? `'${name}' does not tell how far its runs lie from the law.`
      : `The runs of '${name}' lie on the law: they do not tell how far others may lie from it.`,
    `Give the standard deviation of a run about the law with ${field('noise')}.`,
  );
}

/** Evenly spaced quantiles, linear in between. */
function at(values: readonly number[], share: number): number {
  const place = share * (values.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, values.length - 1);
  return values[below] + (place - below) * (values[above] - values[below]);
}

/** Of the distribution that has these quantiles and is even between them. */
function rootMeanSquare(values: readonly number[]): number {
  const parts = values.slice(1).map((b, i) => (values[i] ** 2 + values[i] * b + b * b) / 3);
  return parts.length === 0
    ? Math.abs(values[0])
    : Math.sqrt(parts.reduce((sum, part) => sum + part, 0) / parts.length);
}
