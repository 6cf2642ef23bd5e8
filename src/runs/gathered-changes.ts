/**
 * The changes of a quantity along a run so far, gathered in few groups at each row: what laws need whose value at a step is a sum
 * over all changes before it, such as the multi-power law of learning rates, sum_k (r_k - r_(k-1)) G(r_k, r_k + ... + r_s).
 *
 * At a row s the changes are masses at the points (r_k, x_k), where x_k is the sum of r from the change to the row. Rises and
 * falls each become the Gauss quadrature of their masses in the length of the path through (log r, log x), so that sums over n groups
 * agree with sums over all changes for every smooth G to a number of digits that grows with n. Before that, changes d steps ago are
 * taken d / 128 at a time, which leaves work in proportion to the logarithm of the steps for each row.
 */
import { diagonalise } from '../linear-algebra/tridiagonal.js';

/** What a group of changes is described by. */
export interface GroupOfChanges {
  /** Sum of the changes; 0 of a group that has none. */
  readonly change: number;
  /** The quantity after them, in the geometric mean; 1 of a group that has none. */
  readonly changedto: number;
  /** The sum of the quantity from them to the row, both included; 1 of a group that has none. */
  readonly sumsince: number;
}

/** Changes a distance of this many steps ago are taken two at a time, and so on in proportion. */
const STEPS_APART = 128;

/** Of `groups`, those for rises: usually a warm-up, long ago. */
const RISING = 1 / 3;

/**
 * `values`: r at each place of the run. Returns the groups of changes up to a place, which is worked out when asked for; undefined
 * where r is missing. Changes to zero or below, of which r to a power is not defined, and those where r is missing are left out.
 */
export function gatherChanges(
  values: Float64Array,
  groups: number,
): (place: number) => readonly GroupOfChanges[] | undefined {
  const sums = runningSums(values);
  const rises = Math.max(1, Math.round(groups * RISING));
  const parts = [
    { sign: 1, size: rises, masses: massesOf(values, sums, 1) },
    { sign: -1, size: groups - rises, masses: massesOf(values, sums, -1) },
  ];
  return (place) => {
    if (Number.isNaN(values[place])) return undefined;
    return parts.flatMap(({ sign, size, masses }) => {
      const points = quadrature(blocksBefore(masses, place, sums[place]), size);
      return Array.from({ length: size }, (_, i): GroupOfChanges => {
        const { mass = 0, logValue = 0, logSince = 0 } = points.at(i) ?? {};
        return {
          change: mass === 0 ? 0 : sign * mass,
          changedto: Math.exp(logValue),
          sumsince: Math.exp(logSince),
        };
      });
    });
  };
}

function runningSums(values: Float64Array): Float64Array {
  let sum = 0;
  return values.map((value) => {
    if (!Number.isNaN(value)) sum += value;
    return sum;
  });
}

/** Running sums, by place, of the changes of one sign, and of those times what is averaged over a block. */
interface Masses {
  readonly mass: Float64Array;
  readonly logValue: Float64Array;
  /** Times the sum of r before the change. */
  readonly before: Float64Array;
}

function massesOf(values: Float64Array, sums: Float64Array, sign: number): Masses {
  const [mass, logValue, before] = [values, values, values].map(() => new Float64Array(values.length + 1));
  for (let k = 0; k < values.length; k++) {
    const size = k === 0 ? 0 : sign * (values[k] - values[k - 1]);
    const isCounted = size > 0 && values[k] > 0;
    mass[k + 1] = mass[k] + (isCounted ? size : 0);
    logValue[k + 1] = logValue[k] + (isCounted ? size * Math.log(values[k]) : 0);
    before[k + 1] = before[k] + (isCounted ? size * sums[k - 1] : 0);
  }
  return { mass, logValue, before };
}

interface Point {
  readonly mass: number;
  readonly logValue: number;
  readonly logSince: number;
}

/** The changes up to a place, the last one first, where `sum` is the sum of r. */
function blocksBefore({ mass, logValue, before }: Masses, place: number, sum: number): Point[] {
  const points: Point[] = [];
  for (let end = place + 1; end > 0; ) {
    const start = end - Math.min(end, Math.max(1, Math.floor((place + 1 - end) / STEPS_APART)));
    const size = mass[end] - mass[start];
    const since = sum - (before[end] - before[start]) / size;
    if (size > 0 && since > 0) {
      points.push({
        mass: size,
        logValue: (logValue[end] - logValue[start]) / size,
        logSince: Math.log(since),
      });
    }
    end = start;
  }
  return points;
}

/** At most `size` points with the same sums of every polynomial up to degree 2 `size` - 1 in the length of the path. */
function quadrature(points: readonly Point[], size: number): readonly Point[] {
  if (points.length <= size) return points;
  const lengths = new Float64Array(points.length);
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]];
    lengths[i] = lengths[i - 1] + Math.abs(b.logValue - a.logValue) + Math.abs(b.logSince - a.logSince);
  }
  const whole = lengths[points.length - 1];
  const total = points.reduce((sum, { mass }) => sum + mass, 0);
  const { diagonal, offDiagonal } = jacobiMatrix(
    lengths.map((length) => (2 * length) / whole - 1),
    Float64Array.from(points, ({ mass }) => mass),
    size,
  );
  const basis = Array.from({ length: size }, (_, i) =>
    Float64Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)),
  );
  diagonalise(diagonal, offDiagonal, basis);
  return Array.from(diagonal, (node, i) => ({
    mass: total * basis[i][0] ** 2,
    ...between(points, lengths, ((node + 1) / 2) * whole),
  }));
}

/** The recurrence of the polynomials that are orthogonal under masses at `at` (Stieltjes; Gautschi 2004, 2.2). */
function jacobiMatrix(
  at: Float64Array,
  masses: Float64Array,
  size: number,
): { diagonal: Float64Array; offDiagonal: Float64Array } {
  const diagonal = new Float64Array(size);
  const offDiagonal = new Float64Array(size);
  let [previous, current] = [new Float64Array(at.length), new Float64Array(at.length).fill(1)];
  let before = 0;
  for (let k = 0; k < size; k++) {
    let [norm, moment] = [0, 0];
    for (let i = 0; i < at.length; i++) {
      const square = masses[i] * current[i] ** 2;
      norm += square;
      moment += square * at[i];
    }
    diagonal[k] = moment / norm;
    const ratio = k === 0 ? 0 : norm / before;
    if (k > 0) offDiagonal[k - 1] = Math.sqrt(ratio);
    before = norm;
    const next = previous;
    for (let i = 0; i < at.length; i++) next[i] = (at[i] - diagonal[k]) * current[i] - ratio * previous[i];
    [previous, current] = [current, next];
  }
  return { diagonal, offDiagonal };
}

/** Where the path is at a length. */
function between(
  points: readonly Point[],
  lengths: Float64Array,
  length: number,
): { readonly logValue: number; readonly logSince: number } {
  let [low, high] = [0, points.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (lengths[middle] <= length) low = middle;
    else high = middle;
  }
  const [a, b] = [points[low], points[high]];
  const share = lengths[high] > lengths[low] ? (length - lengths[low]) / (lengths[high] - lengths[low]) : 0;
  return {
    logValue: a.logValue + share * (b.logValue - a.logValue),
    logSince: a.logSince + share * (b.logSince - a.logSince),
  };
}
