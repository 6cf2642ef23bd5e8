import { hasKink } from '../../loss/loss.js';
import type { Problem } from '../../problem/problem.js';
import { chiSquareQuantile, studentQuantile } from '../../statistics/student.js';
import { plural } from '../../text.js';
import { objectiveFloor } from '../fit/minima.js';
import { coverageNotes } from './coverage-notes.js';
import { type Noise, noiseOf } from './noise.js';

/** Test statistic of a rise of the objective above its minimum. */
export interface ProfileStatistic {
  /** 0 at the minimum; NaN without degrees of freedom to estimate the noise. */
  of(objective: number): number;
  /** Critical value at the requested level. */
  readonly threshold: number;
  /** The critical value of the one-sided test, for a parameter at the edge of its domain. */
  readonly oneSided: number;
  /** One sentence, and one more if the coverage of such intervals is known to be poor. */
  readonly text: string;
  /** The rise of the objective at which the statistic equals the threshold. */
  readonly rise: number;
  /** Differences of the statistic below it are rounding. */
  readonly resolution: number;
}

/**
 * For the squared loss, the F statistic of one restriction: exact for a linear law under normal noise. Other losses are
 * no likelihoods; theirs is 2 (rise) sum psi' / sum psi^2 against chi-square(1), which is right in large samples (for quantiles it is that of
 * Koenker and Machado 1999).
 */
export function profileStatistic(
  problem: Problem,
  parameters: Float64Array,
  objective: number,
  level: number,
): ProfileStatistic {
  const noise = noiseOf(problem, parameters);
  const { degrees } = noise;
  const resolution = objectiveFloor(problem);
  if (noise.known) {
    const point = `${Number((100 * level).toPrecision(12))} %`;
    return {
      of: (f) => f - objective,
      threshold: chiSquareQuantile(level),
      oneSided: oneSidedChiSquare(level),
      text: `Rise of the deviance, twice the fall of the log-likelihood, compared with the ${point} point of chi-square(1).`,
      rise: chiSquareQuantile(level),
      resolution,
    };
  }
  if (degrees <= 0) {
    return {
      of: () => Number.NaN,
      threshold: chiSquareQuantile(level),
      oneSided: oneSidedChiSquare(level),
      text: 'There are no degrees of freedom left to judge noise by, so that no rise of the objective can be called too much.',
      rise: Number.NaN,
      resolution: Number.NaN,
    };
  }
  const percent = `${Number((100 * level).toPrecision(12))} %`;
  const { rho } = problem.loss;
  const squared = rho.kind === 'squared';
  const scale = expectedRise(noise) * (squared ? noise.rows / degrees : 1);
  const threshold = squared ? studentQuantile((1 + level) / 2, degrees) ** 2 : chiSquareQuantile(level);
  const scaled = squared
    ? `${squaredText} (${plural(degrees, 'degree')}), compared with the ${percent} point of F(1, ${degrees}).`
    : `${hasKink(rho) ? kinkText : smoothText}, compared with the ${percent} point of chi-square(1).`;
  const text = [scaled, ...coverageNotes(['profile'], problem.loss, noise.rows)].join(' ');
  return {
    of: (f) => (f - objective) / scale,
    threshold,
    oneSided: squared ? Math.max(studentQuantile(level, degrees), 0) ** 2 : oneSidedChiSquare(level),
    text,
    rise: threshold * scale,
    resolution: resolution / scale,
  };
}

/** The square of the normal quantile at `level`; 0 for levels up to a half. */
function oneSidedChiSquare(level: number): number {
  return level > 0.5 ? chiSquareQuantile(2 * level - 1) : 0;
}

/** Twice the mean reduction of the objective that one more free parameter gives by noise alone. */
function expectedRise({ square, slope }: Noise): number {
  return square / slope / 2;
}

const squaredText = 'Rise of the objective divided by its minimum per degree of freedom';

const smoothText =
  "Twice the rise of the objective, times the sum of psi' (as it is to be expected of such noise) over the sum of psi squared at the minimum (psi is the slope of the penalty, which is no likelihood)";

const kinkText =
  'Twice the rise of the objective, times the density of the residuals at the kink, over the variance of the slope on its two sides, which is approximate';
