/** The covariance of the parameters as a record keeps it, so that bands need no refits. */

import { Derivative } from '../../formula/differentiate.js';
import { emitColumns } from '../../formula/emit-columns.js';
import { type SparseVector, sparseDot, sparseOf } from '../../linear-algebra/sparse-vector.js';
import { residualSlopes } from '../../loss/residual.js';
import { shapeOf } from '../../problem/group-coordinates.js';
import { groupsOfNames } from '../../problem/group-names.js';
import type { Model, ModelGroups } from '../../problem/model.js';
import type { Problem } from '../../problem/problem.js';
import type { Polished } from '../../solver/polish.js';
import type { GroupCovariances, ParameterCovariance } from '../fit/record.js';
import { directionsOf } from './eigen-directions.js';
import { degreesOf, noiseOf, noiseVariance } from './noise.js';

/** The covariance behind `asymptotic`'s `gaussNewton`; see {@link ParameterCovariance}. */
export function parameterCovariance(model: Model, best: Polished): ParameterCovariance {
  const { free, problem } = model;
  const noise = noiseOf(problem, best.parameters);
  const slopes = model.gradients(best.parameters);
  const tiedParameters = tiedGradients(model, best.parameters);
  const held = best.atBound.map((i) => free[i].name);
  const gradients = [...free.map(({ name }, i) => ({ name, gradient: slopes[i] })), ...tiedParameters].map(
    ({ name, gradient }) => ({
      name,
      gradient: held.includes(name) ? sparseOf([]) : gradient,
    }),
  );
  const directions = directionsOf(shapeOf(problem), best.gaussNewton, best.atBound);
  const open = gradients.filter(({ gradient }) => directions.isOpen(gradient)).map(({ name }) => name);
  const deviation = Math.sqrt(noiseVariance(noise));
  const scaled = gradients.map(({ gradient }) => {
    const { places, values } = directions.components(gradient);
    return { places, values: values.map((value) => value * deviation) };
  });
  const names = gradients.map(({ name }) => name);
  const isKnown =
    degreesOf(noise) > 0 && open.length === 0 && scaled.every(({ values }) => values.every(Number.isFinite));
  const isByGroup = model.groups !== undefined && directions.shape.border > 0;
  return {
    names,
    logarithmic: free.filter(({ logScale }) => logScale).map(({ name }) => name),
    held,
    bounds: boundsOf(model),
    rows: noise.rows,
    degrees: noise.degrees,
    ...(noise.known ? { known: true as const } : {}),
    scatter: noise.degrees > 0 && !noise.known ? scatterOf(problem, best.parameters, noise.degrees) : null,
    matrix: isKnown && !isByGroup ? productsOf(scaled, scaled) : null,
    ...(isKnown && isByGroup
      ? { byGroup: covariancesByGroup(model.groups, names, scaled, directions.shape.border) }
      : {}),
    open,
  };
}

function productsOf(rows: readonly SparseVector[], columns: readonly SparseVector[]): number[][] {
  return rows.map((a) => columns.map((b) => sparseDot(a, b)));
}

/** `scaled` are the parameters' components, of which those of two groups have but the border in common. */
function covariancesByGroup(
  groups: ModelGroups,
  names: readonly string[],
  scaled: readonly SparseVector[],
  border: number,
): GroupCovariances {
  const groupOf = groupsOfNames(groups.names);
  const own: number[][] = groups.names.map(() => []);
  const shared: number[] = [];
  for (const [i, name] of names.entries()) (own[groupOf(name)?.group ?? -1] ?? shared).push(i);
  const size =
    scaled.reduce((most, { places }) => Math.max(most, (places.at(-1) ?? -1) + 1), border) - border;
  return {
    matrices: own.map((indices) => {
      const vectors = [...indices, ...shared].sort((a, b) => a - b).map((i) => scaled[i]);
      return productsOf(vectors, vectors);
    }),
    between: own.map((indices) =>
      indices.map((i) => {
        const { places, values } = scaled[i];
        const row = new Array<number>(size).fill(0);
        for (const [k, place] of places.entries()) if (place >= border) row[place - border] = values[k];
        return row;
      }),
    ),
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
function tiedGradients(model: Model, at: Float64Array): { name: string; gradient: SparseVector }[] {
  const { free, graph, parameters, parameterNames, problem } = model;
  const isFree = new Set(free.map(({ name }) => name));
  const others = parameterNames.flatMap((name, i) => (isFree.has(name) ? [] : [{ name, id: parameters[i] }]));
  if (others.length === 0) return [];
  const derivatives = Array.from({ length: problem.size }, (_, j) => new Derivative(graph, 'coordinate', j));
  const roots = others.flatMap(({ id }) => derivatives.map((derivative) => derivative.of(id)));
  const outputs = emitColumns(graph, roots, { scalar: 'coordinate', column: 'input' }, [], 1);
  outputs.run(at);
  const slopes = outputs.results.map(([slope]) => slope);
  return others
    .map(({ name }, i) => ({
      name,
      gradient: sparseOf(slopes.slice(i * problem.size, (i + 1) * problem.size)),
    }))
    .filter(({ gradient }) => gradient.places.length > 0);
}
