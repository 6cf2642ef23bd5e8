/** Which directions in parameter space the runs do not determine, from the Hessian at the optimum. */

import { largestEigenpairs } from '../../linear-algebra/arrowhead-eigen.js';
import { type SymmetricEigen, symmetricEigen } from '../../linear-algebra/eigen.js';
import { addOuter, factorise, type MatrixShape } from '../../linear-algebra/matrix-shape.js';
import { packedLength } from '../../linear-algebra/packed.js';
import { type SparseVector, sparseDot } from '../../linear-algebra/sparse-vector.js';
import { shapeOf } from '../../problem/group-coordinates.js';
import type { Model } from '../../problem/model.js';
import type { Problem } from '../../problem/problem.js';
import { scaledToUnit } from '../../solver/certificate.js';
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
  const { parameters, gaussNewton, atBound } = polished;
  const gradients = model.gradients(parameters);
  const tolerated = widthScales(model, model.toNatural(parameters)).map(
    (measure) => measure.determinedDeviation,
  );
  const noise = noiseVariance(noiseOf(problem, parameters));
  const hasFewRows = problem.rows < 2 * p;
  if (!hasFewRows && isEveryWidthWithin(problem, polished, gradients, tolerated, noise)) return [];
  const directions = directionsOf(shapeOf(problem), gaussNewton, atBound);
  const { flat, shape } = directions;
  // The square root of the covariance of the parameters, each in units of what is tolerated.
  const scaled = gradients.map((gradient, i) => {
    const { places, values: along } = directions.components(gradient);
    return { places, values: along.map((value) => (value * Math.sqrt(noise)) / tolerated[i]) };
  });
  const { values, vectors } =
    flat.length === 0 && shape.border > 0
      ? widestInGroups(shape, scaled, hasFewRows ? 1 : 0)
      : symmetricEigen(
          covarianceOf(
            scaled,
            gradients.map((gradient, i) =>
              flat.map((vector) => (product(vector, gradient) * MAX_DEVIATION) / tolerated[i]),
            ),
          ),
          p,
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

/** Eigenvectors of the covariance with eigenvalues above 1, and at least `fewest`, from its square root. */
function widestInGroups(shape: MatrixShape, root: readonly SparseVector[], fewest: number): SymmetricEigen {
  const matrix = new Float64Array(shape.length);
  for (const vector of root) addOuter(shape, matrix, 1, vector);
  const { values, vectors } = largestEigenpairs(shape, matrix, 1, fewest);
  return {
    values,
    vectors: vectors.map((vector, k) =>
      Float64Array.from(root, (row) => product(vector, row) / Math.sqrt(values[k])),
    ),
  };
}

/** Packed, of parameters with components along directions that have a curvature, and along flat ones. */
function covarianceOf(
  scaled: readonly SparseVector[],
  alongFlat: readonly (readonly number[])[],
): Float64Array {
  const covariance = new Float64Array(packedLength(scaled.length));
  for (let i = 0, entry = 0; i < scaled.length; i++) {
    for (let j = 0; j <= i; j++, entry++) {
      covariance[entry] = alongFlat[i].reduce(
        (sum, value, k) => sum + value * alongFlat[j][k],
        sparseDot(scaled[i], scaled[j]),
      );
    }
  }
  return covariance;
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
