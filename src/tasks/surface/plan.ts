/** Plans a surface's columns, and how each is derived from what back ends compute. */

import type { SurfaceTile, Sweep } from '../../backend/sweep.js';
import { field, IsolossError } from '../../errors.js';
import { Derivative } from '../../formula/differentiate.js';
import type { NodeId } from '../../formula/graph.js';
import { sweepProgram } from '../../formula/sweep.js';
import { plural } from '../../text.js';
import { chainFactors, deltaMethodOf, type QuantityScale } from '../fitted/delta-method.js';
import { drawsOf } from '../fitted/draws.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { checkProbabilities } from '../fitted/level.js';
import { scaleOf } from '../fitted/parameter-sample.js';
import { type CovarianceBand, fillBand } from './covariance-band.js';
import { type Grid, gridOf } from './grid.js';
import type { CompleteRequest } from './job.js';

/** Source of a column's numbers. */
type Source =
  | { readonly of: 'axis'; readonly axis: number }
  | {
      readonly of: 'point' | 'refits';
      readonly root: number;
      readonly take: 'mean' | 'deviation' | number;
      /** The axis by whose values the result is divided. */
      readonly per?: number;
    }
  | {
      readonly of: 'covariance';
      readonly band: CovarianceBand;
      /** A quantile's probability. */
      readonly take: 'deviation' | number;
      readonly per?: number;
    };

export interface PlannedColumn {
  readonly name: string;
  /** One sentence, for the record. */
  readonly about: string;
  readonly source: Source;
}

export interface SurfacePlan {
  readonly grid: Grid;
  readonly columns: readonly PlannedColumn[];
  /** The law at the estimate, in float64. */
  readonly point: Sweep;
  /** The law of every refit; undefined without refits, or if they were not requested. */
  readonly refits?: Sweep;
  /** Without refits, bands come from the covariance: degrees of freedom of Student's t. */
  readonly degrees?: number;
  readonly shares: readonly number[];
}

interface Slope {
  readonly root: NodeId;
  /** The columns of one derivative. */
  readonly columns: readonly Pick<PlannedColumn, 'name' | 'about'>[];
  readonly per?: number;
}

/** Checks the whole request before anything is computed. Throws the errors of {@link gridOf}, `no-replicates` and `name-clash`. */
export function planSurface(fitted: FittedLaw, request: CompleteRequest): SurfacePlan {
  const { law, values } = fitted;
  const grid = gridOf(fitted, request.axes, request.set);
  const draws = request.point ? undefined : drawsOf(fitted);
  const vectors = draws?.[0]?.length ?? 0;
  const first = request.point || draws !== undefined ? undefined : deltaMethodOf(fitted);
  const { quantiles: probabilities } = request;
  if (probabilities.length > 0 && vectors < 2 && first === undefined)
    throw noReplicates(fitted, request.point);
  if (draws !== undefined) checkProbabilities(fitted, probabilities);

  const slopes = request.gradient ? grid.axes.flatMap((_, axis) => slopesAlong(grid, axis)) : [];
  const byParameter = request.byParameter ? slopesByParameter(grid, fitted) : [];
  const asked = [grid.root, ...new Set([...slopes, ...byParameter].map(({ root }) => root))];
  const refitRoots = [grid.root, ...new Set(slopes.map(({ root }) => root))];
  const axes = grid.axes.map((axis) => axis.values);
  const sweep = (ids: readonly NodeId[], parameters: readonly Float64Array[], count: number): Sweep => ({
    program: sweepProgram(grid.graph, ids),
    axes,
    parameters,
    vectors: count,
  });
  const chain = first && chainFactors(fitted, first);
  const gradients = new Map(
    first === undefined
      ? []
      : [grid.root, ...new Set(slopes.map(({ root }) => root))].map((root) => [
          root,
          gradientOf(grid, fitted, root),
        ]),
  );
  const roots = [...new Set([...asked, ...[...gradients.values()].flat()])];
  const bandOf = (root: NodeId, scale: QuantityScale): CovarianceBand | undefined =>
    first &&
    chain && {
      first,
      chain,
      scale,
      root: roots.indexOf(root),
      gradient: (gradients.get(root) ?? []).map((id) => roots.indexOf(id)),
    };
  const lossScale = scaleOf(fitted.residuals?.scale ?? law.loss?.residual ?? 'log');
  const loss: Slope = { root: grid.root, columns: [{ name: 'L', about: 'The law at the estimate.' }] };
  const columns: PlannedColumn[] = [
    ...grid.axes.map(({ name }, axis) => ({
      name,
      about: `Axis ${axis + 1} of the grid.`,
      source: { of: 'axis', axis } as const,
    })),
    ...[loss, ...slopes, ...byParameter].flatMap((slope) => {
      const isSpread = !byParameter.includes(slope);
      const band = isSpread ? bandOf(slope.root, slope === loss ? lossScale : 'raw') : undefined;
      return slope.columns.flatMap((column) => [
        { ...column, source: sourceOf('point', roots.indexOf(slope.root), 'mean', slope.per) },
        ...(isSpread && vectors > 1
          ? reduced(column, slope, refitRoots.indexOf(slope.root), probabilities)
          : []),
        ...(band === undefined ? [] : banded(column, slope, band, probabilities)),
      ]);
    }),
  ];
  checkColumnNames(columns);
  const estimate = law.parameters.map(({ name }) => Float64Array.of(values[name]));
  return {
    grid,
    columns,
    point: sweep(roots, estimate, 1),
    ...(draws === undefined || vectors < 2 ? {} : { refits: sweep(refitRoots, draws, vectors) }),
    ...(first === undefined ? {} : { degrees: first.degrees }),
    shares: probabilities,
  };
}

/** Derivatives by every parameter of the law. */
function gradientOf({ graph }: Grid, { law }: FittedLaw, root: NodeId): NodeId[] {
  return law.parameters.map((_, j) => new Derivative(graph, 'param', j).of(root));
}

/** Derivative along one axis, the inputs that `set` ties to it included. */
function slopesAlong({ graph, root, axes }: Grid, axis: number): Slope[] {
  const { name, positive } = axes[axis];
  const slope = new Derivative(graph, 'input', axis).of(root);
  const natural = { name: `dL_d${name}`, about: `Slope of L along ${name}, for one unit of it.` };
  if (!positive) return [{ root: slope, columns: [natural] }];
  // The derivative by the logarithm has the magnitude of L everywhere, which suits single precision; the other follows
  // from it.
  const logarithmic = graph.mul(graph.leaf('input', axis), slope);
  return [
    {
      root: logarithmic,
      columns: [{ name: `dL_dlog${name}`, about: `Slope of L along log ${name}, for a factor of e.` }],
    },
    { root: logarithmic, columns: [natural], per: axis },
  ];
}

function slopesByParameter({ graph, root }: Grid, { law }: FittedLaw): Slope[] {
  return law.parameters.map(({ name }, j) => ({
    root: new Derivative(graph, 'param', j).of(root),
    columns: [{ name: `dL_d${name}`, about: `Slope of L for one unit of the parameter ${name}.` }],
  }));
}

function whatOf({ about }: Pick<PlannedColumn, 'about'>): string {
  return about === 'The law at the estimate.'
    ? 'the law'
    : `the ${about.replace(/^S/, 's').replace(/\.$/, '')},`;
}

/** Columns from the covariance, without refits; to first order the mean is the estimate. */
function banded(
  column: Pick<PlannedColumn, 'name' | 'about'>,
  { per }: Slope,
  band: CovarianceBand,
  probabilities: readonly number[],
): PlannedColumn[] {
  const what = whatOf(column);
  const { degrees } = band.first;
  const from = Number.isFinite(degrees)
    ? `from the covariance, t with ${plural(degrees, 'degree')} of freedom`
    : 'from the covariance, the noise being known';
  const source = (take: 'deviation' | number): Source => ({
    of: 'covariance',
    band,
    take,
    ...(per === undefined ? {} : { per }),
  });
  return [
    { name: `${column.name}_sd`, about: `Standard error of ${what} ${from}.`, source: source('deviation') },
    ...probabilities.map((probability) => ({
      name: `${column.name}_${quantileName(probability)}`,
      about: `Quantile ${probability} of ${what} ${from}.`,
      source: source(probability),
    })),
  ];
}

function reduced(
  column: Pick<PlannedColumn, 'name' | 'about'>,
  { per }: Slope,
  root: number,
  probabilities: readonly number[],
): PlannedColumn[] {
  const { name } = column;
  const what = whatOf(column);
  const from = 'over the refits of resamples';
  return [
    {
      name: `${name}_mean`,
      about: `Mean of ${what} ${from}.`,
      source: sourceOf('refits', root, 'mean', per),
    },
    {
      name: `${name}_sd`,
      about: `Standard deviation of ${what} ${from}.`,
      source: sourceOf('refits', root, 'deviation', per),
    },
    ...probabilities.map((probability, s) => ({
      name: `${name}_${quantileName(probability)}`,
      about: `Quantile ${probability} of ${what} ${from}.`,
      source: sourceOf('refits', root, s, per),
    })),
  ];
}

function sourceOf(
  of: 'point' | 'refits',
  root: number,
  take: 'mean' | 'deviation' | number,
  per: number | undefined,
): Source {
  return { of, root, take, ...(per === undefined ? {} : { per }) };
}

/** `q05`, `q50`, `q975`: the decimals of the probability, two at least; `q100` is the maximum. */
export function quantileName(probability: number): string {
  if (probability === 1) return 'q100';
  const digits = probability.toFixed(20).slice(2).replace(/0+$/, '');
  const short = String(probability).includes('e') ? digits : String(probability).slice(2);
  return `q${short.padEnd(2, '0')}`;
}

function checkColumnNames(columns: readonly PlannedColumn[]): void {
  const names = columns.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice === undefined) return;
  throw new IsolossError(
    'name-clash',
    `Two columns would be called ${twice}.`,
    'Give the axis another name and set the input to it, or leave out what makes the other column.',
  );
}

function noReplicates({ replicates }: FittedLaw, point: boolean): IsolossError {
  const why = point
    ? 'only the estimate was asked for'
    : replicates === undefined
      ? 'this fit has no refits of resamples, and no covariance of its parameters'
      : 'this fit has a single refit that ended well';
  return new IsolossError(
    'no-replicates',
    `There are no quantiles to tell: ${why}.`,
    point
      ? `Leave out ${field('point')}.`
      : `Leave out ${field('quantiles')}, or fit with ${field('bootstrap')} 4000 and keep the refits (isoloss fit --json FILE).`,
  );
}

/** Distinct consecutive values from which a Parquet file stores a column without a dictionary. */
const LONG = 4096;

/** Number of columns with a different value at every point, or over that many points; the others repeat a few values. */
export function unrepeatedColumns({ grid, columns, point, refits }: SurfacePlan): number {
  const { graph } = point.program;
  const several = grid.axes.flatMap(({ values }, a) => (values.length > 1 ? [a] : []));
  const axesOf = ({ program }: Sweep, root: number): number[] => {
    const used = new Set(graph.order([program.roots[root]]).map((id) => graph.node(id)));
    return [...used].flatMap(({ kind, value }) => {
      const axis = kind === 'column' ? program.tables[value].axis : undefined;
      return axis === undefined ? [] : [axis];
    });
  };
  return columns.filter(({ source }) => {
    const sweep = source.of === 'refits' && refits !== undefined ? refits : point;
    const roots =
      source.of === 'axis'
        ? []
        : source.of === 'covariance'
          ? [source.band.root, ...source.band.gradient]
          : [source.root];
    const met = new Set(
      source.of === 'axis'
        ? [source.axis]
        : [
            ...roots.flatMap((root) => axesOf(sweep, root)),
            ...(source.per === undefined ? [] : [source.per]),
          ],
    );
    if (several.every((axis) => met.has(axis))) return true;
    const last = several[several.length - 1];
    return met.has(last) && grid.axes[last].values.length > LONG;
  }).length;
}

/**
 * The columns of a tile, from back-end results. Other columns are written to the arrays of `into`, columns of an earlier
 * tile that are no longer in use, if they have the right length.
 */
export function columnsOfTile(
  { grid, columns }: SurfacePlan,
  point: SurfaceTile,
  refits: SurfaceTile | undefined,
  into?: readonly Float64Array[],
): Float64Array[] {
  const { first, count } = point;
  const room = (c: number): Float64Array => {
    const free = into?.[c];
    return free?.length === count ? free : new Float64Array(count);
  };
  // Axes are the first columns.
  const axes = grid.axes.map((_, axis) => axisColumn(grid, axis, first, room(axis)));
  return columns.map(({ source }, c) => {
    if (source.of === 'axis') return axes[source.axis];
    const values = valuesOf(source, c);
    if (source.per === undefined) return values;
    const divisors = axes[source.per];
    const quotients = room(c);
    for (let i = 0; i < count; i++) quotients[i] = values[i] / divisors[i];
    return quotients;
  });

  function valuesOf(source: Exclude<Source, { of: 'axis' }>, c: number): Float64Array {
    if (source.of === 'covariance') return fillBand(source.band, source.take, point.mean, room(c));
    const { root, take } = source;
    const tile = source.of === 'point' || refits === undefined ? point : refits;
    return typeof take === 'number' ? tile.quantiles[root][take] : tile[take][root];
  }
}

/** The columns of points from `first` on, given those that are no axes, in order. */
export function withAxes(
  { grid, columns }: SurfacePlan,
  first: number,
  others: readonly Float64Array[],
): Float64Array[] {
  const count = others[0].length;
  let next = 0;
  return columns.map(({ source }) =>
    source.of === 'axis' ? axisColumn(grid, source.axis, first, new Float64Array(count)) : others[next++],
  );
}

/** An axis's values at the points from `first` on, into `column`. */
function axisColumn({ axes }: Grid, axis: number, first: number, column: Float64Array): Float64Array {
  const { values } = axes[axis];
  const stride = axes.slice(axis + 1).reduce((product, other) => product * other.values.length, 1);
  let step = Math.floor(first / stride) % values.length;
  let left = stride - (first % stride);
  for (let i = 0; i < column.length; i++) {
    column[i] = values[step];
    if (--left > 0) continue;
    left = stride;
    step = (step + 1) % values.length;
  }
  return column;
}
