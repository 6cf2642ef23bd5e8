/** Start sets: seeded through the linear parameters, on the customary grid, along a Sobol sequence, or given. */

import { field, IsolossError } from '../errors.js';
import { own } from '../own.js';
import {
  bestStarts,
  COMPARED_ROWS,
  COMPARED_STARTS,
  createGroupedSeed,
  KEPT_STARTS,
  sameInAllGroups,
} from './grouped-starts.js';
import { createLinearSeed } from './linear-seed.js';
import type { FreeParameter, Model, ModelGroups } from './model.js';
import type { StartSet } from './problem.js';
import { parameterScales, type Scale } from './scale.js';
import { sobol } from './sobol.js';

export interface StartSettings {
  readonly plan:
    | { readonly kind: 'seeded'; readonly count?: number }
    | { readonly kind: 'grid' }
    | { readonly kind: 'sobol'; readonly count: number };
  /** Whether the plan was requested explicitly; given starts replace a default plan. */
  readonly planned: boolean;
  /** Given starts, natural units. */
  readonly given: readonly Readonly<Record<string, number>>[];
  /** Start ranges in place of the law's. */
  readonly range: Readonly<Record<string, readonly [number, number]>>;
  readonly seed: number;
}

export interface Starts extends StartSet {
  /** How many of them, at the beginning, were given by the user. */
  readonly given: number;
  /** How they were made, in words. */
  readonly kind: string;
}

/** Seeded starts by number of nonlinear parameters: basins multiply with dimensions. */
const SEEDED_COUNTS = [1, 16, 16, 64, 256] as const;
const MAX_SEEDED = 1024;

/** The same where the range of a parameter is unknown: starts span decades, and few of them are near. */
const SEEDED_COUNTS_OF_UNKNOWN = [1, 64, 64] as const;

/** Start values in natural units, one row at a time; `fill` converts them to internal coordinates. */
interface NaturalStarts {
  readonly kind: string;
  readonly count: number;
  at(index: number): Float64Array;
}

export function createStarts(model: Model, settings: StartSettings): Starts {
  checkNames(model, settings);
  const sets: NaturalStarts[] = [];
  if (settings.given.length > 0) sets.push(givenStarts(model, settings));
  if (settings.planned || settings.given.length === 0) sets.push(plannedStarts(model, settings));
  const { lower, upper, size } = model.problem;
  return {
    kind: sets.map((set) => set.kind).join(' and '),
    given: settings.given.length,
    count: sets.reduce((sum, set) => sum + set.count, 0),
    fill(first, n, out) {
      for (let i = 0; i < n; i++) {
        let index = first + i;
        const set = sets.find((candidate) => {
          if (index < candidate.count) return true;
          index -= candidate.count;
          return false;
        }) as NaturalStarts;
        const internal = model.toInternal(set.at(index));
        for (let j = 0; j < size; j++)
          out[i * size + j] = Math.min(Math.max(internal[j], lower[j]), upper[j]);
      }
    },
  };
}

function checkNames(model: Model, { given, range }: StartSettings): void {
  const names = model.law.parameters.map((p) => p.name);
  const ofGroups = model.parameterNames;
  const named = [
    ...given.flatMap((start) => Object.keys(start).map((name) => ({ name, where: field('start') }))),
    ...Object.keys(range).map((name) => ({ name, where: field('range') })),
  ];
  for (const { name, where } of named) {
    if (names.includes(name) || (where === field('start') && ofGroups.includes(name))) continue;
    throw new IsolossError(
      'unknown-parameter',
      `${where} names "${name}", which is not a parameter of the law.`,
      `Its parameters are ${names.join(', ')}.`,
    );
  }
}

function plannedStarts(model: Model, settings: StartSettings): NaturalStarts {
  if (model.groups !== undefined) return groupedStarts(model, model.groups, settings);
  const { plan } = settings;
  if (plan.kind === 'grid') return gridStarts(model);
  if (plan.kind === 'sobol') {
    const all = model.free.map((_, j) => j);
    const draw = drawer(model, settings, all);
    return { kind: 'sobol', count: plan.count, at: (index) => draw(index, new Float64Array(all.length)) };
  }
  const nonlinear = model.free.flatMap((p, j) => (p.linear ? [] : [j]));
  const draw = drawer(model, settings, nonlinear);
  const complete = createLinearSeed(model);
  return {
    kind: 'seeded',
    count: nonlinear.length === 0 ? 1 : (plan.count ?? defaultCount(model, nonlinear, settings)),
    at(index) {
      const theta = draw(index, new Float64Array(model.free.length));
      complete(theta);
      return theta;
    },
  };
}

/** Starts of the pooled law, completed for each group. By default the best of many, so that few need to be followed. */
function groupedStarts(model: Model, groups: ModelGroups, settings: StartSettings): NaturalStarts {
  const { plan } = settings;
  const starts = plannedStarts(groups.pooled, settings);
  const nonlinear = groups.pooled.free.flatMap((p, j) => (p.linear ? [] : [j]));
  if (plan.kind !== 'seeded') {
    const at = (index: number) => sameInAllGroups(groups, starts.at(index), model.problem.size);
    return { ...starts, at };
  }
  const draw = drawer(groups.pooled, settings, nonlinear);
  const seededOver = (over: ModelGroups) => {
    const seed = createGroupedSeed(over);
    return (index: number) => seed(draw(index, new Float64Array(groups.pooled.free.length)));
  };
  const at = seededOver(groups);
  if (plan.count !== undefined || starts.count <= KEPT_STARTS) return { ...starts, at };
  const compared = Math.min(starts.count, COMPARED_STARTS * nonlinear.length);
  const sample = groups.sample(COMPARED_ROWS);
  const best =
    sample?.groups === undefined
      ? bestStarts(model, compared, KEPT_STARTS, at)
      : bestStarts(sample, compared, KEPT_STARTS, seededOver(sample.groups));
  return { kind: `seeded, the best of ${compared}`, count: best.length, at: (index) => at(best[index]) };
}

function defaultCount(model: Model, nonlinear: readonly number[], settings: StartSettings): number {
  const scales = parameterScales(model);
  const isKnown = nonlinear.every((j) => scales[j].isOfData || hasRange(model.free[j], settings));
  return (isKnown ? SEEDED_COUNTS : SEEDED_COUNTS_OF_UNKNOWN)[nonlinear.length] ?? MAX_SEEDED;
}

function hasRange({ name, definition, lower, upper }: FreeParameter, { range }: StartSettings): boolean {
  return Object.hasOwn(range, name) || definition.start !== undefined || Number.isFinite(upper - lower);
}

/** `draw(i, theta)` writes the parameters `which` of start i into `theta`. */
function drawer(
  model: Model,
  settings: StartSettings,
  parameters: readonly number[],
): (index: number, theta: Float64Array) => Float64Array {
  const point = sobol(parameters.length, settings.seed);
  const scales = parameterScales(model);
  const maps = parameters.map((j) =>
    quantile(model.free[j], scales[j], own(settings.range, model.free[j].name)),
  );
  return (index, theta) => {
    const draws = point(index);
    parameters.forEach((j, d) => {
      theta[j] = maps[d](draws[d]);
    });
    return theta;
  };
}

/** Maps v in [0, 1) to a value of a parameter, by its range, its bounds, or only its scale. */
function quantile(
  parameter: FreeParameter,
  { typical, decades }: Scale,
  asked: readonly [number, number] | undefined,
): (v: number) => number {
  const { lower, upper, logarithmic, definition } = parameter;
  const range = asked ?? definition.start;
  if (range !== undefined) {
    const lo = Math.max(range[0], lower);
    const hi = Math.min(range[1], upper);
    const oneSign = lo * hi > 0;
    if (oneSign && (logarithmic || asked !== undefined)) return (v) => lo * (hi / lo) ** v;
    return (v) => lo + (hi - lo) * v;
  }
  if (Number.isFinite(lower) && Number.isFinite(upper) && !logarithmic)
    return (v) => lower + (upper - lower) * v;
  const magnitude = (v: number): number => typical * 10 ** (decades * (2 * v - 1));
  if (Number.isFinite(lower)) return (v) => Math.min(lower + magnitude(v), upper);
  if (Number.isFinite(upper)) return (v) => upper - magnitude(v);
  return (v) => (v < 0.5 ? magnitude(2 * v) : -magnitude(2 * v - 1));
}

function gridStarts(model: Model): NaturalStarts {
  const axes = model.free.map((parameter) => {
    const grid = parameter.definition.grid;
    if (grid === undefined) {
      throw new IsolossError(
        'no-grid',
        `The law ${model.law.name} has no customary grid of starts for ${parameter.name}.`,
        `Use ${field('starts')} seeded or ${field('starts')} sobol:1024.`,
      );
    }
    return grid;
  });
  return {
    kind: 'grid',
    count: axes.reduce((product, axis) => product * axis.length, 1),
    at(index) {
      const theta = new Float64Array(axes.length);
      let rest = index;
      for (let j = axes.length - 1; j >= 0; j--) {
        theta[j] = axes[j][rest % axes[j].length];
        rest = Math.floor(rest / axes[j].length);
      }
      return theta;
    },
  };
}

/** Given starts may leave out linear parameters: they are solved for. A value of a parameter holds for all its groups. */
function givenStarts(model: Model, { given }: StartSettings): NaturalStarts {
  const { groups } = model;
  const seed = groups === undefined ? undefined : createGroupedSeed(groups);
  const complete = groups === undefined ? createLinearSeed(model) : undefined;
  const origins = originsOf(model);
  const starts = given.map((start) => {
    const givenValue = (j: number): number | undefined =>
      own(start, model.free[j].name) ?? own(start, origins[j]);
    const missing = model.free.filter((_, j) => givenValue(j) === undefined);
    const hard = missing.filter((p) => !p.linear);
    if (hard.length > 0) {
      throw new IsolossError(
        'incomplete-start',
        `A start has no value for ${hard.map((p) => p.name).join(', ')}.`,
        `Give a value for each of ${model.free.map((p) => p.name).join(', ')}; those that enter linearly may be left out.`,
      );
    }
    let theta: Float64Array = Float64Array.from(model.free, (_, j) => givenValue(j) ?? 0);
    if (missing.length > 0) {
      if (groups !== undefined && seed !== undefined) {
        theta = seed(Float64Array.from(groups.places[0], (j) => givenValue(j) ?? 0));
      }
      complete?.(theta);
      model.free.forEach((_, j) => {
        theta[j] = givenValue(j) ?? theta[j];
      });
      if (!theta.every(Number.isFinite)) {
        throw new IsolossError(
          'no-finite-start',
          ['The law has no finite value at a start of yours.', ...model.conditions].join(' '),
          'Give another start.',
        );
      }
    }
    model.free.forEach((p, j) => {
      const open = p.logScale && theta[j] <= 0;
      if (!open && theta[j] >= p.lower && theta[j] <= p.upper) return;
      throw new IsolossError(
        'start-out-of-domain',
        `The start ${p.name} = ${theta[j]} lies outside ${p.lower}..${p.upper}.`,
        `Give a start inside the parameter's domain, or widen ${field('bound')}.`,
      );
    });
    return theta;
  });
  return { kind: 'given', count: starts.length, at: (index) => starts[index] };
}

/** By free parameter, the name of the law's parameter that it is a group's own value of. */
function originsOf({ free, groups }: Model): string[] {
  const names = free.map(({ name }) => name);
  for (const place of groups?.places ?? []) {
    for (const [k, j] of place.entries()) names[j] = (groups as ModelGroups).pooled.free[k].name;
  }
  return names;
}
