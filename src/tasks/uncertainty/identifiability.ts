/** Which directions in parameter space the runs do not determine, from the Hessian at the optimum. */

import { smallestEigenpairs } from '../../linear-algebra/arrowhead-eigen.js';
import { type SymmetricEigen, symmetricEigen } from '../../linear-algebra/eigen.js';
import { addOuter, factorise } from '../../linear-algebra/matrix-shape.js';
import { packedLength } from '../../linear-algebra/packed.js';
import { type SparseVector, sparseDot } from '../../linear-algebra/sparse-vector.js';
import { shapeOf } from '../../problem/group-coordinates.js';
import type { Model } from '../../problem/model.js';
import type { Problem } from '../../problem/problem.js';
import { MANY_COORDINATES, rootsOfDiagonal, scaledToUnit } from '../../solver/certificate.js';
import type { Polished } from '../../solver/polish.js';
import type { Minima } from '../fit/minima.js';
import type { Minimum, WeakDirection } from '../fit/record.js';
import { RIVAL } from '../fit/tolerances.js';
import { directionsOf } from './eigen-directions.js';
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
  const { parameters } = polished;
  const gradients = model.gradients(parameters);
  const tolerated = widthScales(model, model.toNatural(parameters)).map(
    (measure) => measure.determinedDeviation,
  );
  const noise = noiseVariance(noiseOf(problem, parameters));
  const hasFewRows = problem.rows < 2 * p;
  if (!hasFewRows && isEveryWidthWithin(problem, polished, gradients, tolerated, noise)) return [];
  const isLarge = p >= MANY_COORDINATES && shapeOf(problem).border > 0;
  const { values, vectors } = (isLarge ? widestOfMany : widestOfFew)(
    problem,
    polished,
    gradients.map(({ places, values: along }, i) => ({
      places,
      values: along.map((value) => value / tolerated[i]),
    })),
    noise,
    hasFewRows ? 1 : 0,
  );
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

/** All eigenvalues of the covariance of quantities with these gradients, largest first, and their vectors. */
function widestOfFew(
  problem: Problem,
  { gaussNewton, atBound }: Polished,
  gradients: readonly SparseVector[],
  noise: number,
): SymmetricEigen {
  const { components, flat } = directionsOf(shapeOf(problem), gaussNewton, atBound);
  const scaled = gradients.map((gradient) => {
    const { places, values } = components(gradient);
    return { places, values: values.map((value) => value * Math.sqrt(noise)) };
  });
  const alongFlat = gradients.map((gradient) =>
    flat.map((vector) => product(vector, gradient) * MAX_DEVIATION),
  );
  const covariance = new Float64Array(packedLength(gradients.length));
  for (let i = 0, entry = 0; i < gradients.length; i++) {
    for (let j = 0; j <= i; j++, entry++) {
      covariance[entry] = alongFlat[i].reduce(
        (sum, value, k) => sum + value * alongFlat[j][k],
        sparseDot(scaled[i], scaled[j]),
      );
    }
  }
  return symmetricEigen(covariance, gradients.length);
}

/**
 * Those above 1, and at least `fewest`, in work linear in the number of groups. With T the gradients and M the Gauss-Newton
 * matrix the covariance is noise T M^-1 T': its eigenvalues are noise / mu, and its vectors T x, of M x = mu T' T x.
 */
function widestOfMany(
  problem: Problem,
  { gaussNewton, atBound }: Polished,
  gradients: readonly SparseVector[],
  noise: number,
  fewest: number,
): SymmetricEigen {
  const shape = shapeOf(problem);
  const isFrozen = new Uint8Array(problem.size);
  for (const i of atBound) isFrozen[i] = 1;
  const root = rootsOfDiagonal(shape, gaussNewton);
  const scaled = gradients.map(({ places, values }) => ({
    places,
    values: values.map((value, k) => (isFrozen[places[k]] ? 0 : value / root[places[k]])),
  }));
  const squares = new Float64Array(shape.length);
  for (const gradient of scaled) addOuter(shape, squares, 1, gradient);
  const found = smallestEigenpairs(shape, scaledToUnit(shape, gaussNewton, isFrozen), squares, noise, fewest);
  return {
    values: Float64Array.from(found.values, (mu) => noise / mu),
    vectors: found.vectors.map((x) => Float64Array.from(scaled, (gradient) => product(x, gradient))),
  };
}

/**
 * Whether no direction is wider than what is tolerated, in work linear in the number of groups: the covariance of the
 * parameters in these units, noise T M^-1 T' with M the Gauss-Newton matrix, has no eigenvalue above 1 where M - noise T' T
 * is positive definite.
 */
function isEveryWidthWithin(
  problem: Problem,
  { gaussNewton, atBound }: Polished,
  gradients: readonly SparseVector[],
  tolerated: readonly number[],
  noise: number,
): boolean {
  const shape = shapeOf(problem);
  const difference = gaussNewton.slice();
  gradients.forEach((gradient, i) => {
    addOuter(shape, difference, -noise / tolerated[i] ** 2, gradient);
  });
  const frozen = new Uint8Array(problem.size);
  for (const i of atBound) frozen[i] = 1;
  return factorise(shape, scaledToUnit(shape, difference, frozen), Number.EPSILON);
}

function product(vector: Float64Array, { places, values }: SparseVector): number {
  let sum = 0;
  for (let k = 0; k < places.length; k++) sum += vector[places[k]] * values[k];
  return sum;
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
