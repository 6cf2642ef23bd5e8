/** The objective over two parameters, least over all others: how its valley lies, and where its other minima are. */
import type { FreeParameter } from '../../problem/model.js';
import { compileKernel } from '../../solver/kernel.js';
import { createPolisher } from '../../solver/polish.js';
import type { FitOutcome } from '../fit/outcome.js';
import type { FitRecord, ObjectiveGrid } from '../fit/record.js';
import { shownAsymptotic } from '../fit/shown-asymptotic.js';
import { profileStatistic } from './profile-statistic.js';

export interface ProfilePlane extends Pick<ObjectiveGrid, 'axes' | 'objective'> {
  /** The joint confidence region of both parameters at the record's level is where the objective is at most this. */
  readonly region: number;
}

/** Values an axis of the plane; an odd number, so that the optimum is one of them. */
const VALUES = 15;
/** Axes end so many standard errors from the optimum, or a little beyond the farthest minimum that is no farther than this. */
const [USUAL_REACH, LONGEST_REACH] = [4, 12];
/** Axes of positive parameters end within this factor of the optimum. */
const LARGEST_FACTOR = 20;
/** Rows times squared parameters beyond which the plane would take seconds. */
const MOST_WORK = 1e5;
/** Other minima from which every point is searched. */
const MOST_MINIMA = 3;

export interface PlaneAxis {
  /** Index of a free parameter. */
  readonly at: number;
  readonly values: readonly number[];
}

/**
 * `count` values of each axis of {@link profilePlane}, the optimum in their middle: the first two parameters that do not enter the law linearly, most often its exponents;
 * undefined where there are no two, where these have no standard errors, or where the plane would take seconds.
 */
export function planeAxes(
  { record, model }: FitOutcome,
  count = VALUES,
): readonly [PlaneAxis, PlaneAxis] | undefined {
  const { free, problem, groups } = model;
  if (groups !== undefined || problem.rows * problem.size ** 2 > MOST_WORK) return undefined;
  const [across, up] = free
    .flatMap((parameter, at) => (parameter.linear ? [] : [{ at, parameter }]))
    .slice(0, 2)
    .map(({ at, parameter }) => ({ at, values: axisAbout(parameter, record, count) }));
  return up === undefined || across.values.length === 0 || up.values.length === 0 ? undefined : [across, up];
}

/** The plane over {@link planeAxes}, undefined where there are none. The optimum is at the middle of both axes. */
export async function profilePlane(outcome: FitOutcome): Promise<ProfilePlane | undefined> {
  const axes = planeAxes(outcome);
  if (axes === undefined) return undefined;
  const { record, model } = outcome;
  const { free, problem } = model;
  const [{ at: across, values: xs }, { at: up, values: ys }] = axes;
  const polish = createPolisher(await compileKernel(problem));
  const natural = (parameters: Readonly<Record<string, number>>): Float64Array =>
    Float64Array.from(free, ({ name }) => parameters[name]);
  const [best, ...others] = record.starts.minima
    .slice(0, 1 + MOST_MINIMA)
    .map(({ parameters }) => model.toInternal(natural(parameters)));
  if (best === undefined || !best.every(Number.isFinite)) return undefined;
  const found = new Map<number, Float64Array>();
  const objective = new Array<number | null>(VALUES ** 2).fill(null);
  for (const cell of outwards()) {
    const [i, j] = [Math.floor(cell / VALUES), cell % VALUES];
    const near = neighbours(cell).find((each) => found.has(each));
    const starts = [found.get(near ?? -1) ?? best, ...others];
    for (const start of starts) {
      const at = model.toNatural(start);
      at[across] = xs[i];
      at[up] = ys[j];
      const held = model.toInternal(at);
      if (!held.every(Number.isFinite)) continue;
      const { parameters, objective: reached } = polish(held, { hold: [across, up], brief: true });
      if (!(reached < (objective[cell] ?? Number.POSITIVE_INFINITY))) continue;
      objective[cell] = reached;
      found.set(cell, parameters);
    }
  }
  const { rise, threshold } = profileStatistic(problem, best, record.objective, record.asymptotic.level);
  return {
    axes: axes.map(({ at, values }) => ({ name: free[at].name, values })),
    objective,
    region: record.objective + rise * (jointThreshold(record) / threshold),
  };
}

/** Of the statistic of a profile over two parameters: 2 F(2, degrees), which is chi-square(2) in large samples. */
function jointThreshold({ asymptotic: { level }, identifiability }: FitRecord): number {
  const { degreesOfFreedom: degrees } = identifiability;
  return degrees > 0 ? degrees * ((1 - level) ** (-2 / degrees) - 1) : Number.NaN;
}

/** Values about the optimum, ascending: evenly spaced, or by their logarithms where the parameter is positive; empty where there are none. */
function axisAbout(
  { name, logarithmic, lower, upper }: FreeParameter,
  record: FitRecord,
  count: number,
): number[] {
  const value = record.parameters[name];
  const error = (record.bootstrap ?? shownAsymptotic(record))?.standardErrors[name];
  if (error === undefined || error === null || !(error > 0) || !Number.isFinite(error)) return [];
  const to = (x: number): number => (logarithmic ? Math.log(x / value) : x - value);
  const from = (u: number): number => (logarithmic ? value * Math.exp(u) : value + u);
  const unit = logarithmic ? error / value : error;
  const reach = record.starts.minima.reduce((most, { parameters }) => {
    const distance = 1.1 * Math.abs(to(parameters[name]));
    return distance <= LONGEST_REACH * unit ? Math.max(most, distance) : most;
  }, USUAL_REACH * unit);
  const longest = logarithmic ? Math.log(LARGEST_FACTOR) : Number.POSITIVE_INFINITY;
  const end = Math.min(reach, longest, -to(lower), to(upper));
  if (!(end > 0)) return [];
  const half = (count - 1) / 2;
  return Array.from({ length: count }, (_, k) => from(((k - half) / half) * end));
}

/** Cells from the middle outwards, so that each has a neighbour before it. */
function outwards(): number[] {
  const half = (VALUES - 1) / 2;
  const distance = (cell: number): number =>
    Math.max(Math.abs(Math.floor(cell / VALUES) - half), Math.abs((cell % VALUES) - half));
  return Array.from({ length: VALUES ** 2 }, (_, cell) => cell).sort((a, b) => distance(a) - distance(b));
}

/** The cells about a cell, those that share a side first. */
function neighbours(cell: number): number[] {
  const [i, j] = [Math.floor(cell / VALUES), cell % VALUES];
  const steps = [-1, 0, 1].flatMap((a) => [-1, 0, 1].map((b) => [a, b] as const));
  return steps
    .filter(([a, b]) => (a !== 0 || b !== 0) && inside(i + a) && inside(j + b))
    .sort(([a, b], [c, d]) => Math.abs(a) + Math.abs(b) - Math.abs(c) - Math.abs(d))
    .map(([a, b]) => (i + a) * VALUES + j + b);
}

const inside = (at: number): boolean => at >= 0 && at < VALUES;
