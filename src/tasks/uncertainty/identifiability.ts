/** What the runs do and do not determine, from the curvature at the optimum. */

import { symmetricEigen } from '../../linear-algebra/eigen.js';
import { packedIndex, packedLength } from '../../linear-algebra/packed.js';
import type { Model } from '../../problem/model.js';
import type { Polished } from '../../solver/polish.js';
import type { Minima } from '../fit/minima.js';
import type { Minimum, WeakDirection } from '../fit/record.js';
import { RIVAL } from '../fit/tolerances.js';
import { directionsOf } from './directions.js';
import { measures } from './measure.js';
import { noiseOf, noiseVariance } from './noise.js';

/** A parameter belongs to a direction where its share of it is at least this much of the strongest's. */
const BELONGS = 0.3;

/** Spreads are reported up to here; beyond, the direction is simply open. */
const WIDEST = 1e6;

/**
 * Directions along which the parameters may move by more than is `enough` (see {@link measures}) within one standard
 * deviation, widest first. With fewer rows than twice the parameters the widest direction is always told:
 * residuals then say little about the noise.
 */
export function weakDirections(model: Model, polished: Polished): WeakDirection[] {
  const { problem, free } = model;
  const p = problem.size;
  const covariance = internalCovariance(model, polished);
  const jacobian = model.jacobian(polished.parameters);
  const natural = model.toNatural(polished.parameters);
  const enough = measures(model, natural).map((measure) => measure.enough);
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
 * widest spread in place of an infinite one. Coordinates at a bound are held there.
 */
function internalCovariance({ problem }: Model, polished: Polished): Float64Array {
  const { size } = problem;
  const { known, flat } = directionsOf(polished.gaussNewton, size, polished.atBound);
  const noise = noiseVariance(noiseOf(problem, polished.parameters));
  const covariance = new Float64Array(packedLength(size));
  const add = (variance: number, vector: Float64Array): void => {
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) covariance[packedIndex(i, j)] += variance * vector[i] * vector[j];
    }
  };
  for (const { curvature, vector } of known) add(noise / curvature, vector);
  for (const vector of flat) add(WIDEST ** 2, vector);
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
