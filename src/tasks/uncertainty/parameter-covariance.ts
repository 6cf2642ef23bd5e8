/** The covariance of the parameters as a record keeps it, so that bands need no refits. */

import { Derivative } from '../../formula/differentiate.js';
import { emitColumns } from '../../formula/emit-columns.js';
import { residualSlopes } from '../../loss/residual.js';
import type { Model } from '../../problem/model.js';
import type { Problem } from '../../problem/problem.js';
import type { Polished } from '../../solver/polish.js';
import type { ParameterCovariance } from '../fit/record.js';
import { eigenDirections, isOpen, productsWith } from './eigen-directions.js';
import { degreesOf, noiseOf, noiseVariance } from './noise.js';

/** The covariance behind `asymptotic`'s `gaussNewton`; see {@link ParameterCovariance}. */
export function parameterCovariance(model: Model, best: Polished): ParameterCovariance {
  const { free, problem } = model;
  const { size } = problem;
  const noise = noiseOf(problem, best.parameters);
  const jacobian = model.jacobian(best.parameters);
  const tiedParameters = tiedGradients(model, best.parameters);
  const held = best.atBound.map((i) => free[i].name);
  const gradients = [
    ...free.map(({ name }, i) => ({ name, gradient: jacobian.slice(i * size, (i + 1) * size) })),
    ...tiedParameters,
  ].map(({ name, gradient }) => ({
    name,
    gradient: held.includes(name) ? new Float64Array(size) : gradient,
  }));
  const directions = eigenDirections(best.gaussNewton, size, best.atBound);
  const open = gradients.filter(({ gradient }) => isOpen(directions, gradient)).map(({ name }) => name);
  const variance = noiseVariance(noise);
  const scaled = gradients.map(({ gradient }) => {
    const times = productsWith(gradient);
    return Float64Array.from(
      directions.determined,
      ({ curvature, vector }) => times(vector) * Math.sqrt(variance / curvature),
    );
  });
  const matrix = scaled.map((a) => {
    const times = productsWith(a);
    return scaled.map(times);
  });
  const isKnown = degreesOf(noise) > 0 && open.length === 0 && matrix.flat().every(Number.isFinite);
  return {
    names: gradients.map(({ name }) => name),
    logarithmic: free.filter(({ logScale }) => logScale).map(({ name }) => name),
    held,
    bounds: boundsOf(model),
    rows: noise.rows,
    degrees: noise.degrees,
    ...(noise.known ? { known: true as const } : {}),
    scatter: noise.degrees > 0 && !noise.known ? scatterOf(problem, best.parameters, noise.degrees) : null,
    matrix: isKnown ? matrix : null,
    open,
  };
}

function scatterOf(problem: Problem, at: Float64Array, degrees: number): number {
  const { target, weight } = problem;
  const value = problem.evaluator().value(at);
  const scale = residualSlopes(problem);
  const squares = target.reduce(
    (sum, observed, row) => sum + (weight[row] > 0 ? ((value[row] - observed) * scale[row]) ** 2 : 0),
    0,
  );
  return Math.sqrt(squares / degrees);
}

/** A logarithm keeps a parameter positive by itself. */
function boundsOf({ free }: Model): ParameterCovariance['bounds'] {
  const entries = free.map(({ name, logScale, lower, upper }) => {
    const lo = Number.isFinite(lower) && !(logScale && lower <= 0) ? lower : null;
    return [name, [lo, Number.isFinite(upper) ? upper : null] as const] as const;
  });
  return Object.fromEntries(entries.filter(([, [lo, hi]]) => lo !== null || hi !== null));
}

/** Parameters that are expressions of free ones, with their gradients by the internal coordinates. */
function tiedGradients(model: Model, at: Float64Array): { name: string; gradient: Float64Array }[] {
  const { free, graph, parameters, parameterNames, problem } = model;
  const others = parameterNames.flatMap((name, i) =>
    free.some((parameter) => parameter.name === name) ? [] : [{ name, id: parameters[i] }],
  );
  const derivatives = Array.from({ length: problem.size }, (_, j) => new Derivative(graph, 'coordinate', j));
  const roots = others.flatMap(({ id }) => derivatives.map((derivative) => derivative.of(id)));
  if (roots.length === 0) return [];
  const outputs = emitColumns(graph, roots, { scalar: 'coordinate', column: 'input' }, [], 1);
  outputs.run(at);
  const slopes = outputs.results.map(([slope]) => slope);
  return others
    .map(({ name }, i) => ({
      name,
      gradient: Float64Array.from(slopes.slice(i * problem.size, (i + 1) * problem.size)),
    }))
    .filter(({ gradient }) => gradient.some((slope) => slope !== 0));
}
