/** Whether a parameter that differs between groups needs to: Wald tests of equality, from the covariance of the parameters. */
import { choleskyFactor, choleskySolve } from '../../linear-algebra/cholesky.js';
import { packedIndex, packedLength } from '../../linear-algebra/packed.js';
import { groupedName } from '../../problem/grouped-model.js';
import type { ModelGroups } from '../../problem/model.js';
import { fTail } from '../../statistics/f-distribution.js';
import type { Interval } from '../../statistics/intervals.js';
import { studentQuantile } from '../../statistics/student.js';
import type { GroupEquality, ParameterCovariance } from '../fit/record.js';

/** At so many degrees of freedom F is chi-square over its degrees to seven digits. */
const MOST_DEGREES = 1e8;

/**
 * One test a parameter, on the scale of its covariance (the logarithm of a positive parameter). Groups in which the
 * parameter lies at its bound are left out, since it has no standard error there. Empty where the covariance is not known.
 */
export function groupEquality(
  { names, pooled, local }: ModelGroups,
  parameters: Readonly<Record<string, number>>,
  covariance: ParameterCovariance,
  level: number,
): GroupEquality[] {
  const { matrix, known, held } = covariance;
  const degrees = known ? Infinity : covariance.degrees;
  if (matrix === null) return [];
  return pooled.free.flatMap(({ name, logScale }, k): GroupEquality[] => {
    if (!local[k]) return [];
    const groups = names.filter((group) => !held.includes(groupedName(name, group)));
    const places = groups.map((group) => covariance.names.indexOf(groupedName(name, group)));
    const values = groups.map((group) => parameters[groupedName(name, group)]);
    const scaled = Float64Array.from(values, (value) => (logScale ? Math.log(value) : value));
    const test = equality(places, scaled, matrix);
    if (test === undefined) return [];
    const { chiSquare, common, variance } = test;
    const f = chiSquare / (groups.length - 1);
    const half = studentQuantile((1 + level) / 2, degrees) * Math.sqrt(variance);
    const natural = (x: number): number => (logScale ? Math.exp(x) : x);
    const interval: Interval = [natural(common - half), natural(common + half)];
    return [
      {
        parameter: name,
        groups: groups.length,
        f,
        degrees: [groups.length - 1, known ? null : degrees],
        p: fTail(f, groups.length - 1, Math.min(degrees, MOST_DEGREES)),
        common: { value: natural(common), interval },
      },
    ];
  });
}

/** The generalised least-squares mean, and the weighted sum of squares about it. */
function equality(
  places: readonly number[],
  values: Float64Array,
  matrix: readonly (readonly number[])[],
): { readonly chiSquare: number; readonly common: number; readonly variance: number } | undefined {
  const n = places.length;
  if (n < 2) return undefined;
  const factor = new Float64Array(packedLength(n));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) factor[packedIndex(i, j)] = matrix[places[i]][places[j]];
  }
  if (!choleskyFactor(factor, n, 1e-13)) return undefined;
  const ones = new Float64Array(n).fill(1);
  choleskySolve(factor, n, ones);
  const information = ones.reduce((sum, x) => sum + x, 0);
  const common = ones.reduce((sum, x, i) => sum + x * values[i], 0) / information;
  const away = values.map((value) => value - common);
  const solved = away.slice();
  choleskySolve(factor, n, solved);
  const chiSquare = away.reduce((sum, x, i) => sum + x * solved[i], 0);
  return Number.isFinite(chiSquare) ? { chiSquare, common, variance: 1 / information } : undefined;
}
