/**
 * Predicted variance reduction of a goal by candidate runs, with goal and law jointly Gaussian over the refits: a run at
 * x observes f(x) with noise and reduces the goal's variance by Cov(g, f(x))^2 / (Var f(x) + noise^2). For a law linear
 * in its parameters this is exact, and maximising it is c-optimal design.
 */
import { yieldToEvents } from '#platform';
import type { Control } from '../../control.js';
import { throwIfAborted } from '../../errors.js';
import type { PredictedLosses } from './predicted-losses.js';

/** Candidates between yields to the event loop. */
const STRETCH = 256;

export class VarianceReduction {
  /** Variance of f at each candidate, given the runs observed so far; NaN where the law of some refit has no value. */
  readonly variance: Float64Array;
  /** Covariance of goal and f, likewise. */
  readonly covariance: Float64Array;
  /** Variance of the goal before any run, and given those observed so far. */
  readonly prior: number;
  left: number;
  /** By observed run: its covariance with f at each candidate, over the standard deviation of its observation. */
  private readonly observed: Float64Array[] = [];

  /** Candidates that are known, the first ones; the others have NaN. */
  known = 0;

  /** `goal` has one centred value per refit; `noise` is a standard deviation on the law's scale. */
  constructor(
    private readonly foretold: PredictedLosses,
    private readonly goal: Float64Array,
    private readonly noise: number,
    readonly count: number,
  ) {
    this.variance = new Float64Array(count).fill(Number.NaN);
    this.covariance = new Float64Array(count).fill(Number.NaN);
    this.prior = meanProduct(goal, goal);
    this.left = this.prior;
  }

  /** Visits every candidate. An abort rejects with an `AbortError`, after which the first `known` are as they should be. */
  async visitAll(control: Control = {}): Promise<void> {
    const { variance, covariance, goal } = this;
    await this.visit((centred, candidate) => {
      variance[candidate] = meanProduct(centred, centred);
      covariance[candidate] = meanProduct(centred, goal);
      this.known = candidate + 1;
    }, control);
  }

  /** Fraction of the goal's initial variance that a run at `candidate` would remove now. */
  gain(candidate: number): number {
    const { variance, covariance, noise, prior } = this;
    return covariance[candidate] ** 2 / (variance[candidate] + noise ** 2) / prior;
  }

  /** Conditions variances and covariances on a run at `candidate`. */
  async observe(candidate: number, control: Control = {}): Promise<void> {
    const { variance, covariance, observed, noise } = this;
    const chosen = centredCopy(this.foretold.at(candidate));
    const deviation = Math.sqrt(variance[candidate] + noise ** 2);
    const shared = new Float64Array(this.count);
    await this.visit((centred, other) => {
      shared[other] = meanProduct(centred, chosen);
    }, control);
    for (const before of observed) {
      const factor = before[candidate];
      for (let i = 0; i < shared.length; i++) shared[i] -= factor * before[i];
    }
    const loading = covariance[candidate] / deviation;
    for (let i = 0; i < shared.length; i++) {
      shared[i] /= deviation;
      variance[i] -= shared[i] ** 2;
      covariance[i] -= shared[i] * loading;
    }
    this.left -= loading ** 2;
    observed.push(shared);
  }

  private async visit(
    use: (centred: Float64Array, candidate: number) => void,
    { signal, progress }: Control,
  ): Promise<void> {
    const centred = new Float64Array(this.foretold.count);
    for (let candidate = 0; candidate < this.count; candidate++) {
      centre(this.foretold.at(candidate), centred);
      use(centred, candidate);
      if (candidate % STRETCH !== STRETCH - 1) continue;
      progress?.(candidate + 1, this.count);
      await yieldToEvents();
      throwIfAborted(signal);
    }
  }
}

/** `values` minus their mean. */
export function centredCopy(values: Float64Array): Float64Array {
  const centred = new Float64Array(values.length);
  centre(values, centred);
  return centred;
}

function centre(values: Float64Array, into: Float64Array): void {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  const mean = sum / values.length;
  for (let i = 0; i < values.length; i++) into[i] = values[i] - mean;
}

/** Sample covariance of centred columns. */
function meanProduct(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] * y[i];
  return sum / (x.length - 1);
}
