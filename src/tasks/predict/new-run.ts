/** What a new run may show: the law as uncertain as it is, scattered about as the fitted runs were. */
import type { ResidualScale } from '../../problem/loss.js';
import { quantileOfSorted } from '../../statistics/sorted.js';

/** Quantiles of the fitted rows' residuals, evenly spaced from 0 to 1, linear in between, and the scale they are on. */
export interface Scatter {
  readonly quantiles: readonly number[];
  readonly scale: ResidualScale;
}

/** Far more steps than any bracket of finite numbers needs. */
const MOST_STEPS = 200;

/** Steps after which a bracket that Newton's method does not narrow is halved. */
const PATIENCE = 8;

/**
 * Quantiles of the loss of a new run: of the mixture, over what each replicate predicts, of prediction and residual. A
 * residual is prediction less observation on its scale. The mixture's distribution function is summed exactly and
 * inverted to rounding: it is linear between the places where a prediction meets a knot of the residuals, so that sums
 * over the predictions between neighbouring knots give it whole.
 */
export class NewRun {
  /** Residuals on the scale on which an observation is prediction less residual: log(L / L_hat) = -log(1 + r). */
  private readonly knots: Float64Array;
  private readonly isRaw: boolean;
  private readonly isFinite: boolean;
  private readonly centres: Float64Array;
  /** Sums of the first centres, each less the one in the middle. */
  private readonly sums: Float64Array;
  /** How many centres lie below each of as many even places. */
  private readonly guide: Int32Array;
  private readonly found: number[];
  private lowest = 0;
  private scale = 0;
  private middle = 0;
  private density = 0;

  /** Of `count` predictions at a time. */
  constructor(
    { quantiles, scale }: Scatter,
    private readonly count: number,
    private readonly shares: readonly number[],
  ) {
    this.isRaw = scale === 'raw';
    this.knots = Float64Array.from(quantiles, (r) => (scale === 'relative' ? Math.log1p(r) : r));
    this.isFinite = this.knots.every(Number.isFinite);
    this.centres = new Float64Array(count);
    this.sums = new Float64Array(count + 1);
    this.guide = new Int32Array(count + 1);
    this.found = shares.map(() => Number.NaN);
  }

  /** At each share, of ascending predictions; NaN where one has no place on the scale. Overwritten by the next call. */
  quantiles(predictions: Float64Array): readonly number[] {
    const { centres, count, isRaw, found, shares } = this;
    for (let i = 0; i < count; i++) centres[i] = isRaw ? predictions[i] : Math.log(predictions[i]);
    if (!this.isFinite || !Number.isFinite(centres[0]) || !Number.isFinite(centres[count - 1])) {
      return found.fill(Number.NaN);
    }
    this.addUp();
    for (let s = 0; s < shares.length; s++) {
      const at = this.inverse(shares[s]);
      found[s] = isRaw ? at : Math.exp(at);
    }
    return found;
  }

  private addUp(): void {
    const { centres, count, sums, guide } = this;
    this.middle = centres[count >> 1];
    this.lowest = centres[0];
    const width = centres[count - 1] - this.lowest;
    this.scale = width > 0 ? (count - 1) / width : 0;
    guide.fill(0);
    for (let i = 0; i < count; i++) {
      sums[i + 1] = sums[i] + (centres[i] - this.middle);
      guide[(((centres[i] - this.lowest) * this.scale) | 0) + 1]++;
    }
    for (let i = 1; i <= count; i++) guide[i] += guide[i - 1];
  }

  /** Where a share of the mixture lies below: Newton's method, kept within a bracket that shrinks. */
  private inverse(share: number): number {
    const { centres, count, knots } = this;
    let lo = this.lowest - knots[knots.length - 1];
    let hi = centres[count - 1] - knots[0];
    let at = Math.min(Math.max(this.guess(share), lo), hi);
    let width = hi - lo;
    for (let step = 1; step <= MOST_STEPS && lo < hi; step++) {
      const excess = this.below(at) - share;
      if (excess === 0) return at;
      if (excess > 0) hi = at;
      else lo = at;
      const newton = at - excess / this.density;
      if (Math.abs(newton - at) <= 2 * Number.EPSILON * Math.abs(at)) return newton;
      let next = newton;
      if (!(newton > lo && newton < hi)) next = lo + (hi - lo) / 2;
      else if (step % PATIENCE === 0) {
        if (hi - lo > width / 2 ** PATIENCE) next = lo + (hi - lo) / 2;
        width = hi - lo;
      }
      if (next <= lo || next >= hi) return at;
      at = next;
    }
    return at;
  }

  /** As if predictions and residuals had one shape, on each side of their middles. */
  private guess(share: number): number {
    const { centres, knots } = this;
    const spread = quantileOfSorted(centres, share) - quantileOfSorted(centres, 0.5);
    const scatter = quantileOfSorted(knots, 0.5) - quantileOfSorted(knots, 1 - share);
    const middle = quantileOfSorted(centres, 0.5) - quantileOfSorted(knots, 0.5);
    return middle + Math.sign(share - 0.5) * Math.hypot(spread, scatter);
  }

  /** The mean over centres of the probability that centre less residual is at most `x`; `density` becomes its slope. */
  private below(x: number): number {
    const { knots, sums, middle, count } = this;
    const last = knots.length - 1;
    // Knots that lie below all centres have no part in it.
    let k = this.firstKnotFrom(this.lowest - x);
    let from = k === 0 ? this.countUpTo(x + knots[0]) : 0;
    let sum = from;
    let slope = 0;
    for (k = Math.max(k, 1); k <= last && from < count; k++) {
      // Centres between x + knots[k - 1] and x + knots[k].
      const to = this.countUpTo(x + knots[k]);
      const here = to - from;
      if (here > 0) {
        const width = knots[k] - knots[k - 1];
        const above = sums[to] - sums[from] - here * (x + knots[k - 1] - middle);
        sum += here - (here * (k - 1) + above / width) / last;
        slope += here / (width * last);
        from = to;
      }
    }
    this.density = slope / count;
    return sum / count;
  }

  /** The first knot that is not below `gap`, as good as: none that it skips has a centre below it. */
  private firstKnotFrom(gap: number): number {
    const { knots } = this;
    const least = gap - 1e-9 * Math.abs(gap);
    let [lo, hi] = [0, knots.length];
    while (lo < hi) {
      const middle = (lo + hi) >> 1;
      if (knots[middle] < least) lo = middle + 1;
      else hi = middle;
    }
    return lo;
  }

  /** How many centres are at most `x`. */
  private countUpTo(x: number): number {
    const { centres, count, guide } = this;
    const place = (x - this.lowest) * this.scale;
    if (place < 0) return 0;
    if (place >= count) return count;
    let i = guide[place | 0];
    while (i < count && centres[i] <= x) i++;
    return i;
  }
}

/** Quantiles of a new run's loss where the law predicts `values`, in any order; see {@link NewRun}. */
export function newRunQuantiles(
  values: Float64Array,
  residuals: Scatter,
  shares: readonly number[],
): number[] {
  return [...new NewRun(residuals, values.length, shares).quantiles(values.toSorted())];
}
