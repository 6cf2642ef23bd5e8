/** The likelihood of which a penalty is the negative logarithm, up to the scale of the noise. */
import { normalCdf } from '../statistics/normal.js';
import { type Loss, penalty, type Rho } from './loss.js';
import { residualOf } from './residual.js';

/** The noise that makes a fit by a penalty one by maximum likelihood, and how likely the losses are under it. */
export interface LikelihoodOfRows {
  /** The divisor of the penalty in the exponent of the density, by maximum likelihood; 0 where every residual is zero. */
  readonly scale: number;
  /** Log density of each row's loss, in the unit of the losses; 0 for rows without weight. */
  readonly rows: Float64Array;
}

/** Golden section, and the width at which it stops: of the logarithm of the scale. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;
const WIDTH = 1e-10;

/**
 * The density of a residual r is exp(-w rho(r)/s) / Z(s/w): normal for squares, Laplace for absolute values, asymmetric Laplace for
 * quantiles, and for Huber's penalty normal in the middle with exponential tails. A weight w divides the scale of its row. The
 * scale s maximises the likelihood of all rows. Residuals in logarithms or relative to the loss count with the derivative of
 * the transformation, so that the densities of all three are of the loss itself and can be compared.
 */
export function likelihoodOfRows(
  { residual, rho }: Pick<Loss, 'residual' | 'rho'>,
  predicted: ArrayLike<number>,
  observed: ArrayLike<number>,
  weight: ArrayLike<number>,
): LikelihoodOfRows {
  const used = Array.from(observed, (_, i) => i).filter((i) => weight[i] > 0);
  const costs = used.map((i) => weight[i] * penalty(rho, residualOf(residual, predicted[i], observed[i])));
  const jacobian = used.map((i) => (residual === 'raw' ? 0 : -Math.log(Math.abs(observed[i]))));
  const sum = costs.reduce((total, cost) => total + cost, 0);
  const mean = sum / used.length;
  const total = (logScale: number): number => {
    const scale = Math.exp(logScale);
    return used.reduce((all, i) => all - logNormaliser(rho, scale / weight[i]), -sum / scale);
  };
  // Between the scale of exponential tails alone, and that of a normal alone.
  const scale = mean > 0 ? Math.exp(maximumOf(total, Math.log(mean / 2), Math.log(4 * mean))) : 0;
  const rows = new Float64Array(observed.length);
  for (const [k, i] of used.entries()) {
    rows[i] = scale > 0 ? -costs[k] / scale - logNormaliser(rho, scale / weight[i]) + jacobian[k] : Infinity;
  }
  return { scale, rows };
}

/** log Z: of the integral of exp(-rho(r)/s) over all r. */
function logNormaliser(rho: Rho, s: number): number {
  switch (rho.kind) {
    case 'squared':
      return Math.log(Math.PI * s) / 2;
    case 'absolute':
      return Math.log(2 * s);
    case 'quantile':
      return Math.log(s / rho.tau + s / (1 - rho.tau));
    case 'huber':
      return Math.log(
        halfOfHuber(rho.delta, s / (rho.over ?? 1)) + halfOfHuber(rho.delta, s / (rho.under ?? 1)),
      );
  }
}

/** The integral of exp(-huber(r)/s) over r > 0: a normal up to delta, an exponential beyond. */
function halfOfHuber(delta: number, s: number): number {
  const middle = Math.sqrt(2 * Math.PI * s) * (normalCdf(delta / Math.sqrt(s)) - 0.5);
  return middle + (s / delta) * Math.exp((-delta * delta) / (2 * s));
}

function maximumOf(f: (x: number) => number, lo: number, hi: number): number {
  let [a, b] = [lo, hi];
  let [c, d] = [b - GOLDEN * (b - a), a + GOLDEN * (b - a)];
  let [fc, fd] = [f(c), f(d)];
  while (b - a > WIDTH) {
    if (fc >= fd) {
      [b, d, fd] = [d, c, fc];
      c = b - GOLDEN * (b - a);
      fc = f(c);
    } else {
      [a, c, fc] = [c, d, fd];
      d = a + GOLDEN * (b - a);
      fd = f(d);
    }
  }
  return (a + b) / 2;
}
