/** Profiles: the objective with one parameter held at many values in turn and the others fitted again. */
import type { Backend, PreparedProblem } from '../../backend/contract.js';
import type { Control } from '../../control.js';
import { field, IsolossError } from '../../errors.js';
import type { Law } from '../../laws/law.js';
import type { Model } from '../../problem/model.js';
import { createStarts } from '../../problem/starts.js';
import type { Table } from '../../runs/table.js';
import { compileKernel } from '../../solver/kernel.js';
import { createPolisher, type Polished, type Polisher } from '../../solver/polish.js';
import type { SearchOptions } from '../../solver/search-options.js';
import type { AskedFit, FitJob, FitSettings } from '../fit/job.js';
import { objectiveFloor } from '../fit/minima.js';
import { modelOfJob } from '../fit/problem-of-job.js';
import type { Minimum, Profile } from '../fit/record.js';
import { AT_BEST } from '../fit/tolerances.js';
import { crossing } from './crossing.js';
import { directionsOf, inverseForm, isOpen } from './directions.js';
import { type HeldFit, HeldFits } from './held-fits.js';
import { type ProfileStatistic, profileStatistic } from './profile-statistic.js';

/** Seeded starts of each held value, beside the optimum continued outward and the rival minima. */
const SEEDED = 8;

/** First values on either side, as multiples of the distance at which a parabola would meet the threshold. */
const FIRST = [0.25, 0.5, 0.75, 1, 1.25, 1.5];

/** Where the threshold is not met there, the next values, as multiples of the last distance. */
const NEXT = [1.5, 2, 3, 4];

/** Where the nearest value lies far beyond the threshold, the next ones nearer, as shares of its distance. */
const NEARER = [0.5, 0.25, 0.125, 0.0625];

/** A statistic this many times its threshold is far beyond it: no parabola leads from there to the end. */
const FAR_BEYOND = 9;

/** Times that values are laid nearer at most. */
const MOST_NEARER = 8;

/** How far is looked: this many fold for a positive parameter, this many times its size or standard error for any other. */
const REACH = 1e6;

/** Values laid evenly on either side once the ends are known, and how far beyond them, as a share of the distance. */
const EVEN = 14;
const BEYOND = 0.15;

/** Ends of intervals are right to this share of their distance from the optimum. */
const END_TOLERANCE = 1e-9;

/** An end meets the threshold to this share of it. */
const STEP = 0.01;

/** Square roots of the statistic are cut off here, so that infinite ones can be interpolated. */
const STEEP = 1e6;

export interface ProfileRequest {
  readonly job: FitJob | AskedFit;
  readonly table: Table;
  /** A law of one's own in place of the job's. */
  readonly own?: Law;
  /** Parameters; `all` is every free one. */
  readonly names: readonly string[];
  /** The model fitted, its optimum, and the other minima worth starting from (natural units). */
  readonly model: Model;
  readonly best: Polished;
  readonly rivals: readonly Minimum[];
  readonly backend: Backend;
  /** As the fit's own search had them. */
  readonly search: SearchOptions;
}

/** The free parameters that `names` asks for. Throws `unknown-parameter`. */
export function profiledNames({ free, law }: Model, names: readonly string[]): string[] {
  const known = free.map(({ name }) => name);
  const asked = names.includes('all') && !known.includes('all') ? known : [...new Set(names)];
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const isHeld = law.parameters.some(({ name }) => name === unknown);
    throw new IsolossError(
      'unknown-parameter',
      isHeld
        ? `${field('profile')} names "${unknown}", which is fixed or tied: it has no profile.`
        : `${field('profile')} names "${unknown}", which is not a parameter of the law.`,
      `Free parameters are ${known.join(', ')}.`,
    );
  }
  return asked;
}

/** One profile for each name, in the order asked; progress counts parameters. */
export async function profiles(request: ProfileRequest, control: Control = {}): Promise<Profile[]> {
  const names = profiledNames(request.model, request.names);
  const done: Profile[] = [];
  for (const name of names) {
    control.progress?.(done.length, names.length);
    const { model } = modelOfJob(request.job, request.table, request.own, [name]);
    const prepared = await request.backend.prepare(model.problem);
    try {
      const polish = createPolisher(await compileKernel(model.problem));
      done.push(await profileOf(name, model, prepared, polish, request, control));
    } finally {
      prepared.dispose();
    }
  }
  control.progress?.(names.length, names.length);
  return done;
}

async function profileOf(
  name: string,
  apart: Model,
  prepared: PreparedProblem,
  polish: Polisher,
  { model, best, rivals, job, search }: ProfileRequest,
  control: Control,
): Promise<Profile> {
  const { problem, free } = apart;
  const index = free.findIndex((parameter) => parameter.name === name);
  const natural = model.toNatural(best.parameters);
  const carried = (values: ArrayLike<number>): Float64Array =>
    apart.toInternal(values).map((u) => (Number.isFinite(u) ? u : 0));
  // Held where the fit left it, so that the profile's lowest point is the fit itself.
  const optimum = polish(carried(natural), { hold: [index] });
  const axis = axisOf(apart, index);
  const x0 = axis.of(optimum.parameters[index]);
  const statistic = profileStatistic(problem, optimum.parameters, optimum.objective, job.level);
  const outward = tangent(apart, optimum, index).map(
    (slope) => slope / axis.speed(optimum.parameters[index]),
  );
  const others = [
    ...rivals.map(({ parameters }) => carried(free.map((p) => parameters[p.name]))),
    ...seededStarts(apart, job),
  ];
  const fits = new HeldFits(
    prepared,
    polish,
    index,
    axis.coordinate,
    (x) => [optimum.parameters.map((u, i) => u + (x - x0) * outward[i]), optimum.parameters, ...others],
    search,
    control,
  );
  fits.insert({ x: x0, at: optimum.parameters, objective: optimum.objective });
  const scale = scaleOf(apart, optimum, index, statistic, axis);
  const range = reachOf(apart, index, x0, scale, axis);
  const inRange = rivals.map((_, k) => axis.of(others[k][index])).filter((x) => x > range[0] && x < range[1]);
  await explore(fits, statistic, x0, scale, range, inRange);
  const shown = await fillEvenly(fits, statistic, x0, range, free[index].closed);
  const ends = await endsOf(fits, statistic, x0, free[index].closed);
  const box = [axis.of(problem.lower[index]), axis.of(problem.upper[index])];
  for (const end of ends) if (end !== null) fits.insert(end);

  const toNatural = (x: number): number => (x === x0 ? natural[index] : axis.natural(x));
  /** Where the statistic stays below its threshold up to a bound, the bound is the interval's end. */
  const intervalEnd = (side: 0 | 1): number | null => {
    const end = ends[side];
    if (end !== null) return toNatural(end.x);
    const last = fits.fits[side === 0 ? 0 : fits.fits.length - 1];
    const isBound = last.x === box[side] && statistic.of(last.objective) <= statistic.threshold;
    return isBound ? toNatural(last.x) : null;
  };
  const points = fits.fits.filter(({ x }) => x >= shown[0] && x <= shown[1]);
  const along = points.map(({ at }) => apart.toNatural(at));
  const lowest = fits.fits.reduce((a, b) => (b.objective < a.objective ? b : a));
  const isBetter = lowest.objective < optimum.objective * (1 - AT_BEST) - objectiveFloor(problem);
  const better = isBetter ? polish(lowest.at) : undefined;
  return {
    parameter: name,
    values: points.map(({ x }) => toNatural(x)),
    objective: points.map(({ objective }) => finite(objective)),
    statistic: points.map(({ objective }) => finite(statistic.of(objective))),
    threshold: statistic.threshold,
    statisticText: statistic.text,
    level: job.level,
    interval: [intervalEnd(0), intervalEnd(1)],
    others: Object.fromEntries(
      free.flatMap((parameter, i) =>
        i === index ? [] : [[parameter.name, along.map((values) => finite(values[i]))]],
      ),
    ),
    ...(better === undefined
      ? {}
      : { better: { objective: better.objective, parameters: apart.values(better.parameters) } }),
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function seededStarts(apart: Model, { range, seed }: FitSettings): Float64Array[] {
  const { size } = apart.problem;
  const plan = { kind: 'seeded', count: SEEDED } as const;
  const starts = createStarts(apart, { plan, planned: true, given: [], range, seed });
  const all = new Float64Array(starts.count * size);
  starts.fill(0, starts.count, all);
  return Array.from({ length: starts.count }, (_, k) => all.slice(k * size, (k + 1) * size));
}

/** How the other coordinates follow the held one near the optimum: d u_j / d u_index. */
function tangent({ problem }: Model, optimum: Polished, index: number): Float64Array {
  const { known } = directionsOf(
    optimum.gaussNewton,
    problem.size,
    optimum.atBound.filter((i) => i !== index),
  );
  const covariance = new Float64Array(problem.size);
  for (const { curvature, vector } of known) {
    vector.forEach((v, j) => {
      covariance[j] += (vector[index] * v) / curvature;
    });
  }
  const variance = covariance[index];
  return covariance.map((c) => (variance > 0 ? c / variance : 0));
}

/** What a profile runs along: the parameter where it may be zero, its coordinate otherwise. */
interface ProfileAxis {
  /** Of the parameter's coordinate. */
  of(coordinate: number): number;
  coordinate(x: number): number;
  natural(x: number): number;
  /** d x / d coordinate at a coordinate. */
  speed(coordinate: number): number;
}

function axisOf({ problem, free }: Model, index: number): ProfileAxis {
  const same = (x: number): number => x;
  if (!free[index].closed) {
    const natural = free[index].logarithmic ? Math.exp : same;
    return { of: same, coordinate: same, natural, speed: () => 1 };
  }
  const zero = problem.lower[index];
  return {
    of: (u) => (u <= zero ? 0 : Math.exp(u)),
    coordinate: (x) => (x > 0 ? Math.max(Math.log(x), zero) : zero),
    natural: same,
    speed: Math.exp,
  };
}

/** How far from the optimum the threshold would be met if the objective were the parabola of its curvature there. */
function scaleOf(
  { problem, free }: Model,
  optimum: Polished,
  index: number,
  { rise }: ProfileStatistic,
  axis: ProfileAxis,
): number {
  const frozen = optimum.atBound.filter((i) => i !== index);
  const { closed, logScale } = free[index];
  // The second derivative by a logarithm near zero is the slope's: the Gauss-Newton matrix is the parameter's own.
  const directions = directionsOf(closed ? optimum.gaussNewton : optimum.hessian, problem.size, frozen);
  const along = new Float64Array(problem.size);
  along[index] = 1;
  const size = Math.abs(axis.of(optimum.parameters[index]));
  const distance =
    Math.sqrt(2 * rise * inverseForm(directions, along)) * axis.speed(optimum.parameters[index]);
  const unit = logScale ? 1 : size || 1;
  if (isOpen(directions, along) || !(distance > 0)) return unit / 2;
  // Runs without noise have ends nearer than rounding can tell.
  const least = Math.max(distance, 1e-9 * unit);
  return logScale ? Math.min(least, 4) : least;
}

/** The values that are looked at at all. */
function reachOf(
  { problem, free }: Model,
  index: number,
  x0: number,
  scale: number,
  axis: ProfileAxis,
): readonly [number, number] {
  const distance = free[index].logScale ? Math.log(REACH) : REACH * Math.max(Math.abs(x0), scale);
  return [
    Math.max(x0 - distance, Math.min(axis.of(problem.lower[index]), x0)),
    Math.min(x0 + distance, Math.max(axis.of(problem.upper[index]), x0)),
  ];
}

/** Fits further and further from the optimum on each side, until the statistic is past its threshold or the range ends. */
async function explore(
  fits: HeldFits,
  { of, threshold }: ProfileStatistic,
  x0: number,
  scale: number,
  [lower, upper]: readonly [number, number],
  first: readonly number[],
): Promise<void> {
  const within = (x: number): number => Math.min(Math.max(x, lower), upper);
  await fits.add([
    ...first,
    ...FIRST.flatMap((multiple) => [within(x0 - multiple * scale), within(x0 + multiple * scale)]),
  ]);
  for (let round = 0; round < MOST_NEARER; round++) {
    const nearer = [-1, 1].flatMap((side) => {
      const beside = fits.fits.filter(({ x }) => side * (x - x0) > 0);
      const nearest = side > 0 ? beside[0] : beside[beside.length - 1];
      const isFar = nearest !== undefined && of(nearest.objective) > FAR_BEYOND * threshold;
      return isFar ? NEARER.map((share) => x0 + share * (nearest.x - x0)) : [];
    });
    if (nearer.length === 0) break;
    await fits.add(nearer);
  }
  for (;;) {
    const low = fits.fits[0];
    const high = fits.fits[fits.fits.length - 1];
    const further = [
      { edge: low, end: lower },
      { edge: high, end: upper },
    ].flatMap(({ edge, end }) => {
      const isDone = of(edge.objective) > threshold || edge.x === end;
      const distance = edge.x - x0 || Math.sign(end - x0) * scale;
      return isDone ? [] : NEXT.map((multiple) => within(x0 + multiple * distance));
    });
    if (further.length === 0) return;
    await fits.add(further);
  }
}

/** Lays values evenly between the optimum and either end and a little beyond; the range they span. */
async function fillEvenly(
  fits: HeldFits,
  statistic: ProfileStatistic,
  x0: number,
  [lower, upper]: readonly [number, number],
  closed: boolean,
): Promise<readonly [number, number]> {
  const edges = [fits.fits[0].x, fits.fits[fits.fits.length - 1].x];
  const [from, to] = (await endsOf(fits, statistic, x0, closed)).map((end, side) =>
    end === null ? edges[side] : Math.min(Math.max(end.x + BEYOND * (end.x - x0), lower), upper),
  );
  const inner = Array.from({ length: EVEN - 1 }, (_, k) => (k + 1) / EVEN);
  await fits.add([from, to, ...[from, to].flatMap((end) => inner.map((share) => x0 + share * (end - x0)))]);
  return [from, to];
}

/**
 * The outermost values where the statistic meets its threshold, found by fits of their own; null is an open end. A
 * profile that stays below it down to zero, the edge of a parameter's domain, is asked by the one-sided threshold
 * there: that nothing lies beyond the edge makes the statistic at it smaller, half of the time 0.
 */
async function endsOf(
  fits: HeldFits,
  statistic: ProfileStatistic,
  x0: number,
  closed: boolean,
): Promise<readonly [lo: HeldFit | null, hi: HeldFit | null]> {
  const end = (step: 1 | -1, threshold: number): Promise<HeldFit | null> | null => {
    const inward = step > 0 ? [...fits.fits] : [...fits.fits].reverse();
    const k = inward.findIndex(({ objective }) => !(statistic.of(objective) > threshold));
    return k <= 0 ? null : endBetween(fits, { ...statistic, threshold }, inward[k - 1], inward[k], x0);
  };
  const lower = await end(1, statistic.threshold);
  const isEdge = lower === null && closed && fits.fits[0].x === 0 && x0 > 0;
  return [isEdge ? await end(1, statistic.oneSided) : lower, await end(-1, statistic.threshold)];
}

async function endBetween(
  fits: HeldFits,
  { of, threshold, resolution }: ProfileStatistic,
  outside: HeldFit,
  inside: HeldFit,
  x0: number,
): Promise<HeldFit | null> {
  // The root of the statistic is nearly straight, being one of a parabola.
  const height = ({ objective }: HeldFit): number =>
    Math.min(Math.sqrt(Math.max(of(objective), 0)), STEEP) - Math.sqrt(threshold);
  const refit = (x: number): Promise<HeldFit> => fits.refit(x, [fits.lower(x, inside.at, outside.at)]);
  const x = await crossing(
    async (at) => height(await refit(at)),
    [inside.x, height(inside)],
    [outside.x, height(outside)],
    END_TOLERANCE * Math.abs(outside.x - x0),
  );
  const end = await refit(x);
  // A profile has no steps: where it seems to, refits fail, and that is as far as can be looked.
  return Math.abs(of(end.objective) - threshold) <= STEP * threshold + resolution ? end : null;
}
