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
  for (let i = 0; i < p; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < p; k++) {
        for (let l = 0; l < p; l++) {
          sum += jacobian[i * p + k] * covariance[packedIndex(k, l)] * jacobian[j * p + l];
        }
      }
      scaled[packedIndex(i, j)] = sum / (tolerated[i] * tolerated[j]);
    }
  }
  const { values, vectors } = symmetricEigen(scaled, p);
  const deviations = Array.from(values, (value) => Math.min(Math.sqrt(Math.max(value, 0)), MAX_DEVIATION));
  const hasFewRows = problem.rows < 2 * p;
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
