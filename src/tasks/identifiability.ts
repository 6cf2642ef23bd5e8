/** What the runs do and do not determine, from the curvature at the optimum. */
import type { Polished } from '../backend/cpu/polish.js';
import { residualScale } from '../backend/cpu/residual.js';
import { symmetricEigen } from '../problem/linear-algebra/eigen.js';
import { packedIndex, packedLength } from '../problem/linear-algebra/packed.js';
import { hasKink, huberForm } from '../problem/loss.js';
import type { Model } from '../problem/model.js';
import type { Problem } from '../problem/problem.js';
import type { WeakDirection } from '../store/record.js';

/** A positive parameter known to a factor of two is still determined. */
const ENOUGH_LOG = Math.LN2;

/** Any other parameter known to half its size is. */
const ENOUGH_SHARE = 0.5;

/** Scaled curvature below this share of the largest is rounding: the direction is open. */
const FLAT = 1e-13;

/** A parameter belongs to a direction where its share of it is at least this much of the strongest's. */
const BELONGS = 0.3;

/** Spreads are reported up to here; beyond, the direction is simply open. */
const WIDEST = 1e6;

/**
 * Directions along which the parameters may move by more than {@link ENOUGH_LOG} or {@link ENOUGH_SHARE} within one
 * standard deviation, widest first. With fewer rows than twice the parameters the widest direction is always told:
 * residuals then say little about the noise.
 */
export function weakDirections(model: Model, polished: Polished): WeakDirection[] {
  const { problem, free } = model;
  const p = problem.size;
  const covariance = internalCovariance(model, polished);
  const jacobian = model.jacobian(polished.parameters);
  const natural = model.toNatural(polished.parameters);
  const enough = free.map((parameter, i) =>
    parameter.logarithmic ? ENOUGH_LOG : ENOUGH_SHARE * (Math.abs(natural[i]) || 1),
  );
  const scaled = new Float64Array(packedLength(p));
  for (let i = 0; i < p; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < p; k++) {
        for (let l = 0; l < p; l++) {
          sum += jacobian[i * p + k] * covariance[packedIndex(k, l)] * jacobian[j * p + l];
        }
      }
      scaled[packedIndex(i, j)] = sum / (enough[i] * enough[j]);
    }
  }
  const { values, vectors } = symmetricEigen(scaled, p);
  const spreads = Array.from(values, (value) => Math.min(Math.sqrt(Math.max(value, 0)), WIDEST));
  const scarce = problem.rows < 2 * p;
  return spreads.flatMap((spread, k) =>
    spread > 1 || (scarce && k === 0)
      ? [
          {
            parameters: strongest(
              vectors[k],
              free.map((f) => f.name),
            ),
            spread,
          },
        ]
      : [],
  );
}

function strongest(direction: Float64Array, names: readonly string[]): string[] {
  const share = Array.from(direction, Math.abs);
  const most = Math.max(...share);
  return share
    .map((size, i) => ({ size, name: names[i] }))
    .filter(({ size }) => size >= BELONGS * most)
    .sort((a, b) => b.size - a.size)
    .map(({ name }) => name);
}

/**
 * Covariance of the internal coordinates: noise variance times the inverse curvature, with flat directions given the
 * widest spread in place of an infinite one. Noise is what the penalty's slopes show (Huber's proposal 2):
 * rows / (rows - p) mean(psi^2) / mean(psi') per unit of curvature.
 */
function internalCovariance({ problem }: Model, polished: Polished): Float64Array {
  const p = problem.size;
  const matrix = polished.gaussNewton;
  const scale = Array.from({ length: p }, (_, i) => Math.sqrt(matrix[packedIndex(i, i)]) || 1);
  const scaled = new Float64Array(packedLength(p));
  for (let i = 0; i < p; i++) {
    for (let j = 0; j <= i; j++) {
      scaled[packedIndex(i, j)] = matrix[packedIndex(i, j)] / (scale[i] * scale[j]);
    }
  }
  const { values, vectors } = symmetricEigen(scaled, p);
  const noise = noiseVariance(problem, polished);
  const covariance = new Float64Array(packedLength(p));
  for (let k = 0; k < p; k++) {
    const variance = values[k] > FLAT * values[0] ? noise / values[k] : WIDEST ** 2;
    for (let i = 0; i < p; i++) {
      for (let j = 0; j <= i; j++) {
        covariance[packedIndex(i, j)] += (variance * vectors[k][i] * vectors[k][j]) / (scale[i] * scale[j]);
      }
    }
  }
  return covariance;
}

function noiseVariance(problem: Problem, polished: Polished): number {
  const value = problem.evaluator().value(polished.parameters);
  const scale = residualScale(problem);
  const { rho } = problem.loss;
  const kink = hasKink(rho);
  const form = huberForm(rho, 1);
  const { rows, target, weight } = problem;
  let [squares, slopes, ratios, sizes] = [0, 0, 0, 0];
  for (let i = 0; i < rows; i++) {
    const r = (value[i] - target[i]) * scale[i];
    const size = Math.abs(r);
    const c = weight[i] * (r > 0 ? form.up : form.down);
    const inside = !kink && size <= form.delta;
    const psi = inside ? c * size : c * (kink ? 1 : form.delta);
    squares += psi * psi;
    slopes += inside ? c : 0;
    ratios += inside ? c : psi / size;
    sizes += size;
  }
  const degrees = Math.max(rows - problem.size, 1);
  // A kink has no slope of its own: on average over Laplace-distributed residuals it is 1 / mean |r|.
  if (kink) return ((squares / degrees) * sizes) / rows;
  // No row inside delta leaves no estimate of psi'; half a row is the benefit of the doubt.
  const slope = Math.max(slopes, 0.5 * Math.min(form.up, form.down)) / rows;
  return ((squares / degrees) * (ratios / rows)) / slope ** 2;
}
