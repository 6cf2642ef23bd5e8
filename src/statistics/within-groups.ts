/** Correlation within groups: intraclass and serial. */
import { fTail } from './f-distribution.js';
import { normalCdf } from './normal.js';

export interface GroupCorrelation {
  /** The p-value: probability of at least this correlation under independence. */
  readonly p: number;
  readonly correlation: number;
}

/** The intraclass correlation from a one-way analysis of variance, and its F test. `group` is 0 .. count - 1 a value. */
export function intraclass(values: Float64Array, group: Uint32Array, count: number): GroupCorrelation {
  const n = values.length;
  const { sizes, means } = groupMeans(values, group, count);
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  const within = values.reduce((sum, x, i) => sum + (x - means[group[i]]) ** 2, 0) / (n - count);
  const between = means.reduce((sum, m, g) => sum + sizes[g] * (m - mean) ** 2, 0) / (count - 1);
  const size = (n - sizes.reduce((sum, m) => sum + m * m, 0) / n) / (count - 1);
  if (n <= count || count < 2 || !(within + between > 0)) return { p: 1, correlation: 0 };
  return {
    p: within > 0 ? fTail(between / within, count - 1, n - count) : 0,
    correlation: (between - within) / (between + (size - 1) * within),
  };
}

/**
 * The correlation of neighbours within groups, about each group's mean; `order` lists all indices, each group's in
 * their order. Centring alone makes it -1 / m on average in groups of m, for which the (one-sided, normal) test allows.
 */
export function serial(
  values: Float64Array,
  group: Uint32Array,
  count: number,
  order: ArrayLike<number>,
): GroupCorrelation {
  const { means } = groupMeans(values, group, count);
  const last = new Int32Array(count).fill(-1);
  let [squares, products, pairs] = [0, 0, 0];
  for (let k = 0; k < order.length; k++) {
    const i = order[k];
    const g = group[i];
    const x = values[i] - means[g];
    squares += x * x;
    if (last[g] >= 0) {
      products += x * (values[last[g]] - means[g]);
      pairs++;
    }
    last[g] = i;
  }
  if (!(squares > 0) || pairs < 8) return { p: 1, correlation: 0 };
  const n = values.length;
  const correlation = products / squares;
  const excess = correlation + count / n;
  return { p: normalCdf((-excess * (n - count)) / Math.sqrt(pairs)), correlation };
}

function groupMeans(values: Float64Array, group: Uint32Array, count: number) {
  const sizes = new Float64Array(count);
  const means = new Float64Array(count);
  for (let i = 0; i < values.length; i++) {
    sizes[group[i]]++;
    means[group[i]] += values[i];
  }
  for (let g = 0; g < count; g++) means[g] /= sizes[g];
  return { sizes, means };
}
