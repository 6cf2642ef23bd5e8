/** The predictive distribution of a new run: uncertainty of the law, and scatter like that of the fitted runs. */
import type { ResidualScale } from '../loss/loss.js';
import { BinnedSample } from '../statistics/binned-sample.js';
import { quantileOfSorted } from '../statistics/quantile.js';

/** Quantiles of the fitted rows' residuals, evenly spaced from 0 to 1, linear in between, and the scale they are on. */
export interface Scatter {
  readonly quantiles: readonly number[];
  readonly scale: ResidualScale;
}

/** Far more steps than bracketing any finite number needs. */
const MAX_STEPS = 200;

/** Steps after which a bracket that Newton's method has not narrowed enough is bisected. */
const BISECTION_INTERVAL = 8;

/**
 * Quantiles of the loss of a new run: of the mixture, over the predictions of all replicates, of prediction minus residual. A
 * residual is prediction minus observation on its scale. The mixture's distribution function is summed exactly and
 * inverted to rounding: it is piecewise linear, with breaks where a prediction meets a knot of the residuals, so that sums
 * over the predictions between neighbouring knots determine it.
 */
export class NewRun {
  /** Residuals on the scale on which an observation is prediction minus residual: log(L / L_hat) = -log(1 + r). */
  private readonly knots: Float64Array;
  private readonly isRaw: boolean;
  private readonly isFinite: boolean;
  private readonly result: number[];
  private sample: BinnedSample = new BinnedSample(1);
  private density = 0;

  constructor(
    { quantiles, scale }: Scatter,
    private readonly probabilities: readonly number[],
  ) {
    this.isRaw = scale === 'raw';
    this.knots = Float64Array.from(quantiles, (r) => (scale === 'relative' ? Math.log1p(r) : r));
    this.isFinite = this.knots.every(Number.isFinite);
    this.result = probabilities.map(() => Number.NaN);
  }

  /** Predictions are binned by their values, or by their logarithms. */
  get key(): 'value' | 'log' {
    return this.isRaw ? 'value' : 'log';
  }

  /** One quantile a probability, of predictions binned by {@link key}. Overwritten by the next call. */
  quantiles(predictions: BinnedSample): readonly number[] {
    const { result, isRaw, probabilities } = this;
    if (!this.isFinite) return result.fill(Number.NaN);
    this.sample = predictions;
    for (let s = 0; s < probabilities.length; s++) {
      const at = this.inverse(probabilities[s]);
      result[s] = isRaw ? at : Math.exp(at);
    }
    return result;
  }

  /** The quantile of the mixture at a probability: Newton's method, safeguarded by a shrinking bracket. */
  private inverse(probability: number): number {
    const { sample, knots } = this;
    let lo = sample.lowest - knots[knots.length - 1];
    let hi = sample.highest - knots[0];
    let at = Math.min(Math.max(this.guess(probability), lo), hi);
    let width = hi - lo;
    for (let step = 1; step <= MAX_STEPS && lo < hi; step++) {
      const excess = this.below(at) - probability;
      if (excess === 0) return at;
      if (excess > 0) hi = at;
      else lo = at;
      const newton = at - excess / this.density;
      if (Math.abs(newton - at) <= 2 * Number.EPSILON * Math.abs(at)) return newton;
      let next = newton;
      if (!(newton > lo && newton < hi)) next = lo + (hi - lo) / 2;
      else if (step % BISECTION_INTERVAL === 0) {
        if (hi - lo > width / 2 ** BISECTION_INTERVAL) next = lo + (hi - lo) / 2;
        width = hi - lo;
      }
      if (next <= lo || next >= hi) return at;
      at = next;
    }
    return at;
  }

  /** A first guess, as if predictions and residuals were of one shape on each side of their medians. */
  private guess(probability: number): number {
    const { sample, knots } = this;
    const centre = sample.keyQuantile(0.5);
    const spread = sample.keyQuantile(probability) - centre;
    const scatter = quantileOfSorted(knots, 0.5) - quantileOfSorted(knots, 1 - probability);
    const middle = centre - quantileOfSorted(knots, 0.5);
    return middle + Math.sign(probability - 0.5) * Math.hypot(spread, scatter);
  }

  /** The mean over predictions of P(prediction - residual <= x); `density` becomes its slope. */
  private below(x: number): number {
    const { knots, sample } = this;
    const { count, origin } = sample;
    const last = knots.length - 1;
    // Knots that lie below all predictions contribute nothing.
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
      const between = to - from;
      if (between > 0) {
        const width = knots[k] - knots[k - 1];
        const above = sample.sum - sumFrom - between * (x + knots[k - 1] - origin);
        sum += between - (between * (k - 1) + above / width) / last;
        slope += between / (width * last);
        from = to;
        sumFrom = sample.sum;
      }
    }
    this.density = slope / count;
    return sum / count;
  }

  /** The first knot not below `gap`, up to a tolerance for rounding that may only include more knots. */
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

/** Quantiles of a new run's loss where the law predicts `values`, in any order; see {@link NewRun}. NaN where a value has no residual on the scale. */
export function newRunQuantiles(
  values: Float64Array,
  residuals: Scatter,
  probabilities: readonly number[],
): number[] {
  const mixture = new NewRun(residuals, probabilities);
  const sample = new BinnedSample(values.length, mixture.key);
  const isFilled = sample.fill(values, mixture.key === 'log' ? values.map(Math.log) : values);
  return isFilled ? [...mixture.quantiles(sample)] : probabilities.map(() => Number.NaN);
}
