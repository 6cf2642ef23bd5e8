/** What a new run may show: the law as uncertain as it is, scattered about as the fitted runs were. */
import type { ResidualScale } from '../loss/loss.js';
import { BinnedSample, quantileOfSorted } from '../statistics/binned-sample.js';

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
  private readonly found: number[];
  private sample: BinnedSample = new BinnedSample(1);
  private density = 0;

  constructor(
    { quantiles, scale }: Scatter,
    private readonly shares: readonly number[],
  ) {
    this.isRaw = scale === 'raw';
    this.knots = Float64Array.from(quantiles, (r) => (scale === 'relative' ? Math.log1p(r) : r));
    this.isFinite = this.knots.every(Number.isFinite);
    this.found = shares.map(() => Number.NaN);
  }

  /** What predictions are binned by: themselves, or their logarithms. */
  get key(): 'value' | 'log' {
    return this.isRaw ? 'value' : 'log';
  }

  /** At each share, of predictions binned by {@link key}. Overwritten by the next call. */
  quantiles(predictions: BinnedSample): readonly number[] {
    const { found, isRaw, shares } = this;
    if (!this.isFinite) return found.fill(Number.NaN);
    this.sample = predictions;
    for (let s = 0; s < shares.length; s++) {
      const at = this.inverse(shares[s]);
      found[s] = isRaw ? at : Math.exp(at);
    }
    return found;
  }

  /** Where a share of the mixture lies below: Newton's method, kept within a bracket that shrinks. */
  private inverse(share: number): number {
    const { sample, knots } = this;
    let lo = sample.lowest - knots[knots.length - 1];
    let hi = sample.highest - knots[0];
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
    const { sample, knots } = this;
    const centre = sample.keyQuantile(0.5);
    const spread = sample.keyQuantile(share) - centre;
    const scatter = quantileOfSorted(knots, 0.5) - quantileOfSorted(knots, 1 - share);
    const middle = centre - quantileOfSorted(knots, 0.5);
    return middle + Math.sign(share - 0.5) * Math.hypot(spread, scatter);
  }

  /** The mean over predictions of the probability that prediction less residual is at most `x`; `density` becomes its slope. */
  private below(x: number): number {
    const { knots, sample } = this;
    const { count, origin } = sample;
    const last = knots.length - 1;
    // Knots that lie below all predictions have no part in it.
    let k = this.firstKnotFrom(sample.lowest - x);
    let from = 0;
    let sumFrom = 0;
    if (k === 0) {
      from = sample.upTo(x + knots[0]);
      sumFrom = sample.sum;
    }
    let sum = from;
    let slope = 0;
    for (k = Math.max(k, 1); k <= last && from < count; k++) {
      // Predictions between x + knots[k - 1] and x + knots[k].
      const to = sample.upTo(x + knots[k]);
      const here = to - from;
      if (here > 0) {
        const width = knots[k] - knots[k - 1];
        const above = sample.sum - sumFrom - here * (x + knots[k - 1] - origin);
        sum += here - (here * (k - 1) + above / width) / last;
        slope += here / (width * last);
        from = to;
        sumFrom = sample.sum;
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
}

/** Quantiles of a new run's loss where the law predicts `values`, in any order; see {@link NewRun}. NaN where a value has no place on the scale. */
export function newRunQuantiles(
  values: Float64Array,
  residuals: Scatter,
  shares: readonly number[],
): number[] {
  const mixture = new NewRun(residuals, shares);
  const sample = new BinnedSample(values.length, mixture.key);
  const isFilled = sample.fill(values, mixture.key === 'log' ? values.map(Math.log) : values);
  return isFilled ? [...mixture.quantiles(sample)] : shares.map(() => Number.NaN);
}
