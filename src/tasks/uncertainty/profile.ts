/** Profiles: the objective with one parameter fixed at many values in turn and the others refitted. */
import type { Backend, PreparedProblem } from '../../backend/contract.js';
import type { Control } from '../../control.js';
import type { Law } from '../../laws/law.js';
import type { SparseVector } from '../../linear-algebra/sparse-vector.js';
import { shapeOf } from '../../problem/group-coordinates.js';
import type { Model } from '../../problem/model.js';
import { createStarts } from '../../problem/starts.js';
import type { Table } from '../../runs/table.js';
import { type CpuKernel, compileKernel } from '../../solver/kernel.js';
import { createPolisher, type Polished } from '../../solver/polish.js';
import type { SearchOptions } from '../../solver/search-options.js';
import type { AskedFit, FitJob, FitSettings } from '../fit/job.js';
import { objectiveFloor } from '../fit/minima.js';
import { modelWith } from '../fit/problem-of-job.js';
import type { Minimum, Profile } from '../fit/record.js';
import { AT_BEST } from '../fit/tolerances.js';
import { chandrupatlaRoot } from './chandrupatla.js';
import { directionsOf, inverseForm } from './eigen-directions.js';
import { type ProfilePoint, ProfilePoints } from './profile-points.js';
import { type ProfileStatistic, profileStatistic } from './profile-statistic.js';
import { profiledNames } from './profiled-names.js';

/** Seeded starts per fixed value, besides the extrapolated optimum and the rival minima. */
const SEEDED_STARTS = 8;

/** First values on either side, as multiples of the distance at which a parabola would meet the threshold. */
const FIRST_MULTIPLES = [0.25, 0.5, 0.75, 1, 1.25, 1.5];

/** Further values if the threshold is not reached, as multiples of the last distance. */
const EXPANSION = [1.5, 2, 3, 4];

/** Closer values if the statistic at the nearest one is far above the threshold, as fractions of its distance. */
const CONTRACTION = [0.5, 0.25, 0.125, 0.0625];

/** A statistic this many times its threshold is far above it: a parabola no longer predicts the interval's limit. */
const FAR_ABOVE_THRESHOLD = 9;

/** Rounds of closer values at most. */
const MAX_CONTRACTIONS = 8;

/** Largest distance explored: this factor for a positive parameter, this many times its size or standard error for others. */
const MAX_DISTANCE = 1e6;

/** Intervals of the even grid on either side once the limits are known, and its margin beyond them, as a fraction. */
const GRID_INTERVALS = 14;
const MARGIN = 0.15;

/** Tolerance of interval limits, relative to their distance from the optimum. */
const BOUND_TOLERANCE = 1e-9;

/** At a limit the statistic equals the threshold to this fraction: a larger difference is a jump from a failed refit. */
const MAX_JUMP = 0.01;

/** Square roots of the statistic are capped here, so that infinite ones can be interpolated. */
const MAX_ROOT = 1e6;

export interface ProfileRequest {
  readonly job: FitJob | AskedFit;
  readonly table: Table;
  /** The job's law, if that is no formula. */
  readonly named: Law | undefined;
  /** Parameters; `all` is every free one. */
  readonly names: readonly string[];
  /** The fitted model, its optimum, and other minima to start from (natural units). */
  readonly model: Model;
  readonly best: Polished;
  readonly rivals: readonly Minimum[];
  readonly backend: Backend;
  /** The options of the fit's own search. */
  readonly search: SearchOptions;
}

/** One profile for each name, in the order asked; progress counts parameters, and `made` is called with each. */
export async function profiles(
  request: ProfileRequest,
  control: Control & { readonly made?: (profile: Profile) => void } = {},
): Promise<Profile[]> {
  const names = profiledNames(request.model, request.names);
  const done: Profile[] = [];
  for (const name of names) {
    control.progress?.(done.length, names.length);
    const { model } = modelWith(request.named, request.job, request.table, [name]);
    const prepared = await request.backend.prepare(model.problem);
    try {
      const kernel = await compileKernel(model.problem);
      const profile = await profileOf(name, model, prepared, kernel, request, control);
      done.push(profile);
      control.made?.(profile);
    } finally {
      prepared.dispose();
    }
  }
  control.progress?.(names.length, names.length);
  return done;
}

async function profileOf(
  name: string,
  profileModel: Model,
  prepared: PreparedProblem,
  kernel: CpuKernel,
  { model, best, rivals, job, search }: ProfileRequest,
  control: Control,
): Promise<Profile> {
  const { problem, free } = profileModel;
  const polish = createPolisher(kernel);
  const index = free.findIndex((parameter) => parameter.name === name);
  const natural = model.toNatural(best.parameters);
  const toCoordinates = (values: ArrayLike<number>): Float64Array =>
    profileModel.toInternal(values).map((u) => (Number.isFinite(u) ? u : 0));
  // Fixed at the optimum, so that the profile's lowest point is the fit itself.
  const optimum = polish(toCoordinates(natural), { hold: [index] });
  const axis = axisOf(profileModel, index);
  const x0 = axis.of(optimum.parameters[index]);
  const statistic = profileStatistic(problem, optimum.parameters, optimum.objective, job.level);
  const slopes = tangent(profileModel, optimum, index).map(
    (slope) => slope / axis.derivative(optimum.parameters[index]),
  );
  const others = [
    ...rivals.map(({ parameters }) => toCoordinates(free.map((p) => parameters[p.name]))),
    ...seededStarts(profileModel, job),
  ];
  const points = new ProfilePoints(
    prepared,
    kernel,
    index,
    axis.coordinate,
    (x) => [optimum.parameters.map((u, i) => u + (x - x0) * slopes[i]), optimum.parameters, ...others],
    search,
    control,
  );
  points.insert({ x: x0, at: optimum.parameters, objective: optimum.objective });
  const scale = parabolaDistance(profileModel, optimum, index, statistic, axis);
  const range = searchRange(profileModel, index, x0, scale, axis);
  const inRange = rivals.map((_, k) => axis.of(others[k][index])).filter((x) => x > range[0] && x < range[1]);
  await explore(points, statistic, x0, scale, range, inRange);
  const grid = await addGrid(points, statistic, x0, range, free[index].closed);
  const bounds = await intervalBounds(points, statistic, x0, free[index].closed);
  const coordinateBounds = [axis.of(problem.lower[index]), axis.of(problem.upper[index])];
  for (const end of bounds) if (end !== null) points.insert(end);

  const toNatural = (x: number): number => (x === x0 ? natural[index] : axis.natural(x));
  /** Where the statistic stays below its threshold up to a bound, the bound is the interval's limit. */
  const intervalBound = (side: 0 | 1): number | null => {
    const end = bounds[side];
    if (end !== null) return toNatural(end.x);
    const last = points.sorted[side === 0 ? 0 : points.sorted.length - 1];
    const isBound = last.x === coordinateBounds[side] && statistic.of(last.objective) <= statistic.threshold;
    return isBound ? toNatural(last.x) : null;
  };
  const shownPoints = points.sorted.filter(({ x }) => x >= grid[0] && x <= grid[1]);
  const along = shownPoints.map(({ at }) => profileModel.toNatural(at));
  const lowest = points.sorted.reduce((a, b) => (b.objective < a.objective ? b : a));
  const isBetter = lowest.objective < optimum.objective * (1 - AT_BEST) - objectiveFloor(problem);
  const better = isBetter ? polish(lowest.at) : undefined;
  return {
    parameter: name,
    values: shownPoints.map(({ x }) => toNatural(x)),
    objective: shownPoints.map(({ objective }) => finite(objective)),
    statistic: shownPoints.map(({ objective }) => finite(statistic.of(objective))),
    threshold: statistic.threshold,
    statisticText: statistic.text,
    level: job.level,
    interval: [intervalBound(0), intervalBound(1)],
    others: Object.fromEntries(
      free.flatMap((parameter, i) =>
        i === index ? [] : [[parameter.name, along.map((values) => finite(values[i]))]],
      ),
    ),
    ...(better === undefined
      ? {}
      : { better: { objective: better.objective, parameters: profileModel.values(better.parameters) } }),
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function seededStarts(profileModel: Model, { range, seed }: FitSettings): Float64Array[] {
  const { size } = profileModel.problem;
  const plan = { kind: 'seeded', count: SEEDED_STARTS } as const;
  const starts = createStarts(profileModel, { plan, planned: true, given: [], range, seed });
  const all = new Float64Array(starts.count * size);
  starts.fill(0, starts.count, all);
  return Array.from({ length: starts.count }, (_, k) => all.slice(k * size, (k + 1) * size));
}

/** Derivative of the other coordinates by the fixed one at the optimum: d u_j / d u_index. */
function tangent({ problem }: Model, optimum: Polished, index: number): Float64Array {
  const covariance = directionsOf(
    shapeOf(problem),
    optimum.gaussNewton,
    optimum.atBound.filter((i) => i !== index),
  ).solve(unitAlong(index));
  const variance = covariance[index];
  return covariance.map((c) => (variance > 0 ? c / variance : 0));
}

function unitAlong(index: number): SparseVector {
  return { places: Uint32Array.of(index), values: Float64Array.of(1) };
}

/** The abscissa of a profile: the parameter itself where it may be zero, its internal coordinate otherwise. */
interface ProfileAxis {
  /** The abscissa at a value of the parameter's coordinate; the next two are its inverse and the parameter at it. */
  of(coordinate: number): number;
  coordinate(x: number): number;
  natural(x: number): number;
  /** d x / d coordinate at a coordinate. */
  derivative(coordinate: number): number;
}

function axisOf({ problem, free }: Model, index: number): ProfileAxis {
  const identity = (x: number): number => x;
  if (!free[index].closed) {
    const natural = free[index].logarithmic ? Math.exp : identity;
    return { of: identity, coordinate: identity, natural, derivative: () => 1 };
  }
  const zero = problem.lower[index];
  return {
    of: (u) => (u <= zero ? 0 : Math.exp(u)),
    coordinate: (x) => (x > 0 ? Math.max(Math.log(x), zero) : zero),
    natural: identity,
    derivative: Math.exp,
  };
}

/** Distance from the optimum at which the quadratic model of the objective reaches the threshold. */
function parabolaDistance(
  { problem, free }: Model,
  optimum: Polished,
  index: number,
  { rise }: ProfileStatistic,
  axis: ProfileAxis,
): number {
  const frozen = optimum.atBound.filter((i) => i !== index);
  const { closed, logScale } = free[index];
  // Near zero the second derivative by the logarithm is dominated by the gradient: the Gauss-Newton matrix is not.
  const matrix = closed ? optimum.gaussNewton : optimum.hessian;
  const directions = directionsOf(shapeOf(problem), matrix, frozen);
  const along = unitAlong(index);
  const size = Math.abs(axis.of(optimum.parameters[index]));
  const distance =
    Math.sqrt(2 * rise * inverseForm(directions, along)) * axis.derivative(optimum.parameters[index]);
  const unit = logScale ? 1 : size || 1;
  if (directions.isOpen(along) || !(distance > 0)) return unit / 2;
  // Without noise the limits would lie closer to the optimum than rounding resolves.
  const distanceFromRounding = Math.max(distance, 1e-9 * unit);
  return logScale ? Math.min(distanceFromRounding, 4) : distanceFromRounding;
}

/** The range of values to explore. */
function searchRange(
  { problem, free }: Model,
  index: number,
  x0: number,
  scale: number,
  axis: ProfileAxis,
): readonly [number, number] {
  const distance = free[index].logScale
    ? Math.log(MAX_DISTANCE)
    : MAX_DISTANCE * Math.max(Math.abs(x0), scale);
  return [
    Math.max(x0 - distance, Math.min(axis.of(problem.lower[index]), x0)),
    Math.min(x0 + distance, Math.max(axis.of(problem.upper[index]), x0)),
  ];
}

/** Fits further and further from the optimum on each side, until the statistic exceeds its threshold or the range ends. */
async function explore(
  points: ProfilePoints,
  { of, threshold }: ProfileStatistic,
  x0: number,
  scale: number,
  [lower, upper]: readonly [number, number],
  first: readonly number[],
): Promise<void> {
  const clamped = (x: number): number => Math.min(Math.max(x, lower), upper);
  await points.add([
    ...first,
    ...FIRST_MULTIPLES.flatMap((multiple) => [
      clamped(x0 - multiple * scale),
      clamped(x0 + multiple * scale),
    ]),
  ]);
  for (let round = 0; round < MAX_CONTRACTIONS; round++) {
    const nearer = [-1, 1].flatMap((side) => {
      const beside = points.sorted.filter(({ x }) => side * (x - x0) > 0);
      const nearest = side > 0 ? beside[0] : beside[beside.length - 1];
      const isFar = nearest !== undefined && of(nearest.objective) > FAR_ABOVE_THRESHOLD * threshold;
      return isFar ? CONTRACTION.map((fraction) => x0 + fraction * (nearest.x - x0)) : [];
    });
    if (nearer.length === 0) break;
    await points.add(nearer);
  }
  for (;;) {
    const low = points.sorted[0];
    const high = points.sorted[points.sorted.length - 1];
    const further = [
      { edge: low, end: lower },
      { edge: high, end: upper },
    ].flatMap(({ edge, end }) => {
      const isDone = of(edge.objective) > threshold || edge.x === end;
      const distance = edge.x - x0 || Math.sign(end - x0) * scale;
      return isDone ? [] : EXPANSION.map((multiple) => clamped(x0 + multiple * distance));
    });
    if (further.length === 0) return;
    await points.add(further);
  }
}

/** Adds an even grid between the optimum and the margin beyond either limit; resolves to the range it spans. */
async function addGrid(
  points: ProfilePoints,
  statistic: ProfileStatistic,
  x0: number,
  [lower, upper]: readonly [number, number],
  closed: boolean,
): Promise<readonly [number, number]> {
  const edges = [points.sorted[0].x, points.sorted[points.sorted.length - 1].x];
  const [from, to] = (await intervalBounds(points, statistic, x0, closed)).map((end, side) =>
    end === null ? edges[side] : Math.min(Math.max(end.x + MARGIN * (end.x - x0), lower), upper),
  );
  const fractions = Array.from({ length: GRID_INTERVALS - 1 }, (_, k) => (k + 1) / GRID_INTERVALS);
  await points.add([from, to]);
  const between = [from, to].flatMap((end) => fractions.map((fraction) => x0 + fraction * (end - x0)));
  await points.add(between, false);
  return [from, to];
}

/**
 * The outermost values where the statistic equals its threshold, by root finding; null is an unbounded side. For a
 * profile that stays below it down to zero, the edge of a parameter's domain, the lower limit takes the one-sided
 * threshold: on the edge of the domain the statistic is a half-and-half mixture of 0 and chi-square.
 */
async function intervalBounds(
  points: ProfilePoints,
  statistic: ProfileStatistic,
  x0: number,
  closed: boolean,
): Promise<readonly [lo: ProfilePoint | null, hi: ProfilePoint | null]> {
  const end = (step: 1 | -1, threshold: number): Promise<ProfilePoint | null> | null => {
    const inward = step > 0 ? [...points.sorted] : [...points.sorted].reverse();
    const k = inward.findIndex(({ objective }) => !(statistic.of(objective) > threshold));
    return k <= 0 ? null : boundBetween(points, { ...statistic, threshold }, inward[k - 1], inward[k], x0);
  };
  const lower = await end(1, statistic.threshold);
  const isEdge = lower === null && closed && points.sorted[0].x === 0 && x0 > 0;
  return [isEdge ? await end(1, statistic.oneSided) : lower, await end(-1, statistic.threshold)];
}

async function boundBetween(
  points: ProfilePoints,
  { of, threshold, resolution }: ProfileStatistic,
  outside: ProfilePoint,
  inside: ProfilePoint,
  x0: number,
): Promise<ProfilePoint | null> {
  // The square root of a nearly quadratic statistic is nearly linear.
  const excess = ({ objective }: ProfilePoint): number =>
    Math.min(Math.sqrt(Math.max(of(objective), 0)), MAX_ROOT) - Math.sqrt(threshold);
  /** The nearest fits on either side so far: starts of those between them. */
  let [near, far] = [inside, outside];
  const refit = async (x: number): Promise<ProfilePoint> => {
    const fit = await points.refit(x, [points.lower(x, near.at, far.at)]);
    if (excess(fit) <= 0) near = fit;
    else far = fit;
    return fit;
  };
  const x = await chandrupatlaRoot(
    async (at) => excess(await refit(at)),
    [inside.x, excess(inside)],
    [outside.x, excess(outside)],
    BOUND_TOLERANCE * Math.abs(outside.x - x0),
  );
  const end = await refit(x);
  // A profile is continuous: an apparent jump means that refits fail there, and the limit is unknown.
  return Math.abs(of(end.objective) - threshold) <= MAX_JUMP * threshold + resolution ? end : null;
}
