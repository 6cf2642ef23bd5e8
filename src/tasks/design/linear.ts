/**
 * What runs are expected to tell of a goal, goal and law being taken as jointly Gaussian over the refits: a run at x
 * observes f(x) with noise, and leaves of the goal's variance all but Cov(g, f(x))^2 / (Var f(x) + noise^2). In a law
 * linear in its parameters this is exact, and choosing by it is c-optimal design.
 */
import type { Control } from '../../control.js';
import { throwIfAborted } from '../../errors.js';
import type { Foretold } from './foretold.js';

/** Candidates between two chances to be interrupted. */
const STRETCH = 256;

export class Expectation {
  /** Of f at each candidate, given the runs observed so far; NaN where the law of some refit has no value. */
  readonly variance: Float64Array;
  /** Of goal and f, in the same way. */
  readonly covariance: Float64Array;
  /** Of the goal before any run, and given those observed so far. */
  readonly prior: number;
  left: number;
  /** Of each run observed: its covariance with f at each candidate, over the deviation of what it observed. */
  private readonly observed: Float64Array[] = [];

  private constructor(
    private readonly foretold: Foretold,
    goal: Float64Array,
    private readonly noise: number,
    readonly count: number,
  ) {
    this.variance = new Float64Array(count);
    this.covariance = new Float64Array(count);
    this.prior = meanProduct(goal, goal);
    this.left = this.prior;
  }

  /** `goal` has one value a refit, less their mean; `noise` is a standard deviation on the law's scale. */
  static async of(
    foretold: Foretold,
    goal: Float64Array,
    noise: number,
    count: number,
    control: Control = {},
  ): Promise<Expectation> {
    const made = new Expectation(foretold, goal, noise, count);
    await made.visit((centred, candidate) => {
      made.variance[candidate] = meanProduct(centred, centred);
      made.covariance[candidate] = meanProduct(centred, goal);
    }, control);
    return made;
  }

  /** Of the goal's variance before any run, how much one at `candidate` would remove now. */
  gain(candidate: number): number {
    const { variance, covariance, noise, prior } = this;
    return covariance[candidate] ** 2 / (variance[candidate] + noise ** 2) / prior;
  }

  /** All that is known is known given a run at `candidate` as well. */
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
    const told = covariance[candidate] / deviation;
    for (let i = 0; i < shared.length; i++) {
      shared[i] /= deviation;
      variance[i] -= shared[i] ** 2;
      covariance[i] -= shared[i] * told;
    }
    this.left -= told ** 2;
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
      await new Promise((resolve) => setTimeout(resolve, 0));
      throwIfAborted(signal);
    }
  }
}

/** `values` less their mean. */
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

/** Sample covariance of columns that have lost their means. */
function meanProduct(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] * y[i];
  return sum / (x.length - 1);
}
