/** Which directions in parameter space the runs do not determine, from the Hessian at the optimum. */

import { symmetricEigen } from '../../linear-algebra/eigen.js';
import { packedIndex, packedLength } from '../../linear-algebra/packed.js';
import type { Model } from '../../problem/model.js';
import type { Polished } from '../../solver/polish.js';
import type { Minima } from '../fit/minima.js';
import type { Minimum, WeakDirection } from '../fit/record.js';
import { RIVAL } from '../fit/tolerances.js';
import { eigenDirections } from './eigen-directions.js';
import { noiseOf, noiseVariance } from './noise.js';
import { widthScales } from './width-scale.js';

/** A parameter belongs to a direction if its component is at least this fraction of the largest one. */
const STRONG_COMPONENT = 0.3;

/** Standard deviations are capped here: beyond, the direction is flat. */
const MAX_DEVIATION = 1e6;

/**
 * Directions along which one standard deviation exceeds `determinedDeviation` (see {@link widthScales}), widest first.
 * With fewer rows than twice the parameters the widest direction is always listed: residuals then say little about
 * the noise.
 */
export function weakDirections(model: Model, polished: Polished): WeakDirection[] {
  const { problem, free } = model;
  const p = problem.size;
  const covariance = internalCovariance(model, polished);
  const jacobian = model.jacobian(polished.parameters);
  const natural = model.toNatural(polished.parameters);
  const tolerated = widthScales(model, natural).map((measure) => measure.determinedDeviation);
  const scaled = new Float64Array(packedLength(p));
  // A parameter depends on few coordinates.
  const slopes = Array.from({ length: p }, (_, i) =>
    Array.from({ length: p }, (_, k) => ({ k, slope: jacobian[i * p + k] })).filter(
      ({ slope }) => slope !== 0,
    ),
  );
  for (let i = 0; i < p; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (const first of slopes[i]) {
        for (const second of slopes[j]) {
          sum += first.slope * covariance[packedIndex(first.k, second.k)] * second.slope;
        }
      }
      scaled[packedIndex(i, j)] = sum / (tolerated[i] * tolerated[j]);
    }
  }
  const hasFewRows = problem.rows < 2 * p;
  // No eigenvalue exceeds the largest sum of a row.
  if (!hasFewRows && largestRowSum(scaled, p) <= 1) return [];
  const { values, vectors } = symmetricEigen(scaled, p);
  const deviations = Array.from(values, (value) => Math.min(Math.sqrt(Math.max(value, 0)), MAX_DEVIATION));
  return deviations.flatMap((spread, k) =>
    spread > 1 || (hasFewRows && k === 0)
      ? [
          {
            parameters: strongestParameters(
              vectors[k],
              free.map((f) => f.name),
            ),
            spread,
          },
        ]
      : [],
  );
}

function largestRowSum(packed: Float64Array, n: number): number {
  const sums = new Float64Array(n);
  for (let i = 0, entry = 0; i < n; i++) {
    for (let j = 0; j <= i; j++, entry++) {
      const size = Math.abs(packed[entry]);
      sums[i] += size;
      if (j < i) sums[j] += size;
    }
  }
  return sums.reduce((most, sum) => Math.max(most, sum), 0);
}

function strongestParameters(direction: Float64Array, names: readonly string[]): string[] {
  const components = Array.from(direction, Math.abs);
  const largest = Math.max(...components);
  return components
    .map((size, i) => ({ size, name: names[i] }))
    .filter(({ size }) => size >= STRONG_COMPONENT * largest)
    .sort((a, b) => b.size - a.size)
    .map(({ name }) => name);
}

/**
 * Covariance of the internal coordinates: noise variance times the inverse Hessian, with `MAX_DEVIATION` along flat
 * directions in place of infinity. Coordinates at a bound are fixed there.
 */
function internalCovariance({ problem }: Model, polished: Polished): Float64Array {
  const { size } = problem;
  const { determined, flat } = eigenDirections(polished.gaussNewton, size, polished.atBound);
  const noise = noiseVariance(noiseOf(problem, polished.parameters));
  const covariance = new Float64Array(packedLength(size));
  const add = (variance: number, vector: Float64Array): void => {
    for (let i = 0; i < size; i++) {
      if (vector[i] === 0) continue;
      for (let j = 0; j <= i; j++) covariance[packedIndex(i, j)] += variance * vector[i] * vector[j];
    }
  };
  for (const { curvature, vector } of determined) add(noise / curvature, vector);
  for (const vector of flat) add(MAX_DEVIATION ** 2, vector);
  return covariance;
}

/** Other minima within {@link RIVAL} of the best objective, best first, natural units. */
export function rivalsOf(model: Model, { found }: Minima): Minimum[] {
  const [best, ...others] = found;
  return others
    .filter(({ polished }) => polished.objective <= best.polished.objective * (1 + RIVAL))
    .map(({ polished, starts }) => ({
      objective: polished.objective,
      parameters: model.values(polished.parameters),
      starts,
    }));
}
