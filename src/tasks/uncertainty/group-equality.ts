/** Whether a parameter that differs between groups needs to: Wald tests of equality, from the covariance of the parameters. */
import { choleskyFactor, choleskySolve } from '../../linear-algebra/cholesky.js';
import { packedIndex, packedLength } from '../../linear-algebra/packed.js';
import { groupedName, groupsOfNames } from '../../problem/group-names.js';
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
  const { known, held } = covariance;
  const degrees = known ? Infinity : covariance.degrees;
  const covarianceOf = entriesOf(covariance, names);
  if (covarianceOf === undefined) return [];
  return pooled.free.flatMap(({ name, logScale }, k): GroupEquality[] => {
    if (!local[k]) return [];
    const groups = names.filter((group) => !held.includes(groupedName(name, group)));
    const own = groups.map((group) => groupedName(name, group));
    const values = groups.map((group) => parameters[groupedName(name, group)]);
    const scaled = Float64Array.from(values, (value) => (logScale ? Math.log(value) : value));
    const test = equality(own, scaled, covarianceOf);
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

/** The covariance of two parameters, by name; undefined where it is not known. */
function entriesOf(
  { names, matrix, byGroup }: ParameterCovariance,
  groups: readonly string[],
): ((a: string, b: string) => number) | undefined {
  const index = new Map(names.map((name, i) => [name, i]));
  if (matrix !== null) return (a, b) => matrix[index.get(a) ?? -1][index.get(b) ?? -1];
  if (byGroup === undefined) return undefined;
  const groupOf = groupsOfNames(groups);
  const counts = groups.map(() => 0);
  const places = new Map<string, { readonly group: number; readonly place: number }>();
  for (const name of names) {
    const group = groupOf(name)?.group;
    if (group !== undefined) places.set(name, { group, place: counts[group]++ });
  }
  const at = (name: string) => places.get(name) ?? { group: -1, place: -1 };
  return (a, b) => {
    const [p, q] = [at(a), at(b)];
    if (p.group === q.group) return byGroup.matrices[p.group][p.place][q.place];
    const [x, y] = [byGroup.between[p.group][p.place], byGroup.between[q.group][q.place]];
    return x.reduce((sum, value, k) => sum + value * y[k], 0);
  };
}

/** The generalised least-squares mean, and the weighted sum of squares about it. */
function equality(
  names: readonly string[],
  values: Float64Array,
  covarianceOf: (a: string, b: string) => number,
): { readonly chiSquare: number; readonly common: number; readonly variance: number } | undefined {
  const n = names.length;
  if (n < 2) return undefined;
  const factor = new Float64Array(packedLength(n));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) factor[packedIndex(i, j)] = covarianceOf(names[i], names[j]);
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
