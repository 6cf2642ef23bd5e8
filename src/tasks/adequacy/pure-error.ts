import { fTail } from '../../statistics/f-distribution.js';
import { type Column, denseOf, dot, Subspace } from '../../statistics/subspace.js';
import { combinedLevels, type Levels, levelsOfNumbers } from './levels.js';
import type { Sample } from './sample.js';

/** Least degrees of freedom of pure error: rows at a point beyond the first, summed over points. */
const FEWEST = 6;

export interface LackOfFit {
  readonly p: number;
  /** Fraction of a row's variance that is common to all rows at its point. */
  readonly share: number;
  /** Points with several rows. */
  readonly points: number;
}

/**
 * The classical test of lack of fit: rows with equal inputs differ by pure error only, so that a larger variance between
 * points than within them is lack of fit. `known` spans the terms already accounted for, the law's gradients and the
 * intercept included. Undefined if too few points are replicated.
 */
export function lackOfFit(
  sample: Sample,
  scores: Float64Array,
  known: readonly Column[],
): LackOfFit | undefined {
  const points = combinedLevels(
    [...sample.inputs.map(({ values }) => values), ...(sample.group === undefined ? [] : [sample.group])].map(
      levelsOfNumbers,
    ),
    sample.rows,
  );
  if (sample.rows - points.count < FEWEST) return undefined;
  const within = new Subspace(known.map((column) => centred(denseOf(column, sample.rows), points)));
  const betweenScores = within.residual(centred(scores, points));
  const pureDegrees = sample.rows - points.count - within.dimension;
  const law = new Subspace(known);
  const rest = law.residual(scores);
  const degrees = sample.rows - law.dimension - pureDegrees;
  if (pureDegrees < FEWEST || degrees < 1) return undefined;
  const pure = dot(betweenScores, betweenScores) / pureDegrees;
  const lack = (dot(rest, rest) - dot(betweenScores, betweenScores)) / degrees;
  const size = points.sizes.reduce((sum, m) => sum + m * m, 0) / sample.rows;
  const common = Math.max(0, (lack - pure) / size);
  return {
    p: pure > 0 ? fTail(lack / pure, degrees, pureDegrees) : 0,
    share: common / (common + pure),
    points: points.sizes.filter((m) => m > 1).length,
  };
}

/** A column minus its mean over the rows of each point; constants vanish up to rounding. */
function centred(column: Float64Array, { group, count, sizes }: Levels): Float64Array {
  const sums = new Float64Array(count);
  column.forEach((x, row) => {
    sums[group[row]] += x;
  });
  const size = Math.sqrt(dot(column, column));
  const rest = column.map((x, row) => x - sums[group[row]] / sizes[group[row]]);
  return Math.sqrt(dot(rest, rest)) > 1e-9 * size ? rest : new Float64Array(column.length);
}
