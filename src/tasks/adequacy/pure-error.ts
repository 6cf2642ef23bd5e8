import { fTail } from '../../statistics/f-distribution.js';
import { dot, Subspace } from '../../statistics/regression-test.js';
import { crossed, type Levels, levelsOfNumbers } from './levels.js';
import type { Sample } from './sample.js';

/** Rows beyond the first of their point, fewer of which say nothing of pure error. */
const FEWEST = 6;

export interface LackOfFit {
  readonly p: number;
  /** Of the variance of a single row, the part that all rows of its point share. */
  readonly share: number;
  /** Points with several rows. */
  readonly points: number;
}

/**
 * The classical test of lack of fit: rows with the same inputs differ by pure error alone, so that more scatter between
 * points than within them is the law's. `known` holds what has been allowed for, the law's slopes and the intercept
 * among it. Undefined where too few points repeat.
 */
export function lackOfFit(
  sample: Sample,
  scores: Float64Array,
  known: readonly Float64Array[],
): LackOfFit | undefined {
  const points = crossed(
    sample.inputs.map(({ values }) => levelsOfNumbers(values)),
    sample.rows,
  );
  if (sample.rows - points.count < FEWEST) return undefined;
  const within = new Subspace(known.map((column) => centred(column, points)));
  const apart = within.residual(centred(scores, points));
  const pureDegrees = sample.rows - points.count - within.dimension;
  const law = new Subspace(known);
  const rest = law.residual(scores);
  const degrees = sample.rows - law.dimension - pureDegrees;
  if (pureDegrees < FEWEST || degrees < 1) return undefined;
  const pure = dot(apart, apart) / pureDegrees;
  const lack = (dot(rest, rest) - dot(apart, apart)) / degrees;
  const size = points.sizes.reduce((sum, m) => sum + m * m, 0) / sample.rows;
  const common = Math.max(0, (lack - pure) / size);
  return {
    p: pure > 0 ? fTail(lack / pure, degrees, pureDegrees) : 0,
    share: common / (common + pure),
    points: points.sizes.filter((m) => m > 1).length,
  };
}

/** A column less its mean over the rows of each point; what is constant there vanishes but for rounding. */
function centred(column: Float64Array, { group, count, sizes }: Levels): Float64Array {
  const sums = new Float64Array(count);
  column.forEach((x, row) => {
    sums[group[row]] += x;
  });
  const size = Math.sqrt(dot(column, column));
  const rest = column.map((x, row) => x - sums[group[row]] / sizes[group[row]]);
  return Math.sqrt(dot(rest, rest)) > 1e-9 * size ? rest : new Float64Array(column.length);
}
